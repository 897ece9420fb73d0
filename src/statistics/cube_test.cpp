#include "statistics/counting.hpp"
#include "statistics/cube.hpp"
#include "support/shuffled.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <map>
#include <numeric>
#include <random>
#include <rapidcheck.h>
#include <utility>
#include <vector>

namespace dueregard::statistics {

namespace {

using Codes = std::vector<std::uint32_t>;

CodedColumn column(const Codes& codes, std::uint32_t categories) {
    if (categories > 256) return {std::vector<std::uint16_t>(codes.begin(), codes.end()), categories};
    return {std::vector<std::uint8_t>(codes.begin(), codes.end()), categories};
}

Records generated(std::size_t n, const Codes& sizes, unsigned seed) {
    std::mt19937 engine(seed);
    const auto random = [&] { return static_cast<std::uint32_t>(engine()); };
    Records records;
    for (const auto size : sizes) {
        Codes codes(n);
        for (auto& code : codes)
            code = std::min(random() % size, random() % size);
        records.columns.push_back(column(codes, size));
    }
    Codes keys(n);
    for (auto& key : keys)
        key = random() % 256;
    records.keys = column(keys, 256);
    return records;
}

/// One record after the other, without any of the part's own ways.
std::map<Codes, Tally> counted_plainly(const Records& records, const Counting& counting) {
    std::map<Codes, Tally> tallies;
    for (std::size_t i = 0; i < records.columns.front().size(); ++i) {
        const bool is_counted = std::ranges::all_of(counting.where, [&](const Condition& condition) {
            return std::ranges::find(condition.codes, records.columns[condition.column].at(i))
                   != condition.codes.end();
        });
        if (!is_counted) continue;
        Codes codes;
        for (const auto dimension : counting.by)
            codes.push_back(records.columns[dimension].at(i));
        tallies[codes] += {.count = 1, .key_sum = records.keys ? records.keys->at(i) : 0};
    }
    return tallies;
}

std::map<Codes, Tally> filled(const Cube& cube) {
    std::map<Codes, Tally> tallies;
    for (const auto& cell : filled_cells(cube))
        tallies[codes_of(cube.sizes, cell.place)] = cell.tally;
    return tallies;
}

/// Some of the numbers below `n`, each at most once, in any order.
std::vector<std::size_t> any_of_first(std::size_t n) {
    std::vector<std::size_t> all(n);
    std::iota(all.begin(), all.end(), std::size_t{0});
    auto some = support::shuffled(all);
    some.resize(*rc::gen::inRange<std::size_t>(0, n + 1));
    return some;
}

/// Sizes, a number of records, what to count by and a filter, all chosen by RapidCheck.
struct Task {
    Records records;
    Counting counting;
};

Task any_task() {
    const auto sizes = *rc::gen::container<Codes>(4, rc::gen::inRange<std::uint32_t>(1, 400));
    const auto n = *rc::gen::inRange<std::size_t>(0, 600);
    Task task{.records = generated(n, sizes, *rc::gen::arbitrary<unsigned>()), .counting = {}};
    task.counting.by = any_of_first(4);
    const auto filtered = *rc::gen::inRange<std::size_t>(0, 4);
    const auto codes = *rc::gen::container<Codes>(rc::gen::inRange<std::uint32_t>(0, sizes[filtered]));
    if (*rc::gen::arbitrary<bool>()) task.counting.where.push_back({.column = filtered, .codes = codes});
    return task;
}

}  // namespace

TEST_CASE("a cube counts records by the columns asked for, under a filter") {
    const Records records{
        .columns = {column({0, 0, 1, 1, 1}, 2), column({2, 0, 1, 1, 2}, 3), column({0, 1, 0, 0, 0}, 2)},
        .keys = column({10, 20, 30, 40, 50}, 256)
    };

    const auto cube = count(records, {.by = {1, 0}, .where = {{.column = 2, .codes = {0}}}});

    CHECK(cube.sizes == Codes{3, 2});
    CHECK(at(cube, std::array{2U, 0U}) == Tally{.count = 1, .key_sum = 10});
    CHECK(at(cube, std::array{0U, 0U}) == Tally{});
    CHECK(at(cube, std::array{1U, 1U}) == Tally{.count = 2, .key_sum = 70});
    CHECK(filled_cells(cube).size() == 3);
    CHECK(at(margin(cube, {}), {}) == Tally{.count = 4, .key_sum = 130});
}

TEST_CASE("whatever is counted by and filtered, a plain recount says the same") {
    CHECK(rc::check([] {
        const auto task = any_task();
        RC_ASSERT(filled(count(task.records, task.counting)) == counted_plainly(task.records, task.counting));
    }));
}

TEST_CASE("every margin is what counting by its columns alone gives") {
    CHECK(rc::check([] {
        auto task = any_task();
        const auto cube = count(task.records, task.counting);
        const auto kept = any_of_first(cube.sizes.size());

        auto by = std::vector<std::size_t>{};
        for (const auto dimension : kept)
            by.push_back(task.counting.by[dimension]);
        task.counting.by = by;

        RC_ASSERT(filled(margin(cube, kept)) == counted_plainly(task.records, task.counting));
    }));
}

TEST_CASE("all margins at once are the margins one by one") {
    CHECK(rc::check([] {
        const auto task = any_task();
        const auto cube = count(task.records, task.counting);

        const auto margins = all_margins(cube);

        RC_ASSERT(margins.size() == std::size_t{1} << cube.sizes.size());
        for (std::size_t set = 0; set < margins.size(); ++set) {
            std::vector<std::size_t> kept;
            for (std::size_t i = 0; i < cube.sizes.size(); ++i) {
                if ((set >> i & 1U) != 0) kept.push_back(i);
            }
            RC_ASSERT(filled(margins[set]) == filled(margin(cube, kept)));
        }
    }));
}

TEST_CASE("neither the order of the records nor the number of threads changes a cell") {
    for (const auto& sizes : {Codes{18, 2, 19, 30}, Codes{60'000, 500, 400, 40}}) {
        const auto records = generated(300'000, sizes, 7);
        std::vector<std::size_t> order(300'000);
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::ranges::shuffle(order, std::mt19937(11));
        Records shuffled;
        for (std::size_t i = 0; i < sizes.size(); ++i) {
            Codes codes;
            for (const auto record : order)
                codes.push_back(records.columns[i].at(record));
            shuffled.columns.push_back(column(codes, sizes[i]));
        }
        Codes keys;
        for (const auto record : order)
            keys.push_back(records.keys->at(record));
        shuffled.keys = column(keys, 256);

        const auto one = count(records, {.by = {0, 1, 2, 3}, .where = {}, .threads = 1});

        CHECK(one.dense.empty() == (sizes[0] > 100));
        CHECK(count(records, {.by = {0, 1, 2, 3}, .where = {}, .threads = 4}) == one);
        CHECK(count(shuffled, {.by = {0, 1, 2, 3}, .where = {}, .threads = 3}) == one);
    }
}

TEST_CASE("a cube without a record is empty, and its total is nought") {
    const Records records{.columns = {column({}, 3)}, .keys = std::nullopt};

    const auto cube = count(records, {.by = {0}});

    CHECK(filled_cells(cube).empty());
    CHECK(at(margin(cube, {}), {}).count == 0);
}

}  // namespace dueregard::statistics
