#include "gallery.hpp"
#include "web/bar_chart.hpp"
#include "web/filter_panel.hpp"
#include "web/input.hpp"
#include "web/line_chart.hpp"
#include "web/link.hpp"
#include "web/list_pages.hpp"
#include "web/scroll_region.hpp"
#include "web/select.hpp"
#include "web/sort_header.hpp"
#include "web/stacked_bar_chart.hpp"
#include "web/status_mark.hpp"
#include "web/table.hpp"

#include <fmt/format.h>

namespace dueregard::gallery {

namespace {

web::Html filter() {
    web::Html fields;
    fields << web::input({.label = {.text = "Words"}, .name = "words", .value = "panel", .type = "search"});
    fields << web::select({
        .label = {.text = "Status"},
        .name = "status",
        .items = {{.text = "Any", .value = ""}, {.text = "Missed", .value = "missed"}},
        .value = "missed",
    });
    fields << web::select({
        .label = {.text = "Owner"},
        .name = "owner",
        .items =
            {{.text = "Any", .value = ""}, {.text = "Head of Leisure, Culture and Communities", .value = "2"}
            },
    });
    return web::filter_panel({
        .action = "/list.html",
        .heading = "Filter measures",
        .fields = fields,
        .hidden = {{"sort", "due"}},
        .chosen =
            {{.name = "Words", .items = {{.text = "panel", .href = "/list.html?status=missed"}}},
             {.name = "Status", .items = {{.text = "Missed", .href = "/list.html?words=panel"}}}},
        .clear_href = "/list.html",
    });
}

web::Html measures_table() {
    web::Table table = {
        .caption = "Measures, by due date",
        .caption_classes = "govuk-table__caption--m",
        .caption_id = "measures",
        .head =
            {web::sort_header({.text = "Ref", .href = "?sort=ref"}),
             web::sort_header({.text = "Measure", .href = "?sort=action"}),
             web::sort_header({.text = "Owner", .href = "?sort=owner"}),
             web::sort_header({.text = "Due", .href = "?sort=-due", .sorted = web::Sorted::ascending}),
             web::sort_header({.text = "Status", .href = "?sort=status"}),
             web::sort_header({.text = "Progress", .href = "?sort=progress", .format = "numeric"})},
        .first_cell_is_header = true,
    };
    for (int number = 1; number <= 6; ++number) {
        const auto ref = fmt::format("EDI2.{:02}", number);
        const bool met = number % 2 == 0;
        table.rows.push_back({
            {.text = web::link({.text = ref, .href = "/measure.html"})},
            {.text = "Offer every member of an interview panel training before their first panel",
             .classes = "app-wide-cell"},
            {.text = "Head of People"},
            {.text = "31 March 2027"},
            {.text = met ? web::status_mark({.symbol = "★", .word = "On target", .tone = web::Tone::met})
                         : web::status_mark({.symbol = "▲", .word = "Missed", .tone = web::Tone::missed})},
            {.text = fmt::format("{}%", number * 12), .format = "numeric"},
        });
    }
    return web::scroll_region({.labelled_by = "measures", .content = web::table(table)});
}

web::Html status_chart() {
    using web::Tone;
    return web::stacked_bar_chart({
        .text =
            {.id = "by-objective",
             .headline = "Two in three measures are on target",
             .subtitle = "Measures by status and objective, quarter 2 of 2026 to 2027",
             .source = "Returns agreed by 14 October 2026",
             .csv_href = "/status.csv"},
        .series =
            {{.name = "On target", .symbol = "★", .fill = web::fill_of(Tone::met)},
             {.name = "Narrowly missed", .symbol = "●", .fill = web::fill_of(Tone::narrowly_missed)},
             {.name = "Missed", .symbol = "▲", .fill = web::fill_of(Tone::missed)},
             {.name = "Not due", .symbol = "○", .fill = web::fill_of(Tone::not_due)},
             {.name = "Not reported", .symbol = "–", .fill = web::fill_of(Tone::not_reported)}},
        .bars =
            {{.label = "1. Know our communities and listen to them", .counts = {9, 2, 1, 0, 0}},
             {.label = "2. A workforce like the county", .counts = {5, 3, 2, 1, 1}},
             {.label = "3. Services everybody can use", .counts = {12, 0, 0, 2, 3}},
             {.label = "4. Lead by example", .counts = {0, 0, 0, 4, 0}}},
        .label_heading = "Objective",
    });
}

web::Html trend_chart() {
    return web::line_chart({
        .text =
            {.id = "trend",
             .headline = "The share on target rose for a year and has stayed there",
             .subtitle = "Share of measures by status, each quarter"},
        .periods =
            {"Q1 2024/25",
             "Q2 2024/25",
             "Q3 2024/25",
             "Q4 2024/25",
             "Q1 2025/26",
             "Q2 2025/26",
             "Q3 2025/26",
             "Q4 2025/26"},
        .lines =
            {{.name = "On target", .values = {41.0, 48.0, 52.0, 60.0, 66.0, 66.0, 65.0, 67.0}},
             {.name = "Narrowly missed", .values = {33.0, 30.0, 27.0, 22.0, std::nullopt, 20.0, 18.0, 17.0}},
             {.name = "Missed", .values = {26.0, 22.0, 21.0, 18.0, std::nullopt, 14.0, 17.0, 16.0}}},
        .unit = "%",
        .period_heading = "Quarter",
    });
}

web::Html owner_chart() {
    return web::bar_chart({
        .text =
            {.id = "owners",
             .headline = "Housing has the most still to report",
             .subtitle = "Returns not yet given"},
        .bars =
            {{.label = "Housing", .value = 7, .shown = "7"},
             {.label = "Leisure, Culture and Communities", .value = 4, .shown = "4"},
             {.label = "Finance", .value = 0, .shown = "0"}},
        .label_heading = "Service area",
        .value_heading = "Returns",
    });
}

}  // namespace

std::vector<GalleryPage> list_pages_and_charts() {
    const auto pages = web::page_of_list(141, "3", 6);
    return {
        {.name = "list",
         .title = "Measures",
         .content = web::Html{} << filter() << measures_table()
                                << web::list_pages({.page = pages, .address = "/list.html?status=missed"})},
        {.name = "charts",
         .title = "Charts",
         .content = web::Html{} << status_chart() << trend_chart() << owner_chart()},
    };
}

}  // namespace dueregard::gallery
