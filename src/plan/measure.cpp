#include "plan/measure.hpp"

#include "base/text.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace dueregard::plan {

namespace {

constexpr std::size_t longest_ref = 50;
constexpr std::size_t longest_line = 500;
constexpr std::size_t longest_action = 5000;
constexpr std::size_t short_length = 60;

void check_length(
    Faults& faults, std::string_view field, std::string_view text, std::size_t most, std::string_view sentence
) {
    if (text.size() > most) faults.push_back({std::string(field), std::string(sentence)});
}

}  // namespace

std::string_view name_of(MeasureActKind kind) {
    return kind == MeasureActKind::withdrawn ? "withdrawn" : "put_back";
}

Faults faults_of(const Measure& measure) {
    Faults faults;
    check_length(faults, "ref", measure.ref, longest_ref, "The reference must be 50 characters or fewer");
    if (trimmed(measure.action).empty()) faults.push_back({"action", "Enter what will be done"});
    check_length(
        faults, "action", measure.action, longest_action, "The action must be 5,000 characters or fewer"
    );
    check_length(
        faults,
        "printed_owner",
        measure.printed_owner,
        longest_line,
        "The owner must be 500 characters or fewer"
    );
    check_length(
        faults,
        "baseline",
        measure.baseline.words,
        longest_line,
        "The baseline must be 500 characters or fewer"
    );
    check_length(
        faults, "target", measure.target.words, longest_line, "The target must be 500 characters or fewer"
    );
    check_length(
        faults, "due", measure.due_words, longest_line, "The due date must be 500 characters or fewer"
    );
    return faults;
}

Faults set_due(Measure& measure, std::string_view typed) {
    const auto words = squeezed(typed);
    measure.due = parse_due(words);
    measure.due_words = measure.due ? "" : words;
    if (measure.due || !std::ranges::any_of(words, is_digit)) return {};
    return {
        {"due",
         "Enter a date, a month, a quarter, a season or a year, like 31 March 2027, March 2027, Q4 2026/27, Spring "
         "2027 or 2026/27"}
    };
}

std::string due_text(const Measure& measure) {
    if (!measure.due) return measure.due_words;
    const auto last_day = long_date(measure.due->last_day);
    if (measure.due->precision == DuePrecision::day || measure.due->words.empty()) return last_day;
    return fmt::format("{}, by {}", measure.due->words, last_day);
}

bool is_past_due(const Measure& measure, Date today) {
    return measure.due && measure.due->last_day < today;
}

std::string short_name(const Measure& measure) {
    if (!measure.ref.empty()) return measure.ref;
    return shortened(measure.action, short_length);
}

}  // namespace dueregard::plan
