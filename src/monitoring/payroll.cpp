#include "monitoring/payroll.hpp"

#include "base/text.hpp"
#include "monitoring/payroll_columns.hpp"
#include "monitoring/payroll_row.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

namespace dueregard::monitoring {

namespace {

/// A title and notes may stand above the headings.
constexpr int most_rows_above = 20;

using Cells = std::vector<std::string>;

bool is_blank(const Cells& cells) {
    return std::ranges::all_of(cells, [](const std::string& cell) { return trimmed(cell).empty(); });
}

/// The heading row, wherever it stands near the top; the reader is then behind it.
std::expected<PayrollColumns, documents::Refusal> headings(PayrollRows& rows, Characteristic by) {
    std::optional<std::string> missing;
    Cells cells;
    int line = 0;
    for (int i = 0; i < most_rows_above && rows.next(cells, line); ++i) {
        const auto columns = columns_in(cells, by);
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

std::expected<Payroll, documents::Refusal>
read_rows(PayrollRows rows, Characteristic by, std::string_view reference) {
    const auto columns = headings(rows, by);
    if (!columns) return std::unexpected(columns.error());
    Payroll payroll;
    PayrollRowReader reader(*columns, by);
    Cells cells;
    int line = 0;
    while (rows.next(cells, line)) {
        if (is_blank(cells)) continue;
        ++payroll.rows;
        reader.read(cells, line, payroll);
    }
    auto groups = reader.groups();
    const auto most =
        std::max({groups.size(), payroll.grades.names.size(), payroll.directorates.names.size()});
    if (most >= no_group)
        return std::unexpected(documents::Refusal{"The table has more groups than can be told apart."});
    drop_empty_groups(groups, payroll);
    add_expected_groups(groups, by);
    const auto first = reference_among(groups, payroll, by, reference);
    if (!first) return std::unexpected(first.error());
    put_in_order(payroll, std::move(groups), *first);
    return payroll;
}

/// The first sheet that has the columns.
std::optional<std::size_t> sheet_with(const PayrollFile& file, Characteristic by) {
    for (std::size_t i = 0; i < file.sheets.size(); ++i) {
        PayrollRows rows(file.sheets[i]);
        if (headings(rows, by)) return i;
    }
    return std::nullopt;
}

}  // namespace

std::expected<Payroll, documents::Refusal>
read_payroll(std::string_view csv, Characteristic by, std::string_view reference) {
    return read_rows(PayrollRows(csv), by, reference);
}

std::expected<Payroll, documents::Refusal>
read_payroll(const PayrollFile& file, Characteristic by, std::string_view reference) {
    if (file.sheets.empty()) return read_payroll(file.text, by, reference);
    // Where none has the columns, what the first lacks.
    return read_rows(PayrollRows(file.sheets[sheet_with(file, by).value_or(0)]), by, reference);
}

bool has_column_of(const PayrollFile& file, Characteristic by) {
    if (!file.sheets.empty()) return sheet_with(file, by).has_value();
    PayrollRows rows(file.text);
    return headings(rows, by).has_value();
}

}  // namespace dueregard::monitoring
