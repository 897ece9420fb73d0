#include "framework/crosswalk_pages.hpp"

#include "accounts/form_pieces.hpp"
#include "accounts/visit_page.hpp"
#include "base/failure.hpp"
#include "framework/built_in.hpp"
#include "framework/crosswalk_store.hpp"
#include "framework/edition_html.hpp"
#include "framework/pack_form.hpp"
#include "web/button.hpp"
#include "web/link.hpp"
#include "web/page_heading.hpp"
#include "web/scroll_region.hpp"
#include "web/table.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace dueregard::framework {

using accounts::Permission;
using accounts::Visit;
using storage::Transaction;
using web::Html;
using web::Response;
using web::operator""_html;

namespace {

constexpr std::string_view list_title = "From one edition to another";

std::string path_of(CrosswalkId id) {
    return "/crosswalks/" + address(id);
}

std::vector<web::Breadcrumb> crumbs(const std::string& last) {
    return {
        {.text = "Frameworks", .href = "/frameworks"},
        {.text = std::string(list_title), .href = "/crosswalks"},
        {.text = last}
    };
}

std::optional<web::NotificationBanner> done_notice(const Visit& visit) {
    const auto done = visit.request.query.get("done");
    const auto success = [](std::string_view text) {
        return web::NotificationBanner{.text = text, .kind = web::BannerKind::success};
    };
    if (done == "added")
        return success("The crosswalk has been added as a draft. Publish it to compare and carry over by it");
    if (done == "published")
        return success("The crosswalk is published: answers can be compared and carried over by it");
    if (done == "retired") return success("The crosswalk is retired: nothing is carried over by it any more");
    return std::nullopt;
}

Html crosswalks_table(const std::vector<CrosswalkRow>& all) {
    web::Table table{
        .caption = "Crosswalks",
        .caption_classes = "govuk-visually-hidden",
        .caption_id = "crosswalks",
        .head = {{.text = "Crosswalk"}, {.text = "Links", .format = "numeric"}, {.text = "State"}},
        .rows = {},
        .first_cell_is_header = true
    };
    for (const auto& row : all) {
        table.rows.push_back(
            {{.text = web::link({.text = fmt::format("{} to {}", row.from, row.to), .href = path_of(row.id)})
             },
             {.text = std::to_string(row.links), .format = "numeric"},
             {.text = state_html(row.state)}}
        );
    }
    return web::scroll_region({.labelled_by = "crosswalks", .content = web::table(table)});
}

// --- adding one ---

/// What comes with the program and is not in use yet.
std::vector<web::Choice> choices_of(const std::vector<CrosswalkRow>& all) {
    std::vector<web::Choice> choices;
    for (const auto& crosswalk : built_in_crosswalks()) {
        const bool is_in_use = std::ranges::any_of(all, [&](const CrosswalkRow& row) {
            return row.from == crosswalk.from && row.to == crosswalk.to && row.state != EditionState::retired;
        });
        if (!is_in_use) choices.push_back({.text = name_of(crosswalk), .value = name_of(crosswalk)});
    }
    return choices;
}

Response new_crosswalk_page(Visit& visit, const Faults& faults) {
    Html content;
    content
        << web::page_heading({.text = "Add a crosswalk"})
        << pack_form(
               visit,
               {.action = "/crosswalks",
                .name = "crosswalk",
                .legend = "Which crosswalk?",
                .choices = choices_of(crosswalks(visit.db, visit.organisation)),
                .hint = "Both editions have to be published first",
                .file_hint =
                    "A pack (.yaml) with from, to and links; each link has from, to, relation (equal, subset, "
                    "superset or intersects) and rationale. A crosswalk kept from here is one",
                .accept = ".yaml,.yml,.json"},
               faults
           );
    return accounts::visit_page(
        visit,
        {.title = "Add a crosswalk",
         .breadcrumbs = crumbs("Add a crosswalk"),
         .errors = accounts::error_links(faults)},
        content,
        faults.empty() ? 200 : web::unprocessable
    );
}

std::expected<Crosswalk, Faults> sent_crosswalk(const Visit& visit) {
    const auto sent = sent_pack(visit, "crosswalk", "a crosswalk");
    if (!sent) return std::unexpected(sent.error());
    if (sent->file != nullptr) {
        auto crosswalk = read_crosswalk(sent->file->content);
        if (!crosswalk) return std::unexpected(Faults{{"file", crosswalk.error()}});
        return *std::move(crosswalk);
    }
    auto crosswalk = built_in_crosswalk(sent->name);
    if (!crosswalk) throw BadRequest("No crosswalk of this name comes with the program.");
    return *std::move(crosswalk);
}

// --- one crosswalk ---

std::string titled(const Edition& edition, const std::string& ref) {
    const auto place = find_entry(edition, ref);
    return place ? ref + " " + edition.entries[*place].title : ref;
}

Html links_table(const Crosswalk& crosswalk, const Edition& from, const Edition& to) {
    web::Table table{
        .caption = "What each criterion is to another",
        .caption_classes = "govuk-table__caption--m",
        .caption_id = "links",
        .head = {{.text = crosswalk.from}, {.text = "is, to it"}, {.text = crosswalk.to}, {.text = "Why"}},
        .rows = {},
        .first_cell_is_header = true
    };
    for (const auto& link : crosswalk.links)
        table.rows.push_back(
            {{.text = titled(from, link.from)},
             {.text = wording_of(link.relation)},
             {.text = titled(to, link.to)},
             {.text = link.rationale}}
        );
    return web::scroll_region({.labelled_by = "links", .content = web::table(table)});
}

/// The criteria of the edition that no link names, in one sentence; nothing where there are none.
Html unlinked_html(const Edition& edition, const std::vector<Link>& links, std::string Link::* ref) {
    std::string unlinked;
    for (const auto place : criteria_of(edition)) {
        const auto& criterion = edition.entries[place].ref;
        if (std::ranges::find(links, criterion, ref) == links.end())
            unlinked += (unlinked.empty() ? "" : ", ") + criterion;
    }
    Html html;
    if (unlinked.empty()) return html;
    return html << R"(<p class="govuk-body">)"_html
                << fmt::format("Criteria of {} without a counterpart: {}.", name_of(edition), unlinked)
                << "</p>\n";
}

}  // namespace

