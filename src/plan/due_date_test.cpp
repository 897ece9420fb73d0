#include "plan/due_date.hpp"

#include <doctest/doctest.h>

#include <string>

namespace dueregard::plan {

namespace {

std::string last_day(std::string_view printed) {
    const auto due = parse_due(printed);
    return due ? iso_date(due->last_day) : "none";
}

std::string promised(std::string_view sentence) {
    const auto due = due_in_prose(sentence);
    return due ? iso_date(due->last_day) + " " + due->words : "none";
}

}  // namespace

TEST_CASE("a due date is read as exactly as it was printed") {
    CHECK(last_day("31/03/2023") == "2023-03-31");
    CHECK(last_day("31.3.23") == "2023-03-31");
    CHECK(last_day("2023-03-31") == "2023-03-31");
    CHECK(last_day("2023-03-31 00:00:00") == "2023-03-31");
    CHECK(last_day("31 March 2023") == "2023-03-31");
    CHECK(last_day("31st of March 2023") == "2023-03-31");
    CHECK(last_day("Friday 31 Mar 23") == "2023-03-31");
    CHECK(last_day("31-Mar-23") == "2023-03-31");
    CHECK(last_day("March 31st, 2023") == "2023-03-31");
    CHECK(parse_due("31 Mar 23")->precision == DuePrecision::day);
    CHECK(parse_due(" by  31 Mar 23 ")->words == "by 31 Mar 23");
}

TEST_CASE("months, quarters, seasons and years end on their last day") {
    CHECK(last_day("March 2023") == "2023-03-31");
    CHECK(last_day("Feb-24") == "2024-02-29");
    CHECK(last_day("Mar '23") == "2023-03-31");
    CHECK(last_day("March 23") == "2023-03-31");
    CHECK(last_day("03/2023") == "2023-03-31");
    CHECK(last_day("by the end of April 2022") == "2022-04-30");
    CHECK(last_day("Q2 2022/23") == "2022-09-30");
    CHECK(last_day("Q4 22/23") == "2023-03-31");
    CHECK(last_day("Quarter two, 2022-23") == "2022-09-30");
    CHECK(last_day("2022/23 Q3") == "2022-12-31");
    CHECK(last_day("second quarter of 2022/23") == "2022-09-30");
    CHECK(last_day("Q1 (2024/25)") == "2024-06-30");
    CHECK(last_day("Summer 2022") == "2022-08-31");
    CHECK(last_day("Autumn/Winter 2022") == "2023-02-28");
    CHECK(last_day("Winter 2022/23") == "2023-02-28");
    CHECK(last_day("Spring 2024") == "2024-05-31");
    CHECK(last_day("2022/23") == "2023-03-31");
    CHECK(last_day("2022–2023") == "2023-03-31");
    CHECK(last_day("2023") == "2023-12-31");
    CHECK(last_day("2024-2028") == "2028-12-31");
    CHECK(last_day("Academic year 2023/24") == "2024-08-31");
    CHECK(last_day("FY24") == "2024-03-31");
    CHECK(last_day("early 2023") == "2023-04-30");
    CHECK(last_day("mid-2023") == "2023-08-31");
    CHECK(parse_due("Summer 2022")->precision == DuePrecision::season);
    CHECK(parse_due("Q2 2022/23")->precision == DuePrecision::quarter);
    CHECK(parse_due("2022/23")->precision == DuePrecision::year);
}

TEST_CASE("of several dates the last that still counts is meant") {
    CHECK(last_day("April 2022 – March 2023") == "2023-03-31");
    CHECK(last_day("Revised: June 2023 (was March 2023)") == "2023-06-30");
    CHECK(last_day("Original March 2023, revised to June 2023") == "2023-06-30");
    CHECK(last_day("Phase 1 June 2023; phase 2 December 2023") == "2023-12-31");
    CHECK(last_day("Ongoing to March 2025") == "2025-03-31");
    CHECK(last_day("From September 2023") == "none");
    CHECK(last_day("Ongoing – review March 2024") == "none");
}

TEST_CASE("what is no date is none") {
    for (const std::string printed :
         {"",
          "Ongoing",
          "TBC",
          "n/a",
          "31/02/2023",
          "31/13/2023",
          "March",
          "Q4",
          "31 March",
          "Head of Service",
          "12 weeks",
          "24/7",
          "£2023",
          "3-5 years",
          "version 1.2023",
          "99999999999999999999"}) {
        CAPTURE(printed);
        CHECK(last_day(printed) == "none");
    }
}

TEST_CASE("a sentence promises by a date, or only names one") {
    CHECK(promised("We will train every receptionist by March 2023") == "2023-03-31 by March 2023");
    CHECK(
        promised("Publish the plan by the end of April 2022, with a summary")
        == "2022-04-30 by the end of April 2022"
    );
    CHECK(
        promised("Start in 2022 and be fully completed by December 2023.") == "2023-12-31 by December 2023"
    );
    CHECK(promised("To be in place no later than 1 May 2024") == "2024-05-01 no later than 1 May 2024");
    CHECK(promised("Estimated completion in autumn 2024") == "2024-11-30 completion in autumn 2024");
    CHECK(promised("During 2022/23 we will hold a series of events") == "none");
    CHECK(promised("Refresh the scheme adopted in March 2019") == "none");
    CHECK(promised("Increase take-up by 10%") == "none");
}

TEST_CASE("every date of a text is found in order, with the days it covers") {
    const auto dates = dates_in(
        "Held on 23 June 2022, again in Oct 21-Sep 22 and early 2023; 15 Oct has no year, nor has May."
    );

    REQUIRE(dates.size() == 4);
    CHECK(dates[0].words == "23 June 2022");
    CHECK(dates[1].words == "Oct 21");
    CHECK(dates[2].words == "Sep 22");
    CHECK(dates[3].words == "early 2023");
    CHECK(iso_date(first_day(dates[0])) == "2022-06-23");
    CHECK(iso_date(first_day(dates[2])) == "2022-09-01");
    CHECK(iso_date(first_day(*parse_due("Q2 2022/23"))) == "2022-07-01");
    CHECK(iso_date(first_day(*parse_due("Summer 2022"))) == "2022-06-01");
    CHECK(iso_date(first_day(*parse_due("2022/23"))) == "2022-04-01");
}

TEST_CASE("a date that is printed with its last day is the date that was said") {
    const auto due = parse_due("Summer 2027, by 31 August 2027");

    REQUIRE(due);
    CHECK(due->words == "Summer 2027");
    CHECK(due->precision == DuePrecision::season);
    CHECK(parse_due("Summer 2027, by 30 June 2027")->words == "Summer 2027, by 30 June 2027");
}

}  // namespace dueregard::plan
