#pragma once
// A date as a form takes it, in three boxes: "from-day", "from-month", "from-year".

#include "base/date.hpp"
#include "plan/fault.hpp"
#include "web/date_input.hpp"
#include "web/request.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace dueregard::plan {

[[nodiscard]] web::TypedDate typed_date(const web::Fields& form, std::string_view prefix);
[[nodiscard]] web::TypedDate typed_date(Date date);
[[nodiscard]] bool is_empty(const web::TypedDate& typed);
/// Months also by name. Nothing where it is no date between 1990 and 2199.
[[nodiscard]] std::optional<Date> date_of(const web::TypedDate& typed);

/// The question and its three boxes; an error of the field named `prefix` stands with them.
[[nodiscard]] web::Html date_field(
    std::string_view prefix,
    std::string_view question,
    std::string_view hint,
    const web::TypedDate& typed,
    const Faults& faults
);

}  // namespace dueregard::plan
