#include "publishing/document_page.hpp"

#include <doctest/doctest.h>

namespace dueregard::publishing {

TEST_CASE("text of a document is escaped and its lines stay apart") {
    const documents::Document document{.blocks = {{.text = "a < b\nc"}}};

    CHECK(document_page(document).view() == "<p class=\"govuk-body\">a &lt; b<br>c</p>");
}

TEST_CASE("bullets stand in one list") {
    const documents::Document document{
        .blocks =
            {
                {.kind = documents::BlockKind::list_item, .text = "a"},
                {.kind = documents::BlockKind::list_item, .text = "b"},
            }
    };

    CHECK(
        document_page(document).view()
        == "<ul class=\"govuk-list govuk-list--bullet\"><li>a</li><li>b</li></ul>"
    );
}

}  // namespace dueregard::publishing
