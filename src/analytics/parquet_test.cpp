#include "analytics/coded_records.hpp"
#include "analytics/parquet.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <random>
#include <string>
#include <vector>

namespace dueregard::analytics {

namespace {

StoredTable any_table(std::size_t rows) {
    std::mt19937 random(7);
    std::vector<std::uint8_t> sex(rows);
    std::vector<std::uint16_t> ward(rows);
    std::vector<std::uint32_t> line(rows);
    for (std::size_t i = 0; i < rows; ++i) {
        sex[i] = static_cast<std::uint8_t>(random() % 3);
        ward[i] = static_cast<std::uint16_t>(random() % 400);
        line[i] = static_cast<std::uint32_t>(i + 2);
    }
    return {
        .columns =
            {{.name = "c0", .numbers = std::move(sex)},
             {.name = "c1", .numbers = std::move(ward)},
             {.name = "line", .numbers = std::move(line)}}
    };
}

}  // namespace

TEST_CASE("what was stored comes back, each number in its row") {
    const auto table = any_table(100'000);

    const auto parquet = parquet_of(table);
    const auto again = stored_table(parquet);

    REQUIRE(again);
    CHECK(*again == table);
    CHECK(parquet.starts_with("PAR1"));
}

TEST_CASE("a table without rows is stored, too") {
    const StoredTable table{.columns = {{.name = "c0", .numbers = std::vector<std::uint8_t>{}}}};

    const auto again = stored_table(parquet_of(table));

    REQUIRE(again);
    CHECK(*again == table);
}

TEST_CASE("Parquet that is cut off, altered at its end or none at all is refused in one sentence") {
    const auto parquet = parquet_of(any_table(5'000));
    const auto cut = parquet.substr(0, parquet.size() / 2);
    auto long_footer = parquet;
    long_footer[long_footer.size() - 5] = '\x7F';
    auto no_footer = parquet;
    for (std::size_t i = 9; i < 400 && i < no_footer.size(); ++i)
        no_footer[no_footer.size() - i] = '\xFF';

    for (const auto& hostile :
         {cut,
          long_footer,
          no_footer,
          cut + "PAR1",
          std::string("PAR1PAR1"),
          std::string("PAR1"),
          std::string()}) {
        CHECK_FALSE(stored_table(hostile));
        const auto read = each_parquet_row(hostile, [](std::vector<std::string>&) { return true; });
        REQUIRE_FALSE(read);
        CHECK(read.error().sentence.starts_with("This is no whole Parquet file"));
    }
}

TEST_CASE("bytes altered anywhere in a Parquet file end in a refusal or in rows, never in a crash") {
    const auto parquet = parquet_of(any_table(2'000));
    std::mt19937 random(11);
    int refused = 0;

    for (int round = 0; round < 60; ++round) {
        auto hostile = parquet;
        for (int i = 0; i < 3; ++i)
            hostile[random() % hostile.size()] = static_cast<char>(random() % 256);
        std::size_t rows = 0;
        const auto read =
            each_parquet_row(hostile, [&](std::vector<std::string>&) { return ++rows < 10'000; });
        if (!read) ++refused;
    }

    CHECK(refused > 0);
}

TEST_CASE("ten million records of five columns are stored and read within seconds") {
    StoredTable table;
    for (const std::uint32_t sizes : {18U, 2U, 19U, 3U, 300U}) {
        std::vector<std::uint16_t> codes(10'000'000);
        std::uint32_t state = sizes;
        for (auto& code : codes) {
            state = state * 1'664'525U + 1'013'904'223U;
            code = static_cast<std::uint16_t>((state >> 8U) % sizes);
        }
        table.columns.push_back({.name = "c" + std::to_string(sizes), .numbers = narrowed(codes, sizes)});
    }

    const auto start = std::chrono::steady_clock::now();
    const auto parquet = parquet_of(table);
    const auto stored = std::chrono::steady_clock::now();
    const auto again = stored_table(parquet);
    const auto read = std::chrono::steady_clock::now();

    REQUIRE(again);
    CHECK(row_count(again->columns.back().numbers) == 10'000'000);
    CHECK(again->columns.back() == table.columns.back());
    const auto seconds = [](auto duration) { return std::chrono::duration<double>(duration).count(); };
    std::printf(
        "10 million records: %zu MB of Parquet, written in %.2f s, read in %.2f s\n",
        parquet.size() / 1'000'000,
        seconds(stored - start),
        seconds(read - stored)
    );
}

}  // namespace dueregard::analytics
