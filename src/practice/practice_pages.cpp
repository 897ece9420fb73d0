#include "practice/practice_pages.hpp"

#include "accounts/form_pieces.hpp"
#include "accounts/history_html.hpp"
#include "accounts/organisation_store.hpp"
#include "accounts/visit_page.hpp"
#include "base/failure.hpp"
#include "base/text.hpp"
#include "practice/practice_store.hpp"
#include "web/button.hpp"
#include "web/input.hpp"
#include "web/inset_text.hpp"
#include "web/link.hpp"
#include "web/page_heading.hpp"
#include "web/scroll_region.hpp"
#include "web/summary_list.hpp"
#include "web/table.hpp"
#include "web/timeline.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace dueregard::practice {

using accounts::acting_in;
using accounts::OrganisationId;
using accounts::Permission;
using accounts::Visit;
using storage::Transaction;
using web::Html;
using web::Response;
using web::operator""_html;

namespace {

std::string shared_path(OrganisationId organisation, PracticeId id) {
    return fmt::format("/shared-practice/{}/{}", address(organisation), address(id));
}

std::string looked_for(const Visit& visit) {
    return squeezed(visit.request.query.get("words"));
}

Html search_form(const Visit& visit) {
    return Html{} << R"(<form method="get" action="/practice" role="search" novalidate>)"_html
                  << web::input(
                         {.label = {.text = "Look for words"},
                          .name = "words",
                          .value = looked_for(visit),
                          .hint = {.text = "All of them stand somewhere in what is found"}}
                     )
                  << web::button({.text = "Search", .classes = "govuk-button--secondary"}) << "</form>\n";
}

Html ours_table(const std::vector<Practice>& all) {
    web::Table table{
        .caption = "Our library",
        .caption_classes = "govuk-table__caption--m",
        .caption_id = "ours",
        .head =
            {{.text = "Practice"},
             {.text = "Kind"},
             {.text = "Who"},
             {.text = "Where"},
             {.text = "Since"},
             {.text = "Seen by"}},
        .rows = {},
        .first_cell_is_header = true
    };
    for (const auto& one : all)
        table.rows.push_back(
            {{.text = web::link({.text = one.title, .href = path_of(one.id)})},
             {.text = title_of(one.kind)},
             {.text = one.who},
             {.text = one.place},
             {.text = one.since},
             {.text = title_of(one.state)}}
        );
    return web::scroll_region({.labelled_by = "ours", .content = web::table(table)});
}

Html others_table(const std::vector<SharedPractice>& all) {
    web::Table table{
        .caption = "What other councils share",
        .caption_classes = "govuk-table__caption--m",
        .caption_id = "others",
        .head = {{.text = "Practice"}, {.text = "Council"}, {.text = "Kind"}, {.text = "Since"}},
        .rows = {},
        .first_cell_is_header = true
    };
    for (const auto& one : all)
        table.rows.push_back(
            {{.text = web::link(
                  {.text = one.practice.title, .href = shared_path(one.organisation, one.practice.id)}
              )},
             {.text = one.organisation_name},
             {.text = title_of(one.practice.kind)},
             {.text = one.practice.since}}
        );
    return web::scroll_region({.labelled_by = "others", .content = web::table(table)});
}

Html sharing_html(Visit& visit, const Sharing& sharing) {
    Html html;
    html << R"(<h2 class="govuk-heading-m">Sharing with other councils</h2><p class="govuk-body">)"_html;
    if (sharing.is_agreed)
        html
            << "This council shares: it sees what others share, and they see, with its name, what it shares of its "
               "own. Agreed by "
            << sharing.person_name << " on " << long_date(british_date(*sharing.at)) << ".";
    else
        html
            << "This council does not share: it sees nothing of others, and nobody else sees anything of its own. "
               "Once it agrees, only what is shared one by one is seen by those that agreed too, and any of it can "
               "be withdrawn at any time.";
    html << "</p>\n";
    if (!visit.may(Permission::edit_plan)) return html;
    return html << R"(<form method="post" action="/practice-sharing">)"_html << accounts::token_field(visit)
                << accounts::hidden_field("kind", sharing.is_agreed ? "ended" : "agreed")
                << web::button(
                       {.text = sharing.is_agreed ? "End sharing" : "Agree to share",
                        .prevent_double_click = true,
                        .classes = "govuk-button--secondary"}
                   )
                << "</form>\n";
}

Html facts_html(const Practice& one, const std::string& of) {
    web::SummaryList list;
    const auto add = [&](std::string_view key, const std::string& value) {
        if (!value.empty()) list.rows.push_back({.key = {.text = key}, .value = {.text = value}});
    };
    list.rows.push_back({.key = {.text = "What was done"}, .value = {.text = accounts::kept_lines(one.what)}}
    );
    add("Council that shares it", of);
    add("Kind", std::string(title_of(one.kind)));
    add("Who", one.who);
    add("Where", one.place);
    add("Since", one.since);
    add("Source", one.source);
    if (one.finding && of.empty())
        list.rows.push_back(
            {.key = {.text = "Taken from"},
             .value =
                 {.text = web::link(
                      {.text = "The finding of a challenge", .href = "/findings/" + address(*one.finding)}
                  )}}
        );
    return web::summary_list(list);
}

Html act_button(const Visit& visit, PracticeId id, std::string_view kind, std::string_view text) {
    return Html{} << R"(<form method="post" action=")"_html << path_of(id) << R"(/acts">)"
                  << accounts::token_field(visit) << accounts::hidden_field("kind", kind)
                  << web::button({.text = text, .classes = "govuk-button--secondary"}) << "</form>\n";
}

Html acts_forms(Visit& visit, const Practice& one) {
    Html html;
    if (!visit.may(Permission::edit_plan)) return html;
    if (one.state == State::shared)
        html << R"(<p class="govuk-body">)"_html
             << web::link(
                    {.text = "See it as the other councils do",
                     .href = shared_path(visit.organisation, one.id)}
                )
             << "</p>\n"
             << act_button(visit, one.id, "withdrawn", "Withdraw it from the other councils");
    else if (sharing_of(visit.db, visit.organisation).is_agreed)
        html << act_button(visit, one.id, "shared", "Share it with the other councils");
    return html << act_button(visit, one.id, "removed", "Remove it from the library");
}

Html acts_html(Visit& visit, PracticeId id) {
    web::Timeline timeline{.items = {}, .heading_level = 3};
    for (const auto& act : acts_on_practice(visit.db, visit.organisation, id))
        timeline.items.push_back(
            {.title = std::string(title_of(act.kind)),
             .by = act.person_name,
             .machine_time = iso_time(act.at),
             .time = british_time(act.at)}
        );
    return Html{} << R"(<h2 class="govuk-heading-m">What was done</h2>)"_html << web::timeline(timeline);
}

}  // namespace

