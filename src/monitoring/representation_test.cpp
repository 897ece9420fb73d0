#include "monitoring/representation.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

namespace dueregard::monitoring {

namespace {

FrozenTable table_of(const std::vector<std::pair<std::string, std::optional<std::int64_t>>>& rows) {
    FrozenTable table;
    table.columns = {"Records"};
    for (const auto& [title, number] : rows) {
        table.rows.push_back(title);
        table.cells.push_back({{.number = number, .text = number ? std::to_string(*number) : "*"}});
    }
    return table;
}

const RepresentationRow& row(const Representation& all, std::string_view title) {
    const auto at = std::ranges::find(all.rows, title, &RepresentationRow::title);
    REQUIRE(at != all.rows.end());
    return *at;
}

}  // namespace

TEST_CASE("Oxford at Census 2021: 70.7, 15.4, 5.6, 4.7 and 3.7 percent") {
    const auto oxford = census_benchmark("E07000178", "ethnic_group_2021", "ethnic_group_5");

    REQUIRE(oxford);
    const auto percent = [&](std::string_view title) {
        return percent_text(oxford->counts.at(std::string(title)) / oxford->total);
    };
    CHECK(oxford->title == "Residents of Oxford, Census 2021");
    CHECK(percent("White") == "70.7%");
    CHECK(percent("Asian, Asian British or Asian Welsh") == "15.4%");
    CHECK(percent("Mixed or Multiple ethnic groups") == "5.6%");
    CHECK(percent("Black, Black British, Black Welsh, Caribbean or African") == "4.7%");
    CHECK(percent("Other ethnic group") == "3.7%");
    CHECK(benchmark_areas().size() == 331);
    CHECK_FALSE(census_benchmark("E99999999", "sex", ""));
    CHECK_FALSE(census_benchmark("E07000178", "religion", ""));
}

TEST_CASE("a share is of all and of known answers, and a difference says whether chance explains it") {
    const auto oxford = census_benchmark("E07000178", "ethnic_group_2021", "ethnic_group_5").value();
    const auto table = table_of(
        {{"Asian, Asian British or Asian Welsh", 80},
         {"Black, Black British, Black Welsh, Caribbean or African", 45},
         {"Mixed or Multiple ethnic groups", 42},
         {"White", 833},
         {"Other ethnic group", 0},
         {"Prefer not to say", 150},
         {"Not asked, or not known", 50},
         {"Total", 1'200}}
    );

    const auto all = representation_of(table, oxford);

    REQUIRE(all);
    CHECK(all->known == 1'000);
    const auto& asian = row(*all, "Asian, Asian British or Asian Welsh");
    CHECK(percent_text(*asian.of_all) == "6.7%");
    CHECK(percent_text(asian.known->value) == "8.0%");
    CHECK(asian.standing == Standing::lower);

    CHECK(asian.words.starts_with("8.0% against 15.4%: lower by 7.4 percentage points, and by "));
    CHECK(row(*all, "White").standing == Standing::higher);
    const auto& black = row(*all, "Black, Black British, Black Welsh, Caribbean or African");
    CHECK(black.standing == Standing::alike);
    CHECK(black.words == "4.5% against 4.7%: no difference that chance alone would not explain.");
    CHECK(row(*all, "Other ethnic group").standing == Standing::lower);
    CHECK(all->rows.size() == 5);
}

TEST_CASE("what a count that is not shown is needed for cannot be said") {
    const auto oxford = census_benchmark("E07000178", "sex", "").value();
    const auto hidden_answer =
        representation_of(table_of({{"Female", std::nullopt}, {"Male", 40}, {"Total", 60}}), oxford);
    const auto hidden_state = representation_of(
        table_of({{"Female", 20}, {"Male", 40}, {"Prefer not to say", std::nullopt}, {"Total", std::nullopt}}
        ),
        oxford
    );

    CHECK(row(*hidden_answer, "Female").standing == Standing::cannot_say);
    CHECK(row(*hidden_answer, "Female").words == "Cannot be said: a count that it needs is not shown.");
    CHECK(row(*hidden_answer, "Male").standing != Standing::cannot_say);
    CHECK_FALSE(hidden_state->known);
    CHECK(row(*hidden_state, "Male").standing == Standing::cannot_say);
}

TEST_CASE("an earlier table is a benchmark where all its counts are shown") {
    const auto last_year =
        table_of({{"Female", 600}, {"Male", 400}, {"Not asked, or not known", 10}, {"Total", 1'010}});

    const auto benchmark = table_benchmark(last_year, "Workforce, 2025", "HR system");

    REQUIRE(benchmark);
    CHECK(benchmark->total == 1'000);
    CHECK_FALSE(table_benchmark(table_of({{"Female", std::nullopt}, {"Total", 10}}), "", ""));
}

}  // namespace dueregard::monitoring
