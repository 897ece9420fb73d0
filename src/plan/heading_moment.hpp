#pragma once
// When a heading says that its column speaks of: "Position at 30 September 2026", "Update Q2", "March 2027
// RAG".

#include "base/date.hpp"
#include "plan/wording.hpp"

#include <optional>
#include <span>
#include <vector>

namespace dueregard::plan {

/// A quarter, a day, both or neither.
struct HeadingMoment {
    int quarter = 0;          ///< 1 to 4 where one is named
    std::optional<Date> day;  ///< the last day of the date that is named

    [[nodiscard]] bool is_named() const { return quarter > 0 || day.has_value(); }
};

[[nodiscard]] HeadingMoment moment_of(std::span<const Token> heading);

/// The heading without its dates and the words that only lead in to them; the whole where nothing else is in
/// it.
[[nodiscard]] std::vector<Token> without_dates(std::span<const Token> heading);

/// One and the same moment, as far as both tell.
[[nodiscard]] bool is_same(const HeadingMoment& a, const HeadingMoment& b);

/// `a` comes after `b`; what is named comes after what is not.
[[nodiscard]] bool is_later(const HeadingMoment& a, const HeadingMoment& b);

}  // namespace dueregard::plan
