#pragma once
// One finding as a page shows it: the sentence, whose it is, where it is mended, and the form that accepts
// it.

#include "accounts/visit.hpp"
#include "assurance/findings.hpp"
#include "base/fault.hpp"
#include "web/html.hpp"
#include "web/request.hpp"

#include <cstddef>
#include <string>

namespace dueregard::assurance {

/// Where the finding stands on its page, and what its forms must bring back.
struct FindingPlace {
    std::size_t number = 0;  ///< on the page, from 1: tells its fields' ids apart
    web::Fields kept;        ///< hidden in its forms: the page to return to
    plan::PeriodId period;   ///< in which it was found
    Faults faults;           ///< of the field "why", after a form that could not be accepted
    std::string why;         ///< what was typed then
};

/// One `<li>`. The forms stand there for those who may accept hits.
[[nodiscard]] web::Html
finding_item(const accounts::Visit& visit, const Finding& finding, const FindingPlace& place);

/// The id of the field in which a reason is typed: for the link of an error summary.
[[nodiscard]] std::string reason_field(const FindingPlace& place);

/// "To mend" or "To look at" as a tag.
[[nodiscard]] web::Html severity_tag(Severity severity);

}  // namespace dueregard::assurance
