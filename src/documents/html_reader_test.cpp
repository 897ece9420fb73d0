#include "documents/html_nesting.hpp"
#include "documents/html_reader.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace dueregard::documents {

namespace {

using Texts = std::vector<std::vector<std::string>>;

Document page(std::string_view html) {
    auto document = read_document(html, "page.html");
    REQUIRE(document);
    return *std::move(document);
}

Texts texts(const Table& table) {
    Texts all;
    for (const auto& row : table.rows) {
        auto& cells = all.emplace_back();
        for (const auto& cell : row.cells)
            cells.push_back(cell.text);
    }
    return all;
}

}  // namespace

TEST_CASE("headings, paragraphs and lists of a page, each with its line") {
    const auto document = page(
        "<!DOCTYPE html>\n<html lang=\"en-GB\"><head><title>Our  objectives</title><style>p { color: red }</style></head>\n"
        "<body><nav><a href=\"/\">Home</a></nav>\n<h1>Equality\n objectives</h1>\n<p>Adopted in <b>May</b>.<br>For four years.</p>\n"
        "<ol><li>First<ul><li>Within</li></ul></li><li>Second</li></ol><p><strong>Bold line</strong></p><script>x()</script>"
    );

    CHECK(document.format == Format::html);
    CHECK(document.title == "Our objectives");
    CHECK(document.language == "en-GB");
    REQUIRE(document.blocks.size() == 6);
    CHECK(document.blocks[0].kind == BlockKind::heading);
    CHECK(document.blocks[0].text == "Equality objectives");
    CHECK(document.blocks[0].at.line == 4);
    CHECK(document.blocks[1].text == "Adopted in May.\nFor four years.");
    CHECK(document.blocks[1].at.line == 6);
    CHECK(document.blocks[2].number == "1");
    CHECK(document.blocks[2].text == "First");
    CHECK(document.blocks[3].level == 1);
    CHECK(document.blocks[3].text == "Within");
    CHECK(document.blocks[4].number == "2");
    CHECK(document.blocks[5].is_bold);
}

TEST_CASE("a table's merged cells stand in each column and row that they cover") {
    const auto document = page(
        "<html><table><caption>Plan</caption><thead><tr><th>Ref<th>Action<th colspan=2>Who and when</thead>"
        "<tr><td>A1<td rowspan=2>Plant<td>Parks<td>May</tr>\n<tr><td>A2<td>Roads<td><p>June</p><p>July</p></tr></table>"
    );

    REQUIRE(document.blocks.size() == 1);
    const auto& table = document.blocks[0].table;
    CHECK(table.name == "Plan");
    CHECK(table.header_rows == 1);
    CHECK(
        texts(table)
        == Texts{{"Ref", "Action", "Who and when", "Who and when"}, {"A1", "Plant", "Parks", "May"}, {"A2", "Plant", "Roads", "June\nJuly"}}
    );
    CHECK(table.rows[2].at.line == 2);
}

TEST_CASE("a cell that hangs down on the right leaves the cells before it empty") {
    const auto document = page("<html><table><tr><td>a<td>b<td rowspan=2>c<tr><td>d</table>");

    CHECK(texts(document.blocks[0].table) == Texts{{"a", "b", "c"}, {"d", "", "c"}});
}

TEST_CASE("a table of one cell is layout, and terms stand before their descriptions") {
    const auto document = page(
        "<html><table><tr><td><h2>Measure</h2><dl><dt>Lead<dd>Parks<dt>Due<dd>May 2027</dl></td></tr></table>"
    );

    REQUIRE(document.blocks.size() == 3);
    CHECK(document.blocks[0].text == "Measure");
    CHECK(document.blocks[1].text == "Lead: Parks");
    CHECK(document.blocks[2].text == "Due: May 2027");
}

TEST_CASE("a list is no deeper than pages can show") {
    std::string html = "<html>";
    for (int i = 0; i < 20; ++i)
        html += "<ul><li>item";

    CHECK(page(html).blocks.back().level == 8);
}

TEST_CASE("a page of hostile depth or width is refused in one sentence") {
    std::string deep = "<html>";
    std::string mismatched = "<html>";
    std::string wide = "<html><table><tr>";
    for (int i = 0; i < 100'000; ++i) {
        deep += "<div>";
        mismatched += "<div></span>";
        wide += "<td>";
    }

    CHECK(read_document(deep, "a.html").error().sentence.starts_with("The web page nests its parts deeper"));
    CHECK(read_document(mismatched, "a.html")
              .error()
              .sentence.starts_with("The web page nests its parts deeper"));
    CHECK(read_document(wide, "a.html").error().sentence.starts_with("A table has more than 2000 columns"));
    CHECK(read_document("<html><table><tr><td colspan=99999>x<td rowspan=99999>y</table>", "a.html")
              .error()
              .sentence.starts_with("A table has more than"));
}

TEST_CASE("what closes itself does not nest") {
    CHECK(deepest_nesting("<p>a<p>b<br><img><ul><li>x<li>y</ul>") == 1);
    CHECK(deepest_nesting("<div><section></section></div><div></div>") == 2);
    CHECK(deepest_nesting("<div></span><div></span>") == 2);
    CHECK(deepest_nesting("a < b, and </div>") == 0);
}

TEST_CASE("a page without a beginning is told by its name") {
    const auto document = page("<!-- saved from the intranet -->\n<h2>Progress</h2><p>Well.</p>");

    CHECK(document.blocks.size() == 2);
    CHECK(read_document("<!DOCTYPE html><p>x", "a.txt").error().sentence.contains("rename it to end in .html")
    );
}

}  // namespace dueregard::documents
