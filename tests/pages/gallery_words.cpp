#include "gallery.hpp"
#include "web/badge.hpp"
#include "web/button.hpp"
#include "web/details.hpp"
#include "web/inset_text.hpp"
#include "web/link.hpp"
#include "web/notification_banner.hpp"
#include "web/page_heading.hpp"
#include "web/panel.hpp"
#include "web/phase_banner.hpp"
#include "web/status_mark.hpp"
#include "web/sub_navigation.hpp"
#include "web/summary_list.hpp"
#include "web/tag.hpp"
#include "web/task_list.hpp"
#include "web/timeline.hpp"
#include "web/warning_text.hpp"

namespace dueregard::gallery {

namespace {

web::Html measure_heading() {
    return web::page_heading({
        .text =
            "Offer every member of an interview panel training in fair recruitment before their first panel",
        .caption = "EDI2.03",
        .facts =
            {{.name = "Owner", .value = "Head of People"},
             {.name = "Due", .value = "31 March 2027"},
             {.name = "Status",
              .value = web::status_mark(
                  {.symbol = "●", .word = "Narrowly missed", .tone = web::Tone::narrowly_missed}
              )}},
        .actions = web::button({.text = "Give this quarter’s return", .href = "/fields.html"}),
    });
}

web::Html measure_pages() {
    return web::sub_navigation({
        .label = "This measure",
        .items =
            {{.text = "Summary", .href = "/measure.html", .current = true},
             {.text = "Returns", .href = "/returns.html"},
             {.text = "Evidence", .href = "/evidence.html"},
             {.text = "History", .href = "/history.html"}},
    });
}

web::Html measure_summary() {
    const auto change = [](const char* of) {
        return web::SummaryActions{
            .items = {{.text = "Change", .href = "/fields.html", .visually_hidden_text = of}}
        };
    };
    return web::summary_list({
        .rows =
            {{.key = {.text = "Objective"},
              .value = {.text = web::link({.text = "A workforce like the county", .href = "/objective.html"})}
             },
             {.key = {.text = "Service area"},
              .value = {.text = "People and Culture"},
              .actions = change("service area")},
             {.key = {.text = "Baseline"},
              .value = {.text = "62 per cent in April 2026"},
              .actions = change("baseline")},
             {.key = {.text = "Target"}, .value = {.text = "100 per cent"}, .actions = change("target")}},
    });
}

web::Html measure_history() {
    return web::timeline({
        .items =
            {{.title = "Return agreed",
              .by = "Priya Lindqvist",
              .machine_time = "2026-10-14T13:02:00Z",
              .time = "14 October 2026 at 2:02pm"},
             {.title = "Return submitted: narrowly missed",
              .by = "Sam Okafor",
              .machine_time = "2026-10-09",
              .time = "9 October 2026",
              .text = "Two of three sessions were held.\nThe third is booked for November."}},
        .heading_level = 3,
    });
}

web::Html tasks() {
    return web::task_list({
        .items =
            {{.title = "Upload the report", .href = "/fields.html", .status = {.text = "Completed"}},
             {.title = "Match its columns",
              .href = "/choices.html",
              .hint = "Two columns are in doubt",
              .status = {.tag = web::Tag{.text = "In progress", .classes = "govuk-tag--light-blue"}}},
             {.title = "Accept the rows",
              .status = {.text = "Cannot start yet", .classes = "govuk-task-list__status--cannot-start-yet"}}
            },
    });
}

web::Html passages() {
    web::Html html;
    html << web::phase_banner({
        .tag = {.text = "Beta"},
        .text = web::Html{} << "This is a new service. "
                            << web::link({.text = "Tell us what you think", .href = "/help.html"}),
    });
    html << web::notification_banner({
        .text = "Quarter 3 closes on 15 January 2027. Two returns of yours are still to come.",
    });
    html << web::inset_text({.text = "Last quarter: two of three sessions were held."});
    html << web::warning_text({.text = "Once the quarter is frozen, its returns can no longer be changed."});
    html << web::details({
        .summary = "What counts as met",
        .text = "Every session was held and everybody on a panel had been to one.",
    });
    html << "<p class=\"govuk-body\">Overdue "
         << web::badge({.text = "3", .visually_hidden_text = "overdue measures"}) << " "
         << web::tag({.text = "Draft", .classes = "govuk-tag--grey"}) << "</p>";
    return html;
}

web::Html cards() {
    web::Html html = web::summary_list({
        .rows =
            {{.key = {.text = "From"}, .value = {.text = "1 July 2026"}},
             {.key = {.text = "To"}, .value = {.text = "30 September 2026"}}},
        .card =
            web::SummaryCard{
                .title = {.text = "Quarter 2"},
                .actions =
                    {.items =
                         {{.text = "Open", .href = "/q2.html"}, {.text = "Report", .href = "/q2-report.html"}}
                    },
            },
    });
    return html << tasks();
}

}  // namespace

std::vector<GalleryPage> word_pages() {
    return {
        {.name = "index", .title = "Passages set apart", .content = passages()},
        {.name = "measure",
         .title = "Measure EDI2.03",
         .content = web::Html{} << measure_heading() << measure_pages() << measure_summary()
                                << "<h2 class=\"govuk-heading-m\">What happened</h2>\n"
                                << measure_history(),
         .has_heading = true},
        {.name = "cards", .title = "Cards and tasks", .content = cards()},
        {.name = "done",
         .title = "Return submitted",
         .content = web::panel({.title = "Return submitted", .text = "EDI2.03, quarter 2 of 2026 to 2027"}),
         .has_heading = true},
    };
}

}  // namespace dueregard::gallery
