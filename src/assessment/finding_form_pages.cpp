// Adding and changing a finding.

#include "accounts/conflict_html.hpp"
#include "accounts/form_pieces.hpp"
#include "accounts/visit_page.hpp"
#include "assessment/challenge_access.hpp"
#include "assessment/challenge_pages.hpp"
#include "assessment/finding_pages.hpp"
#include "assessment/finding_store.hpp"
#include "base/text.hpp"
#include "web/button.hpp"
#include "web/button_group.hpp"
#include "web/input.hpp"
#include "web/link.hpp"
#include "web/page_heading.hpp"
#include "web/select.hpp"
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

ChallengeFinding read_finding(const Visit& visit, const ChallengeFinding& before) {
    auto finding = before;
    const auto& form = visit.request.form;
    finding.version = accounts::sent_version(visit);
    finding.kind = finding_kind_named(form.get("kind")).value_or(before.kind);
    finding.area = squeezed(form.get("area"));
    if (finding.area != before.area) finding.area_number.clear();
    finding.number = squeezed(form.get("number"));
    finding.text = accounts::typed(visit, "text");
    return finding;
}

Html finding_fields(const ChallengeFinding& finding, const Faults& faults) {
    web::Select kind{.label = {.text = "Kind"}, .name = "kind", .value = std::string(name_of(finding.kind))};
    for (const auto one : all_finding_kinds())
        kind.items.push_back({.text = std::string(title_of(one)), .value = std::string(name_of(one))});
    return Html{} << web::textarea(
               {.label = {.text = "What was found?"},
                .name = "text",
                .value = finding.text,
                .error = error_at(faults, "text"),
                .rows = 6}
           ) << web::select(kind)
                  << web::input(
                         {.label = {.text = "Area (optional)"},
                          .name = "area",
                          .value = finding.area,
                          .hint = {.text = "The part of the framework it is about"},
                          .error = error_at(faults, "area")}
                     )
                  << web::input(
                         {.label = {.text = "Number (optional)"},
                          .name = "number",
                          .value = finding.number,
                          .error = error_at(faults, "number"),
                          .classes = "govuk-input--width-5"}
                     );
}

Response form_page(
    Visit& visit,
    const Challenge& challenge,
    const ChallengeFinding& finding,
    const Faults& faults,
    const Html& above = {},
    int status = 200
) {
    const bool is_new = !finding.id;
    const std::string title = is_new ? "Add a finding" : "Change the finding";
    const auto list = path_of(challenge.id) + "/findings";
    const auto path = is_new ? list : path_of(finding.id);
    Html content;
    content << web::page_heading({.text = title, .caption = challenge.title}) << above
            << R"(<form method="post" action=")" << path << R"(" novalidate>)" << accounts::token_field(visit)
            << accounts::version_field(finding.version) << finding_fields(finding, faults)
            << web::button_group(
                   {web::button(
                        {.text = is_new ? "Add the finding" : "Save changes", .prevent_double_click = true}
                    ),
                    web::link({.text = "Cancel", .href = path})}
               )
            << "</form>\n";
    auto crumbs = breadcrumbs(challenge, "Findings");
    crumbs.back().href = list;
    crumbs.push_back({.text = title});
    return accounts::visit_page(
        visit,
        {.title = title, .breadcrumbs = std::move(crumbs), .errors = accounts::error_links(faults)},
        content,
        status
    );
}

Html conflict_above(const ChallengeFinding& standing, const ChallengeFinding& yours) {
    std::vector<accounts::ConflictRow> rows;
    if (standing.text != yours.text) rows.push_back({"What was found", standing.text, yours.text});
    if (standing.area != yours.area) rows.push_back({"Area", standing.area, yours.area});
    if (standing.number != yours.number) rows.push_back({"Number", standing.number, yours.number});
    if (standing.kind != yours.kind)
        rows.push_back({"Kind", std::string(title_of(standing.kind)), std::string(title_of(yours.kind))});
    return accounts::conflict_html(rows);
}

/// The challenge in the path, for who may write in it.
Challenge writable_challenge(Visit& visit) {
    auto challenge = challenge_in_path(visit);
    require_record(acting_in(visit), challenge);
    return challenge;
}

}  // namespace

Response show_new_finding(Visit& visit) {
    visit.require(Permission::record_findings);
    const auto challenge = writable_challenge(visit);
    ChallengeFinding finding;
    finding.area = squeezed(visit.request.query.get("area"));
    return form_page(visit, challenge, finding, {});
}

Response create_finding(Visit& visit) {
    visit.require(Permission::record_findings);
    const auto challenge = writable_challenge(visit);
    const auto finding = read_finding(visit, {});
    const auto faults = faults_of(finding);
    if (!faults.empty()) return form_page(visit, challenge, finding, faults, {}, web::unprocessable);
    visit.db.write([&](Transaction& tx) {
        add_findings(tx, acting_in(visit), challenge.id, std::span(&finding, 1), "");
    });
    return web::see_other(path_of(challenge.id) + "/findings?done=finding");
}

Response show_finding_form(Visit& visit) {
    visit.require(Permission::record_findings);
    const auto finding = finding_in_path(visit);
    const auto challenge = find_challenge(visit.db, acting_in(visit), finding.challenge);
    require_record(acting_in(visit), challenge);
    return form_page(visit, challenge, finding, {});
}

Response update_finding(Visit& visit) {
    visit.require(Permission::record_findings);
    const auto standing = finding_in_path(visit);
    const auto challenge = find_challenge(visit.db, acting_in(visit), standing.challenge);
    require_record(acting_in(visit), challenge);
    auto finding = read_finding(visit, standing);
    const auto faults = faults_of(finding);
    if (!faults.empty()) return form_page(visit, challenge, finding, faults, {}, web::unprocessable);
    Saved saved{};
    visit.db.write([&](Transaction& tx) { saved = change_finding(tx, acting_in(visit), finding); });
    if (saved == Saved::stale) {
        const auto now = finding_in_path(visit);
        finding.version = now.version;
        return form_page(visit, challenge, finding, {}, conflict_above(now, finding), web::conflict);
    }
    return web::see_other(path_of(finding.id) + "?done=finding-changed");
}

}  // namespace dueregard::assessment
