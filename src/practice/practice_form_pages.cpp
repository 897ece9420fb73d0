// Adding and changing a practice; taking practices from a challenge.

#include "accounts/conflict_html.hpp"
#include "accounts/editing.hpp"
#include "accounts/form_pieces.hpp"
#include "accounts/visit_page.hpp"
#include "assessment/challenge_pages.hpp"
#include "assessment/finding_store.hpp"
#include "base/text.hpp"
#include "practice/practice_pages.hpp"
#include "practice/practice_store.hpp"
#include "web/button.hpp"
#include "web/button_group.hpp"
#include "web/checkboxes.hpp"
#include "web/input.hpp"
#include "web/link.hpp"
#include "web/page_heading.hpp"
#include "web/radios.hpp"
#include "web/textarea.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace dueregard::practice {

using accounts::acting_in;
using accounts::error_at;
using accounts::Permission;
using accounts::Saved;
using accounts::Visit;
using assessment::FindingId;
using storage::Transaction;
using web::Html;
using web::Response;
using web::operator""_html;

namespace {

Practice read_form(const Visit& visit, const Practice& before) {
    const auto& sent = visit.request.form;
    auto one = before;
    one.version = accounts::sent_version(visit);
    one.kind = kind_named(sent.get("kind")).value_or(before.kind);
    one.title = squeezed(sent.get("title"));
    one.what = accounts::typed(visit, "what");
    one.who = squeezed(sent.get("who"));
    one.place = squeezed(sent.get("place"));
    one.since = squeezed(sent.get("since"));
    one.source = squeezed(sent.get("source"));
    return one;
}

Html line_field(
    std::string_view name,
    std::string_view question,
    const std::string& value,
    const Faults& faults,
    std::string_view hint = ""
) {
    return web::input(
        {.label = {.text = question},
         .name = std::string(name),
         .value = value,
         .hint = {.text = hint},
         .error = error_at(faults, name)}
    );
}

Html fields_html(const Practice& one, const Faults& faults) {
    return Html{}
           << line_field("title", "What is it called?", one.title, faults)
           << web::textarea(
                  {.label = {.text = "What was done?"},
                   .name = "what",
                   .value = one.what,
                   .error = error_at(faults, "what"),
                   .rows = 6}
              )
           << web::radios(
                  {.name = "kind",
                   .fieldset = web::Fieldset{.legend = {.text = "Whose is it?"}},
                   .items =
                       {{.text = "Ours: an innovation", .value = std::string(name_of(Kind::innovation))},
                        {.text = "Somebody else’s that we were pointed to: a signpost",
                         .value = std::string(name_of(Kind::signpost))}},
                   .value = std::string(name_of(one.kind))}
              )
           << line_field(
                  "who",
                  "Who did it? (optional)",
                  one.who,
                  faults,
                  "The council or service, not a person’s name"
              )
           << line_field("place", "Where? (optional)", one.place, faults)
           << line_field("since", "Since when? (optional)", one.since, faults, "For example, spring 2025")
           << line_field("source", "Where is it told of? (optional)", one.source, faults);
}

Response
form_page(Visit& visit, const Practice& one, const Faults& faults, const Html& above = {}, int status = 200) {
    const bool is_new = !one.id;
    const std::string title = is_new ? "Add a practice" : "Change the practice";
    const auto path = is_new ? std::string("/practice") : path_of(one.id);
    Html content;
    content << web::page_heading({.text = title}) << above << R"(<form method="post" action=")" << path
            << R"(" novalidate>)" << accounts::token_field(visit) << accounts::version_field(one.version)
            << fields_html(one, faults)
            << web::button_group(
                   {web::button(
                        {.text = is_new ? "Add the practice" : "Save changes", .prevent_double_click = true}
                    ),
                    web::link({.text = "Cancel", .href = path})}
               )
            << "</form>\n";
    return accounts::visit_page(
        visit,
        {.title = title,
         .breadcrumbs = {{.text = "Practice library", .href = "/practice"}, {.text = title}},
         .errors = accounts::error_links(faults)},
        content,
        faults.empty() ? status : web::unprocessable
    );
}

Html conflict_above(const Practice& standing, const Practice& yours) {
    std::vector<accounts::ConflictRow> rows;
    const auto add = [&](const std::string& field, const std::string& now, const std::string& typed) {
        if (now != typed) rows.push_back({field, now, typed});
    };
    add("What it is called", standing.title, yours.title);
    add("What was done", standing.what, yours.what);
    add("Who", standing.who, yours.who);
    add("Where", standing.place, yours.place);
    add("Since", standing.since, yours.since);
    add("Source", standing.source, yours.source);
    return accounts::conflict_html(rows);
}

