#pragma once
// Which texts speak of the same concern: suggested by the topics and the words they share, for a person to
// confirm.

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace dueregard::thread {

struct LikePair {
    std::size_t a = 0;
    std::size_t b = 0;
    double likeness = 0.0;  ///< 0 for nothing shared; 1.5 for the same text
};

struct Most {
    std::size_t all = 10;
    std::size_t of_one = 2;  ///< pairs with one and the same text of `a`: nobody wants ten that say the same
};

/// The pairs of a text of `a` and one of `b` that are most alike, the likest first. Two texts that share one
/// topic and one word, however rare, are no pair.
[[nodiscard]] std::vector<LikePair>
likest(std::span<const std::string> a, std::span<const std::string> b, const Most& most);

}  // namespace dueregard::thread
