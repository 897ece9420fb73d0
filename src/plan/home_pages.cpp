#include "plan/home_pages.hpp"

#include "accounts/visit_page.hpp"
#include "base/text.hpp"
#include "plan/calendar.hpp"
#include "plan/measure_address.hpp"
#include "plan/owed.hpp"
#include "plan/page_pieces.hpp"
#include "plan/period_store.hpp"
#include "plan/status_counts.hpp"
#include "web/inset_text.hpp"
#include "web/link.hpp"
#include "web/page_heading.hpp"
#include "web/table.hpp"
#include "web/task_list.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <map>

namespace dueregard::plan {

using accounts::Permission;
using accounts::Visit;
using web::Html;
using web::operator""_html;

namespace {

constexpr std::int64_t longest_list = 20;
constexpr std::size_t most_owners = 5;

/// One list of the page: its heading, what its rows lead to, and the full list behind it.
struct Section {
    std::string_view id;
    std::string_view title;
    std::string_view path_ending;  ///< of a return's page: "" or "/agreement"
    MeasureFilter filter;
};

std::string hint_of(const OwedReturn& owed, Date today) {
    if (owed.state == ReturnState::sent_back && !owed.why.empty())
        return "Sent back: " + shortened(owed.why, 160);
    const auto days = days_between(today, owed.returns_due);
    if (owed.state == ReturnState::submitted) {
        return fmt::format(
            "{}, from {}", owed.period_label, owed.owner.empty() ? "nobody in particular" : owed.owner
        );
    }
    if (days < 0) return fmt::format("{}, was due {}", owed.period_label, long_date(owed.returns_due));
    return fmt::format("{}, due {}", owed.period_label, long_date(owed.returns_due));
}

Html more_html(const OwedReturns& owed, const Section& section) {
    Html html;
    const auto shown = static_cast<std::int64_t>(owed.first.size());
    if (owed.total <= shown) return html;
    MeasureListAddress all;
    all.filter = section.filter;
    return html << R"(<p class="govuk-body">)"_html
                << web::link({.text = fmt::format("See all {}", grouped(owed.total)), .href = address_of(all)}
                   )
                << "</p>\n";
}

Html section_html(const OwedReturns& owed, const Section& section, Date today) {
    Html html;
    if (owed.total == 0) return html;
    web::TaskList list{.id_prefix = std::string(section.id)};
    for (const auto& row : owed.first) {
        web::TaskListItem item{
            .title = title_text(row.ref, row.action),
            .href = fmt::format("/returns/{}{}", address(row.given), section.path_ending),
            .hint = hint_of(row, today)
        };
        if (section.path_ending.empty()) item.status = {.text = state_html(row.state)};
        list.items.push_back(std::move(item));
    }
    return html << R"(<h2 class="govuk-heading-m" id=")" << section.id << R"(">)" << section.title << " ("
                << grouped(owed.total) << ")</h2>\n"
                << web::task_list(list) << more_html(owed, section);
}

MeasureFilter filter_of(std::optional<ReturnState> state, Whose whose) {
    return {.state = state, .whose = whose};
}

Html owed_html(const Owed& owed, Date today) {
    Html html;
    html << section_html(
        owed.sent_back,
        {"sent-back", "Sent back to you", "", filter_of(ReturnState::sent_back, Whose::own)},
        today
    );
    html << section_html(
        owed.late, {"late", "Late", "", filter_of(ReturnState::not_started, Whose::own)}, today
    );
    html << section_html(
        owed.due, {"due", "Due this period", "", filter_of(ReturnState::not_started, Whose::own)}, today
    );
    html << section_html(
        owed.to_agree,
        {"to-agree",
         "Waiting for you to agree",
         "/agreement",
         filter_of(ReturnState::submitted, Whose::everybodys)},
        today
    );
    if (html.empty()) html << R"(<p class="govuk-body">You owe nothing at the moment.</p>)"_html;
    return html;
}

Html absent_html(const accounts::Visitor& visitor) {
    Html html;
    for (const auto& absent : visitor.stands_in_for) {
        html << R"(<p class="govuk-body">You stand in for )"_html << absent.name
             << R"(: their returns are in these lists too. )"_html
             << web::link({.text = "Who stands in for whom", .href = "/account/delegations"}) << "</p>\n";
    }
    return html;
}

/// The latest reminder of an open period, to those who still owe a return in it.
Html reminder_html(Visit& visit, const Owed& owed, const Period& period) {
    Html html;
    if (owed.late.total + owed.due.total == 0) return html;
    const auto acts = acts_of(visit.db, visit.organisation, period.id);
    const auto act = std::ranges::find(acts, PeriodActKind::reminded, &PeriodAct::kind);
    if (act == acts.end()) return html;
    return html << web::inset_text(
               {.text = fmt::format(
                    "{} reminded everybody on {}: returns for {} are due by {}.",
                    act->person_name,
                    long_date(british_date(act->at)),
                    period.label,
                    long_date(period.returns_due)
                )}
           );
}

/// For who runs the periods: how far the returns have come, and who has most to give.
Html reporting_html(Visit& visit, const Period& period) {
    Html html;
    if (!visit.may(Permission::run_periods)) return html;
    const auto counts = counts_in(visit.db, visit.organisation, period.id);
    if (counts.total() == 0) return html;
    html << R"(<h2 class="govuk-heading-m">Who has not reported</h2><p class="govuk-body">)"_html
         << period.label << ": " << join(progress_sentences(counts), " ") << "</p>\n";
    auto owners = reporting_by_owner(visit.db, visit.organisation, period.id);
    std::erase_if(owners, [](const Reporting& row) { return row.missing() == 0; });
    if (!owners.empty()) {
        html << R"(<ul class="govuk-list govuk-list--bullet">)"_html;
        for (std::size_t i = 0; i < std::min(owners.size(), most_owners); ++i) {
            html << "<li>" << (owners[i].name.empty() ? "No owner" : owners[i].name) << ": "
                 << fmt::format(
                        "{} of {} missing", grouped(owners[i].missing()), measures_text(owners[i].asked)
                    )
                 << "</li>\n";
        }
        html << "</ul>\n";
    }
    return html << R"(<p class="govuk-body">)"_html
                << web::link(
                       {.text = "See everybody in " + period.label, .href = "/periods/" + address(period.id)}
                   )
                << "</p>\n";
}

/// A day for each period in which something is owed.
std::vector<CalendarDay> calendar_days(const Owed& owed) {
    struct Period {
        std::string label;
        Date returns_due;
        std::int64_t returns = 0;
    };

    std::map<PeriodId, Period> periods;
    for (const auto* const list : {&owed.sent_back, &owed.late, &owed.due}) {
        for (const auto& one : list->first) {
            auto& period = periods.try_emplace(one.period, one.period_label, one.returns_due).first->second;
            ++period.returns;
        }
    }
    std::vector<CalendarDay> days;
    for (const auto& [id, period] : periods) {
        days.push_back(
            {.key = address(id),
             .title = "Returns due: " + period.label,
             .text =
                 period.returns == 1 ? "1 return to give" : fmt::format("{} returns to give", period.returns),
             .date = period.returns_due}
        );
    }
    return days;
}

Html calendar_link(const Owed& owed) {
    Html html;
    if (owed.sent_back.total + owed.late.total + owed.due.total == 0) return html;
    return html << R"(<p class="govuk-body">)"_html
                << web::link(
                       {.text = "Put the due days in your calendar (iCalendar file)", .href = "/calendar.ics"}
                   )
                << "</p>\n";
}

/// Of who has nothing to do with the plan: boards read reports, peers their challenge.
std::string other_home(const Visit& visit) {
    if (visit.may(Permission::read_reports)) return "/reports";
    return visit.may(Permission::read_challenges) ? "/challenges" : "/account";
}

}  // namespace

web::Response download_calendar(Visit& visit) {
    visit.require(Permission::read_plan);
    constexpr std::int64_t all = 10'000;
    const auto owed = owed_by(visit.db, acting_in(visit), visit.clock.today(), all);
    return web::download(
        calendar_file(calendar_days(owed), visit.clock.now()),
        "text/calendar; charset=utf-8",
        "returns due.ics"
    );
}

web::Response show_home(Visit& visit) {
    visit.require(Permission::have_an_account);
    if (!visit.may(Permission::read_plan)) return web::see_other(other_home(visit));
    const auto acting = acting_in(visit);
    const auto today = visit.clock.today();
    const auto owed = owed_by(visit.db, acting, today, longest_list);
    const auto period = current_period(visit.db, visit.organisation);
    Html content = web::page_heading({.text = "What do I owe?"});
    if (period && period->state == PeriodState::open) content << reminder_html(visit, owed, *period);
    content << absent_html(*visit.visitor) << owed_html(owed, today) << calendar_link(owed);
    if (period && period->state != PeriodState::planned) content << reporting_html(visit, *period);
    return accounts::visit_page(visit, {.title = "What do I owe?", .notice = done_notice(visit)}, content);
}

}  // namespace dueregard::plan
