#include "framework/framework_pages.hpp"

#include "accounts/form_pieces.hpp"
#include "accounts/visit_page.hpp"
#include "base/failure.hpp"
#include "framework/built_in.hpp"
#include "framework/edition_html.hpp"
#include "framework/edition_store.hpp"
#include "framework/incoming_pack.hpp"
#include "framework/pack_form.hpp"
#include "framework/pack_schema.hpp"
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

std::string path_of(EditionId id) {
    return "/frameworks/" + address(id);
}

std::optional<web::NotificationBanner> done_notice(const Visit& visit) {
    const auto done = visit.request.query.get("done");
    const auto success = [](std::string_view text) {
        return web::NotificationBanner{.text = text, .kind = web::BannerKind::success};
    };
    if (done == "added")
        return success("The edition has been added as a draft. Publish it to assess against it");
    if (done == "published") return success("The edition is published: it can be assessed against");
    if (done == "retired") return success("The edition is retired: it takes no new assessments");
    return std::nullopt;
}

Html editions_table(const std::vector<EditionRow>& all) {
    web::Table table{
        .caption = "Editions",
        .caption_classes = "govuk-visually-hidden",
        .caption_id = "editions",
        .head =
            {{.text = "Edition"},
             {.text = "Title"},
             {.text = "Words"},
             {.text = "Criteria", .format = "numeric"},
             {.text = "State"}},
        .rows = {},
        .first_cell_is_header = true
    };
    for (const auto& row : all) {
        table.rows.push_back(
            {{.text = web::link({.text = row.name, .href = path_of(row.id)})},
             {.text = row.title},
             {.text = row.wording == Wording::ours ? "Our own" : "The publisher’s"},
             {.text = std::to_string(row.criteria), .format = "numeric"},
             {.text = state_html(row.state)}}
        );
    }
    return web::scroll_region({.labelled_by = "editions", .content = web::table(table)});
}

/// What comes with the program and is not here yet.
std::vector<web::Choice> choices_of(const std::vector<EditionRow>& all) {
    std::vector<web::Choice> choices;
    for (const auto& edition : built_in_editions()) {
        const auto name = name_of(edition);
        if (std::ranges::find(all, name, &EditionRow::name) != all.end()) continue;
        choices.push_back({.text = edition.title, .value = name});
    }
    return choices;
}

Response new_edition_page(Visit& visit, const Faults& faults) {
    Html content;
    content
        << web::page_heading({.text = "Add an edition of a framework"})
        << pack_form(
               visit,
               {.action = "/frameworks",
                .name = "edition",
                .legend = "Which edition?",
                .choices = choices_of(editions(visit.db, visit.organisation)),
                .hint = "Those that come with the program are in our own words",
                .file_hint =
                    "A pack (.yaml), or a sheet (.xlsx, .csv) with the columns ref and title and one for each "
                    "level. The licensed text of a publisher can be loaded so",
                .accept = ".yaml,.yml,.json,.xlsx,.csv"},
               faults
           )
        << R"(<p class="govuk-body">)"_html
        << web::link({.text = "What a pack may hold (JSON Schema)", .href = "/framework-pack.schema.json"})
        << "</p>\n";
    web::PageOptions options{
        .title = "Add an edition of a framework",
        .breadcrumbs = {{.text = "Frameworks", .href = "/frameworks"}, {.text = "Add an edition"}},
        .errors = accounts::error_links(faults)
    };
    return accounts::visit_page(
        visit, std::move(options), content, faults.empty() ? 200 : web::unprocessable
    );
}

std::expected<Edition, Faults> sent_edition(const Visit& visit) {
    const auto sent = sent_pack(visit, "edition", "an edition");
    if (!sent) return std::unexpected(sent.error());
    if (sent->file != nullptr) {
        auto edition = read_incoming(sent->file->content, sent->file->file_name);
        if (!edition) return std::unexpected(Faults{{"file", told(edition.error())}});
        return *std::move(edition);
    }
    auto edition = built_in_edition(sent->name);
    if (!edition) throw BadRequest("No edition of this name comes with the program.");
    return *std::move(edition);
}

}  // namespace

