#include "assessment/response_pages.hpp"

#include "accounts/form_pieces.hpp"
#include "accounts/history_html.hpp"
#include "accounts/visit_page.hpp"
#include "assessment/challenge_access.hpp"
#include "assessment/challenge_pages.hpp"
#include "assessment/challenge_store.hpp"
#include "assessment/finding_pages.hpp"
#include "assessment/finding_store.hpp"
#include "assessment/response_store.hpp"
#include "base/text.hpp"
#include "web/button.hpp"
#include "web/inset_text.hpp"
#include "web/link.hpp"
#include "web/page_heading.hpp"
#include "web/scroll_region.hpp"
#include "web/summary_list.hpp"
#include "web/table.hpp"
#include "web/tag.hpp"
#include "web/textarea.hpp"
#include "web/timeline.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <map>

namespace dueregard::assessment {

using accounts::acting_in;
using accounts::Permission;
using accounts::Visit;
using storage::Transaction;
using web::Html;
using web::Response;

namespace {

Html kind_html(const FindingResponse& response) {
    if (!response.kind) return web::tag({.text = "Say what it is", .classes = "govuk-tag--orange"});
    return Html{} << title_of(*response.kind);
}

Html state_html(ResponseState state) {
    if (state == ResponseState::draft)
        return web::tag({.text = title_of(state), .classes = "govuk-tag--blue"});
    return Html{} << title_of(state);
}

std::string name_of_response(const FindingResponse& response) {
    if (response.number > 0) return fmt::format("Comment {}", response.number);
    return "Response: " + shortened(response.text, 60);
}

Html responses_table(
    Visit& visit, const Challenge& challenge, const std::vector<FindingResponse>& responses
) {
    std::map<FindingId, std::string> findings;
    for (const auto& finding : findings_of(visit.db, visit.organisation, challenge.id))
        findings[finding.id] = short_name(finding);
    web::Table table{
        .caption = "Responses",
        .caption_classes = "govuk-visually-hidden",
        .caption_id = "responses",
        .head =
            {{.text = "Response"},
             {.text = "To"},
             {.text = "Kind"},
             {.text = "State"},
             {.text = "What the council says"}},
        .rows = {},
        .first_cell_is_header = true
    };
    for (const auto& response : responses) {
        const auto to = response.finding ? findings.find(*response.finding) : findings.end();
        table.rows.push_back(
            {{.text = web::link({.text = name_of_response(response), .href = path_of(response.id)})},
             {.text = to == findings.end() ? std::string("The report as a whole") : to->second},
             {.text = kind_html(response)},
             {.text = state_html(response.state)},
             {.text = Html{} << R"(<span class="app-keep-lines">)" << response.text << "</span>"}}
        );
    }
    return web::scroll_region({.labelled_by = "responses", .content = web::table(table)});
}

Html handing_over_form(
    const Visit& visit, const Challenge& challenge, const std::vector<FindingResponse>& responses
) {
    Html html;
    const auto ready = std::ranges::count_if(responses, can_be_handed_over);
    if (!visit.may(Permission::run_challenges) || ready == 0 || challenge.stage == Stage::closed) return html;
    return html << R"(<form method="post" action=")" << path_of(challenge.id) << R"(/handing-over">)"
                << accounts::token_field(visit)
                << web::button(
                       {.text = ready == 1 ? std::string("Hand 1 response over to the peers")
                                           : fmt::format("Hand {} responses over to the peers", ready),
                        .prevent_double_click = true}
                   )
                << "</form>\n";
}

// --- one ---

Html response_summary(const FindingResponse& response, const std::optional<ChallengeFinding>& finding) {
    web::SummaryList list;
    const auto add = [&](std::string_view key, web::Content value) {
        list.rows.push_back({.key = {.text = key}, .value = {.text = std::move(value)}});
    };
    const auto lines = [](const std::string& text) {
        return Html{} << R"(<span class="app-keep-lines">)" << text << "</span>";
    };
    if (finding) add("To", web::link({.text = short_name(*finding), .href = path_of(finding->id)}));
    add("Kind", kind_html(response));
    add("State", state_html(response.state));
    const bool is_correction = response.kind == ResponseKind::correction;
    if (!response.quote.empty()) add(is_correction ? "As it stands" : "Passage", lines(response.quote));
    if (!response.quoted_from.empty() && response.quoted_from != response.quote)
        add("In the sentence", lines(response.quoted_from));
    if (is_correction) add("As it should stand", lines(response.new_wording));
    add("What the council says", lines(response.text));
    return web::summary_list(list);
}

Html decision_forms(const Visit& visit, const FindingResponse& response) {
    const auto path = path_of(response.id);
    return Html{} << R"(<h2 class="govuk-heading-m">The peers' answer</h2><form method="post" action=")"
                  << path << R"(/agreement">)" << accounts::token_field(visit)
                  << web::button({.text = "Agree: change the finding", .prevent_double_click = true})
                  << R"(</form><form method="post" action=")" << path << R"(/declining" novalidate>)"
                  << accounts::token_field(visit)
                  << web::textarea({.label = {.text = "Why is it declined?"}, .name = "why", .rows = 2})
                  << web::button({.text = "Decline", .classes = "govuk-button--secondary"}) << "</form>\n";
}

