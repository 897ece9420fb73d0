#include "assessment/challenge_pages.hpp"

#include "accounts/acting.hpp"
#include "accounts/form_pieces.hpp"
#include "accounts/history_html.hpp"
#include "accounts/visit_page.hpp"
#include "assessment/challenge_checks.hpp"
#include "assessment/challenge_store.hpp"
#include "assessment/challenge_team_store.hpp"
#include "assessment/finding_store.hpp"
#include "assessment/paper_store.hpp"
#include "assessment/response_store.hpp"
#include "base/failure.hpp"
#include "web/button.hpp"
#include "web/link.hpp"
#include "web/page_heading.hpp"
#include "web/scroll_region.hpp"
#include "web/select.hpp"
#include "web/sub_navigation.hpp"
#include "web/table.hpp"
#include "web/tag.hpp"
#include "web/textarea.hpp"
#include "web/timeline.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>

namespace dueregard::assessment {

using accounts::acting_in;
using accounts::Permission;
using accounts::Visit;
using storage::Transaction;
using web::Html;
using web::Response;

namespace {

struct Done {
    std::string_view name;
    std::string_view sentence;
};

constexpr std::array done_sentences = {
    Done{"added", "The challenge has been added"},
    Done{"changed", "Your changes have been saved"},
    Done{"stage", "The challenge has moved to another stage"},
    Done{"member", "They are on the team"},
    Done{"invited", "They are on the team, and an invitation is on its way to them"},
    Done{"peer", "They are on the team and may see this challenge once they have a password"},
    Done{"removed", "They are off the team, and can see nothing of this challenge any more"},
    Done{"slot", "It stands in the timetable now"},
    Done{"slot-removed", "It is out of the timetable"},
    Done{"finding", "The finding has been added"},
    Done{"finding-changed", "Your changes have been saved"},
    Done{"verdict", "The verdict has been saved"},
    Done{"withdrawn", "The finding has been withdrawn"},
    Done{"support", "The finding stands on it now"},
    Done{"exhibit", "It stands in the evidence room now"},
    Done{"paper-accepted", "What the paper says is in the challenge"},
    Done{
        "paper-undone",
        "What the paper brought is out of the challenge again; what was changed, answered or made a measure "
        "since has stayed"
    },
    Done{"response", "The response has been saved as a draft"},
    Done{"response-changed", "Your changes have been saved"},
    Done{"response-withdrawn", "The response has been withdrawn"},
    Done{"handed-over", "The peers can see the responses now"},
    Done{"agreed", "The correction is agreed, and the finding says so now"},
    Done{"declined", "The correction is declined"},
    Done{"answered", "The finding is answered by it now"},
    Done{"answer-ended", "It no longer answers the finding"},
    Done{"measures", "They are measures now: give each an owner, a reference and a due date"},
    Done{"progress-visit", "The day of the progress visit has been saved"},
    Done{"paper-aside", "The paper has been put aside"},
};

Html stage_html(Stage stage) {
    if (is_final(stage)) return Html{} << title_of(stage);
    return web::tag({.text = title_of(stage), .classes = "govuk-tag--blue"});
}

Html challenges_table(const std::vector<Challenge>& challenges) {
    web::Table table{
        .caption = "Challenges, the latest first",
        .caption_classes = "govuk-visually-hidden",
        .caption_id = "challenges",
        .head = {{.text = "Challenge"}, {.text = "Who reviews"}, {.text = "Days"}, {.text = "Stage"}},
        .rows = {},
        .first_cell_is_header = true
    };
    for (const auto& challenge : challenges) {
        table.rows.push_back(
            {{.text = web::link({.text = challenge.title, .href = path_of(challenge.id)})},
             {.text = challenge.reviewer},
             {.text = days_text(challenge)},
             {.text = stage_html(challenge.stage)}}
        );
    }
    return web::scroll_region({.labelled_by = "challenges", .content = web::table(table)});
}

// --- the team ---

std::string access_text(const TeamEntry& entry, Instant now) {
    if (!entry.member.person) return "None";
    if (!entry.has_access) return "Ended";
    const auto until = entry.term.until;
    if (until && *until <= now) return "Ended on " + long_date(british_date({until->milliseconds - 1}));
    const auto days = until ? "To " + long_date(british_date({until->milliseconds - 1})) : "Open";
    return entry.has_password ? days : days + ", has set no password yet";
}

Html removal_form(const Visit& visit, const ChallengeMember& member) {
    Html text;
    text << "Take off <span class=\"govuk-visually-hidden\">" << member.name << "</span>";
    return Html{} << R"(<form method="post" action=")" << path_of(member.challenge) << "/team/"
                  << address(member.id) << R"(/removal">)" << accounts::token_field(visit)
                  << web::button({.text = text, .classes = "govuk-button--secondary govuk-!-margin-bottom-0"})
                  << "</form>";
}

