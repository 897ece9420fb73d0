#include "monitoring/payroll.hpp"

#include "base/text.hpp"
#include "documents/csv.hpp"
#include "documents/csv_rows.hpp"
#include "monitoring/hourly_rate.hpp"
#include "monitoring/payroll_columns.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <unordered_map>
#include <utility>

namespace dueregard::monitoring {

namespace {

constexpr std::size_t most_columns = 2'000;
/// A title and notes may stand above the headings.
constexpr int most_rows_above = 20;
/// Longest piece of a cell that is said again in a sentence.
constexpr std::size_t longest_quote = 40;

using Cells = std::vector<std::string>;

/// A row's employee, or one sentence on what is wrong with it.
template <typename Value>
using Read = std::expected<Value, std::string>;

bool is_blank(const Cells& cells) {
    return std::ranges::all_of(cells, [](const std::string& cell) { return trimmed(cell).empty(); });
}

/// Reads one row after the other and remembers what spans rows: groups, and who was there before.
class RowReader {
public:
    RowReader(const PayrollColumns& columns, Characteristic by) : columns_(columns), by_(by) {}

    Read<PaidEmployee> read(const Cells& cells, int line, Payroll& payroll) {
        const auto [place, state] = group(cell(cells, Field::group));
        if (state == AnswerState::unknown) return unknown_answer(cell(cells, Field::group));
        PaidEmployee employee{.group = place, .hourly_rate = std::nullopt, .bonus = 0};
        const auto bonus = optional_amount(cells, Field::bonus, "bonus");
        if (!bonus) return std::unexpected(bonus.error());
        employee.bonus = *bonus;
        const auto full = is_on_full_pay(cells);
        if (!full) return std::unexpected(full.error());
        if (*full) {
            const auto rate = rate_of(cells);
            if (!rate) return std::unexpected(rate.error());
            employee.hourly_rate = *rate;
        }
        if (auto fault = seen_before(cells, line)) return std::unexpected(*std::move(fault));
        payroll.prefer_not_to_say += state == AnswerState::prefer_not_to_say ? 1 : 0;
        payroll.not_answered += state == AnswerState::not_answered ? 1 : 0;
        payroll.another_answer += state == AnswerState::another ? 1 : 0;
        return employee;
    }

    /// In the order in which they were met; an employee's group is a place in it.
    [[nodiscard]] const std::vector<std::string>& groups() const { return groups_; }

private:
    struct Met {
        std::string text;
        std::uint16_t group = no_group;
        AnswerState state = AnswerState::unknown;
    };

    [[nodiscard]] std::string_view cell(const Cells& cells, Field field) const {
        const auto place = columns_.of(field);
        return place && *place < cells.size() ? trimmed(cells[*place]) : std::string_view();
    }

    /// A payroll has few answers and many rows: each is understood once.
    std::pair<std::uint16_t, AnswerState> group(std::string_view text) {
        for (const auto& met : met_) {
            if (met.text == text) return {met.group, met.state};
        }
        auto answer = read_answer(text, by_);
        Met met{.text = std::string(text), .group = no_group, .state = answer.state};
        if (answer.state == AnswerState::answered) {
            const auto known = std::ranges::find_if(groups_, [&](const std::string& group) {
                return equals_ignoring_case(group, answer.group);
            });
            met.group = static_cast<std::uint16_t>(known - groups_.begin());
            if (known == groups_.end()) groups_.push_back(std::move(answer.group));
        }
        if (met_.size() < most_met) met_.push_back(met);
        return {met.group, met.state};
    }

    [[nodiscard]] std::unexpected<std::string> unknown_answer(std::string_view text) const {
        return std::unexpected(fmt::format(
            "“{}” is no answer that is known here: give {}.",
            shortened(text, longest_quote),
            known_answers(by_)
        ));
    }

    [[nodiscard]] Read<Amount> amount(const Cells& cells, Field field, std::string_view name) const {
        const auto text = cell(cells, field);
        if (text.empty()) return std::unexpected(fmt::format("The {} is missing.", name));
        const auto amount = read_amount(text);
        if (!amount) {
            return std::unexpected(fmt::format(
                "“{}” is no {}: give a number, such as 15.54.", shortened(text, longest_quote), name
            ));
        }
        if (*amount < 0) return std::unexpected(fmt::format("The {} is below nought.", name));
        return *amount;
    }

    [[nodiscard]] Read<Amount> optional_amount(const Cells& cells, Field field, std::string_view name) const {
        if (cell(cells, field).empty()) return 0;
        return amount(cells, field, name);
    }

