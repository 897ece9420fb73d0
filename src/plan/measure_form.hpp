#pragma once
// The form in which a measure is added or changed: what was typed, what is wrong with it, and the page that
// asks.

#include "accounts/visit.hpp"
#include "base/fault.hpp"
#include "plan/measure.hpp"
#include "web/html.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace dueregard::plan {

/// What stands in the fields, right or wrong.
struct MeasureForm {
    Measure measure;
    std::string due;  ///< as typed
    Faults faults;
};

[[nodiscard]] MeasureForm form_of(const Measure& measure);
/// Reads what was sent over `before`, whose id it keeps. A select that names what is not there is a fault.
[[nodiscard]] MeasureForm read_measure_form(accounts::Visit& visit, const Measure& before);

/// The fields and the button; `standing` is what the register holds now, where somebody else changed it
/// meanwhile. It is sent to `path`, or to the register's own page of it where that is empty.
[[nodiscard]] web::Html measure_form_html(
    accounts::Visit& visit,
    const MeasureForm& form,
    const std::optional<Measure>& standing,
    std::string_view path = ""
);

}  // namespace dueregard::plan