Html team_html(Visit& visit, const Challenge& challenge) {
    const bool runs = visit.may(Permission::run_challenges);
    web::Table table{
        .caption = "Team",
        .caption_classes = "govuk-table__caption--m",
        .caption_id = "team",
        .head = {{.text = "Name"}, {.text = "Role"}, {.text = "Organisation"}},
        .rows = {},
        .first_cell_is_header = true
    };
    if (runs) table.head.insert(table.head.end(), {{.text = "Sees this challenge"}, {.text = "Take off"}});
    for (const auto& entry : team_of(visit.db, visit.organisation, challenge.id)) {
        const auto& member = entry.member;
        web::TableRow row{{.text = member.name}, {.text = member.role}, {.text = member.from_organisation}};
        if (runs) {
            row.push_back({.text = access_text(entry, visit.clock.now())});
            row.push_back({.text = removal_form(visit, member)});
        }
        table.rows.push_back(std::move(row));
    }
    Html html;
    if (table.rows.empty()) {
        html
            << R"(<h2 class="govuk-heading-m">Team</h2><p class="govuk-body">Nobody is on the team yet.</p>)";
    } else {
        html << web::scroll_region({.labelled_by = "team", .content = web::table(table)});
    }
    if (runs && challenge.stage != Stage::closed) {
        html << web::button(
            {.text = "Add to the team",
             .href = path_of(challenge.id) + "/team/add",
             .classes = "govuk-button--secondary"}
        );
    }
    return html << "\n";
}

// --- what needs a look ---

/// For who runs it: the others cannot mend it.
Html checks_html(Visit& visit, const Challenge& challenge) {
    Html html;
    if (!visit.may(Permission::run_challenges)) return html;
    const ChallengeStanding standing{
        .challenge = challenge,
        .team = team_of(visit.db, visit.organisation, challenge.id),
        .findings = without_slides(
            findings_of(visit.db, visit.organisation, challenge.id),
            papers_of(visit.db, visit.organisation, challenge.id)
        ),
        .support = support_of(visit.db, visit.organisation, challenge.id),
        .responses = responses_of(visit.db, acting_in(visit), challenge.id),
        .now = visit.clock.now()
    };
    const auto hits = hits_in(standing);
    if (hits.empty()) return html;
    html << R"(<h2 class="govuk-heading-m">What needs a look</h2><ul class="govuk-list govuk-list--bullet">)";
    for (const auto& hit : hits)
        html << "<li>" << hit.sentence << "</li>\n";
    return html << "</ul>\n";
}

// --- how far it has come ---

Html stage_form(const Visit& visit, const Challenge& challenge) {
    Html html;
    const auto possible = stages_after(challenge.stage);
    if (!visit.may(Permission::run_challenges) || possible.empty()) return html;
    web::Select select{.label = {.text = "Next stage"}, .name = "stage"};
    for (const auto stage : possible)
        select.items.push_back({.text = std::string(title_of(stage)), .value = std::string(name_of(stage))});
    const auto next = std::ranges::find_if(possible, [&](Stage stage) { return stage > challenge.stage; });
    if (next != possible.end()) select.value = name_of(*next);
    return html << R"(<form method="post" action=")" << path_of(challenge.id) << R"(/stages" novalidate>)"
                << accounts::token_field(visit) << web::select(select)
                << web::textarea(
                       {.label = {.text = "Reason (needed to go back a stage)"}, .name = "why", .rows = 2}
                   )
                << web::button({.text = "Move the challenge", .prevent_double_click = true}) << "</form>\n";
}

Html stages_html(Visit& visit, const Challenge& challenge) {
    web::Timeline timeline{.items = {}, .heading_level = 3};
    for (const auto& act : acts_of(visit.db, visit.organisation, challenge.id)) {
        timeline.items.push_back(
            {.title = title_of(act.stage),
             .by = act.person_name,
             .machine_time = iso_time(act.at),
             .time = british_time(act.at),
             .text = act.why}
        );
    }
    return Html{} << R"(<h2 class="govuk-heading-m">How far it has come</h2>)" << "\n"
                  << web::timeline(timeline) << stage_form(visit, challenge);
}

}  // namespace

std::optional<web::NotificationBanner> done_notice(const Visit& visit) {
    const auto* const found = std::ranges::find(done_sentences, visit.request.query.get("done"), &Done::name);
    if (found == done_sentences.end()) return std::nullopt;
    return web::NotificationBanner{.text = found->sentence, .kind = web::BannerKind::success};
}

Challenge challenge_in_path(Visit& visit) {
    return find_challenge(visit.db, acting_in(visit), visit.id<ChallengeId>());
}

std::string path_of(ChallengeId id) {
    return "/challenges/" + address(id);
}

