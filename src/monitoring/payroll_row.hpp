#pragma once
// One row of a payroll extract: an employee, or every reason why it is none.

#include "monitoring/payroll.hpp"
#include "monitoring/payroll_columns.hpp"
#include "monitoring/seen_employees.hpp"

#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dueregard::monitoring {

/// Reads one row after the other and remembers what spans rows: groups, grades, and who was there before.
class PayrollRowReader {
public:
    PayrollRowReader(const PayrollColumns& columns, Characteristic by) : columns_(columns), by_(by) {}

    /// Adds the employee to `payroll`, or each fault of the row.
    void read(const std::vector<std::string>& cells, int line, Payroll& payroll);

    /// In the order in which they were met; an employee's group is a place in it.
    [[nodiscard]] const std::vector<std::string>& groups() const { return groups_; }

private:
    using Cells = std::vector<std::string>;
    /// What stands in a cell, or one sentence on what is wrong with it.
    template <typename Value>
    using Read = std::expected<Value, std::string>;

    struct Met {
        std::string text;
        std::uint16_t group = no_group;
        AnswerState state = AnswerState::unknown;
    };

    [[nodiscard]] std::string_view cell(const Cells& cells, Field field) const;
    const Met& group(std::string_view text);
    [[nodiscard]] std::string unknown_answer(std::string_view text) const;
    [[nodiscard]] Read<Amount> amount(const Cells& cells, Field field, std::string_view name) const;
    [[nodiscard]] Read<Amount> optional_amount(const Cells& cells, Field field, std::string_view name) const;
    [[nodiscard]] Read<bool> is_on_full_pay(const Cells& cells) const;
    [[nodiscard]] Read<Amount> rate_of(const Cells& cells) const;
    [[nodiscard]] Read<Amount> rate_of_period(const Cells& cells) const;
    std::optional<std::string> seen_before(const Cells& cells, int line);
    void add_division(const Cells& cells, Field field, PayDivisions& divisions);

    PayrollColumns columns_;
    Characteristic by_;
    std::vector<Met> met_;
    std::vector<std::string> groups_;
    SeenEmployees seen_;
};

}  // namespace dueregard::monitoring
