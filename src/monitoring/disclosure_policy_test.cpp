#include "monitoring/disclosure_policy.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace dueregard::monitoring {

TEST_CASE("counts are shown as the NHS, Ofqual and HESA show them") {
    struct Row {
        std::int64_t count;
        std::string nhs;
        std::string ofqual;
        std::string hesa;
    };

    const std::vector<Row> rows{
        {0, "0", "0", "0"},
        {2, "*", "fewer than 5", "0"},
        {3, "*", "fewer than 5", "5"},
        {5, "*", "5", "5"},
        {7, "*", "5", "5"},
        {8, "10", "10", "10"},
        {12, "10", "10", "10"},
        {13, "15", "15", "15"}
    };
    for (const auto& [count, nhs, ofqual, hesa] : rows) {
        CHECK(shown_count(*disclosure_policy("nhs"), count).text == nhs);
        CHECK(shown_count(*disclosure_policy("ofqual"), count).text == ofqual);
        CHECK(shown_count(*disclosure_policy("hesa"), count).text == hesa);
    }
}

TEST_CASE("what is told of a count always holds it, and of no count more than its policy says") {
    for (const auto* name : {"none", "threshold", "nhs", "ofqual", "hesa"}) {
        const auto policy = *disclosure_policy(name);
        for (std::int64_t count = 0; count < 60; ++count) {
            const auto told = shown_count(policy, count).told;

            CHECK(told.lower <= static_cast<double>(count));
            CHECK(told.upper >= static_cast<double>(count));
            const bool is_protected = count > 0 && count < policy.threshold;
            if (is_protected) CHECK(told.upper - told.lower >= policy.width - 2);
        }
    }
}

TEST_CASE("percentages come from what is shown, and of few people there are none") {
    const auto nhs = *disclosure_policy("nhs");
    const auto hesa = *disclosure_policy("hesa");

    CHECK(shown_percentage(nhs, shown_count(nhs, 13), shown_count(nhs, 41)) == 375);
    CHECK_FALSE(shown_percentage(nhs, shown_count(nhs, 7), shown_count(nhs, 41)));
    CHECK_FALSE(shown_percentage(nhs, shown_count(nhs, 0), shown_count(nhs, 0)));
    CHECK_FALSE(shown_percentage(hesa, shown_count(hesa, 10), shown_count(hesa, 22)));
    CHECK(shown_percentage(hesa, shown_count(hesa, 10), shown_count(hesa, 23)) == 400);
}

TEST_CASE("means and medians obey the policy too") {
    CHECK_FALSE(shows_average(*disclosure_policy("nhs"), 7));
    CHECK(shows_average(*disclosure_policy("nhs"), 8));
    CHECK_FALSE(shows_average(*disclosure_policy("hesa"), 7));
    CHECK_FALSE(shows_average(threshold_policy(10), 9));
    CHECK(shows_average(threshold_policy(10), 10));
    CHECK(shows_average(*disclosure_policy("none"), 1));
}

TEST_CASE("policies are known by name") {
    CHECK(disclosure_policies().size() == 7);
    CHECK_FALSE(disclosure_policy("secret"));
    CHECK(threshold_policy(5).threshold == 5);
}

}  // namespace dueregard::monitoring
