#include "plan/quantity.hpp"

#include <doctest/doctest.h>

namespace dueregard::plan {

TEST_CASE("a number and its unit are told apart") {
    const auto families = quantity_of(" 1,200  families ");

    CHECK(families == Quantity{.words = "1,200 families", .number = 1200.0, .unit = "families"});
    CHECK(quantity_of("45.5%") == Quantity{.words = "45.5%", .number = 45.5, .unit = "%"});
    CHECK(quantity_of("£12,000") == Quantity{.words = "£12,000", .number = 12000.0, .unit = "£"});
    CHECK(quantity_of("-3") == Quantity{.words = "-3", .number = -3.0, .unit = ""});
}

TEST_CASE("words that are no single number stay words") {
    for (const auto* words :
         {"2022/23", "31/03/2023", "3 of 8", "12,00", "about 40", "", "£3 million", "10 to 20", "1.2.3"}) {
        CAPTURE(words);

        CHECK_FALSE(quantity_of(words).number);
    }
}

TEST_CASE("the share reached runs from the baseline to the target") {
    const auto from = quantity_of("40 homes");
    const auto to = quantity_of("140 homes");

    CHECK(share_reached(from, to, quantity_of("90 homes")) == 0.5);
    CHECK(share_reached(from, to, quantity_of("30")) == -0.1);
    CHECK(share_reached({}, quantity_of("200"), quantity_of("50")) == 0.25);
}

TEST_CASE("there is no share without two numbers in one unit") {
    const auto to = quantity_of("140 homes");

    CHECK_FALSE(share_reached({}, to, quantity_of("90 people")));
    CHECK_FALSE(share_reached({}, to, quantity_of("most of them")));
    CHECK_FALSE(share_reached(to, to, quantity_of("140 homes")));
}

}  // namespace dueregard::plan
