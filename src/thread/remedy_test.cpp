#include "thread/golden_thread.hpp"
#include "thread/remedy.hpp"

#include <doctest/doctest.h>

namespace dueregard::thread {

namespace {

using assessment::ChallengeFinding;
using assessment::FindingId;
using assessment::FindingKind;
using plan::MeasureId;
using plan::ObjectiveId;

ChallengeFinding found(std::int64_t id, FindingKind kind) {
    ChallengeFinding finding;
    finding.id = FindingId{id};
    finding.kind = kind;
    return finding;
}

plan::Measure measure(std::int64_t id, std::optional<std::int64_t> objective) {
    plan::Measure one;
    one.id = MeasureId{id};
    if (objective) one.objective = ObjectiveId{*objective};
    return one;
}

Remedy by_measure(std::int64_t finding, std::int64_t id) {
    Remedy remedy;
    remedy.finding = FindingId{finding};
    remedy.measure = MeasureId{id};
    return remedy;
}

Remedy by_objective(std::int64_t finding, std::int64_t id) {
    Remedy remedy;
    remedy.finding = FindingId{finding};
    remedy.objective = ObjectiveId{id};
    return remedy;
}

Remedy by_recommendation(std::int64_t finding, std::int64_t id) {
    Remedy remedy;
    remedy.finding = FindingId{finding};
    remedy.recommendation = FindingId{id};
    return remedy;
}

}  // namespace

TEST_CASE("what asks for nothing needs no answer, and a recommendation answers once it is answered") {
    const std::vector findings = {
        found(1, FindingKind::strength),
        found(2, FindingKind::consideration),
        found(3, FindingKind::consideration),
        found(4, FindingKind::recommendation)
    };

    const auto taken_up = unanswered(findings, std::vector{by_recommendation(2, 4)});
    const auto answered = unanswered(findings, std::vector{by_recommendation(2, 4), by_measure(4, 9)});

    CHECK(unanswered(findings, {}).size() == 3);
    CHECK(taken_up.size() == 3);
    REQUIRE(answered.size() == 1);
    CHECK(answered.front().id == FindingId{3});
}

TEST_CASE("a measure answers something by itself or by its objective") {
    const std::vector measures = {measure(1, 7), measure(2, 8), measure(3, std::nullopt)};

    const auto left = answering_nothing(measures, std::vector{by_objective(5, 7), by_measure(5, 3)});

    REQUIRE(left.size() == 1);
    CHECK(left.front().id == MeasureId{2});
}

TEST_CASE("the thread is walked down from a finding and up from a measure to the same ends") {
    const std::vector measures = {measure(1, 7), measure(2, 8)};
    const std::vector all = {by_recommendation(10, 11), by_objective(11, 7), by_measure(12, 2)};

    const auto down = walk(FindingId{10}, all, measures);
    const auto up = walk(MeasureId{1}, all, measures);
    const auto middle = walk(ObjectiveId{7}, all, measures);
    const auto recommended = walk(FindingId{11}, all, measures);

    CHECK(down.findings == std::vector{FindingId{10}, FindingId{11}});
    CHECK(down.objectives == std::vector{ObjectiveId{7}});
    CHECK(down.measures == std::vector{MeasureId{1}});
    CHECK(up.findings == std::vector{FindingId{11}, FindingId{10}});
    CHECK(up.objectives == std::vector{ObjectiveId{7}});
    CHECK(up.measures == std::vector{MeasureId{1}});
    CHECK(middle.findings == std::vector{FindingId{11}, FindingId{10}});
    CHECK(middle.measures == std::vector{MeasureId{1}});
    CHECK(recommended.findings == std::vector{FindingId{11}, FindingId{10}});
}

TEST_CASE("recommendations that take one another up end the walk") {
    const std::vector all = {by_recommendation(1, 2), by_recommendation(2, 1)};

    CHECK(walk(FindingId{1}, all, {}).findings.size() == 2);
}

}  // namespace dueregard::thread
