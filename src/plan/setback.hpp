#pragma once
// What a commentary says against its own status: that the work was postponed, cancelled, not begun, or done
// too late.

#include "plan/due_date.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace dueregard::plan {

/// The words that say so, as printed: "were postponed".
struct Setback {
    std::string words;
};

/// The first setback that the commentary tells and does not tell the end of ("was delayed but is now
/// complete" is none). What might happen, what was avoided and what only concerns others' business
/// ("cancelled appointments") is none.
[[nodiscard]] std::optional<Setback> setback_in(std::string_view commentary);

/// When the commentary says the work was or will be done, where that is after `due`: "completed in June 2022"
/// of what was due by the end of April. What is said of further or later work is left aside.
[[nodiscard]] std::optional<DueDate> done_after(std::string_view commentary, const DueDate& due);

}  // namespace dueregard::plan
