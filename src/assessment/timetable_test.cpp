#include "assessment/timetable.hpp"

#include <doctest/doctest.h>

namespace dueregard::assessment {

using namespace std::chrono;

namespace {

ChallengeSlot a_slot(int starts, int ends, const std::string& room, MetGroup group) {
    ChallengeSlot slot;
    slot.on = Date{2026y / December / 1};
    slot.starts = starts;
    slot.ends = ends;
    slot.room = room;
    slot.whom = "Heads of service";
    slot.group = group;
    return slot;
}

Challenge a_challenge() {
    Challenge challenge;
    challenge.from = Date{2026y / December / 1};
    challenge.until = Date{2026y / December / 3};
    return challenge;
}

}  // namespace

TEST_CASE("a time is hours and minutes, and nothing else") {
    CHECK(time_of("9:30") == 570);
    CHECK(time_of(" 09:30 ") == 570);
    CHECK(time_of("00:00") == 0);
    CHECK(time_of("24:00") == std::nullopt);
    CHECK(time_of("9.30") == std::nullopt);
    CHECK(time_of("9:3") == std::nullopt);
    CHECK(time_of("-1:30") == std::nullopt);
    CHECK(time_of("") == std::nullopt);
    CHECK(time_text(570) == "09:30");
}

TEST_CASE("a slot is on a day of the visit, ends after it starts and says whom") {
    auto outside = a_slot(600, 660, "", MetGroup::managers);
    outside.on = Date{2026y / December / 4};
    auto backwards = a_slot(660, 600, "", MetGroup::managers);
    backwards.whom.clear();

    CHECK(faults_of(a_slot(600, 660, "", MetGroup::managers), a_challenge()).empty());
    CHECK(faults_of(outside, a_challenge()) == Faults{{"on", "Select a day of the visit"}});
    CHECK(faults_of(backwards, a_challenge()).size() == 2);
    CHECK(faults_of({}, a_challenge()).size() == 4);
}

TEST_CASE("the groups that nobody meets are told, once there is a timetable") {
    const std::vector slots = {
        a_slot(600, 660, "", MetGroup::managers), a_slot(660, 720, "", MetGroup::councillors)
    };

    CHECK(groups_nobody_meets({}).empty());
    CHECK(groups_nobody_meets(slots).size() == all_met_groups().size() - 2);
    CHECK(groups_nobody_meets(slots).front() == MetGroup::chief_officers);
}

TEST_CASE("two at once in one room clash; one after the other, or in two rooms, do not") {
    const auto first = a_slot(600, 660, "Room 1", MetGroup::managers);

    CHECK(clashes(std::vector{first, a_slot(630, 700, "room 1", MetGroup::partners)}).size() == 1);
    CHECK(clashes(std::vector{first, a_slot(660, 700, "Room 1", MetGroup::partners)}).empty());
    CHECK(clashes(std::vector{first, a_slot(630, 700, "Room 2", MetGroup::partners)}).empty());
    CHECK(clashes(
              std::vector{a_slot(600, 660, "", MetGroup::managers), a_slot(600, 660, "", MetGroup::managers)}
    )
              .empty());
}

}  // namespace dueregard::assessment
