#pragma once
// A date as a form takes it, in three boxes: "from-day", "from-month", "from-year".

#include "base/date.hpp"
#include "web/date_input.hpp"
#include "web/html.hpp"
#include "web/request.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace dueregard::web {

[[nodiscard]] TypedDate typed_date(const Fields& form, std::string_view prefix);
[[nodiscard]] TypedDate typed_date(Date date);
[[nodiscard]] bool is_empty(const TypedDate& typed);
/// Months also by name. Nothing where it is no date between 1990 and 2199.
[[nodiscard]] std::optional<Date> date_of(const TypedDate& typed);

/// The question and its three boxes.
[[nodiscard]] Html date_field(
    std::string_view prefix,
    std::string_view question,
    std::string_view hint,
    const TypedDate& typed,
    const ErrorMessage& error
);

}  // namespace dueregard::web
