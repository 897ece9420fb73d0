#pragma once
// The form in which a return is given, all on one page.

#include "base/fault.hpp"
#include "evidence/evidence.hpp"
#include "plan/measure_return.hpp"
#include "plan/return_view.hpp"
#include "web/html.hpp"

#include <optional>

namespace dueregard::plan {

/// Whether the last commentary is to be used again, as a box on the form says.
enum class Carrying { no, yes };

/// What stands in the fields, right or wrong.
struct ReturnForm {
    MeasureReturn written;
    Carrying carrying = Carrying::no;
    evidence::NewEvidence evidence;
    Faults faults;
};

[[nodiscard]] ReturnForm form_of(const MeasureReturn& given);

/// Reads what was sent. A status that is not of the scale counts as none.
[[nodiscard]] ReturnForm read_return_form(accounts::Visit& visit, const ReturnView& view);

/// What the visitor wants done with it.
enum class Purpose { draft, submission };

/// Puts the faults in the form's own: those of its purpose, of the evidence, and of the box that contradicts
/// the text.
void check(ReturnForm& form, Purpose purpose);

/// The form, with the return before beside it. `standing` is what the register holds now, where somebody else
/// changed it meanwhile.
[[nodiscard]] web::Html return_form_html(
    accounts::Visit& visit,
    const ReturnView& view,
    const ReturnForm& form,
    const std::optional<MeasureReturn>& standing
);

}  // namespace dueregard::plan
