#include "backup/lines.hpp"
#include "base/failure.hpp"

#include <doctest/doctest.h>

#include <bit>
#include <cmath>
#include <limits>
#include <random>

using namespace dueregard;
using namespace dueregard::backup;
using dueregard::storage::Bytes;
using dueregard::storage::Value;

namespace {

RowValues row_in(std::string_view line) {
    auto read = read_line(line);
    REQUIRE(read);
    REQUIRE(std::holds_alternative<RowValues>(*read));
    return std::get<RowValues>(*read);
}

}  // namespace

TEST_CASE("a row is one line of JSON") {
    const RowValues row = {Value(), 7, 0.5, 2.0, "Caf\xC3\xA9\n\"x\"", Bytes{std::string("\0\xFF", 2)}};

    CHECK(line_of(row) == R"([null,7,0.5,2.0,"Café\n\"x\"",{"base64":"AP8="}])");
}

TEST_CASE("every value comes back as it was, of the same kind") {
    using Limits = std::numeric_limits<double>;
    const RowValues row = {
        std::numeric_limits<std::int64_t>::min(),
        std::numeric_limits<std::int64_t>::max(),
        0.1,
        -0.0,
        Limits::denorm_min(),
        Limits::max(),
        Limits::infinity(),
        -Limits::infinity(),
        "",
        Bytes{""},
    };

    const auto read = row_in(line_of(row));

    REQUIRE(read.size() == row.size());
    for (std::size_t i = 0; i < row.size(); ++i) {
        CAPTURE(i);
        CHECK(read[i].content().index() == row[i].content().index());
        CHECK(line_of(RowValues{read[i]}) == line_of(RowValues{row[i]}));
    }
    CHECK(std::signbit(std::get<double>(read[3].content())));
    CHECK(std::isnan(std::get<double>(row_in(line_of(RowValues{std::nan("")}))[0].content())));
}

TEST_CASE("ten thousand numbers of every size come back to the last bit") {
    std::mt19937_64 chance(20'261'126);

    for (int i = 0; i < 10'000; ++i) {
        const auto bits = chance();
        const auto number = std::bit_cast<double>(bits);
        if (std::isnan(number)) continue;
        const auto read = row_in(line_of(RowValues{number}))[0];
        CHECK(std::bit_cast<std::uint64_t>(std::get<double>(read.content())) == bits);
    }
}

TEST_CASE("head, tables and foot come back as they were") {
    const Head head{.made_at = {1'795'341'600'000}, .steps = {"2026_01_01_0000_first"}};
    const TableContent end{.table = "measure", .rows = 7, .sha256 = "ab"};
    const Foot foot{{{.organisation = {7}, .name = "Thornbury", .entries = 3, .hash = "cd"}}};

    CHECK(line_of(head) == R"({"made_at":1795341600000,"steps":["2026_01_01_0000_first"]})");
    CHECK(std::get<Head>(*read_line(line_of(head))).steps == head.steps);
    CHECK(
        std::get<TableStart>(*read_line(R"({"table":"measure","columns":["id","ref"]})")).columns
        == std::vector<std::string>{"id", "ref"}
    );
    CHECK(std::get<TableContent>(*read_line(line_of(end))) == end);
    CHECK(std::get<Foot>(*read_line(line_of(foot))).chains == foot.chains);
}

TEST_CASE("a line that is none of ours is nothing") {
    for (const auto* const line :
         {"",
          "7",
          "[7",
          R"([{"base64":"?"}])",
          R"([{"number":"many"}])",
          R"([{"a":"b"}])",
          "[true]",
          "{}",
          R"({"rows":"seven","table":"t","sha256":""})",
          R"({"organisations":[{}]})",
          "[[]]"}) {
        CAPTURE(line);
        CHECK(!read_line(line));
    }
}

TEST_CASE("a text that is not UTF-8 is told and not written otherwise") {
    CHECK_THROWS_AS(static_cast<void>(line_of(RowValues{"\xFF"})), Unavailable);
}
