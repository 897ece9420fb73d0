#include "monitoring/payroll_row.hpp"

#include "base/text.hpp"
#include "monitoring/hourly_rate.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace dueregard::monitoring {

namespace {

/// Longest piece of a cell that is said again in a sentence.
constexpr std::size_t longest_quote = 40;

/// More different answers than any list has are understood anew each time.
constexpr std::size_t most_met = 1'000;

constexpr std::string_view no_division = "Not given";

std::expected<Amount, std::string>
above_nought(std::expected<Amount, std::string> amount, std::string_view name) {
    if (amount && *amount == 0) return std::unexpected(fmt::format("The {} is nought.", name));
    return amount;
}

}  // namespace

void PayrollRowReader::read(const Cells& cells, int line, Payroll& payroll) {
    const auto before = payroll.faults.size();
    const auto fault = [&](std::string sentence) {
        payroll.faults.push_back({.line = line, .sentence = std::move(sentence)});
    };
    const auto answer = cell(cells, Field::group);
    const auto& met = group(answer);
    if (met.state == AnswerState::unknown) fault(unknown_answer(answer));
    PaidEmployee employee{.group = met.group, .hourly_rate = std::nullopt, .bonus = 0};
    if (auto bonus = optional_amount(cells, Field::bonus, "bonus")) {
        employee.bonus = *bonus;
    } else {
        fault(std::move(bonus.error()));
    }
    auto full = is_on_full_pay(cells);
    if (!full) fault(std::move(full.error()));
    // Where it is not known whether pay is asked for, what stands there is read all the same.
    if (full ? *full : !cell(cells, Field::hourly_pay).empty()) {
        if (auto rate = rate_of(cells)) {
            employee.hourly_rate = *rate;
        } else {
            fault(std::move(rate.error()));
        }
    }
    if (auto again = seen_before(cells, line)) fault(*std::move(again));
    if (payroll.faults.size() > before) {
        ++payroll.faulty_rows;
        return;
    }
    payroll.prefer_not_to_say += met.state == AnswerState::prefer_not_to_say ? 1 : 0;
    payroll.not_answered += met.state == AnswerState::not_answered ? 1 : 0;
    payroll.another_answer += met.state == AnswerState::another ? 1 : 0;
    payroll.employees.push_back(employee);
    add_division(cells, Field::grade, payroll.grades);
    add_division(cells, Field::directorate, payroll.directorates);
}

std::string_view PayrollRowReader::cell(const Cells& cells, Field field) const {
    const auto place = columns_.of(field);
    return place && *place < cells.size() ? trimmed(cells[*place]) : std::string_view();
}

/// A payroll has few answers and many rows: each is understood once.
const PayrollRowReader::Met& PayrollRowReader::group(std::string_view text) {
    const auto known_text = std::ranges::find(met_, text, &Met::text);
    if (known_text != met_.end()) return *known_text;
    auto answer = read_answer(text, by_);
    Met met{.text = std::string(text), .group = no_group, .state = answer.state};
    if (answer.state == AnswerState::answered) {
        const auto known = std::ranges::find_if(groups_, [&](const std::string& group) {
            return equals_ignoring_case(group, answer.group);
        });
        met.group = static_cast<std::uint16_t>(known - groups_.begin());
        if (known == groups_.end()) groups_.push_back(std::move(answer.group));
    }
    if (met_.size() == most_met) met_.pop_back();
    return met_.emplace_back(std::move(met));
}

std::string PayrollRowReader::unknown_answer(std::string_view text) const {
    return fmt::format(
        "“{}” is no answer that is known here: give {}.", shortened(text, longest_quote), known_answers(by_)
    );
}

PayrollRowReader::Read<Amount>
PayrollRowReader::amount(const Cells& cells, Field field, std::string_view name) const {
    const auto text = cell(cells, field);
    if (text.empty()) return std::unexpected(fmt::format("The {} is missing.", name));
    const auto amount = read_amount(text);
    if (!amount) {
        return std::unexpected(
            fmt::format("“{}” is no {}: give a number, such as 15.54.", shortened(text, longest_quote), name)
        );
    }
    if (*amount < 0) return std::unexpected(fmt::format("The {} is below nought.", name));
    return *amount;
}

