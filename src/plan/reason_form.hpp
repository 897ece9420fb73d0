#pragma once
// A page that asks for one thing: the reason for an act.

#include "accounts/visit.hpp"
#include "base/fault.hpp"
#include "web/response.hpp"

#include <expected>
#include <string>

namespace dueregard::plan {

struct ReasonForm {
    std::string title;        ///< "Withdraw this measure"
    std::string caption;      ///< what it is about
    std::string explanation;  ///< what follows from it
    std::string question;     ///< "Why is it withdrawn?"
    std::string missing;      ///< the fault when nothing was typed
    std::string button;
    std::string cancel;  ///< where to go instead
};

/// A form that posts to the page's own path.
[[nodiscard]] web::Response
show_reason_form(accounts::Visit& visit, const ReasonForm& form, const Faults& faults);
/// What was typed, or the faults of the field "why".
[[nodiscard]] std::expected<std::string, Faults>
read_reason(const accounts::Visit& visit, const ReasonForm& form);

}  // namespace dueregard::plan
