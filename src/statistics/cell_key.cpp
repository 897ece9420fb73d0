#include "statistics/cell_key.hpp"

#include "base/ensure.hpp"

namespace dueregard::statistics {

PerturbationTable ten_five_table() {
    constexpr std::uint32_t fewest = 10;
    constexpr std::uint32_t multiple = 5;
    PerturbationTable table{.rows = 750, .keys = 256, .repeated = 250, .added = {}};
    for (std::uint32_t count = 1; count <= table.rows; ++count) {
        const std::uint32_t rounded = count < fewest ? 0 : (count + multiple / 2) / multiple * multiple;
        const auto added = static_cast<std::int16_t>(static_cast<std::int64_t>(rounded) - count);
        table.added.insert(table.added.end(), table.keys, added);
    }
    return table;
}

std::optional<std::uint32_t>
perturbed_count(const Tally& tally, const PerturbationTable& table, std::uint32_t threshold) {
    ensure(
        table.repeated > 0 && table.repeated <= table.rows
            && table.added.size() == std::size_t{table.rows} * table.keys,
        "a perturbation table has a number for every row and key"
    );
    // 1. The cell's key is the sum of its records' keys, modulo the number of keys.
    const auto key = tally.key_sum % table.keys;
    // 2. Its row is its count, or past the last row the same place in the rows that come again.
    const auto row = tally.count <= table.rows ? tally.count
                                               : (tally.count - 1 - table.rows) % table.repeated
                                                     + (table.rows - table.repeated) + 1;
    // 3. Both together say what is added; nothing to an empty cell.
    const std::int64_t added = tally.count == 0 ? 0 : table.added[std::size_t{row - 1} * table.keys + key];
    const auto changed = static_cast<std::int64_t>(tally.count) + added;
    // 4. What is then too small is suppressed.
    if (changed < static_cast<std::int64_t>(threshold)) return std::nullopt;
    return static_cast<std::uint32_t>(changed);
}

}  // namespace dueregard::statistics
