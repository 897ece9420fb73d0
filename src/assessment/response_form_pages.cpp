// Writing a response, and saying what kind one out of the margin is.

#include "accounts/conflict_html.hpp"
#include "accounts/form_pieces.hpp"
#include "accounts/visit_page.hpp"
#include "assessment/challenge_access.hpp"
#include "assessment/challenge_pages.hpp"
#include "assessment/challenge_store.hpp"
#include "assessment/finding_pages.hpp"
#include "assessment/finding_store.hpp"
#include "assessment/response_pages.hpp"
#include "assessment/response_store.hpp"
#include "web/button.hpp"
#include "web/button_group.hpp"
#include "web/inset_text.hpp"
#include "web/link.hpp"
#include "web/page_heading.hpp"
#include "web/radios.hpp"
#include "web/textarea.hpp"

namespace dueregard::assessment {

using accounts::acting_in;
using accounts::error_at;
using accounts::Permission;
using accounts::Visit;
using storage::Transaction;
using web::Html;
using web::Response;

namespace {

FindingResponse read_response(const Visit& visit, const FindingResponse& before) {
    auto response = before;
    response.version = accounts::sent_version(visit);
    response.kind = response_kind_named(visit.request.form.get("kind"));
    // The passage of a comment in the margin stands where its paper says.
    if (before.quoted_from.empty()) response.quote = accounts::typed(visit, "quote");
    response.text = accounts::typed(visit, "text");
    response.new_wording = accounts::typed(visit, "new_wording");
    return response;
}

Html response_fields(const FindingResponse& response, const Faults& faults) {
    const auto kind = response.kind.value_or(suggested_kind(response.text));
    web::Radios kinds{
        .name = "kind",
        .fieldset = web::Fieldset{.legend = {.text = "What kind of response is it?"}},
        .items = {},
        .value = response.text.empty() ? std::string() : std::string(name_of(kind)),
        .error = error_at(faults, "kind")
    };
    for (const auto one : all_response_kinds())
        kinds.items.push_back({.text = title_of(one), .value = std::string(name_of(one))});
    Html html;
    html << web::textarea(
        {.label = {.text = "What does the council say?"},
         .name = "text",
         .value = response.text,
         .error = error_at(faults, "text"),
         .rows = 5}
    ) << web::radios(kinds);
    if (response.quoted_from.empty()) {
        html << web::textarea(
            {.label = {.text = "Which passage is it about? (optional)"},
             .name = "quote",
             .value = response.quote,
             .hint = {.text = "Copy it as it stands. Left empty, the response is to the whole finding."},
             .error = error_at(faults, "quote"),
             .rows = 2}
        );
    }
    return html << web::textarea(
               {.label = {.text = "What should stand there instead? (a correction alone)"},
                .name = "new_wording",
                .value = response.new_wording,
                .error = error_at(faults, "new_wording"),
                .rows = 2}
           );
}

struct Form {
    Challenge challenge;
    FindingResponse response;
    std::optional<ChallengeFinding> finding;
};

Html passage_html(const Form& form) {
    Html text;
    if (form.finding) text << accounts::kept_lines(form.finding->text);
    if (!form.response.quoted_from.empty()) {
        text << R"(<p class="govuk-body"><strong>Passage:</strong> )" << form.response.quote << "</p>";
        if (!form.finding) text << accounts::kept_lines(form.response.quoted_from);
    }
    return text.empty() ? text : web::inset_text({.text = text});
}

Response
form_page(Visit& visit, const Form& form, const Faults& faults, const Html& above = {}, int status = 200) {
    const auto& response = form.response;
    const bool is_new = !response.id;
    const auto cancel = is_new ? path_of(*response.finding) : path_of(response.id);
    const auto path = is_new ? cancel + "/responses" : cancel;
    const std::string title = is_new ? "Respond to a finding" : "Change the response";
    Html content;
    content << web::page_heading({.text = title, .caption = form.challenge.title}) << above
            << passage_html(form) << R"(<form method="post" action=")" << path << R"(" novalidate>)"
            << accounts::token_field(visit) << accounts::version_field(response.version)
            << response_fields(response, faults)
            << web::button_group(
                   {web::button({.text = "Save the response", .prevent_double_click = true}),
                    web::link({.text = "Cancel", .href = cancel})}
               )
            << "</form>\n";
    auto crumbs = breadcrumbs(form.challenge, "Responses");
    crumbs.back().href = path_of(form.challenge.id) + "/responses";
    crumbs.push_back({.text = title});
    return accounts::visit_page(
        visit,
        {.title = title, .breadcrumbs = std::move(crumbs), .errors = accounts::error_links(faults)},
        content,
        status
    );
}

Form new_form(Visit& visit) {
    const auto finding = finding_in_path(visit);
    Form form{
        .challenge = find_challenge(visit.db, acting_in(visit), finding.challenge),
        .response = {},
        .finding = finding
    };
    require_record(acting_in(visit), form.challenge);
    form.response.challenge = finding.challenge;
    form.response.finding = finding.id;
    return form;
}

Form standing_form(Visit& visit) {
    Form form{.challenge = {}, .response = response_in_path(visit), .finding = std::nullopt};
    const auto acting = acting_in(visit);
    form.challenge = find_challenge(visit.db, acting, form.response.challenge);
    require_record(acting, form.challenge);
    if (form.response.finding) form.finding = find_finding(visit.db, acting, *form.response.finding);
    return form;
}

Html conflict_above(const FindingResponse& standing, const FindingResponse& yours) {
    std::vector<accounts::ConflictRow> rows;
    if (standing.text != yours.text) rows.push_back({"What the council says", standing.text, yours.text});
    if (standing.quote != yours.quote) rows.push_back({"Passage", standing.quote, yours.quote});
    if (standing.new_wording != yours.new_wording)
        rows.push_back({"Instead", standing.new_wording, yours.new_wording});
    return accounts::conflict_html(rows);
}

}  // namespace

Response show_new_response(Visit& visit) {
    visit.require(Permission::run_challenges);
    return form_page(visit, new_form(visit), {});
}

Response create_response(Visit& visit) {
    visit.require(Permission::run_challenges);
    auto form = new_form(visit);
    form.response = read_response(visit, form.response);
    const auto faults = faults_of(form.response, form.finding);
    if (!faults.empty()) return form_page(visit, form, faults, {}, web::unprocessable);
    visit.db.write([&](Transaction& tx) { add_response(tx, acting_in(visit), form.response); });
    return web::see_other(path_of(*form.response.finding) + "?done=response");
}

Response show_response_form(Visit& visit) {
    visit.require(Permission::run_challenges);
    return form_page(visit, standing_form(visit), {});
}

Response update_response(Visit& visit) {
    visit.require(Permission::run_challenges);
    auto form = standing_form(visit);
    form.response = read_response(visit, form.response);
    const auto faults = faults_of(form.response, form.finding);
    if (!faults.empty()) return form_page(visit, form, faults, {}, web::unprocessable);
    Saved saved{};
    visit.db.write([&](Transaction& tx) { saved = change_response(tx, acting_in(visit), form.response); });
    if (saved == Saved::stale) {
        const auto now = response_in_path(visit);
        form.response.version = now.version;
        return form_page(visit, form, {}, conflict_above(now, form.response), web::conflict);
    }
    return web::see_other(path_of(form.response.id) + "?done=response-changed");
}

}  // namespace dueregard::assessment