PayrollRowReader::Read<Amount>
PayrollRowReader::optional_amount(const Cells& cells, Field field, std::string_view name) const {
    if (cell(cells, field).empty()) return 0;
    return amount(cells, field, name);
}

PayrollRowReader::Read<bool> PayrollRowReader::is_on_full_pay(const Cells& cells) const {
    if (!columns_.of(Field::full_pay)) return true;
    const auto text = cell(cells, Field::full_pay);
    for (const std::string_view yes : {"yes", "y", "true", "1", "full"}) {
        if (equals_ignoring_case(text, yes)) return true;
    }
    for (const std::string_view no : {"no", "n", "false", "0", "reduced", "nil"}) {
        if (equals_ignoring_case(text, no)) return false;
    }
    if (text.empty())
        return std::unexpected("Whether the employee is on full pay is missing: give yes or no.");
    return std::unexpected(fmt::format(
        "“{}” does not say whether the employee is on full pay: give yes or no.",
        shortened(text, longest_quote)
    ));
}

PayrollRowReader::Read<Amount> PayrollRowReader::rate_of(const Cells& cells) const {
    if (columns_.of(Field::hourly_pay) && !cell(cells, Field::hourly_pay).empty())
        return above_nought(amount(cells, Field::hourly_pay, "hourly pay"), "hourly pay");
    if (!columns_.of(Field::ordinary_pay)) return std::unexpected("The hourly pay is missing.");
    return rate_of_period(cells);
}

PayrollRowReader::Read<Amount> PayrollRowReader::rate_of_period(const Cells& cells) const {
    const auto ordinary = amount(cells, Field::ordinary_pay, "ordinary pay");
    if (!ordinary) return ordinary;
    const auto hours =
        above_nought(amount(cells, Field::weekly_hours, "number of weekly hours"), "number of weekly hours");
    if (!hours) return hours;
    const auto days = read_period_days(cell(cells, Field::pay_period_days));
    if (!days)
        return std::unexpected(
            std::string("The length of the pay period is not a number of days, nor month or week.")
        );
    const auto bonus = optional_amount(cells, Field::period_bonus, "bonus in the pay period");
    if (!bonus) return bonus;
    const auto bonus_days = read_period_days(cell(cells, Field::bonus_period_days));
    if (!bonus_days && !cell(cells, Field::bonus_period_days).empty())
        return std::unexpected(
            std::string("The length of the bonus period is not a number of days, nor month or year.")
        );
    const auto rate = hourly_rate(
        {.ordinary = *ordinary,
         .period_days = *days,
         .bonus = *bonus,
         .bonus_days = bonus_days.value_or(0.0),
         .weekly_hours = static_cast<double>(*hours) / static_cast<double>(one_pound)}
    );
    if (rate <= 0 || rate > most_amount)
        return std::unexpected(std::string("The pay comes to no hourly rate that could be true."));
    return rate;
}

/// Each employee counts once (paragraph 1): a second row is a fault.
std::optional<std::string> PayrollRowReader::seen_before(const Cells& cells, int line) {
    if (!columns_.of(Field::employee)) return std::nullopt;
    const auto employee = cell(cells, Field::employee);
    if (employee.empty()) return "The employee's number is missing.";
    const auto before = seen_.seen_before(employee, line);
    if (!before) return std::nullopt;
    return fmt::format(
        "Employee {} stands on line {} already, and each employee counts once.",
        shortened(employee, longest_quote),
        *before
    );
}

/// Few names and many rows: mostly the one of the row before, or near the front.
void PayrollRowReader::add_division(const Cells& cells, Field field, PayDivisions& divisions) {
    if (!columns_.of(field)) return;
    const auto text = cell(cells, field);
    const auto name = text.empty() ? no_division : text;
    const auto known = std::ranges::find(divisions.names, name);
    const auto place = known - divisions.names.begin();
    if (known == divisions.names.end()) divisions.names.emplace_back(name);
    divisions.places.push_back(static_cast<std::uint16_t>(place));
}

}  // namespace dueregard::monitoring
