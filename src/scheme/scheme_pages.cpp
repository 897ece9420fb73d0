#include "scheme/scheme_pages.hpp"

#include "accounts/form_pieces.hpp"
#include "accounts/history_html.hpp"
#include "accounts/visit_page.hpp"
#include "base/failure.hpp"
#include "base/text.hpp"
#include "scheme/accreditation_store.hpp"
#include "web/button.hpp"
#include "web/link.hpp"
#include "web/page_heading.hpp"
#include "web/scroll_region.hpp"
#include "web/summary_list.hpp"
#include "web/table.hpp"
#include "web/tag.hpp"
#include "web/textarea.hpp"
#include "web/timeline.hpp"

#include <fmt/core.h>

namespace dueregard::scheme {

using accounts::acting_in;
using accounts::Permission;
using accounts::Visit;
using storage::Transaction;
using web::Html;
using web::Response;
using web::operator""_html;

namespace {

constexpr std::size_t longest_reason = 2'000;

std::optional<web::NotificationBanner> done_notice(const Visit& visit) {
    const auto done = visit.request.query.get("done");
    const auto success = [](std::string_view text) {
        return web::NotificationBanner{.text = text, .kind = web::BannerKind::success};
    };
    if (done == "added") return success("The accreditation has been added");
    if (done == "taken-in") return success("The accreditations have been taken in. Say who owns each");
    if (done == "changed") return success("The accreditation has been changed");
    if (done == "ended") return success("It is noted that the accreditation is no longer held");
    if (done == "taken_up") return success("It is noted that the accreditation is held");
    return std::nullopt;
}

Html standing_html(Standing standing) {
    switch (standing) {
    case Standing::held:
        return Html{} << title_of(standing);
    case Standing::expiring:
        return web::tag({.text = title_of(standing), .classes = "govuk-tag--yellow"});
    case Standing::expired:
        return web::tag({.text = title_of(standing), .classes = "govuk-tag--red"});
    case Standing::ended:
        break;
    }
    return web::tag({.text = title_of(standing), .classes = "govuk-tag--grey"});
}

std::string day_or(const std::optional<Date>& date, std::string_view otherwise) {
    return date ? long_date(*date) : std::string(otherwise);
}

Html evidence_html(const std::string& evidence) {
    const bool is_address =
        (starts_with_ignoring_case(evidence, "https://") || starts_with_ignoring_case(evidence, "http://"))
        && evidence.find_first_of(" \n\t\"<>") == std::string::npos;
    if (is_address) return web::link({.text = evidence, .href = evidence});
    return evidence.empty() ? Html{} << "Nothing yet" : accounts::kept_lines(evidence);
}

Html schemes_table(const std::vector<Accreditation>& all, Date today) {
    web::Table table{
        .caption = "Accreditations, the next to expire first",
        .caption_classes = "govuk-table__caption--m",
        .caption_id = "schemes",
        .head =
            {{.text = "Scheme"},
             {.text = "Level"},
             {.text = "Awarded"},
             {.text = "Expires"},
             {.text = "Owner"},
             {.text = "Standing"}},
        .rows = {},
        .first_cell_is_header = true
    };
    for (const auto& one : all) {
        table.rows.push_back(
            {{.text = web::link({.text = one.scheme, .href = path_of(one.id)})},
             {.text = one.level},
             {.text = day_or(one.awarded, "")},
             {.text = day_or(one.expires, "")},
             {.text = one.owner_name.empty() ? std::string("Nobody yet") : one.owner_name},
             {.text = standing_html(standing_on(one, today))}}
        );
    }
    return web::scroll_region({.labelled_by = "schemes", .content = web::table(table)});
}

Html facts_html(const Accreditation& one) {
    web::SummaryList list;
    list.rows = {
        {.key = {.text = "Level"},
         .value = {.text = one.level.empty() ? std::string("None named") : one.level}},
        {.key = {.text = "Awarded"}, .value = {.text = day_or(one.awarded, "Not known")}},
        {.key = {.text = "Expires"}, .value = {.text = day_or(one.expires, "No day is named")}},
        {.key = {.text = "What shows it"}, .value = {.text = evidence_html(one.evidence)}},
        {.key = {.text = "Owner"},
         .value = {.text = one.owner_name.empty() ? std::string("Nobody yet") : one.owner_name}}
    };
    if (one.edition)
        list.rows.push_back(
            {.key = {.text = "Assessed against"},
             .value =
                 {.text =
                      web::link({.text = one.edition_name, .href = "/frameworks/" + address(*one.edition)})}}
        );
    if (!one.source.empty()) list.rows.push_back({.key = {.text = "Read in"}, .value = {.text = one.source}});
    return web::summary_list(list);
}

Html act_form(const Visit& visit, const Accreditation& one, const Faults& faults) {
    Html html;
    if (!visit.may(Permission::edit_frameworks)) return html;
    const bool is_held = one.state == State::held;
    html << R"(<h2 class="govuk-heading-m">)"_html
         << (is_held ? "Is it held no longer?"_html : "Is it held after all?"_html)
         << R"(</h2><form method="post" action=")"_html << path_of(one.id) << R"(/acts" novalidate>)"
         << accounts::token_field(visit) << accounts::hidden_field("kind", is_held ? "ended" : "taken_up");
    if (is_held)
        html << web::textarea(
            {.label = {.text = "Why is it no longer held?"},
             .name = "why",
             .value = accounts::typed(visit, "why"),
             .error = accounts::error_at(faults, "why"),
             .rows = 2}
        );
    return html << web::button(
               {.text = is_held ? "Say that it is no longer held" : "Say that it is held",
                .prevent_double_click = true,
                .classes = "govuk-button--secondary"}
           ) << "</form>\n";
}

Html acts_html(Visit& visit, AccreditationId id) {
    web::Timeline timeline{.items = {}, .heading_level = 3};
    for (const auto& act : acts_on_accreditation(visit.db, visit.organisation, id)) {
        Html text;
        if (!act.why.empty()) text << accounts::kept_lines(act.why);
        timeline.items.push_back(
            {.title = std::string(title_of(act.kind)),
             .by = act.person_name,
             .machine_time = iso_time(act.at),
             .time = british_time(act.at),
             .text = text}
        );
    }
    return Html{} << R"(<h2 class="govuk-heading-m">What was done</h2>)"_html << web::timeline(timeline);
}

Response accreditation_page(Visit& visit, const Accreditation& one, const Faults& faults) {
    web::PageHeading heading{
        .text = name_of(one),
        .caption = "Scheme",
        .facts = {{.name = "Standing", .value = standing_html(standing_on(one, visit.clock.today()))}}
    };
    if (visit.may(Permission::edit_frameworks))
        heading.actions << web::button({.text = "Change it", .href = path_of(one.id) + "/change"});
    Html content;
    content << web::page_heading(heading) << facts_html(one) << act_form(visit, one, faults)
            << acts_html(visit, one.id) << accounts::history_fold(visit, "accreditation", one.id.value);
    return accounts::visit_page(
        visit,
        {.title = name_of(one),
         .breadcrumbs = {{.text = "Schemes", .href = "/schemes"}, {.text = name_of(one)}},
         .errors = accounts::error_links(faults),
         .notice = done_notice(visit)},
        content,
        faults.empty() ? 200 : web::unprocessable
    );
}

}  // namespace

Response show_schemes(Visit& visit) {
    visit.require(Permission::read_plan);
    web::PageHeading heading{.text = "Schemes"};
    if (visit.may(Permission::edit_frameworks))
        heading.actions << web::button({.text = "Add an accreditation", .href = "/schemes/add"});
    const auto all = accreditations(visit.db, visit.organisation);
    Html content = web::page_heading(heading);
    content
        << R"(<p class="govuk-body">What the council is recognised under, from when to when. Its owner is reminded by mail 90, 30 and 7 days before it expires, and the day after.</p>)"_html;
    if (all.empty())
        content << R"(<p class="govuk-body">There is no accreditation yet.</p>)"_html;
    else
        content << schemes_table(all, visit.clock.today());
    return accounts::visit_page(visit, {.title = "Schemes", .notice = done_notice(visit)}, content);
}

Response show_accreditation(Visit& visit) {
    visit.require(Permission::read_plan);
    return accreditation_page(
        visit, find_accreditation(visit.db, visit.organisation, visit.id<AccreditationId>()), {}
    );
}

Response create_accreditation_act(Visit& visit) {
    visit.require(Permission::edit_frameworks);
    const auto one = find_accreditation(visit.db, visit.organisation, visit.id<AccreditationId>());
    const auto kind = act_kind_named(accounts::typed(visit, "kind"));
    if (!kind || *kind == ActKind::added)
        throw BadRequest("An accreditation is ended or taken up again, nothing else.");
    const auto why = accounts::typed(visit, "why").substr(0, longest_reason);
    std::expected<void, std::string> done;
    visit.db.write([&](Transaction& tx) {
        done = act_on_accreditation(tx, acting_in(visit), one.id, *kind, why);
    });
    if (!done) return accreditation_page(visit, one, {{"why", done.error()}});
    return web::see_other(
        fmt::format("{}?done={}", path_of(one.id), *kind == ActKind::ended ? "ended" : "taken_up")
    );
}

}  // namespace dueregard::scheme
