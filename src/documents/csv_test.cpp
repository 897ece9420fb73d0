#include "documents/csv.hpp"

#include <doctest/doctest.h>

namespace dueregard::documents {

namespace {

Table read(std::string_view text) {
    auto document = read_csv(text, {});
    REQUIRE(document);
    REQUIRE(document->blocks.size() == 1);
    return std::move(document->blocks.front().table);
}

std::vector<std::string> texts(const Row& row) {
    std::vector<std::string> result;
    result.reserve(row.cells.size());
    for (const auto& cell : row.cells)
        result.push_back(cell.text);
    return result;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("quotes keep separators, line ends and doubled quotes, and a row knows the line it starts on") {
    const auto table = read("ref,action\r\nA1,\"Plant, water\r\nand \"\"prune\"\"\"\r\nA2,Weed\r\n");

    REQUIRE(table.rows.size() == 3);
    CHECK(texts(table.rows[1]) == Texts{"A1", "Plant, water\nand \"prune\""});
    CHECK(table.rows[1].at.line == 2);
    CHECK(table.rows[2].at.line == 4);
}

TEST_CASE("the separator is the one that makes the rows alike") {
    CHECK(separator_of("a;b\n1,5;2,5\n3,0;4,1\n") == ';');
    CHECK(separator_of("a\tb, or c\n1\t2, 3 and 4\n") == '\t');
    CHECK(separator_of("a|b\nc|d\n") == '|');
    CHECK(separator_of("sep=;\na,b;c\n") == ';');
    CHECK(separator_of("a,\"b;c;d\"\n") == ',');
    CHECK(separator_of("one column\nonly\n") == ',');
}

TEST_CASE("ragged rows are filled, blank rows and columns at the end left out") {
    const auto table = read("a,b,,\n1,,,\n\n2,3,,\n,,,\n\n");

    REQUIRE(table.rows.size() == 4);
    CHECK(texts(table.rows[0]) == Texts{"a", "b"});
    CHECK(texts(table.rows[2]) == Texts{"", ""});
    CHECK(texts(table.rows[3]) == Texts{"2", "3"});
    CHECK(table.rows[3].at.line == 4);
}

TEST_CASE("a quote that is never closed is an ordinary character") {
    const auto table = read("a,b\n\"never,closed\n1,2\n");

    CHECK(texts(table.rows[1]) == Texts{"\"never", "closed"});
    CHECK(texts(table.rows[2]) == Texts{"1", "2"});
}

TEST_CASE("blanks between a separator and a quote do not count") {
    const auto table = read("ref, \"one, two\" ,x\na, \"b\"c,d\n");

    CHECK(texts(table.rows[0]) == Texts{"ref", "one, two", "x"});
    CHECK(texts(table.rows[1]) == Texts{"a", " \"b\"c", "d"});
}

TEST_CASE("more columns than the limit are refused in one sentence") {
    const auto document = read_csv("a,b,c\n1,2,3\n", {.columns = 2});

    REQUIRE_FALSE(document);
    CHECK(document.error().sentence.starts_with("Line 1 has more than 2 columns"));
}

TEST_CASE("what is written is quoted where it must be, and no formula leaves") {
    const auto table =
        read("ref,action\n=1+1,\"a \"\"b\"\"\"\n-5,+cmd\n@x,-x\n' plain,\" kept \"\n\"l1\nl2\",a;b\n");

    CHECK(
        write_csv(table)
        == "ref,action\r\n"
           "\"'=1+1\",\"a \"\"b\"\"\"\r\n"
           "-5,\"'+cmd\"\r\n"
           "\"'@x\",\"'-x\"\r\n"
           "' plain,\" kept \"\r\n"
           "\"l1\nl2\",\"a;b\"\r\n"
    );
    CHECK(write_csv(table, ByteOrderMark::with).starts_with("\xEF\xBB\xBFref"));
}

TEST_CASE("out, in and out again are the same bytes") {
    for (const std::string_view text : {
             "a,b\n'=x,''=y\n'''-z,'-5\n",  // apostrophes before formulas, and before what is none
             "a|b;c\nd|e\n",                // other separators within the cells of one column
             "\"sep=;\"\na\n",              // a first cell that looks like Excel's sign
             "a,b\n\" x\",\"\ty\"\n\"\r\nz\",\"1\r2\"\n",  // white space at the ends, line ends of every kind
             "\"\uFF1D1+1\",\uFF20\n",                     // wide forms
             "a,\n,b\n",
         }) {
        CAPTURE(text);
        const auto out = write_csv(read(text));

        CHECK(write_csv(read(out)) == out);
    }
}

TEST_CASE("the apostrophe before a formula is taken off again, another stays") {
    const auto table = read("'=1+1,'tis,'-5\n");

    CHECK(texts(table.rows[0]) == Texts{"=1+1", "'tis", "'-5"});
}

}  // namespace dueregard::documents
