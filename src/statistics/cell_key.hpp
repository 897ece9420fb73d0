#pragma once
// Cell keys: each record has a random key once and for all, a cell's keys add up to the cell's own, and a
// fixed table says by how much a count with that key is changed. The same people are changed alike in every
// table. Source: ONS, "Cell key perturbation" (github.com/ONSdigital/cell-key-perturbation, methodology of
// Census 2021); steps numbered as in its description.

#include "statistics/cube.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace dueregard::statistics {

/// For counts 1 to `rows` and keys 0 to `keys` - 1, what is added. Past the last row the last `repeated` rows
/// come again.
struct PerturbationTable {
    std::uint32_t rows = 0;
    std::uint32_t keys = 0;           ///< a power of two
    std::uint32_t repeated = 0;       ///< 1 to `rows`
    std::vector<std::int16_t> added;  ///< row by row
};

/// The one table ONS has made public: counts below 10 become 0, others the nearest multiple of 5. It has
/// ONS's shape, 750 rows of 256 keys, of which the last 250 come again.
[[nodiscard]] PerturbationTable ten_five_table();

/// The changed count; nothing where it is to be suppressed, being below `threshold`: that of an empty cell
/// too.
[[nodiscard]] std::optional<std::uint32_t>
perturbed_count(const Tally& tally, const PerturbationTable& table, std::uint32_t threshold);

}  // namespace dueregard::statistics
