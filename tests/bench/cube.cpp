// Times counting by five characteristics against a bare loop and against DuckDB over the same columns, in one
// run: cube RECORDS Prints one line of JSON; times in seconds, each the median of five.

#include "statistics/cube.hpp"

#include "bench/duckdb_people.hpp"
#include "statistics/counting.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <functional>
#include <random>
#include <thread>
#include <utility>
#include <vector>

using namespace dueregard::statistics;

namespace {

constexpr std::array<std::uint32_t, 5> sizes = {18, 2, 19, 3, 300};
/// Keeps the compiler from leaving out what nothing reads.
std::atomic<std::uint32_t> sink;

constexpr std::size_t cells = 18UL * 2 * 19 * 3 * 300;

/// Codes 0 to size - 1, each as likely as its weight says.
template <typename Code>
std::vector<Code> column(std::size_t n, const std::vector<double>& weights, std::uint64_t seed) {
    std::mt19937_64 random(seed);
    std::discrete_distribution<std::uint32_t> distribution(weights.begin(), weights.end());
    std::vector<Code> drawn(1U << 20U);
    for (auto& code : drawn)
        code = static_cast<Code>(distribution(random));
    // Drawing millions of times takes longer than what is measured: each record takes one of a million draws.
    std::vector<Code> codes(n);
    std::uint64_t state = seed * 2 + 1;
    for (auto& code : codes) {
        state = state * 6'364'136'223'846'793'005U + 1'442'695'040'888'963'407U;
        code = drawn[state >> 44U];
    }
    return codes;
}

struct Columns {
    std::vector<std::uint8_t> age;
    std::vector<std::uint8_t> sex;
    std::vector<std::uint8_t> ethnic_group;
    std::vector<std::uint8_t> disability;
    std::vector<std::uint16_t> council;
    std::vector<std::uint8_t> key;
};

Columns generated(std::size_t n) {
    std::mt19937_64 random(20261122);
    std::lognormal_distribution<double> council_size(0.0, 0.6);
    std::vector<double> councils(sizes[4]);
    for (auto& weight : councils)
        weight = council_size(random);
    std::vector<double> groups(sizes[2], 1.0);
    groups[0] = 40.0;
    return {
        .age = column<std::uint8_t>(n, std::vector(sizes[0], 1.0), 1),
        .sex = column<std::uint8_t>(n, {0.49, 0.51}, 2),
        .ethnic_group = column<std::uint8_t>(n, groups, 3),
        .disability = column<std::uint8_t>(n, {0.08, 0.12, 0.8}, 4),
        .council = column<std::uint16_t>(n, councils, 5),
        .key = column<std::uint8_t>(n, std::vector(256, 1.0), 6)
    };
}

double median_seconds(const std::function<void()>& work) {
    std::array<double, 5> times{};
    for (auto& time : times) {
        const auto start = std::chrono::steady_clock::now();
        work();
        time = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    }
    std::ranges::sort(times);
    return times[2];
}

/// Runs `work(from, to)` on as many threads as the machine has.
void in_parallel(std::size_t n, const std::function<void(std::size_t, std::size_t)>& work) {
    const auto threads = std::max(1U, std::thread::hardware_concurrency());
    std::vector<std::jthread> running;
    for (unsigned i = 0; i < threads; ++i)
        running.emplace_back([&, i] { work(n * i / threads, n * (i + 1) / threads); });
}

std::size_t bare_place(const Columns& c, std::size_t i) {
    return (((c.age[i] * 2UL + c.sex[i]) * 19 + c.ethnic_group[i]) * 3 + c.disability[i]) * 300
           + c.council[i];
}

void bare_count(const Columns& c) {
    in_parallel(c.age.size(), [&](std::size_t from, std::size_t to) {
        std::vector<std::uint32_t> table(cells);
        for (auto i = from; i < to; ++i)
            ++table[bare_place(c, i)];
        sink = table[cells / 2];
    });
}

void bare_count_with_keys(const Columns& c) {
    in_parallel(c.age.size(), [&](std::size_t from, std::size_t to) {
        std::vector<std::pair<std::uint32_t, std::uint32_t>> table(cells);
        for (auto i = from; i < to; ++i) {
            auto& cell = table[bare_place(c, i)];
            ++cell.first;
            cell.second += c.key[i];
        }
        sink = table[cells / 2].second;
    });
}

/// Bytes a second that all threads together read from memory.
double bandwidth(const Columns& c) {
    const auto bytes = c.age.size() * 7;
    const std::vector<std::uint64_t> words(bytes / 8, 1);
    const auto seconds = median_seconds([&] {
        in_parallel(words.size(), [&](std::size_t from, std::size_t to) {
            std::array<std::uint64_t, 4> sums{};
            for (auto i = from; i + 4 <= to; i += 4) {
                for (std::size_t k = 0; k < 4; ++k)
                    sums[k] += words[i + k];
            }
            sink = static_cast<std::uint32_t>(sums[0] + sums[1] + sums[2] + sums[3]);
        });
    });
    return static_cast<double>(bytes) / seconds;
}

}  // namespace

int main(int argc, char** argv) {
    const auto n = static_cast<std::size_t>(argc > 1 ? std::atoll(argv[1]) : 1'000'000);
    const auto columns = generated(n);
    const auto bytes_per_second = bandwidth(columns);
    const auto bare = median_seconds([&] { bare_count(columns); });
    const auto bare_keys = median_seconds([&] { bare_count_with_keys(columns); });
    Records records;
    for (const auto* codes : {&columns.age, &columns.sex, &columns.ethnic_group, &columns.disability})
        records.columns.emplace_back(*codes, sizes[records.columns.size()]);
    records.columns.emplace_back(columns.council, sizes[4]);
    const Counting five{.by = {0, 1, 2, 3, 4}, .where = {}, .threads = 0};
    Cube cube;
    const auto counted = median_seconds([&] { cube = count(records, five); });
    const auto margins = median_seconds([&] { (void)all_margins(count(records, five)); });
    const Counting filtered{
        .by = {0, 1, 2, 3, 4}, .where = {{.column = 2, .codes = {1, 2, 3, 4}}}, .threads = 0
    };
    const auto filter = median_seconds([&] { (void)count(records, filtered); });
    records.keys = CodedColumn(columns.key, 256);
    const auto keys = median_seconds([&] { (void)count(records, five); });
    dueregard::bench::DuckDbPeople people(
        {.age = columns.age,
         .sex = columns.sex,
         .ethnic_group = columns.ethnic_group,
         .disability = columns.disability,
         .council = columns.council},
        std::max(1U, std::thread::hardware_concurrency())
    );
    std::uint64_t groups = 0;
    const auto duckdb = median_seconds([&] { groups = people.count(); });
    if (groups != filled_cells(cube).size()) {
        fmt::print(stderr, "DuckDB found {} cells and we {}\n", groups, filled_cells(cube).size());
        return 1;
    }
    fmt::print(
        "{{\"records\": {}, \"filled\": {}, \"bare\": {:.5f}, \"bare_keys\": {:.5f}, \"cube\": {:.5f}, "
        "\"cube_keys\": {:.5f}, \"duckdb\": {:.5f}, \"filtered\": {:.5f}, \"with_margins\": {:.5f}, \"bytes_per_second\": {:.4g}}}\n",
        n,
        filled_cells(cube).size(),
        bare,
        bare_keys,
        counted,
        keys,
        duckdb,
        filter,
        margins,
        bytes_per_second
    );
    return 0;
}
