#pragma once
// Counts by several characteristics at once, from which every table of fewer of them follows without another
// look at the records.

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace dueregard::statistics {

/// What one cell holds.
struct Tally {
    std::uint32_t count = 0;
    std::uint32_t key_sum = 0;  ///< of the records' keys, modulo 2³²; 0 where they have none

    Tally& operator+=(const Tally& other) {
        count += other.count;
        key_sum += other.key_sum;
        return *this;
    }

    friend bool operator==(const Tally&, const Tally&) = default;
};

/// A cell by its place: the codes written as the digits of one number, the first dimension's the highest.
struct Cell {
    std::uint64_t place = 0;
    Tally tally;
    friend bool operator==(const Cell&, const Cell&) = default;
};

/// Every cell in `dense`; or, where there would be far more cells than records, those with a record in
/// `sparse`, in the order of their places.
struct Cube {
    std::vector<std::uint32_t> sizes;  ///< how many categories each dimension has
    std::vector<Tally> dense;
    std::vector<Cell> sparse;
    friend bool operator==(const Cube&, const Cube&) = default;
};

/// How many cells there are, empty ones too; 1 where there is no dimension. Sizes above 0 whose product stays
/// within 64 bits.
[[nodiscard]] std::uint64_t cell_count(std::span<const std::uint32_t> sizes);

/// A cube of so many cells over so many records is held dense.
[[nodiscard]] bool fits_dense(std::uint64_t cells, std::uint64_t records);

[[nodiscard]] std::uint64_t
place_of(std::span<const std::uint32_t> sizes, std::span<const std::uint32_t> codes);
[[nodiscard]] std::vector<std::uint32_t> codes_of(std::span<const std::uint32_t> sizes, std::uint64_t place);

[[nodiscard]] Tally at(const Cube& cube, std::span<const std::uint32_t> codes);

/// The cells with a record, in the order of their places.
[[nodiscard]] std::vector<Cell> filled_cells(const Cube& cube);

/// The cube of these of its dimensions only, in this order, each at most once.
[[nodiscard]] Cube margin(const Cube& cube, std::span<const std::size_t> kept);

/// All 2ⁿ margins: at [s] the one of the dimensions whose bits are set in s, in their order; at [0] the total
/// alone. Each comes from the smallest larger one, so all together cost little more than one look at the cube
/// for each dimension. Up to 16 dimensions.
[[nodiscard]] std::vector<Cube> all_margins(Cube cube);

}  // namespace dueregard::statistics
