#include "statistics/sparse_table.hpp"

#include <utility>

namespace dueregard::statistics {

namespace {

constexpr std::size_t first_slots = 4'096;

/// Fibonacci hashing (D. E. Knuth, "The art of computer programming", volume 3, section 6.4): neighbours come
/// to lie far apart.
std::size_t hash_of(std::uint64_t place) {
    const std::uint64_t spread = place * 0x9E37'79B9'7F4A'7C15U;
    return static_cast<std::size_t>(spread ^ spread >> 32U);
}

}  // namespace

SparseTable::SparseTable() : slots_(first_slots) {}

void SparseTable::add(std::uint64_t place, Tally tally) {
    auto& slot = slot_of(place);
    if (slot.tally.count == 0) {
        slot.place = place;
        ++used_;
    }
    slot.tally += tally;
    if (used_ * 2 > slots_.size()) grow();
}

std::vector<Cell> SparseTable::cells() const {
    std::vector<Cell> cells;
    cells.reserve(used_);
    for (const auto& slot : slots_) {
        if (slot.tally.count > 0) cells.push_back(slot);
    }
    return cells;
}

void SparseTable::grow() {
    const auto old = std::exchange(slots_, std::vector<Cell>(slots_.size() * 2));
    for (const auto& slot : old) {
        if (slot.tally.count > 0) slot_of(slot.place) = slot;
    }
}

Cell& SparseTable::slot_of(std::uint64_t place) {
    const auto mask = slots_.size() - 1;
    auto at = hash_of(place) & mask;
    while (slots_[at].tally.count > 0 && slots_[at].place != place)
        at = (at + 1) & mask;
    return slots_[at];
}

}  // namespace dueregard::statistics
