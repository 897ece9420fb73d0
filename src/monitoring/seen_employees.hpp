#pragma once
// Which employees stood in a payroll already, and on which line: one flat table, for a payroll may have
// millions.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dueregard::monitoring {

class SeenEmployees {
public:
    SeenEmployees();

    /// Remembers an employee's number; answers the line on which it stood before, and then forgets this one.
    std::optional<int> seen_before(std::string_view employee, int line);

private:
    struct Employee {
        std::size_t from = 0;  ///< in `text_`, to where the next begins
        int line = 0;
    };

    /// Its employee's number counts from 1; 0 is free. The mark is a part of the hash, which spares most
    /// looks at the text.
    struct Slot {
        std::uint32_t mark = 0;
        std::uint32_t number = 0;
    };

    [[nodiscard]] std::string_view text_of(std::uint32_t number) const;
    void grow();

    std::vector<Slot> slots_;  ///< a power of two, at most half of it taken
    std::vector<Employee> employees_;
    std::string text_;
};

}  // namespace dueregard::monitoring
