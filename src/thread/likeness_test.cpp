#include "thread/likeness.hpp"
#include "thread/topics.hpp"

#include <doctest/doctest.h>

namespace dueregard::thread {

TEST_CASE("texts that share rare words come first, and those that share one word not at all") {
    const std::vector<std::string> findings = {"Hearing loops stand in few libraries", "Bus passes run out"};
    const std::vector<std::string> measures = {
        "Buy hearing loops for all libraries", "Paint the libraries", "Print bus passes that do not run out"
    };

    const auto pairs = likest(findings, measures, {});

    REQUIRE(pairs.size() == 2);
    CHECK(((pairs[0].a == 0 && pairs[0].b == 0) || (pairs[0].a == 1 && pairs[0].b == 2)));
    CHECK(pairs[0].likeness >= pairs[1].likeness);
}

TEST_CASE("what peers and a plan call by other words is one topic") {
    CHECK(topics_of("EqIAs were late") == topics_of("Each impact assessment is written late"));
    CHECK(topics_of("Stonewall").contains("sexual orientation"));
    CHECK(topics_of("Data of data")["data"] == 2);
    CHECK(topics_of("Nothing of it").empty());
}

TEST_CASE("texts that share their topics and no word are a pair") {
    const std::vector<std::string> findings = {"EqIAs begin after the decision, without consulting tenants"};
    const std::vector<std::string> measures = {
        "Hold each impact assessment with residents before a paper is written", "Paint the depot"
    };

    const auto pairs = likest(findings, measures, {});

    REQUIRE(pairs.size() == 1);
    CHECK(pairs.front().b == 0);
}

TEST_CASE("no more pairs than were asked for, and few of one text") {
    const std::vector<std::string> texts(5, "hearing loops");

    CHECK(likest(texts, texts, {.all = 3, .of_one = 2}).size() == 3);
    CHECK(likest(std::vector<std::string>{"hearing loops"}, texts, {.all = 5, .of_one = 2}).size() == 2);
    CHECK(likest({}, texts, {}).empty());
}

}  // namespace dueregard::thread