/// Those of the challenge that are not in the library, by what its papers say.
std::vector<assessment::ChallengeFinding>
practice_of_challenge(Visit& visit, const assessment::Challenge& challenge) {
    const auto standing = practices(visit.db, visit.organisation);
    auto findings = assessment::findings_of(visit.db, visit.organisation, challenge.id);
    std::erase_if(findings, [&](const assessment::ChallengeFinding& finding) {
        return !is_practice(finding)
               || std::ranges::find(standing, std::optional(finding.id), &Practice::finding)
                      != standing.end();
    });
    return findings;
}

}  // namespace

Response show_new_practice(Visit& visit) {
    visit.require(Permission::edit_plan);
    return form_page(visit, {}, {});
}

Response create_practice(Visit& visit) {
    visit.require(Permission::edit_plan);
    const auto one = read_form(visit, {});
    if (const auto faults = faults_of(one); !faults.empty()) return form_page(visit, one, faults);
    PracticeId id;
    visit.db.write([&](Transaction& tx) { id = add_practice(tx, acting_in(visit), one); });
    return web::see_other(path_of(id) + "?done=added");
}

Response show_practice_form(Visit& visit) {
    visit.require(Permission::edit_plan);
    const auto one = find_practice(visit.db, visit.organisation, visit.id<PracticeId>());
    return form_page(visit, one, {}, accounts::editing_html(visit, "practice", one.id.value));
}

Response update_practice(Visit& visit) {
    visit.require(Permission::edit_plan);
    const auto standing = find_practice(visit.db, visit.organisation, visit.id<PracticeId>());
    auto one = read_form(visit, standing);
    if (const auto faults = faults_of(one); !faults.empty()) return form_page(visit, one, faults);
    Saved saved{};
    visit.db.write([&](Transaction& tx) {
        saved = change_practice(tx, acting_in(visit), one);
        if (saved == Saved::kept)
            accounts::close_form(tx, acting_in(visit).actor, "practice", standing.id.value);
    });
    if (saved == Saved::stale) {
        const auto now = find_practice(visit.db, visit.organisation, standing.id);
        one.version = now.version;
        return form_page(visit, one, {}, conflict_above(now, one), web::conflict);
    }
    return web::see_other(path_of(standing.id) + "?done=changed");
}

Response show_practice_of_challenge(Visit& visit) {
    visit.require(Permission::run_challenges);
    const auto challenge = assessment::challenge_in_path(visit);
    const auto path = assessment::path_of(challenge.id) + "/practice";
    web::Checkboxes boxes{
        .name = "finding",
        .fieldset = web::Fieldset{.legend = {.text = "Which go into the library?"}},
        .items = {},
        .values = {}
    };
    for (const auto& finding : practice_of_challenge(visit, challenge)) {
        boxes.items.push_back(
            {.text = fmt::format("{}: {}", title_of(finding.kind), shortened(finding.text, 200)),
             .value = address(finding.id)}
        );
        boxes.values.push_back(address(finding.id));
    }
    Html content = web::page_heading({.text = "Practice of this challenge", .caption = challenge.title});
    if (boxes.items.empty())
        content
            << R"(<p class="govuk-body">Everything that this challenge calls an innovation or a signpost is in the library.</p>)"_html;
    else
        content << R"(<form method="post" action=")"_html << path << R"(" novalidate>)"
                << accounts::token_field(visit) << web::checkboxes(boxes)
                << web::button({.text = "Take them into the library", .prevent_double_click = true})
                << "</form>\n";
    content << R"(<p class="govuk-body">)"_html
            << web::link({.text = "The practice library", .href = "/practice"}) << "</p>\n";
    return accounts::visit_page(
        visit,
        {.title = "Practice of this challenge",
         .breadcrumbs = assessment::breadcrumbs(challenge, "Practice"),
         .notice = done_notice(visit)},
        content
    );
}

Response create_practice_of_challenge(Visit& visit) {
    visit.require(Permission::run_challenges);
    const auto challenge = assessment::challenge_in_path(visit);
    std::vector<FindingId> findings;
    for (const auto sent : visit.request.form.all("finding"))
        if (const auto id = accounts::sent_id<FindingId>(sent)) findings.push_back(*id);
    std::size_t taken = 0;
    visit.db.write([&](Transaction& tx) {
        taken = take_from_challenge(tx, acting_in(visit), challenge.id, findings);
    });
    if (taken == 0) return web::see_other(assessment::path_of(challenge.id) + "/practice");
    return web::see_other("/practice?done=taken");
}

}  // namespace dueregard::practice
