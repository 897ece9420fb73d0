#include "monitoring/published_return.hpp"
#include "support/corpus.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

namespace dueregard::monitoring {

namespace {

constexpr const char* returns =
    "\"EmployerName\",\"SicCodes\",\"DiffMeanHourlyPercent\",\"DiffMedianHourlyPercent\"\r\n"
    "\"Amcan Borough Council\",\"1,\n84110\",\"8\",\"11.40\"\r\n"
    "\"Amcan Arts Council\",\"1,\n90040\",\"2.0\",\"2.0\"\r\n"
    "\"Amcan Widgets Limited\",\"84110\",\"1.0\",\"1.0\"\r\n"
    "\"City of Dunmere\",\"1,\n84110\",\"-3.30\",\"-0.4\"\r\n"
    "\"Dunmere District Council\",\"1,\n84110\",\"\",\"\"\r\n";

}  // namespace

TEST_CASE("councils are read out of a year's published returns, whatever else stands there") {
    const auto found = read_published_returns(returns);

    REQUIRE(found);
    const std::vector<PublishedReturn> expected{
        {"Amcan Borough Council", 80, 114}, {"City of Dunmere", -33, -4}
    };
    CHECK(*found == expected);
}

TEST_CASE("a file of something else is refused with where to get the right one") {
    CHECK(read_published_returns("").error().sentence == "The file of published returns is empty.");
    CHECK(read_published_returns("EmployerName,Address\nA,B\n").error().sentence.contains("download"));
    CHECK(
        read_published_returns(
            "EmployerName,SicCodes,DiffMeanHourlyPercent,DiffMedianHourlyPercent\nA,1,1,1\n"
        )
            .error()
            .sentence
        == "The file has no return of a council."
    );
}

TEST_CASE("a gap stands among others: how many are lower, the same and higher, and the middle half") {
    const std::vector<PublishedReturn> others{
        {"A", 10, -10}, {"B", 20, 0}, {"C", 30, 0}, {"D", 40, 50}, {"E", 50, 60}
    };

    const auto comparison =
        compare({.employer = "Us", .mean_tenths = 35, .median_tenths = 0}, others, "x.csv");

    CHECK(comparison.mean.lower == 3);
    CHECK(comparison.mean.same == 0);
    CHECK(comparison.mean.higher == 2);
    CHECK(comparison.median.lower == 1);
    CHECK(comparison.median.same == 2);
    CHECK(comparison.median.median == 0);
    CHECK(
        comparison_sentences(comparison).front()
        == "The median gap in hourly pay here is 0.0%. Among 5 councils the number with a lower one is 1, with the "
           "same 2, with a higher one 2. Half of them lie between 0.0% and 5.0%, with 0.0% in the middle."
    );
}

TEST_CASE("the service's own files of four years have their councils") {
    const auto text = support::corpus("../vectors/gender-pay-gap/gpg_councils_4_years.csv");
    if (!text) return;

    const auto found = read_published_returns(*text);

    REQUIRE(found);
    CHECK(found->size() > 1'100);
    CHECK(
        std::ranges::count_if(*found, [](const PublishedReturn& one) { return one.median_tenths < 0; }) > 340
    );
}

}  // namespace dueregard::monitoring
