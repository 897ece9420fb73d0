#pragma once
// From coded records to a cube, in one pass.

#include "statistics/coded_column.hpp"
#include "statistics/cube.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace dueregard::statistics {

struct Records {
    std::vector<CodedColumn> columns;  ///< all of one length, below 2³²
    std::optional<CodedColumn> keys;   ///< each record's own random key, for cell keys (disclosure control)
};

/// Counts only records whose code in `column` is one of `codes`.
struct Condition {
    std::size_t column = 0;
    std::vector<std::uint32_t> codes;
};

struct Counting {
    std::vector<std::size_t> by;   ///< the columns to count by; the first is the cube's first dimension
    std::vector<Condition> where;  ///< all of them hold
    unsigned threads = 0;          ///< 0: as many as the machine has
};

/// The answer does not depend on the order of the records, nor on how many threads counted.
[[nodiscard]] Cube count(const Records& records, const Counting& counting);

}  // namespace dueregard::statistics
