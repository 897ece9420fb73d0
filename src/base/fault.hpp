#pragma once
// What is wrong with something that a person typed: the field it is about and one sentence that says how to
// mend it.

#include <string>
#include <vector>

namespace dueregard {

struct Fault {
    std::string field;
    std::string sentence;
    friend bool operator==(const Fault&, const Fault&) = default;
};

/// All of them at once, in the order of the form; empty where nothing is wrong.
using Faults = std::vector<Fault>;

/// For what stores: throws BadRequest with the first sentence where there is a fault. Pages show faults
/// before they come here.
void require_sound(const Faults& faults);

}  // namespace dueregard