Html council_forms(const Visit& visit, const FindingResponse& response) {
    const auto path = path_of(response.id);
    Html html;
    if (response.state == ResponseState::draft) {
        html << web::button(
            {.text = response.kind ? "Change" : "Say what it is",
             .href = path + "/change",
             .classes = response.kind ? "govuk-button--secondary" : ""}
        );
    }
    return html << R"(<form method="post" action=")" << path << R"(/withdrawal">)"
                << accounts::token_field(visit)
                << web::button({.text = "Withdraw this response", .classes = "govuk-button--warning"})
                << "</form>\n";
}

Html acts_html(Visit& visit, const FindingResponse& response) {
    web::Timeline timeline{.items = {}, .heading_level = 3};
    for (const auto& act : acts_of(visit.db, visit.organisation, response.id)) {
        timeline.items.push_back(
            {.title = act.state == ResponseState::draft ? "Written" : title_of(act.state),
             .by = act.person_name,
             .machine_time = iso_time(act.at),
             .time = british_time(act.at),
             .text = act.why}
        );
    }
    return Html{} << R"(<h2 class="govuk-heading-m">What happened to it</h2>)" << web::timeline(timeline);
}

/// Back to the list, or to the one after a decision.
Response after(const FindingResponse& response, std::string_view done) {
    return web::see_other(fmt::format("{}?done={}", path_of(response.id), done));
}

}  // namespace

std::string path_of(ResponseId id) {
    return "/responses/" + address(id);
}

FindingResponse response_in_path(Visit& visit) {
    return find_response(visit.db, acting_in(visit), visit.id<ResponseId>());
}

Html nothing_beside_response(Visit& /*visit*/, const FindingResponse& /*response*/) {
    return {};
}

Html responses_at_finding(Visit& visit, const Challenge& challenge, const ChallengeFinding& finding) {
    Html items;
    for (const auto& response : responses_of(visit.db, acting_in(visit), challenge.id)) {
        if (response.finding != finding.id) continue;
        items << "<li>" << web::link({.text = name_of_response(response), .href = path_of(response.id)})
              << ": " << kind_html(response) << ", " << state_html(response.state)
              << R"( <span class="app-keep-lines">)" << response.text << "</span></li>\n";
    }
    Html html;
    html << R"(<h2 class="govuk-heading-m">What the council says</h2>)";
    if (items.empty()) {
        html << R"(<p class="govuk-body">Nothing yet.</p>)";
    } else {
        html << R"(<ul class="govuk-list govuk-list--spaced">)" << items << "</ul>";
    }
    if (visit.may(Permission::run_challenges) && challenge.stage != Stage::closed && !finding.is_withdrawn) {
        html << R"(<p class="govuk-body">)"
             << web::link({.text = "Respond to this finding", .href = path_of(finding.id) + "/responses/add"})
             << "</p>";
    }
    return html << "\n";
}