    [[nodiscard]] Read<bool> is_on_full_pay(const Cells& cells) const {
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

    [[nodiscard]] Read<Amount> rate_of(const Cells& cells) const {
        if (columns_.of(Field::hourly_pay) && !cell(cells, Field::hourly_pay).empty())
            return above_nought(amount(cells, Field::hourly_pay, "hourly pay"), "hourly pay");
        if (!columns_.of(Field::ordinary_pay)) return std::unexpected("The hourly pay is missing.");
        return rate_of_period(cells);
    }

    [[nodiscard]] static Read<Amount> above_nought(Read<Amount> amount, std::string_view name) {
        if (amount && *amount == 0) return std::unexpected(fmt::format("The {} is nought.", name));
        return amount;
    }

    [[nodiscard]] Read<Amount> rate_of_period(const Cells& cells) const {
        const auto ordinary = amount(cells, Field::ordinary_pay, "ordinary pay");
        if (!ordinary) return ordinary;
        const auto hours = above_nought(
            amount(cells, Field::weekly_hours, "number of weekly hours"), "number of weekly hours"
        );
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
    std::optional<std::string> seen_before(const Cells& cells, int line) {
        if (!columns_.of(Field::employee)) return std::nullopt;
        const auto employee = cell(cells, Field::employee);
        if (employee.empty()) return "The employee's number is missing.";
        const auto [at, is_new] = lines_.try_emplace(std::string(employee), line);
        if (is_new) return std::nullopt;
        return fmt::format(
            "Employee {} stands on line {} already, and each employee counts once.",
            shortened(employee, longest_quote),
            at->second
        );
    }

    static constexpr std::size_t most_met = 1'000;

    PayrollColumns columns_;
    Characteristic by_;
    std::vector<Met> met_;
    std::vector<std::string> groups_;
    std::unordered_map<std::string, int> lines_;
};

/// The heading row, wherever it stands near the top; the reader is then behind it.
std::expected<PayrollColumns, documents::Refusal> headings(documents::CsvRows& rows, Characteristic by) {
    std::optional<std::string> missing;
    for (int i = 0; i < most_rows_above && !rows.is_at_end(); ++i) {
        const auto columns = columns_in(rows.next(most_columns), by);
        auto fault = missing_column(columns, by);
        if (!fault) return columns;
        // The row that came nearest says best what is missing.
        if (!missing || columns.of(Field::group)) missing = std::move(fault);
    }
    return std::unexpected(documents::Refusal{missing ? *missing : "There is no row in the table."});
}

/// The reference group, by what was asked or what is usual.
std::expected<std::size_t, documents::Refusal> reference_among(
    const std::vector<std::string>& groups, const Payroll& payroll, Characteristic by, std::string_view asked
) {
    const auto wanted = asked.empty() ? usual_reference(by) : asked;
    const auto found = std::ranges::find_if(groups, [&](const std::string& group) {
        return equals_ignoring_case(group, wanted);
    });
    if (found != groups.end()) return static_cast<std::size_t>(found - groups.begin());
    if (!asked.empty()) {
        return std::unexpected(documents::Refusal{
            fmt::format("No employee is in the group “{}”: the table has {}.", asked, join(groups, ", "))
        });
    }
    std::vector<std::int64_t> sizes(groups.size());
    for (const auto& employee : payroll.employees) {
        if (employee.group != no_group) ++sizes[employee.group];
    }
    // The largest; of equals the first by name.
    std::size_t largest = 0;
    for (std::size_t i = 1; i < groups.size(); ++i) {
        const bool is_larger = sizes[i] > sizes[largest];
        if (is_larger || (sizes[i] == sizes[largest] && groups[i] < groups[largest])) largest = i;
    }
    return largest;
}

/// Without groups that only rows with a fault named.
void drop_empty_groups(std::vector<std::string>& groups, Payroll& payroll) {
    std::vector<std::uint16_t> now(groups.size(), no_group);
    for (const auto& employee : payroll.employees) {
        if (employee.group != no_group) now[employee.group] = 0;
    }
    std::vector<std::string> kept;
    for (std::size_t i = 0; i < groups.size(); ++i) {
        if (now[i] == no_group) continue;
        now[i] = static_cast<std::uint16_t>(kept.size());
        kept.push_back(std::move(groups[i]));
    }
    for (auto& employee : payroll.employees) {
        if (employee.group != no_group) employee.group = now[employee.group];
    }
    groups = std::move(kept);
}

/// Groups that must be there even without a member, so that it can be said that they have none.
void add_expected_groups(std::vector<std::string>& groups, Characteristic by) {
    const auto add = [&](std::string_view name) {
        if (std::ranges::find(groups, name) == groups.end()) groups.emplace_back(name);
    };
    if (by == Characteristic::sex) {
        add("Male");
        add("Female");
    } else if (by == Characteristic::disability) {
        add("Not disabled");
        add("Disabled");
    } else if (groups.empty()) {
        add(usual_reference(by));
    }
}

/// The reference group first and the others by name, whatever row each stood in first.
void put_in_order(Payroll& payroll, std::vector<std::string> groups, std::size_t reference) {
    std::vector<std::size_t> order(groups.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        order[i] = i;
    std::ranges::sort(order, [&](std::size_t a, std::size_t b) {
        return std::pair(a != reference, std::string_view(groups[a]))
               < std::pair(b != reference, std::string_view(groups[b]));
    });
    std::vector<std::uint16_t> now(groups.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        now[order[i]] = static_cast<std::uint16_t>(i);
    for (auto& employee : payroll.employees) {
        if (employee.group != no_group) employee.group = now[employee.group];
    }
    for (const auto place : order)
        payroll.groups.push_back(std::move(groups[place]));
}

}  // namespace

std::expected<Payroll, documents::Refusal>
read_payroll(std::string_view csv, Characteristic by, std::string_view reference) {
    documents::CsvRows rows(csv, documents::separator_of(csv));
    const auto columns = headings(rows, by);
    if (!columns) return std::unexpected(columns.error());
    Payroll payroll;
    RowReader reader(*columns, by);
    Cells cells;
    while (!rows.is_at_end()) {
        const int line = rows.line();
        rows.next(cells, most_columns);
        if (is_blank(cells)) continue;
        ++payroll.rows;
        if (auto employee = reader.read(cells, line, payroll)) {
            payroll.employees.push_back(*employee);
        } else {
            payroll.faults.push_back({.line = line, .sentence = std::move(employee.error())});
        }
    }
    auto groups = reader.groups();
    if (groups.size() >= no_group)
        return std::unexpected(documents::Refusal{"The table has more groups than can be told apart."});
    drop_empty_groups(groups, payroll);
    add_expected_groups(groups, by);
    const auto first = reference_among(groups, payroll, by, reference);
    if (!first) return std::unexpected(first.error());
    put_in_order(payroll, std::move(groups), *first);
    return payroll;
}

}  // namespace dueregard::monitoring
