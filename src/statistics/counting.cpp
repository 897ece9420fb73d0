// What a count costs is memory: every code is read once, a block at a time, into the number of its cell, and
// only then are the cells touched. Each thread has a table of its own.

#include "statistics/counting.hpp"

#include "base/ensure.hpp"
#include "statistics/sparse_table.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <limits>
#include <thread>
#include <utility>

namespace dueregard::statistics {

namespace {

/// Records at a time: their places stay in the nearest cache.
constexpr std::size_t block_size = 2'048;
/// Fewer records for each thread are not worth starting it.
constexpr std::size_t fewest_for_a_thread = 65'536;

struct Range {
    std::size_t from = 0;
    std::size_t to = 0;
};

template <typename Place>
using Block = std::array<Place, block_size>;

/// place = place × categories + code, for one column.
template <typename Place>
void append_codes(Block<Place>& places, const CodedColumn& column, Range range) {
    const auto categories = static_cast<Place>(column.categories());
    std::visit(
        [&](const auto& codes) {
            const auto* code = codes.data() + range.from;
            const auto n = range.to - range.from;
            for (std::size_t i = 0; i < n; ++i)
                places[i] = places[i] * categories + code[i];
        },
        column.codes()
    );
}

/// A filter as a table: 1 for the codes that are counted.
struct Sieve {
    std::size_t column = 0;
    std::vector<std::uint8_t> counts;
};

std::vector<Sieve> sieves_of(const Records& records, const std::vector<Condition>& where) {
    std::vector<Sieve> sieves;
    for (const auto& condition : where) {
        ensure(condition.column < records.columns.size(), "a filter names a column");
        Sieve sieve{.column = condition.column, .counts = {}};
        sieve.counts.resize(records.columns[condition.column].categories());
        for (const auto code : condition.codes) {
            if (code < sieve.counts.size()) sieve.counts[code] = 1;
        }
        sieves.push_back(std::move(sieve));
    }
    return sieves;
}

/// One pass over records, told block by block.
class Pass {
public:
    Pass(const Records& records, const Counting& counting)
        : records_(records), by_(counting.by), sieves_(sieves_of(records, counting.where)) {}

    /// The places of a block's records.
    template <typename Place>
    void place(Block<Place>& places, Range range) const {
        places.fill(0);
        for (const auto column : by_)
            append_codes(places, records_.columns[column], range);
    }

    /// Puts `outside` in place of records that no filter lets through.
    template <typename Place>
    void sift(Block<Place>& places, Range range, Place outside) const {
        for (const auto& sieve : sieves_) {
            std::visit(
                [&](const auto& codes) {
                    for (std::size_t i = 0; i < range.to - range.from; ++i) {
                        if (sieve.counts[codes[range.from + i]] == 0) places[i] = outside;
                    }
                },
                records_.columns[sieve.column].codes()
            );
        }
    }

    /// What a block's records add to their cells: for each, its key.
    void keys(Block<std::uint32_t>& keys, Range range) const {
        std::visit(
            [&](const auto& codes) {
                std::copy(codes.data() + range.from, codes.data() + range.to, keys.begin());
            },
            records_.keys->codes()
        );
    }