Response show_responses(Visit& visit) {
    visit.require(Permission::read_challenges);
    const auto challenge = challenge_in_path(visit);
    const auto path = path_of(challenge.id) + "/responses";
    const auto responses = responses_of(visit.db, acting_in(visit), challenge.id);
    Html content = challenge_heading(visit, challenge, path);
    content << R"(<p class="govuk-body">)"
            << web::link(
                   {.text = "Right of reply, to read or print",
                    .href = path_of(challenge.id) + "/right-of-reply"}
               )
            << "</p>\n";
    if (responses.empty()) {
        content
            << R"(<p class="govuk-body">There are no responses that you can see. The council responds on the )"
               R"(page of each finding.</p>)"
            << "\n";
    } else {
        content << handing_over_form(visit, challenge, responses)
                << responses_table(visit, challenge, responses);
    }
    return accounts::visit_page(
        visit,
        {.title = "Responses to " + challenge.title,
         .breadcrumbs = breadcrumbs(challenge, "Responses"),
         .notice = done_notice(visit)},
        content
    );
}

Response show_response(Visit& visit, const FindingResponse& response, const Html& beside) {
    visit.require(Permission::read_challenges);
    const auto acting = acting_in(visit);
    const auto challenge = find_challenge(visit.db, acting, response.challenge);
    std::optional<ChallengeFinding> finding;
    if (response.finding) finding = find_finding(visit.db, acting, *response.finding);
    const bool may_write = may_record(acting, challenge) && response.state != ResponseState::withdrawn;
    Html content = web::page_heading({.text = name_of_response(response), .caption = challenge.title});
    content << response_summary(response, finding) << beside;
    if (may_write && can_be_decided(response)) content << decision_forms(visit, response);
    if (may_write && visit.may(Permission::run_challenges)) content << council_forms(visit, response);
    content << acts_html(visit, response);
    if (visit.may(Permission::run_challenges))
        content << accounts::history_fold(visit, "response", response.id.value);
    auto crumbs = breadcrumbs(challenge, "Responses");
    crumbs.back().href = path_of(challenge.id) + "/responses";
    crumbs.push_back({.text = name_of_response(response)});
    return accounts::visit_page(
        visit,
        {.title = name_of_response(response), .breadcrumbs = std::move(crumbs), .notice = done_notice(visit)},
        content
    );
}

Response create_response_withdrawal(Visit& visit) {
    visit.require(Permission::run_challenges);
    const auto response = response_in_path(visit);
    visit.db.write([&](Transaction& tx) { withdraw_response(tx, acting_in(visit), response.id, ""); });
    return web::see_other(path_of(response.challenge) + "/responses?done=response-withdrawn");
}

Response create_handing_over(Visit& visit) {
    visit.require(Permission::run_challenges);
    const auto challenge = challenge_in_path(visit);
    visit.db.write([&](Transaction& tx) { hand_over_responses(tx, acting_in(visit), challenge.id); });
    return web::see_other(path_of(challenge.id) + "/responses?done=handed-over");
}

Response create_agreement(Visit& visit) {
    visit.require(Permission::record_findings);
    const auto response = response_in_path(visit);
    visit.db.write([&](Transaction& tx) { agree_correction(tx, acting_in(visit), response.id); });
    return after(response, "agreed");
}

Response create_declining(Visit& visit) {
    visit.require(Permission::record_findings);
    const auto response = response_in_path(visit);
    const auto why = accounts::typed(visit, "why");
    visit.db.write([&](Transaction& tx) { decline_correction(tx, acting_in(visit), response.id, why); });
    return after(response, "declined");
}

}  // namespace dueregard::assessment
