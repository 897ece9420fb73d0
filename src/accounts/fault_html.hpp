#pragma once
// Faults of a form as its page shows them.

#include "base/fault.hpp"
#include "web/error_message.hpp"
#include "web/error_summary.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace dueregard::accounts {

/// The sentence for this field; "" where it has no fault.
[[nodiscard]] std::string sentence_at(const Faults& faults, std::string_view field);
/// The same, for a component.
[[nodiscard]] web::ErrorMessage error_at(const Faults& faults, std::string_view field);
/// For the error summary, each leading to its field where it has one.
[[nodiscard]] std::vector<web::ErrorLink> error_links(const Faults& faults);

}  // namespace dueregard::accounts