Response show_crosswalks(Visit& visit) {
    visit.require(Permission::read_plan);
    web::PageHeading heading{.text = std::string(list_title)};
    if (visit.may(Permission::edit_frameworks))
        heading.actions << web::button({.text = "Add a crosswalk", .href = "/crosswalks/add"});
    const auto all = crosswalks(visit.db, visit.organisation);
    Html content = web::page_heading(heading);
    content
        << R"(<p class="govuk-body">A crosswalk says which criteria of two editions speak of the same thing, and how far. By it, a self-assessment is compared with an earlier one, and answers are carried over.</p>)"_html;
    if (all.empty())
        content << R"(<p class="govuk-body">There is no crosswalk yet.</p>)"_html;
    else
        content << crosswalks_table(all);
    return accounts::visit_page(
        visit,
        {.title = std::string(list_title),
         .breadcrumbs = {{.text = "Frameworks", .href = "/frameworks"}, {.text = std::string(list_title)}}},
        content
    );
}

Response show_new_crosswalk(Visit& visit) {
    visit.require(Permission::edit_frameworks);
    return new_crosswalk_page(visit, {});
}

Response create_crosswalk(Visit& visit) {
    visit.require(Permission::edit_frameworks);
    const auto crosswalk = sent_crosswalk(visit);
    if (!crosswalk) return new_crosswalk_page(visit, crosswalk.error());
    std::expected<CrosswalkId, std::string> kept;
    visit.db.write([&](Transaction& tx) { kept = keep_crosswalk(tx, accounts::acting_in(visit), *crosswalk); }
    );
    if (!kept) return new_crosswalk_page(visit, {{"crosswalk", kept.error()}});
    return web::see_other(path_of(*kept) + "?done=added");
}

Response show_crosswalk(Visit& visit) {
    visit.require(Permission::read_plan);
    const auto kept = find_crosswalk(visit.db, visit.organisation, visit.id<CrosswalkId>());
    const auto& crosswalk = kept.crosswalk;
    const auto from = find_edition(visit.db, visit.organisation, kept.from).edition;
    const auto to = find_edition(visit.db, visit.organisation, kept.to).edition;
    Html content;
    content << web::page_heading(
        {.text = name_of(crosswalk),
         .caption = "Crosswalk",
         .facts =
             {{.name = "State", .value = state_html(kept.state)},
              {.name = "Links", .value = std::to_string(crosswalk.links.size())}}}
    ) << R"(<p class="govuk-body">Read a row from the left: “part of” means that the criterion asks for less than the other, “more than” that it asks for more. A judgement is carried over only when somebody says so, as a draft, and never over one that stands.</p>)"_html;
    if (visit.may(Permission::edit_frameworks))
        content << edition_act_form(visit, path_of(kept.id), kept.state, "crosswalk");
    content << links_table(crosswalk, from, to) << unlinked_html(from, crosswalk.links, &Link::from)
            << unlinked_html(to, crosswalk.links, &Link::to) << R"(<p class="govuk-body">)"_html
            << web::link({.text = "Keep this crosswalk as a pack (YAML)", .href = path_of(kept.id) + "/pack"})
            << "</p>\n"
            << edition_acts_html(acts_on_crosswalk(visit.db, visit.organisation, kept.id));
    return accounts::visit_page(
        visit,
        {.title = name_of(crosswalk), .breadcrumbs = crumbs(name_of(crosswalk)), .notice = done_notice(visit)
        },
        content
    );
}

Response create_crosswalk_act(Visit& visit) {
    visit.require(Permission::edit_frameworks);
    const auto id = visit.id<CrosswalkId>();
    (void)find_crosswalk(visit.db, visit.organisation, id);
    const auto [kind, why] = sent_edition_act(visit, "A crosswalk");
    std::expected<EditionState, std::string> state;
    visit.db.write([&](Transaction& tx) {
        state = act_on_crosswalk(tx, accounts::acting_in(visit), id, kind, why);
    });
    if (!state) throw Conflict(state.error());
    return web::see_other(fmt::format("{}?done={}", path_of(id), name_of(kind)));
}

Response download_crosswalk(Visit& visit) {
    visit.require(Permission::read_plan);
    const auto kept = find_crosswalk(visit.db, visit.organisation, visit.id<CrosswalkId>());
    return web::download(
        write_crosswalk(kept.crosswalk), "application/yaml", name_of(kept.crosswalk) + ".yaml"
    );
}

}  // namespace dueregard::framework
