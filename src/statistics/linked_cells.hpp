#pragma once
// The cells of one or several tables, and which of them add up to which: what disclosure control protects,
// and what an outsider reckons with.

#include <cstddef>
#include <cstdint>
#include <vector>

namespace dueregard::statistics {

enum class Showing {
    free,    ///< shown, or suppressed where that protects another
    shown,   ///< known to everybody: published before, or not to be suppressed
    hidden,  ///< never published, and so unknown: a part that no table shows, or one suppressed before
};

struct LinkedCell {
    std::int64_t count = 0;
    double cost = 1.0;  ///< of suppressing it, 0 and more
    Showing showing = Showing::free;
};

/// One cell is the sum of others.
struct Relation {
    std::size_t total = 0;
    std::vector<std::size_t> parts;
};

/// A cell that stands in several tables stands here once.
struct LinkedCells {
    std::vector<LinkedCell> cells;
    std::vector<Relation> relations;
};

}  // namespace dueregard::statistics