Response show_frameworks(Visit& visit) {
    visit.require(Permission::read_plan);
    web::PageHeading heading{.text = "Frameworks"};
    if (visit.may(Permission::edit_frameworks))
        heading.actions << web::button({.text = "Add an edition", .href = "/frameworks/add"});
    const auto all = editions(visit.db, visit.organisation);
    Html content = web::page_heading(heading);
    if (all.empty())
        content
            << R"(<p class="govuk-body">There is no framework yet. What the council is assessed against stands here.</p>)"_html;
    else
        content << editions_table(all);
    content << R"(<p class="govuk-body">)"_html
            << web::link({.text = "From one edition to another", .href = "/crosswalks"}) << "</p>\n";
    return accounts::visit_page(visit, {.title = "Frameworks", .notice = done_notice(visit)}, content);
}

Response show_new_edition(Visit& visit) {
    visit.require(Permission::edit_frameworks);
    return new_edition_page(visit, {});
}

Response create_edition(Visit& visit) {
    visit.require(Permission::edit_frameworks);
    const auto edition = sent_edition(visit);
    if (!edition) return new_edition_page(visit, edition.error());
    std::expected<EditionId, std::string> kept;
    visit.db.write([&](Transaction& tx) { kept = keep_edition(tx, accounts::acting_in(visit), *edition); });
    if (!kept) return new_edition_page(visit, {{"edition", kept.error()}});
    return web::see_other(path_of(*kept) + "?done=added");
}

Response show_edition(Visit& visit) {
    visit.require(Permission::read_plan);
    const auto kept = find_edition(visit.db, visit.organisation, visit.id<EditionId>());
    const auto& edition = kept.edition;
    Html content;
    content << web::page_heading(
        {.text = edition.title,
         .caption = name_of(edition),
         .facts =
             {{.name = "State", .value = state_html(kept.state)},
              {.name = "Publisher", .value = edition.publisher},
              {.name = "Criteria", .value = std::to_string(criteria_of(edition).size())}}}
    ) << wording_html(edition)
            << (visit.may(Permission::edit_frameworks)
                    ? edition_act_form(visit, path_of(kept.id), kept.state, "edition")
                    : Html{})
            << R"(<h2 class="govuk-heading-m">Levels</h2>)"_html << levels_html(edition)
            << entries_html(edition) << R"(<p class="govuk-body">)"_html
            << web::link({.text = "Keep this edition as a pack (YAML)", .href = path_of(kept.id) + "/pack"})
            << "</p>\n"
            << edition_acts_html(acts_on_edition(visit.db, visit.organisation, kept.id));
    return accounts::visit_page(
        visit,
        {.title = name_of(edition),
         .breadcrumbs = {{.text = "Frameworks", .href = "/frameworks"}, {.text = name_of(edition)}},
         .notice = done_notice(visit)},
        content
    );
}

Response create_edition_act(Visit& visit) {
    visit.require(Permission::edit_frameworks);
    const auto id = visit.id<EditionId>();
    (void)find_edition(visit.db, visit.organisation, id);
    const auto [kind, why] = sent_edition_act(visit, "An edition");
    std::expected<EditionState, std::string> state;
    visit.db.write([&](Transaction& tx) {
        state = act_on_edition(tx, accounts::acting_in(visit), id, kind, why);
    });
    if (!state) throw Conflict(state.error());
    return web::see_other(fmt::format("{}?done={}", path_of(id), name_of(kind)));
}

Response download_pack(Visit& visit) {
    visit.require(Permission::read_plan);
    const auto kept = find_edition(visit.db, visit.organisation, visit.id<EditionId>());
    return web::download(write_pack(kept.edition), "application/yaml", name_of(kept.edition) + ".yaml");
}

Response download_pack_schema(Visit& /*visit*/) {
    return web::download(std::string(pack_schema()), "application/schema+json", "framework-pack.schema.json");
}

}  // namespace dueregard::framework
