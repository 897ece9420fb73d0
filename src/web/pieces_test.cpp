#include "web/filter_panel.hpp"
#include "web/link.hpp"
#include "web/page_heading.hpp"
#include "web/scroll_region.hpp"
#include "web/sort_header.hpp"
#include "web/status_mark.hpp"
#include "web/sub_navigation.hpp"
#include "web/timeline.hpp"

#include <doctest/doctest.h>

#include <string_view>

namespace dueregard::web {

namespace {

bool has(const Html& html, std::string_view part) {
    return html.view().find(part) != std::string_view::npos;
}

}  // namespace

TEST_CASE("a status is read as its word, and its shape is for the eye") {
    CHECK(
        status_mark({.symbol = "★", .word = "On target", .tone = Tone::met}).view()
        == "<span class=\"app-status app-status--met\"><span class=\"app-status__symbol\" aria-hidden=\"true\">★</span>"
           " On target</span>"
    );
}

TEST_CASE("an address that might run as a script is no link") {
    CHECK(
        link({.text = "Minutes", .href = "https://example.gov.uk/a?b&c"}).view()
        == "<a class=\"govuk-link\" href=\"https://example.gov.uk/a?b&amp;c\">Minutes</a>"
    );
    CHECK(link({.text = "Minutes", .href = "javascript:alert(1)"}).view() == "Minutes");
    CHECK(link({.text = "Minutes", .href = " javascript:alert(1)"}).view() == "Minutes");
    CHECK(link({.text = "Minutes", .href = "data:text/html,x"}).view() == "Minutes");
    CHECK(is_safe_address("/measures/7"));
    CHECK(is_safe_address("HTTPS://example.gov.uk"));
    CHECK_FALSE(is_safe_address(""));
}

TEST_CASE("only the sorted column says how it is sorted") {
    const TableCell sorted =
        sort_header({.text = "Owner", .href = "?sort=-owner", .sorted = Sorted::ascending});
    const TableCell other = sort_header({.text = "Ref", .href = "?sort=ref"});

    REQUIRE(sorted.attributes.size() == 1);
    CHECK(sorted.attributes[0].name == "aria-sort");
    CHECK(sorted.attributes[0].value == "ascending");
    CHECK(other.attributes.empty());
    CHECK(has(other.text.html(), "<a class=\"app-sort\" href=\"?sort=ref\">Ref\u00A0<span"));
}

TEST_CASE("a filter form carries the sort order, and each chosen filter can be taken away") {
    const Html html = filter_panel({
        .action = "/measures",
        .hidden = {{"sort", "-due"}},
        .chosen = {{.name = "Status", .items = {{.text = "Missed", .href = "/measures?sort=-due"}}}},
        .clear_href = "/measures",
    });

    CHECK(has(html, "<form class=\"app-filter__form\" method=\"get\" action=\"/measures\">"));
    CHECK(has(html, "<input type=\"hidden\" name=\"sort\" value=\"-due\">"));
    CHECK(has(html, "Remove this filter: </span>Missed"));
    CHECK(has(html, "href=\"/measures\">Clear filters</a>"));
    CHECK_FALSE(has(filter_panel({.action = "/measures"}), "Filters chosen"));
}

TEST_CASE("text in a heading, a timeline and a sub-navigation is escaped") {
    const std::string hostile = "<img src=x onerror=alert(1)>";

    const Html heading =
        page_heading({.text = hostile, .caption = hostile, .facts = {{.name = hostile, .value = hostile}}});
    const Html events =
        timeline({.items = {{.title = hostile, .by = hostile, .time = hostile, .text = hostile}}});
    const Html pages =
        sub_navigation({.label = hostile, .items = {{.text = hostile, .href = hostile, .current = true}}});

    CHECK_FALSE(has(heading, "<img"));
    CHECK_FALSE(has(events, "<img"));
    CHECK_FALSE(has(pages, "<img"));
    CHECK(has(pages, " aria-current=\"page\">&lt;img"));
}

TEST_CASE("a scroll region can be reached by keyboard and has a name") {
    CHECK(
        scroll_region({.labelled_by = "caption", .content = "<table></table>"_html}).view()
        == "<div class=\"app-scroll\" role=\"region\" aria-labelledby=\"caption\" tabindex=\"0\">\n"
           "<table></table>\n</div>"
    );
}

}  // namespace dueregard::web
