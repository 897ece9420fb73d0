#include "plan/period_pages.hpp"

#include "accounts/history_html.hpp"
#include "accounts/person_store.hpp"
#include "accounts/visit_page.hpp"
#include "base/failure.hpp"
#include "base/text.hpp"
#include "plan/measure_address.hpp"
#include "plan/measure_return_store.hpp"
#include "plan/owed.hpp"
#include "plan/page_pieces.hpp"
#include "plan/period_store.hpp"
#include "plan/status_counts.hpp"
#include "web/button.hpp"
#include "web/button_group.hpp"
#include "web/details.hpp"
#include "web/link.hpp"
#include "web/page_heading.hpp"
#include "web/scroll_region.hpp"
#include "web/table.hpp"
#include "web/timeline.hpp"
#include "web/warning_text.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <map>

namespace dueregard::plan {

using accounts::Permission;
using accounts::Visit;
using storage::Transaction;
using web::Html;
using web::operator""_html;
using web::Response;

namespace {

std::string path_of(const Period& period) {
    return "/periods/" + address(period.id);
}

std::string days_text(const Period& period) {
    return fmt::format("{} to {}", long_date(period.days.from), long_date(period.days.to));
}

web::TableCell number_cell(std::int64_t count) {
    return {.text = grouped(count), .format = "numeric"};
}

Html act_form(
    Visit& visit, const Period& period, PeriodActKind act, std::string_view words, std::string_view classes
) {
    Html html;
    return html << R"(<form method="post" action=")" << path_of(period) << R"(/acts" novalidate>)"
                << accounts::token_field(visit) << hidden_field("act", name_of(act))
                << web::button({.text = words, .prevent_double_click = true, .classes = std::string(classes)})
                << "</form>\n";
}

/// What can be done with the period now, each with what follows from it.
Html acts_offered(Visit& visit, const Period& period) {
    Html html;
    if (!visit.may(Permission::run_periods) || period.state == PeriodState::frozen) return html;
    html << R"(<h2 class="govuk-heading-m">What to do next</h2>)"_html;
    const auto offer = [&](std::string_view what_follows, const Html& control) {
        html << R"(<p class="govuk-body">)"_html << what_follows << "</p>\n" << control;
    };
    const std::string_view secondary = "govuk-button--secondary";
    switch (period.state) {
    case PeriodState::planned:
        offer(
            "Opening it asks every measure in the plan for a return.",
            act_form(visit, period, PeriodActKind::opened, "Open the period", "")
        );
        break;
    case PeriodState::open:
        offer(
            "A reminder stands on the home page of everybody who has not reported.",
            act_form(visit, period, PeriodActKind::reminded, "Remind who has not reported", secondary)
        );
        offer(
            "Closing it ends the time for returns. You can still agree, send back and take late returns.",
            act_form(visit, period, PeriodActKind::closed, "Close the period", secondary)
        );
        break;
    case PeriodState::closed:
        offer(
            "Freezing it keeps every return as it stands, for good.",
            web::button({.text = "Freeze the period", .href = path_of(period) + "/freezing"})
        );
        offer(
            "Opening it again lets owners give their returns.",
            act_form(visit, period, PeriodActKind::opened, "Open the period again", secondary)
        );
        break;
    case PeriodState::frozen:
        break;
    }
    return html;
}

enum class By { owner, service_area };

/// The list of those of an owner or service area who have not reported.
std::string missing_address(const Period& period, const Reporting& row, By by) {
    const bool is_by_owner = by == By::owner;
    MeasureListAddress asked{.period = period.id};
    asked.filter.status = Meaning::not_reported;
    if (row.id == 0) {
        if (is_by_owner) asked.filter.text = row.name;
    } else if (is_by_owner) {
        asked.filter.owner = accounts::PersonId{row.id};
    } else {
        asked.filter.service_area = accounts::ServiceAreaId{row.id};
    }
    return address_of(asked);
}

Html reporting_table(const Period& period, const std::vector<Reporting>& rows, By by) {
    const bool is_by_owner = by == By::owner;
    const std::string id = is_by_owner ? "by-owner" : "by-service-area";
    web::Table table{
        .caption = is_by_owner ? "By owner" : "By service area",
        .caption_classes = "govuk-table__caption--m",
        .caption_id = id,
        .head =
            {{.text = is_by_owner ? "Owner" : "Service area"},
             {.text = "Not reported", .format = "numeric"},
             {.text = "Submitted", .format = "numeric"},
             {.text = "Agreed", .format = "numeric"},
             {.text = "Asked", .format = "numeric"}},
        .first_cell_is_header = true
    };
    for (const auto& row : rows) {
        const std::string none = is_by_owner ? "No owner" : "No service area";
        web::TableCell missing = number_cell(row.missing());
        if (row.missing() > 0) {
            missing.text = web::link(
                {.text = grouped(row.missing()),
                 .href = missing_address(period, row, by),
                 .visually_hidden_text = "not reported: " + (row.name.empty() ? none : row.name)}
            );
        }
        table.rows.push_back(
            {{.text = row.name.empty() ? none : row.name},
             missing,
             number_cell(row.submitted),
             number_cell(row.agreed),
             number_cell(row.asked)}
        );
    }
    return web::scroll_region({.labelled_by = id, .content = web::table(table)});
}

/// For a message of the lead's own: the addresses of those who have not reported.
Html addresses_html(Visit& visit, const std::vector<Reporting>& owners) {
    Html html;
    if (!visit.may(Permission::run_periods)) return html;
    std::map<std::int64_t, std::string> emails;
    for (const auto& person : accounts::list_people(visit.db, visit.organisation)) {
        if (!person.left_at) emails[person.id.value] = person.email;
    }
    std::vector<std::string> missing;
    for (const auto& owner : owners) {
        const auto found = emails.find(owner.id);
        if (owner.missing() > 0 && found != emails.end()) missing.push_back(found->second);
    }
    if (missing.empty()) return html;
    return web::details(
        {.summary = "E-mail addresses of owners who have not reported",
         .text = Html{} << R"(<p class="govuk-body app-keep-lines">)" << join(missing, "\n") << "</p>"}
    );
}

Html overview_html(Visit& visit, const Period& period) {
    Html html;
    const auto counts = counts_in(visit.db, visit.organisation, period.id);
    if (counts.total() == 0) return html;
    html << R"(<h2 class="govuk-heading-m">Who has not reported</h2><p class="govuk-body">)"_html
         << join(progress_sentences(counts), " ") << "</p>\n";
    const auto owners = reporting_by_owner(visit.db, visit.organisation, period.id);
    html << reporting_table(period, owners, By::owner) << addresses_html(visit, owners);
    html << reporting_table(
        period, reporting_by_service_area(visit.db, visit.organisation, period.id), By::service_area
    );
    MeasureListAddress all{.period = period.id};
    all.filter.in_plan = InPlan::either;
    return html << R"(<p class="govuk-body">)"_html
                << web::link({.text = "All measures in this period", .href = address_of(all)}) << "</p>\n";
}

std::string_view title_of(PeriodActKind kind) {
    switch (kind) {
    case PeriodActKind::opened:
        return "Opened";
    case PeriodActKind::reminded:
        return "Reminder given";
    case PeriodActKind::closed:
        return "Closed";
    case PeriodActKind::frozen:
        return "Frozen";
    }
    return "";
}

Html acts_html(Visit& visit, const Period& period) {
    Html html;
    const auto acts = acts_of(visit.db, visit.organisation, period.id);
    if (acts.empty()) return html;
    web::Timeline timeline{.heading_level = 3};
    for (const auto& act : acts) {
        timeline.items.push_back(
            {.title = title_of(act.kind),
             .by = act.person_name,
             .machine_time = iso_time(act.at),
             .time = british_time(act.at),
             .text = act.why}
        );
    }
    return html << R"(<h2 class="govuk-heading-m">What happened to this period</h2>)"_html
                << web::timeline(timeline);
}

Html heading(const Visit& visit, const Period& period) {
    web::PageHeading heading{
        .text = period.label,
        .caption = "Period",
        .facts =
            {{.name = "Days", .value = days_text(period)},
             {.name = "Returns due", .value = long_date(period.returns_due)},
             {.name = "State", .value = state_html(period.state)}}
    };
    if (visit.may(Permission::run_periods) && period.state != PeriodState::frozen) {
        heading.actions << web::link({.text = "Change its name or dates", .href = path_of(period) + "/change"}
        );
    }
    return web::page_heading(heading);
}

Response period_page(Visit& visit, const Period& period, const Faults& faults, int status = 200) {
    Html content;
    content << heading(visit, period) << acts_offered(visit, period) << overview_html(visit, period)
            << acts_html(visit, period) << accounts::history_fold(visit, "period", period.id.value);
    web::PageOptions options{
        .title = period.label,
        .breadcrumbs = {{.text = "Periods", .href = "/periods"}, {.text = period.label}},
        .errors = error_links(faults)
    };
    if (faults.empty()) options.notice = done_notice(visit);
    return accounts::visit_page(visit, std::move(options), content, status);
}

}  // namespace

Response show_periods(Visit& visit) {
    visit.require(Permission::read_plan);
    web::PageHeading heading{.text = "Periods"};
    if (visit.may(Permission::run_periods)) {
        heading.actions << web::button({.text = "Add a period", .href = "/periods/add"});
    }
    web::Table table{
        .caption = "All periods, the latest first",
        .caption_classes = "govuk-visually-hidden",
        .caption_id = "periods-caption",
        .head =
            {{.text = "Period"},
             {.text = "Days"},
             {.text = "Returns due"},
             {.text = "State"},
             {.text = "Reported", .format = "numeric"}},
        .first_cell_is_header = true
    };
    std::map<PeriodId, StatusCounts> counts;
    for (const auto& [period, of_period] : counts_by_period(visit.db, visit.organisation)) {
        counts[period.id] = of_period;
    }
    for (const auto& period : periods(visit.db, visit.organisation)) {
        const auto& of_period = counts[period.id];
        table.rows.push_back(
            {{.text = web::link({.text = period.label, .href = path_of(period)})},
             {.text = days_text(period)},
             {.text = long_date(period.returns_due)},
             {.text = state_html(period.state)},
             {.text = fmt::format("{} of {}", grouped(of_period.reported()), grouped(of_period.total())),
              .format = "numeric"}}
        );
    }
    Html content;
    content << web::page_heading(heading);
    if (table.rows.empty()) {
        content
            << R"(<p class="govuk-body">There are no periods yet. A period asks every measure for a return.</p>)"_html;
    } else {
        content << web::scroll_region({.labelled_by = "periods-caption", .content = web::table(table)});
    }
    return accounts::visit_page(visit, {.title = "Periods", .notice = done_notice(visit)}, content);
}

Response show_period(Visit& visit) {
    visit.require(Permission::read_plan);
    return period_page(visit, find_period(visit.db, visit.organisation, visit.id<PeriodId>()), {});
}

Response create_period_act(Visit& visit) {
    visit.require(Permission::run_periods);
    const auto id = visit.id<PeriodId>();
    const auto act = period_act_named(visit.request.form.get("act"));
    if (!act) throw BadRequest("A period is opened, reminded, closed or frozen.");
    std::expected<PeriodState, std::string> state;
    visit.db.write([&](Transaction& tx) {
        state = act_on_period(tx, acting_in(visit), id, *act, typed(visit, "why"));
    });
    const auto period = find_period(visit.db, visit.organisation, id);
    if (!state) return period_page(visit, period, {{"", state.error()}}, web::conflict);
    return web::see_other(fmt::format("{}?done={}", path_of(period), name_of(*act)));
}

Response show_freezing(Visit& visit) {
    visit.require(Permission::run_periods);
    const auto period = find_period(visit.db, visit.organisation, visit.id<PeriodId>());
    const auto counts = counts_in(visit.db, visit.organisation, period.id);
    Html content;
    content
        << web::page_heading({.text = "Freeze the period", .caption = period.label})
        << web::warning_text(
               {.text =
                    "Once it is frozen, no return in this period can be changed by anybody, and it cannot be "
                    "opened again."}
           )
        << R"(<p class="govuk-body">)"_html
        << fmt::format(
               "{} will stay without a return and count as not reported.",
               measures_text(counts[Meaning::not_reported])
           )
        << "</p>\n"
        << act_form(visit, period, PeriodActKind::frozen, "Freeze the period", "govuk-button--warning")
        << R"(<p class="govuk-body">)"_html << web::link({.text = "Cancel", .href = path_of(period)})
        << "</p>\n";
    web::PageOptions options{
        .title = "Freeze " + period.label,
        .breadcrumbs =
            {{.text = "Periods", .href = "/periods"},
             {.text = period.label, .href = path_of(period)},
             {.text = "Freeze"}}
    };
    return accounts::visit_page(visit, std::move(options), content);
}

}  // namespace dueregard::plan
