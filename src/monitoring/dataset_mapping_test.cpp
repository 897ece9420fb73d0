#include "monitoring/dataset_mapping.hpp"
#include "monitoring/record_reading.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

namespace dueregard::monitoring {

using namespace std::chrono;

namespace {

constexpr Date as_of = 2026y / September / 30;

analytics::SourceTable read(std::string_view csv) {
    auto table = analytics::read_source(csv, "users.csv", reading_on(as_of));
    REQUIRE(table);
    return *std::move(table);
}

const MappedColumn& column(const std::vector<MappedColumn>& mapping, std::string_view heading) {
    for (const auto& one : mapping) {
        if (one.heading == heading) return one;
    }
    FAIL("no such column");
    return mapping.front();
}

std::string meaning(const MappedColumn& column, std::string_view label) {
    for (const auto& one : column.labels) {
        if (one.label == label) return one.meaning;
    }
    return "no such label";
}

std::int64_t without(const DatasetColumn& column, NoAnswer state) {
    return column.without.at(static_cast<std::size_t>(state));
}

}  // namespace

TEST_CASE("columns are known by their headings, labels by their words, and identities are never read") {
    const auto table = read("Client name,Date of birth,Ethnic origin,Sex,Ward,Email address\n"
                            "Ann Example,1990-10-01,White - British,F,North,ann@example.com\n"
                            "Bo Example,01/10/1961,Martian,M,South,bo@example.com\n"
                            "Cy Example,,Prefer not to say,,North,\n");
    const auto mapping = guessed_mapping(table);

    REQUIRE(table.left_out.size() == 2);
    CHECK(table.left_out[0].heading == "Client name");
    CHECK(table.left_out[1].heading == "Email address");
    CHECK(column(mapping, "Date of birth").list == "age_bands");
    CHECK(column(mapping, "Date of birth").labels[0].label == "35 to 44");
    CHECK(meaning(column(mapping, "Date of birth"), "55 to 64") == "55_64");
    CHECK(meaning(column(mapping, "Date of birth"), "") == "!not_answered");
    CHECK(column(mapping, "Ethnic origin").list == "ethnic_group_2021");
    CHECK(meaning(column(mapping, "Ethnic origin"), "White - British") == "white_british");
    CHECK(meaning(column(mapping, "Ethnic origin"), "Martian") == "");
    CHECK(meaning(column(mapping, "Ethnic origin"), "Prefer not to say") == "!prefer_not_to_say");
    CHECK(meaning(column(mapping, "Ward"), "North") == "!own");
    REQUIRE(unmapped_labels(mapping).size() == 1);
    CHECK(unmapped_labels(mapping)[0].label == "Martian");
}

TEST_CASE("of several lists for one characteristic the one that knows most labels is taken") {
    const auto five = guessed_mapping(read("Ethnicity,x\nAsian,1\nWhite,1\nBlack,1\n"));
    const auto nineteen = guessed_mapping(read("Ethnicity,x\nIndian,1\nRoma,1\nWhite,1\n"));
    const auto census = guessed_mapping(read("Disability,x\nLimited a lot,1\nLimited a little,1\n"));
    const auto yes_or_no = guessed_mapping(read("Disability,x\nYes,1\nNo,1\n"));

    CHECK(five[0].list == "ethnic_group_5");
    CHECK(nineteen[0].list == "ethnic_group_2021");
    CHECK(census[0].list == "disability_2021");
    CHECK(yes_or_no[0].list == "disability");
}

TEST_CASE("a column that tells the rows of a small file apart is not kept, whatever its heading") {
    std::string csv = "Board seat,Sex\n";
    for (int i = 0; i < 30; ++i)
        csv += "Seat of Person " + std::to_string(i) + ",F\n";

    const auto table = read(csv);
    const auto mapping = guessed_mapping(table);
    const auto rows = stored_rows(table);

    CHECK(column(mapping, "Board seat").labels.empty());
    CHECK(std::get<std::vector<std::uint16_t>>(rows.columns[0].numbers) == std::vector<std::uint16_t>(30, 0));
}

TEST_CASE(
    "no record is dropped for a label that nobody knows; one that a person leaves out is told with its line"
) {
    const auto table = read("Ethnic group,Ward\n"
                            "Irish,North\n"
                            "Martian,North\n"
                            "Roma,Test\n"
                            "Not asked,South\n"
                            "Roma,\n");
    auto mapping = guessed_mapping(table);
    REQUIRE(choose_meaning(mapping[1], "Test", rejected_meaning));
    CHECK_FALSE(choose_meaning(mapping[0], "Irish", "no_such_code"));
    CHECK_FALSE(choose_meaning(mapping[0], "No such label", "white_irish"));

    const auto coded = coded_records(mapping, stored_rows(table));

    CHECK(coded.records == 4);
    CHECK(
        coded.rejected
        == std::vector<
            analytics::RejectedRow>{{.line = 4, .why = "“Test” stands under Ward: such rows are left out."}}
    );
    REQUIRE(coded.columns.size() == 2);
    CHECK(coded.columns[0].answered == 2);
    CHECK(without(coded.columns[0], NoAnswer::not_mapped) == 1);
    CHECK(without(coded.columns[0], NoAnswer::not_asked) == 1);
    CHECK(coded.columns[1].titles == std::vector<std::string>{"North", "South"});
    CHECK(without(coded.columns[1], NoAnswer::not_answered) == 1);
    CHECK(title_of(coded.columns[0], coded.codes[0][0]) == "White: Irish");
    CHECK(title_of(coded.columns[0], coded.codes[0][1]) == "Another answer, not in the list");
    CHECK(declaration_rate(coded.columns[0]) == 50);
}

TEST_CASE("another list has the labels guessed anew, and a column may be left out") {
    auto mapping = guessed_mapping(read("Ethnicity,Sex\nWhite,F\nAsian,M\n"));

    choose_list(mapping[0], "ethnic_group_2001");
    choose_list(mapping[1], "");

    CHECK(meaning(mapping[0], "Asian") == "");
    CHECK(mapping[1].list.empty());
    CHECK(mapping_in(mapping_json(mapping)) == mapping);
    CHECK(coded_records(mapping, stored_rows(read("Ethnicity,Sex\nWhite,F\nAsian,M\n"))).columns.size() == 1);
}

}  // namespace dueregard::monitoring