std::string path_of(PracticeId id) {
    return "/practice/" + address(id);
}

std::optional<web::NotificationBanner> done_notice(const Visit& visit) {
    const auto done = visit.request.query.get("done");
    const auto success = [](std::string_view text) {
        return web::NotificationBanner{.text = text, .kind = web::BannerKind::success};
    };
    if (done == "added") return success("The practice is in the library");
    if (done == "changed") return success("The practice has been changed");
    if (done == "taken") return success("The practices of the challenge are in the library");
    if (done == "shared") return success("The practice is shared with the other councils");
    if (done == "withdrawn") return success("The other councils no longer see the practice");
    if (done == "removed") return success("The practice is out of the library");
    if (done == "agreed") return success("The council shares practice with others now");
    if (done == "ended") return success("The council no longer shares: nobody else sees any of its practice");
    return std::nullopt;
}

Response show_library(Visit& visit) {
    visit.require(Permission::read_plan);
    web::PageHeading heading{.text = "Practice library"};
    if (visit.may(Permission::edit_plan))
        heading.actions << web::button({.text = "Add a practice", .href = "/practice/add"});
    auto ours = practices(visit.db, visit.organisation);
    auto others = shared_by_others(visit.db, visit.organisation);
    const auto words = looked_for(visit);
    std::erase_if(ours, [&](const Practice& one) { return !says(one, words); });
    std::erase_if(others, [&](const SharedPractice& one) { return !says(one.practice, words); });
    const auto sharing = sharing_of(visit.db, visit.organisation);
    Html content = web::page_heading(heading);
    content
        << R"(<p class="govuk-body">What is worth copying: what this council does that others do not, and what peers pointed it to.</p>)"_html
        << search_form(visit);
    if (ours.empty())
        content << R"(<p class="govuk-body">)"_html
                << (words.empty() ? "There is nothing in our library yet."_html
                                  : "Nothing in our library says so."_html)
                << "</p>\n";
    else
        content << ours_table(ours);
    if (!others.empty()) content << others_table(others);
    content << sharing_html(visit, sharing);
    return accounts::visit_page(visit, {.title = "Practice library", .notice = done_notice(visit)}, content);
}

