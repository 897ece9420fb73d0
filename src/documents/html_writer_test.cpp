#include "documents/html_writer.hpp"

#include <doctest/doctest.h>

namespace dueregard::documents {

namespace {

std::string body_of(const std::vector<Block>& blocks) {
    const auto html = write_html({.title = "T", .blocks = blocks});
    const auto start = html.find("<main>\n") + 7;
    return html.substr(start, html.find("</main>") - start);
}

}  // namespace

TEST_CASE("text is escaped, and a line break stays one") {
    CHECK(body_of({{.text = "a < b & \"c\"\nd"}}) == "<p>a &lt; b &amp; &quot;c&quot;<br>d</p>\n");
}

TEST_CASE("lists nest by level and change from bullets to numbers") {
    const auto html = body_of({
        {.kind = BlockKind::list_item, .level = 0, .text = "a"},
        {.kind = BlockKind::list_item, .level = 1, .text = "b"},
        {.kind = BlockKind::list_item, .level = 0, .text = "c"},
        {.kind = BlockKind::list_item, .level = 0, .number = "1", .text = "d"},
        {.text = "e"},
    });

    CHECK(
        html
        == "<ul>\n<li>a<ul>\n<li>b</li>\n</ul>\n</li>\n<li>c</li>\n</ul>\n<ol>\n<li>d</li>\n</ol>\n<p>e</p>\n"
    );
}

TEST_CASE("a table's header row heads its columns") {
    Block block{.kind = BlockKind::table};
    block.table.header_rows = 1;
    block.table.rows = {{.cells = {{.text = "Ref"}}}, {.cells = {{.text = "A1"}}}};

    CHECK(
        body_of({block})
        == "<table>\n<thead>\n<tr><th scope=\"col\">Ref</th></tr>\n</thead>\n"
           "<tbody>\n<tr><td>A1</td></tr>\n</tbody>\n</table>\n"
    );
}

}  // namespace dueregard::documents
