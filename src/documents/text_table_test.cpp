#include "documents/plain_text.hpp"
#include "documents/text_table.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace dueregard::documents {

namespace {

std::optional<FoundTable> table_in(std::string_view text) {
    const auto lines = text_lines_of(text);
    return table_at(lines);
}

using Texts = std::vector<std::vector<std::string>>;

Texts texts(const Table& table) {
    Texts rows;
    for (const auto& row : table.rows) {
        rows.emplace_back();
        for (const auto& cell : row.cells)
            rows.back().push_back(cell.text);
    }
    return rows;
}

}  // namespace

TEST_CASE("tabs make a table, whose header ends it when it comes again") {
    const auto found =
        table_in("Ref\tAction\tStatus\nA1\tPlant trees\t★\n\tMend roofs\t●\n\nRef\tAction\tStatus\nA3\tX\tY\n"
        );

    REQUIRE(found);
    CHECK(
        texts(found->table)
        == Texts{{"Ref", "Action", "Status"}, {"A1", "Plant trees", "★"}, {"", "Mend roofs", "●"}}
    );
    CHECK(found->lines == 3);
    CHECK(found->table.rows[2].at.line == 3);
}

TEST_CASE("rows set apart by blank lines are one table") {
    const auto found = table_in("Ref\tAction\n\nA1\tPlant\n\nA2\tMend\n\nThat is all.\n");

    REQUIRE(found);
    CHECK(found->table.rows.size() == 3);
    CHECK(found->table.rows[2].at.line == 5);
}

TEST_CASE("a line end within a tab separated cell is told by the tabs adding up") {
    const auto found = table_in("Ref\tAction\tStatus\nA1\tPlant\nand water\t★\nA2\tMend\t●\ntwice a year\n");

    REQUIRE(found);
    CHECK(texts(found->table) == Texts{
        {"Ref", "Action", "Status"}, {"A1", "Plant\nand water", "★"}, {"A2", "Mend", "●\ntwice a year"},
    });
}

TEST_CASE("a tab after a bullet or a number is no table") {
    CHECK_FALSE(table_in("•\tOne\n•\tTwo\n"));
    CHECK_FALSE(table_in("1.\tOne\n2.\tTwo\n"));
    CHECK_FALSE(table_in("\tSet in\n\tand again\n"));
}

TEST_CASE("Markdown tables know their header") {
    const auto found = table_in("| Ref | Action |\n|:---|---:|\n| A1 | this \\| that |\n| A2 |\n\nText\n");

    REQUIRE(found);
    CHECK(texts(found->table) == Texts{{"Ref", "Action"}, {"A1", "this | that"}, {"A2", ""}});
    CHECK(found->table.header_rows == 1);
    CHECK(found->table.rows[1].at.line == 3);
}

TEST_CASE("pipes without a frame, and psql's and MySQL's tables") {
    CHECK(
        texts(table_in("Ref | Action | Status\nA1 | Plant | G\n")->table)
        == Texts{{"Ref", "Action", "Status"}, {"A1", "Plant", "G"}}
    );
    CHECK(
        texts(table_in(" ref | action \n-----+--------\n A1  | Plant\n A2  | Mend\n(2 rows)\n")->table)
        == Texts{{"ref", "action"}, {"A1", "Plant"}, {"A2", "Mend"}}
    );
    CHECK(
        texts(
            table_in("+----+----+\n| a  | b  |\n+----+----+\n| 1  | 2  |\n| 3  | 4  |\n+----+----+\n")->table
        )
        == Texts{{"a", "b"}, {"1", "2"}, {"3", "4"}}
    );
    CHECK_FALSE(table_in("either | or\n"));
}

TEST_CASE("a row without a frame may end with the pipe before its empty last cell") {
    const auto found = table_in("Action | Owner | Due\nPlant trees | Parks | May\nMend roofs | Estates |\n");

    REQUIRE(found);
    CHECK(
        texts(found->table)
        == Texts{{"Action", "Owner", "Due"}, {"Plant trees", "Parks", "May"}, {"Mend roofs", "Estates", ""}}
    );
}

TEST_CASE("a grid's rows are what stands between its borders") {
    const auto found = table_in(
        "+-----+--------+\n| Ref | Action |\n+=====+========+\n| A1  | Plant  |\n|     | trees  |\n+-----+--------+\n| A2  | Mend   |\n+-----+--------+\n"
    );

    REQUIRE(found);
    CHECK(texts(found->table) == Texts{{"Ref", "Action"}, {"A1", "Plant trees"}, {"A2", "Mend"}});
    CHECK(found->table.header_rows == 1);
}