    [[nodiscard]] bool has_keys() const { return records_.keys.has_value(); }

private:
    const Records& records_;
    const std::vector<std::size_t>& by_;
    std::vector<Sieve> sieves_;
};

template <typename Work>
void each_block(Range range, Work&& work) {
    for (auto from = range.from; from < range.to; from += block_size)
        work(Range{.from = from, .to = std::min(range.to, from + block_size)});
}

/// A thread's own table: one number for each cell, and one past them for records that are not counted. With
/// keys, the count is the lower half of the number and the sum of keys the upper, so that a record is one
/// addition.
template <typename Number>
std::vector<Number> dense_part(const Pass& pass, Range range, std::size_t cells) {
    std::vector<Number> table(cells + 1);
    Block<std::uint32_t> places;
    Block<std::uint32_t> keys;
    each_block(range, [&](Range block) {
        pass.place(places, block);
        pass.sift(places, block, static_cast<std::uint32_t>(cells));
        const auto n = block.to - block.from;
        if constexpr (sizeof(Number) == 8) {
            pass.keys(keys, block);
            for (std::size_t i = 0; i < n; ++i)
                table[places[i]] += Number{keys[i]} << 32U | 1U;
        } else {
            for (std::size_t i = 0; i < n; ++i)
                ++table[places[i]];
        }
    });
    return table;
}

SparseTable sparse_part(const Pass& pass, Range range) {
    constexpr auto outside = std::numeric_limits<std::uint64_t>::max();
    SparseTable table;
    Block<std::uint64_t> places;
    Block<std::uint32_t> keys{};
    each_block(range, [&](Range block) {
        pass.place(places, block);
        pass.sift(places, block, outside);
        if (pass.has_keys()) pass.keys(keys, block);
        for (std::size_t i = 0; i < block.to - block.from; ++i) {
            if (places[i] != outside) table.add(places[i], {.count = 1, .key_sum = keys[i]});
        }
    });
    return table;
}

std::vector<Range> shares_of(std::size_t records, unsigned threads) {
    const auto wanted = threads > 0 ? threads : std::max(1U, std::thread::hardware_concurrency());
    const auto parts = std::clamp<std::size_t>(records / fewest_for_a_thread, 1, wanted);
    std::vector<Range> shares;
    for (std::size_t i = 0; i < parts; ++i)
        shares.push_back({.from = records * i / parts, .to = records * (i + 1) / parts});
    return shares;
}

/// The answers of all shares, each worked out on its own thread.
template <typename Part>
std::vector<Part> in_threads(const std::vector<Range>& shares, const std::function<Part(Range)>& work) {
    std::vector<Part> parts(shares.size());
    {
        std::vector<std::jthread> threads;
        for (std::size_t i = 1; i < shares.size(); ++i)
            threads.emplace_back([&, i] { parts[i] = work(shares[i]); });
        parts[0] = work(shares[0]);
    }
    return parts;
}

template <typename Number>
void count_dense(Cube& cube, const Pass& pass, const std::vector<Range>& shares) {
    const auto cells = cube.dense.size();
    const auto parts = in_threads<std::vector<Number>>(shares, [&](Range range) {
        return dense_part<Number>(pass, range, cells);
    });
    for (const auto& part : parts) {
        for (std::size_t i = 0; i < cells; ++i) {
            Tally tally{.count = static_cast<std::uint32_t>(part[i])};
            if constexpr (sizeof(Number) == 8) tally.key_sum = static_cast<std::uint32_t>(part[i] >> 32U);
            cube.dense[i] += tally;
        }
    }
}

void count_sparse(Cube& cube, const Pass& pass, const std::vector<Range>& shares) {
    auto parts = in_threads<SparseTable>(shares, [&](Range range) { return sparse_part(pass, range); });
    for (std::size_t i = 1; i < parts.size(); ++i) {
        for (const auto& cell : parts[i].cells())
            parts[0].add(cell.place, cell.tally);
    }
    cube.sparse = parts[0].cells();
    std::ranges::sort(cube.sparse, {}, &Cell::place);
}

std::size_t record_count(const Records& records) {
    ensure(!records.columns.empty(), "records have a column");
    const auto n = records.columns.front().size();
    for (const auto& column : records.columns)
        ensure(column.size() == n, "every record has a code in every column");
    ensure(!records.keys || records.keys->size() == n, "every record has a key");
    ensure(n <= std::numeric_limits<std::uint32_t>::max(), "there are fewer than 2³² records");
    return n;
}

}  // namespace

Cube count(const Records& records, const Counting& counting) {
    const auto n = record_count(records);
    Cube cube;
    for (const auto column : counting.by) {
        ensure(column < records.columns.size(), "a dimension is one of the columns");
        cube.sizes.push_back(records.columns[column].categories());
    }
    const Pass pass(records, counting);
    const auto shares = shares_of(n, counting.threads);
    const auto cells = cell_count(cube.sizes);
    if (!fits_dense(cells, n)) {
        count_sparse(cube, pass, shares);
    } else {
        cube.dense.resize(cells);
        if (records.keys) {
            count_dense<std::uint64_t>(cube, pass, shares);
        } else {
            count_dense<std::uint32_t>(cube, pass, shares);
        }
    }
    return cube;
}

}  // namespace dueregard::statistics
