#include "documents/xlsx_writer.hpp"
#include "monitoring/payroll.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace dueregard::monitoring {

TEST_CASE("a payroll is read by its headings, in any order and by their synonyms") {
    const auto payroll = read_payroll(
        "Staff number,Gender,Hourly rate (£),Full-pay,Bonus pay\n"
        "101,F,15.54,Yes,\n"
        "102,Male,\"£1,020.00\",yes,250\n"
        "103,Woman,,no,10\n",
        Characteristic::sex
    );

    REQUIRE(payroll);
    CHECK(payroll->faults.empty());
    CHECK(payroll->groups == std::vector<std::string>{"Male", "Female"});
    REQUIRE(payroll->employees.size() == 3);
    CHECK(payroll->employees[0].group == 1);
    CHECK(payroll->employees[0].hourly_rate == 15'540'000);
    CHECK(payroll->employees[1].group == 0);
    CHECK(payroll->employees[1].hourly_rate == 1'020 * one_pound);
    CHECK(payroll->employees[1].bonus == 250 * one_pound);
    CHECK_FALSE(payroll->employees[2].hourly_rate);
    CHECK(payroll->employees[2].bonus == 10 * one_pound);
}

TEST_CASE("an hourly rate is worked out where the row gives its parts") {
    const auto payroll = read_payroll(
        "employee;sex;ordinary_pay;pay_period_days;weekly_hours;period_bonus;bonus_period_days\n"
        "1;M;2500;month;37;;\n"
        "2;F;100;7;38;730.50;year\n",
        Characteristic::sex
    );

    REQUIRE(payroll);
    CHECK(payroll->faults.empty());
    CHECK(payroll->employees[0].hourly_rate == 15'537'877);
    CHECK(payroll->employees[1].hourly_rate == 3 * one_pound);
}

TEST_CASE("every row that cannot be read is told with its line and the reason") {
    const auto payroll = read_payroll(
        "employee,sex,hourly_pay,bonus,full_pay\n"
        "1,M,15,,yes\n"
        "1,F,16,,yes\n"
        ",F,16,,yes\n"
        "4,Q,16,,yes\n"
        "5,F,sixteen,,yes\n"
        "6,F,,,yes\n"
        "\n"
        "7,F,-3,,yes\n"
        "8,F,0,,yes\n"
        "9,F,16,-5,yes\n"
        "10,F,16,,perhaps\n"
        "11,F,16,,\n"
        "12,F,16,,yes\n",
        Characteristic::sex
    );

    REQUIRE(payroll);
    CHECK(payroll->rows == 12);
    CHECK(payroll->employees.size() == 2);
    const std::vector<PayrollFault> expected{
        {3, "Employee 1 stands on line 2 already, and each employee counts once."},
        {4, "The employee's number is missing."},
        {5,
         "“Q” is no answer that is known here: give Male, Female, Non-binary, Prefer not to say, or nothing where it is "
         "not known."},
        {6, "“sixteen” is no hourly pay: give a number, such as 15.54."},
        {7, "The hourly pay is missing."},
        {9, "The hourly pay is below nought."},
        {10, "The hourly pay is nought."},
        {11, "The bonus is below nought."},
        {12, "“perhaps” does not say whether the employee is on full pay: give yes or no."},
        {13, "Whether the employee is on full pay is missing: give yes or no."}
    };
    CHECK(payroll->faults == expected);
}

TEST_CASE("a row with several faults is told each of them, and is one row that is in no figure") {
    const auto payroll = read_payroll(
        "employee,sex,hourly_pay,bonus,full_pay\n1,M,15,,yes\n1,Q,nine,-1,perhaps\n2,F,nine,-1,yes\n",
        Characteristic::sex
    );

    REQUIRE(payroll);
    CHECK(payroll->employees.size() == 1);
    CHECK(payroll->faulty_rows == 2);
    const std::vector<PayrollFault> expected{
        {3,
         "“Q” is no answer that is known here: give Male, Female, Non-binary, Prefer not to say, or nothing where it is "
         "not known."},
        {3, "The bonus is below nought."},
        {3, "“perhaps” does not say whether the employee is on full pay: give yes or no."},
        {3, "“nine” is no hourly pay: give a number, such as 15.54."},
        {3, "Employee 1 stands on line 2 already, and each employee counts once."},
        {4, "The bonus is below nought."},
        {4, "“nine” is no hourly pay: give a number, such as 15.54."}
    };
    CHECK(payroll->faults == expected);
}

TEST_CASE("grades and directorates are taken as they stand") {
    const auto payroll = read_payroll(
        "sex,hourly_pay,Grade,Department\nM,15,G5,Housing\nF,nine,G5,Housing\nF,14,,Parks\nF,13,G5,Parks\n",
        Characteristic::sex
    );

    REQUIRE(payroll);
    CHECK(payroll->grades.names == std::vector<std::string>{"G5", "Not given"});
    CHECK(payroll->grades.places == std::vector<std::uint16_t>{0, 1, 0});
    CHECK(payroll->directorates.names == std::vector<std::string>{"Housing", "Parks"});
    CHECK(payroll->directorates.places == std::vector<std::uint16_t>{0, 1, 1});
}

TEST_CASE("a workbook is read from the sheet that has the columns, its rows named as in Excel") {
    documents::Table notes{.name = "Notes", .rows = {}, .header_rows = 0};
    documents::Table staff{.name = "Staff", .rows = {}, .header_rows = 1};
    const auto add = [](documents::Table& table, const std::vector<std::string>& cells) {
        documents::Row row;
        for (const auto& text : cells)
            row.cells.push_back({.text = text, .at = {}});
        table.rows.push_back(row);
    };
    add(notes, {"Taken on", "31 March 2026"});
    add(staff, {"Employee", "Sex", "Hourly pay"});
    add(staff, {"1", "M", "15.5"});
    add(staff, {"2", "F", "none"});
    add(staff, {"3", "F", "14"});
    const auto file = open_payroll(
        documents::write_xlsx(
            {{.table = notes, .number_columns = {}}, {.table = staff, .number_columns = {2}}},
            {.title = "Staff", .made = {}}
        ),
        "staff.xlsx"
    );

    REQUIRE(file);
    const auto payroll = read_payroll(*file, Characteristic::sex);

    REQUIRE(payroll);
    CHECK(payroll->employees.size() == 2);
    CHECK(payroll->employees[0].hourly_rate == 15'500'000);
    REQUIRE(payroll->faults.size() == 1);
    CHECK(payroll->faults[0].line == 3);
    CHECK(
        read_payroll(*file, Characteristic::disability).error().sentence
        == "The table has no column that says who is disabled: head it “disability”."
    );
}

TEST_CASE("what is no table is refused in one sentence") {
    CHECK(open_payroll(std::string("PK\x03\x04\0\0\0\0", 8), "").error().sentence.ends_with("."));
    CHECK_FALSE(open_payroll(std::string("%PDF-1.4\n\0\0\0\0", 13), "pay.pdf"));
}

TEST_CASE("people whose sex is not known, or who would not say, are counted apart") {
    const auto payroll = read_payroll(
        "sex,hourly_pay\nM,10\nF,11\nPrefer not to say,12\n,13\nUnknown,14\nNon-binary,15\n",
        Characteristic::sex
    );

    REQUIRE(payroll);
    CHECK(payroll->faults.empty());
    CHECK(payroll->prefer_not_to_say == 1);
    CHECK(payroll->not_answered == 2);
    CHECK(payroll->another_answer == 1);
    CHECK(payroll->employees.size() == 6);
    CHECK(payroll->employees[2].group == no_group);
}

TEST_CASE("ethnic groups are those of the table, White British or the largest first, the others by name") {
    const auto usual = read_payroll(
        "ethnicity,hourly_pay\nIndian,10\nIndian,10\nWhite British,11\nChinese,12\nindian,9\n",
        Characteristic::ethnic_group
    );
    const auto largest =
        read_payroll("ethnic group,hourly_pay\nWhite,10\nAsian,10\nAsian,11\n", Characteristic::ethnic_group);
    const auto asked = read_payroll(
        "ethnic group,hourly_pay\nWhite,10\nAsian,10\nAsian,11\n", Characteristic::ethnic_group, "white"
    );

    REQUIRE(usual);
    CHECK(usual->groups == std::vector<std::string>{"White British", "Chinese", "Indian"});
    CHECK(usual->employees[4].group == 2);
    REQUIRE(largest);
    CHECK(largest->groups == std::vector<std::string>{"Asian", "White"});
    REQUIRE(asked);
    CHECK(asked->groups == std::vector<std::string>{"White", "Asian"});
}

TEST_CASE("disabled employees are held against those who are not") {
    const auto payroll =
        read_payroll("disability,hourly_pay\nYes,10\nNo,12\nPNTS,9\n", Characteristic::disability);

    REQUIRE(payroll);
    CHECK(payroll->groups == std::vector<std::string>{"Not disabled", "Disabled"});
    CHECK(payroll->employees[0].group == 1);
    CHECK(payroll->prefer_not_to_say == 1);
}

TEST_CASE("a title may stand above the headings") {
    const auto payroll =
        read_payroll("Payroll extract,,\n,,\nsex,hourly pay,x\nM,10,\n", Characteristic::sex);

    REQUIRE(payroll);
    CHECK(payroll->employees.size() == 1);
}

TEST_CASE("a table without the columns is refused with what is missing") {
    const auto no_sex = read_payroll("employee,hourly_pay\n1,10\n", Characteristic::sex);
    const auto no_pay = read_payroll("employee,sex\n1,M\n", Characteristic::sex);
    const auto nothing = read_payroll("", Characteristic::sex);
    const auto nobody =
        read_payroll("ethnicity,hourly_pay\nWhite,10\n", Characteristic::ethnic_group, "Cornish");

    CHECK(no_sex.error().sentence == "The table has no column of each employee's sex: head it “sex”.");
    CHECK(
        no_pay.error().sentence
        == "The table has no column of hourly pay: head it “hourly_pay”, or give “ordinary_pay”, “pay_period_days” and "
           "“weekly_hours” to work it out from."
    );
    CHECK(nothing.error().sentence == "There is no row in the table.");
    CHECK(nobody.error().sentence == "No employee is in the group “Cornish”: the table has White.");
}

TEST_CASE("an empty payroll has nobody of either sex") {
    const auto payroll = read_payroll("sex,hourly_pay\n", Characteristic::sex);

    REQUIRE(payroll);
    CHECK(payroll->groups == std::vector<std::string>{"Male", "Female"});
    CHECK(payroll->employees.empty());
}

}  // namespace dueregard::monitoring
