#include "web/bar_chart.hpp"
#include "web/line_chart.hpp"
#include "web/stacked_bar_chart.hpp"

#include <doctest/doctest.h>

#include <string_view>

namespace dueregard::web {

namespace {

bool has(const Html& html, std::string_view part) {
    return html.view().find(part) != std::string_view::npos;
}

std::size_t count(const Html& html, std::string_view part) {
    std::size_t times = 0;
    for (auto at = html.view().find(part); at != std::string_view::npos; at = html.view().find(part, at + 1))
        ++times;
    return times;
}

}  // namespace

TEST_CASE("a bar is as long as its share of the whole, and the table says the same") {
    const Html html = bar_chart({
        .text = {.id = "owners", .headline = "Housing owns most", .subtitle = "Measures by service area"},
        .bars =
            {{.label = "Housing", .value = 8, .shown = "8"},
             {.label = "Parks & leisure", .value = 2, .shown = "2"}},
        .label_heading = "Service area",
        .value_heading = "Measures",
    });

    CHECK(has(html, "<rect width=\"100.00%\""));
    CHECK(has(html, "<rect width=\"25.00%\""));
    CHECK(
        has(html, "role=\"img\" aria-labelledby=\"owners-headline\" aria-describedby=\"owners-description\"")
    );
    CHECK(count(html, "Parks &amp; leisure") == 2);
    CHECK(has(html, "<td class=\"govuk-table__cell govuk-table__cell--numeric\">2</td>"));
}

TEST_CASE("bars of nothing are drawn without dividing by nought") {
    const Html html = bar_chart(
        {.text = {.id = "x", .headline = "None yet"}, .bars = {{.label = "A", .value = 0, .shown = "0"}}}
    );

    CHECK(has(html, "<rect width=\"0.00%\""));
}

TEST_CASE("a stacked bar's parts add up to the whole and leave out what is nought") {
    const Html html = stacked_bar_chart({
        .text = {.id = "status", .headline = "Three in four are on target"},
        .series =
            {{.name = "On target", .symbol = "★", .fill = fill_of(Tone::met)},
             {.name = "Narrowly missed", .symbol = "●", .fill = fill_of(Tone::narrowly_missed)},
             {.name = "Missed", .symbol = "▲", .fill = fill_of(Tone::missed)}},
        .bars =
            {{.label = "Objective 1", .counts = {3, 0, 1}}, {.label = "Objective 2", .counts = {0, 0, 0}}},
        .label_heading = "Objective",
    });

    CHECK(has(html, "<rect x=\"0.00%\" y=\"1\" width=\"75.00%\" height=\"26\" fill=\"#12436d\""));
    CHECK(has(
        html, "<rect x=\"75.00%\" y=\"1\" width=\"25.00%\" height=\"26\" fill=\"url(#status-maroon-dots)\""
    ));
    CHECK(
        count(html, "stroke=\"#0b0c0c\"/></svg>") == 4
    );  // three keys of the legend and one bar: the other is empty
    CHECK(has(html, "<span class=\"app-stack__count\">★ 3</span> <span class=\"app-stack__count\">▲ 1</span>")
    );
    CHECK(has(html, "govuk-table__header--numeric\">● Narrowly missed</th>"));
}

TEST_CASE("a line breaks where a period has no value, and the table says so") {
    const Html html = line_chart({
        .text = {.id = "trend", .headline = "More are on target"},
        .periods = {"Q1", "Q2", "Q3", "Q4"},
        .lines = {{.name = "On target", .values = {10.0, std::nullopt, 30.0, 40.0}}},
        .unit = "%",
    });

    CHECK(count(html, "stroke-width=\"3\"") == 1);
    CHECK(count(html, "stroke=\"#ffffff\"") == 3);
    CHECK(has(html, ">Not reported</td>"));
    CHECK(has(html, ">40%</text>"));
    CHECK(has(html, ">0%</text>"));
    CHECK_FALSE(has(html, ">50%</text>"));
}

TEST_CASE("a line chart prints its numbers in full") {
    const Html large = line_chart({
        .text = {.id = "spent", .headline = "More is spent"},
        .periods = {"Q1", "Q2"},
        .lines = {{.name = "Spent", .values = {1'234'567.5, 4'000'000.0}}},
        .unit = " pounds",
    });
    const Html small = line_chart({
        .text = {.id = "share", .headline = "A small share"},
        .periods = {"Q1", "Q2"},
        .lines = {{.name = "Share", .values = {0.3, 0.000'5}}},
    });

    CHECK(has(large, ">1,234,567.5 pounds</td>"));
    CHECK(has(large, ">4,000,000 pounds</td>"));
    CHECK(has(large, ">1,000,000 pounds</text>"));
    CHECK_FALSE(has(large, "e+"));
    CHECK(has(small, ">0.3</td>"));
    CHECK(has(small, ">0.0005</td>"));
    CHECK(has(small, ">0.3</text>"));
}

TEST_CASE("a single period and a line of noughts can be drawn") {
    const Html html = line_chart({
        .text = {.id = "one", .headline = "First quarter"},
        .periods = {"Q1"},
        .lines = {{.name = "Missed", .values = {0.0}}},
    });

    CHECK(has(html, "<svg x=\"50.00%\" y=\"230.0\""));
}

TEST_CASE("text in a chart is escaped and no style stands in it") {
    const std::string hostile = "<script>\"";
    const Html html = stacked_bar_chart({
        .text = {.id = "x", .headline = hostile, .subtitle = hostile, .source = hostile, .csv_href = hostile},
        .series = {{.name = hostile, .symbol = hostile}},
        .bars = {{.label = hostile, .counts = {1}}},
        .label_heading = hostile,
    });

    CHECK_FALSE(has(html, "<script>"));
    CHECK_FALSE(has(html, " style="));
}

}  // namespace dueregard::web
