#include "plan/measure.hpp"

#include <doctest/doctest.h>

namespace dueregard::plan {

using namespace std::chrono;

TEST_CASE("a measure needs an action") {
    CHECK(faults_of(Measure{.ref = "EDI1.01"}) == Faults{{"action", "Enter what will be done"}});
    CHECK(faults_of(Measure{.action = "Hold four drop-in sessions"}).empty());
}

TEST_CASE("what was typed for when is a date, or words without a digit") {
    Measure measure;

    CHECK(set_due(measure, "31/03/2027").empty());
    CHECK(measure.due->last_day == 2027y / March / 31);
    CHECK(measure.due_words.empty());

    CHECK(set_due(measure, " Ongoing ").empty());
    CHECK_FALSE(measure.due);
    CHECK(measure.due_words == "Ongoing");

    CHECK(set_due(measure, "").empty());
    CHECK(measure.due_words.empty());
}

TEST_CASE("digits that make no date are a fault") {
    Measure measure;

    const auto faults = set_due(measure, "31/13/2027");

    REQUIRE(faults.size() == 1);
    CHECK(faults.front().field == "due");
}

TEST_CASE("a due date is shown as it was said, with its last day") {
    CHECK(
        due_text({.due = DueDate{2022y / August / 31, DuePrecision::season, "Summer 2022"}})
        == "Summer 2022, by 31 August 2022"
    );
    CHECK(due_text({.due = DueDate{2023y / March / 31, DuePrecision::day, "31.3.23"}}) == "31 March 2023");
    CHECK(due_text({.due_words = "Ongoing"}) == "Ongoing");
    CHECK(due_text({}).empty());
}

TEST_CASE("a measure is past due from the day after its last day") {
    const Measure measure{.due = DueDate{2023y / March / 31, DuePrecision::day, "31.3.23"}};

    CHECK_FALSE(is_past_due(measure, 2023y / March / 31));
    CHECK(is_past_due(measure, 2023y / April / 1));
    CHECK_FALSE(is_past_due({}, 2023y / April / 1));
}

TEST_CASE("a measure is called by its reference, or by the start of its action") {
    CHECK(short_name({.ref = "EDI1.01", .action = "Hold sessions"}) == "EDI1.01");
    CHECK(short_name({.action = "Hold sessions"}) == "Hold sessions");
    CHECK(
        short_name(
            {.action = "Hold four drop-in sessions for newly arrived families in each library of the city"}
        )
        == "Hold four drop-in sessions for newly arrived families in …"
    );
}

}  // namespace dueregard::plan
