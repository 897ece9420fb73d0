#pragma once
// What is wrong with something that a person typed: base/fault.hpp, by the name that this part's callers
// know.

#include "base/fault.hpp"

namespace dueregard::plan {

using dueregard::Fault;
using dueregard::Faults;

/// For what stores: throws BadRequest with the first sentence where there is a fault. Pages show faults
/// before they come here.
void require_sound(const Faults& faults);

}  // namespace dueregard::plan