Html challenge_heading(const Visit& visit, const Challenge& challenge, std::string_view here) {
    web::PageHeading heading{
        .text = challenge.title,
        .caption = challenge.reviewer.empty() ? "Challenge" : challenge.reviewer,
        .facts =
            {{.name = "Stage", .value = stage_html(challenge.stage)},
             {.name = "On site", .value = days_text(challenge)}},
        .actions = {}
    };
    if (!challenge.sought.empty())
        heading.facts.push_back({.name = "Level sought", .value = challenge.sought});
    const auto path = path_of(challenge.id);
    web::SubNavigation pages{.label = "This challenge", .items = {}};
    pages.items = {
        {.text = "Challenge", .href = path},
        {.text = "Timetable", .href = path + "/timetable"},
        {.text = "Findings", .href = path + "/findings"},
        {.text = "Responses", .href = path + "/responses"},
        {.text = "Evidence room", .href = path + "/evidence"},
        {.text = "Papers", .href = path + "/papers"},
        {.text = "Report", .href = path + "/report"}
    };
    if (visit.may(Permission::read_plan))
        pages.items.push_back({.text = "Action plan", .href = path + "/action-plan"});
    if (visit.may(Permission::run_challenges))
        pages.items.push_back({.text = "History", .href = path + "/history"});
    for (auto& page : pages.items)
        page.current = page.href == here;
    return Html{} << web::page_heading(heading) << web::sub_navigation(pages);
}

std::vector<web::Breadcrumb> breadcrumbs(const Challenge& challenge, std::string_view title) {
    std::vector<web::Breadcrumb> crumbs{
        {.text = "Challenges", .href = "/challenges"}, {.text = challenge.title}
    };
    if (title.empty()) return crumbs;
    crumbs.back().href = path_of(challenge.id);
    crumbs.push_back({.text = title});
    return crumbs;
}

Response show_challenges(Visit& visit) {
    visit.require(Permission::read_challenges);
    web::PageHeading heading{.text = "Challenges", .caption = {}, .facts = {}, .actions = {}};
    if (visit.may(Permission::run_challenges))
        heading.actions << web::button({.text = "Add a challenge", .href = "/challenges/add"});
    Html content = web::page_heading(heading);
    const auto challenges = challenges_for(visit.db, acting_in(visit));
    if (challenges.empty()) {
        content
            << R"(<p class="govuk-body">There is no challenge that you can see. One is shown to everybody of )"
               R"(the council once its report is final.</p>)"
            << "\n";
    } else {
        content << challenges_table(challenges);
    }
    return accounts::visit_page(visit, {.title = "Challenges", .notice = done_notice(visit)}, content);
}

Response show_challenge(Visit& visit) {
    visit.require(Permission::read_challenges);
    const auto challenge = challenge_in_path(visit);
    const auto path = path_of(challenge.id);
    Html content = challenge_heading(visit, challenge, path);
    if (visit.may(Permission::run_challenges)) {
        content << R"(<p class="govuk-body">)"
                << web::link({.text = "Change its title, level or days", .href = path + "/change"})
                << "</p>\n";
    }
    content << checks_html(visit, challenge) << team_html(visit, challenge) << stages_html(visit, challenge);
    return accounts::visit_page(
        visit,
        {.title = challenge.title, .breadcrumbs = breadcrumbs(challenge), .notice = done_notice(visit)},
        content
    );
}

Response create_stage(Visit& visit) {
    visit.require(Permission::run_challenges);
    const auto challenge = challenge_in_path(visit);
    const auto stage = stage_named(visit.request.form.get("stage"));
    if (!stage) throw BadRequest("The form names no stage that there is.");
    const auto why = accounts::typed(visit, "why");
    visit.db.write([&](Transaction& tx) { move_challenge(tx, acting_in(visit), challenge.id, *stage, why); });
    return web::see_other(path_of(challenge.id) + "?done=stage");
}

Response show_challenge_history(Visit& visit) {
    visit.require(Permission::run_challenges);
    const auto challenge = challenge_in_path(visit);
    const auto path = path_of(challenge.id) + "/history";
    auto entries = accounts::history_of(visit.db, visit.organisation, "challenge", challenge.id.value);
    for (const auto& entry : team_of(visit.db, visit.organisation, challenge.id)) {
        std::ranges::move(
            accounts::history_of(visit.db, visit.organisation, "challenge_member", entry.member.id.value),
            std::back_inserter(entries)
        );
    }
    std::ranges::sort(entries, std::ranges::greater(), &accounts::HistoryEntry::sequence);
    Html content = challenge_heading(visit, challenge, path);
    content << accounts::history_table(entries, accounts::names_by_address(visit.db, visit.organisation));
    return accounts::visit_page(
        visit,
        {.title = "History of " + challenge.title, .breadcrumbs = breadcrumbs(challenge, "History")},
        content
    );
}

}  // namespace dueregard::assessment
