#include "plan/progress.hpp"

#include <doctest/doctest.h>

namespace dueregard::plan {

namespace {

StatusCounts counts(Meaning meaning, std::int64_t count) {
    StatusCounts result;
    result[meaning] = count;
    return result;
}

}  // namespace

TEST_CASE("an objective's progress counts everything under it") {
    const std::vector<Objective> all{
        {.id = {1}, .strategy = {9}, .title = "Include everyone", .position = 1},
        {.id = {2}, .strategy = {9}, .parent = ObjectiveId{1}, .title = "Listen", .position = 1}
    };
    const std::map<std::optional<ObjectiveId>, StatusCounts> own{
        {ObjectiveId{1}, counts(Meaning::met, 2)},
        {ObjectiveId{2}, counts(Meaning::missed, 1)},
        {std::nullopt, counts(Meaning::not_reported, 4)}
    };

    const auto progress = progress_by_objective(all, own);

    REQUIRE(progress.size() == 3);
    CHECK(progress[0].counts[Meaning::met] == 2);
    CHECK(progress[0].counts[Meaning::missed] == 1);
    CHECK(progress[0].counts.total() == 3);
    CHECK(progress[1].depth == 1);
    CHECK(progress[1].counts == counts(Meaning::missed, 1));
    CHECK_FALSE(progress[2].objective);
    CHECK(progress[2].counts.reported() == 0);
}

TEST_CASE("progress is told in whole sentences, in the singular too") {
    auto told = counts(Meaning::met, 37);
    told[Meaning::narrowly_missed] = 3;
    told[Meaning::missed] = 1;

    CHECK(
        progress_sentences(told)
        == std::vector<
            std::
                string>{"41 of 41 measures have reported.", "37 measures are on target.", "3 measures narrowly missed the target.", "1 measure missed the target."}
    );
    CHECK(
        progress_sentences(counts(Meaning::not_reported, 1))
        == std::vector<std::string>{"0 of 1 measure has reported."}
    );
    CHECK(progress_sentences({}) == std::vector<std::string>{"No measures are counted."});
}

}  // namespace dueregard::plan