Response create_sharing(Visit& visit) {
    visit.require(Permission::edit_plan);
    const auto kind = accounts::typed(visit, "kind");
    if (kind != "agreed" && kind != "ended") throw BadRequest("Sharing is agreed or ended, nothing else.");
    visit.db.write([&](Transaction& tx) {
        set_sharing(tx, acting_in(visit), kind == "agreed" ? SharingAct::agreed : SharingAct::ended);
    });
    return web::see_other("/practice?done=" + kind);
}

Response show_practice(Visit& visit) {
    visit.require(Permission::read_plan);
    const auto one = find_practice(visit.db, visit.organisation, visit.id<PracticeId>());
    web::PageHeading heading{
        .text = one.title, .caption = "Practice", .facts = {{.name = "Seen by", .value = title_of(one.state)}}
    };
    if (visit.may(Permission::edit_plan))
        heading.actions << web::button({.text = "Change it", .href = path_of(one.id) + "/change"});
    Html content;
    content << web::page_heading(heading) << facts_html(one, "") << acts_forms(visit, one)
            << acts_html(visit, one.id) << accounts::history_fold(visit, "practice", one.id.value);
    return accounts::visit_page(
        visit,
        {.title = one.title,
         .breadcrumbs = {{.text = "Practice library", .href = "/practice"}, {.text = one.title}},
         .notice = done_notice(visit)},
        content
    );
}

Response create_practice_act(Visit& visit) {
    visit.require(Permission::edit_plan);
    const auto one = find_practice(visit.db, visit.organisation, visit.id<PracticeId>());
    const auto kind = act_kind_named(accounts::typed(visit, "kind"));
    if (!kind || *kind == ActKind::added)
        throw BadRequest("A practice is shared, withdrawn or removed, nothing else.");
    visit.db.write([&](Transaction& tx) { act_on_practice(tx, acting_in(visit), one.id, *kind); });
    if (*kind == ActKind::removed) return web::see_other("/practice?done=removed");
    return web::see_other(
        fmt::format("{}?done={}", path_of(one.id), *kind == ActKind::shared ? "shared" : "withdrawn")
    );
}

Response show_shared_practice(Visit& visit) {
    visit.require(Permission::read_plan);
    const auto organisation = visit.id<OrganisationId>();
    const auto id = visit.id<PracticeId>(1);
    const auto found = find_shared(visit.db, visit.organisation, organisation, id);
    const auto& one = found.practice;
    Html content;
    content << web::page_heading({.text = one.title, .caption = found.organisation_name})
            << facts_html(one, found.organisation_name);
    return accounts::visit_page(
        visit,
        {.title = one.title,
         .breadcrumbs = {{.text = "Practice library", .href = "/practice"}, {.text = one.title}}},
        content
    );
}

}  // namespace dueregard::practice