TEST_CASE("borders without a row between them are no table") {
    for (const auto* const text : {"|-\n|-", "|---|\n| |---|\n", "+---+\n+---+\n"}) {
        CAPTURE(text);
        CHECK(!table_in(text));
    }
}

TEST_CASE("slashes make a table where every line has the same number") {
    const auto found = table_in(
        "Measure / Lead / Due / Status\nPlant trees / Parks / May 2023 / On track\n/ Roads / June 2023 /\n"
    );

    REQUIRE(found);
    CHECK(texts(found->table) == Texts{
        {"Measure", "Lead", "Due", "Status"}, {"Plant trees", "Parks", "May 2023", "On track"}, {"", "Roads", "June 2023", ""},
    });
    CHECK_FALSE(table_in("He and / or she came.\nThey and / or we went.\n"));
}

TEST_CASE("columns aligned with spaces, wrapped lines joined to their row") {
    const auto found = table_in("Ref    Action                 Status\n"
                                "---    ------                 ------\n"
                                "A1     Plant a tree in        ★\n"
                                "       every street\n"
                                "A2     Mend the roof          ●\n"
                                "       Paint the door         ▲\n"
                                "\n"
                                "The next paragraph is text.\n");

    REQUIRE(found);
    CHECK(texts(found->table) == Texts{
        {"Ref", "Action", "Status"}, {"A1", "Plant a tree in every street", "★"}, {"A2", "Mend the roof", "●"}, {"", "Paint the door", "▲"},
    });
    CHECK(found->table.header_rows == 1);
    CHECK(found->table.rows[3].at.line == 6);
}

TEST_CASE("a cell of the first column that had no room goes on below it") {
    const auto found = table_in("Group                Effect     Why\n"
                                "Age                  Worse      Many callers are old.\n"
                                "Marriage and civil   None       Nobody said.\n"
                                "partnership\n"
                                "Pregnancy and        Better     Shops are open longer than\n"
                                "maternity                       the office.\n");

    REQUIRE(found.has_value());
    CHECK(
        texts(found->table)
        == Texts{{"Group", "Effect", "Why"}, {"Age", "Worse", "Many callers are old."}, {"Marriage and civil partnership", "None", "Nobody said."}, {"Pregnancy and maternity", "Better", "Shops are open longer than the office."}}
    );
}

TEST_CASE("rows that all begin small are rows") {
    const auto found = table_in("group     effect\nage       worse\nsex       none\nrace      better\n");

    REQUIRE(found.has_value());
    CHECK(found->table.rows.size() == 4);
}

TEST_CASE("a head with one row below it is a table where it has four columns") {
    const auto found = table_in("Ref    Action     Lead     Due\n1.4    Answer     Parks    May\n");

    REQUIRE(found.has_value());
    CHECK(found->table.rows.size() == 2);
    CHECK_FALSE(table_in("Name     Ann Other\nRole     Head of policy\n").has_value());
}

TEST_CASE("numbered chapters and paragraphs are no table, however far the text stands from its number") {
    const auto found = table_in(
        "2.     Recommendations\n\n       The committee is asked to\n\n2.1    note the report; and\n\n"
        "2.2    come again.\n"
    );

    CHECK_FALSE(found.has_value());
}

TEST_CASE("two spaces between sentences are no column") {
    CHECK_FALSE(table_in(
        "The team saw one.  It was good.\nThe team saw two.  They were so.\nThe team saw six.  That was all.\n"
    ));
}

TEST_CASE("a line of a grid's cell that had no room for the next word goes on") {
    const auto found = table_in(
        "+------------+----------+\n| Who        | What     |\n+------------+----------+\n| Monitoring | It opens |\n"
        "| Officer    | in       |\n|            | May      |\n+------------+----------+\n| Clerk      | A        |\n"
        "+------------+----------+\n"
    );

    REQUIRE(found);
    CHECK(texts(found->table)[1] == std::vector<std::string>{"Monitoring Officer", "It opens in\nMay"});
}

TEST_CASE("labels set apart by tabs, however many, are a table of two columns") {
    const auto document = read_plain_text(
        "To:\t\tCabinet\nDate:\t\t3 May 2031\nReport of:\tHead of Policy\nTitle:\tPay\n\nText follows.\n"
    );

    REQUIRE(document.blocks.size() == 2);
    const auto& rows = document.blocks[0].table.rows;
    REQUIRE(rows.size() == 4);
    CHECK(rows[2].cells.size() == 2);
    CHECK(rows[2].cells[0].text == "Report of:");
    CHECK(rows[3].cells[1].text == "Pay");
}

}  // namespace dueregard::documents
