#include "framework/built_in.hpp"
#include "framework/crosswalk.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <random>
#include <set>

namespace dueregard::framework {

namespace {

constexpr std::array all_relations = {
    Relation::equal, Relation::subset, Relation::superset, Relation::intersects
};

struct Editions {
    Edition older = *built_in_edition("EFLG 2009");
    Edition newer = *built_in_edition("EFLG 2021");
    Crosswalk there = built_in_crosswalks().front();
};

std::vector<std::string> refs_of(const Edition& edition) {
    std::vector<std::string> refs;
    for (const auto place : criteria_of(edition))
        refs.push_back(edition.entries[place].ref);
    return refs;
}

std::vector<std::string> arrived(const std::vector<CarriedAnswer>& answers) {
    std::set<std::string> refs;
    for (const auto& answer : answers)
        if (!answer.is_kept_out) refs.insert(answer.to);
    return {refs.begin(), refs.end()};
}

}  // namespace

TEST_CASE("over two links the weaker holds, and there and back is the same as it was") {
    for (const auto relation : all_relations) {
        CHECK(over(Relation::equal, relation) == relation);
        CHECK(over(relation, Relation::equal) == relation);
        CHECK(over(relation, Relation::intersects) == Relation::intersects);
        CHECK(reversed(reversed(relation)) == relation);
        CHECK(relation_named(name_of(relation)) == relation);
    }
    CHECK(over(Relation::subset, Relation::subset) == Relation::subset);
    CHECK(over(Relation::subset, Relation::superset) == Relation::intersects);
}

TEST_CASE("where several ways lead to a criterion, the strongest counts") {
    const Crosswalk first{
        .from = "A",
        .to = "B",
        .links = {{"a", "b1", Relation::intersects, ""}, {"a", "b2", Relation::equal, ""}}
    };
    const Crosswalk second{
        .from = "B", .to = "C", .links = {{"b1", "c", Relation::equal, ""}, {"b2", "c", Relation::subset, ""}}
    };

    const auto both = over(first, second);

    CHECK(both.links == std::vector<Link>{{"a", "c", Relation::subset, "By way of b2"}});
}

TEST_CASE("carrying over says what arrives whole, what a person must look at, and what stays out") {
    const Crosswalk crosswalk{
        .from = "A",
        .to = "B",
        .links =
            {{"a", "x", Relation::subset, "part of it"},
             {"b", "x", Relation::equal, "the same"},
             {"b", "y", Relation::superset, "more than asked"},
             {"c", "z", Relation::equal, "the same"}}
    };
    const std::vector<std::string> answered{"a", "b", "d"};
    const std::vector<std::string> standing{"y"};

    const auto carried = carrying_over(crosswalk, answered, standing);

    REQUIRE(carried.size() == 3);
    CHECK(carried[0].from == "b");
    CHECK(carried[0].carried == Carried::whole);
    CHECK(carried[1].from == "a");
    CHECK(carried[1].carried == Carried::in_part);
    CHECK(carried[2].to == "y");
    CHECK(carried[2].is_kept_out);
    CHECK(left_behind(crosswalk, answered) == std::vector<std::string>{"d"});
}

TEST_CASE("our crosswalk from 2009 to 2021 names real criteria and leaves none of 2009 behind") {
    const Editions editions;
    CHECK(faults_of(editions.there, editions.older, editions.newer).empty());
    CHECK(left_behind(editions.there, refs_of(editions.older)).empty());
    for (const auto& link : editions.there.links)
        CHECK_FALSE(link.rationale.empty());
}

TEST_CASE("carried to 2021 and back, no answered criterion of 2009 is lost, whichever were answered") {
    const Editions editions;
    const auto back = reversed(editions.there);
    const auto all = refs_of(editions.older);
    std::mt19937 random(20121122);
    for (int round = 0; round < 500; ++round) {
        std::vector<std::string> answered;
        for (const auto& ref : all)
            if (random() % 3 == 0) answered.push_back(ref);
        const auto newer = arrived(carrying_over(editions.there, answered, {}));
        const auto older = arrived(carrying_over(back, newer, {}));
        for (const auto& ref : answered)
            CHECK_MESSAGE(std::ranges::find(older, ref) != older.end(), ref);
        CHECK(arrived(carrying_over(back, newer, all)).empty());
    }
}

TEST_CASE("links to nothing, doubled links and files that are no crosswalk are refused") {
    const Editions editions;
    const Crosswalk wrong{
        .from = "EFLG 2009",
        .to = "EFLG 2021",
        .links =
            {{"A1", "1.1.1", Relation::equal, ""},
             {"A1", "1.1.1", Relation::equal, ""},
             {"Z", "1", Relation::equal, ""}}
    };
    CHECK(
        faults_of(wrong, editions.older, editions.newer)
        == std::vector<std::string>{
            "A1 and 1.1.1 are linked twice",
            "Z is no criterion of EFLG 2009",
            "1 is no criterion of EFLG 2021",
        }
    );
    CHECK(read_crosswalk("from: a\n").error() == "A crosswalk names the editions it leads from and to");
    CHECK(
        read_crosswalk("from: a\nto: b\nlinks:\n  - {from: x, to: y, relation: like}\n").error()
        == "Line 4: the relation must be equal, subset, superset or intersects"
    );
}

}  // namespace dueregard::framework
