#include "accounts/service_area_pages.hpp"

#include "accounts/conflict_html.hpp"
#include "accounts/editing.hpp"
#include "accounts/form_pieces.hpp"
#include "accounts/history_html.hpp"
#include "accounts/service_area_choices.hpp"
#include "accounts/service_area_store.hpp"
#include "accounts/visit_page.hpp"
#include "base/failure.hpp"
#include "base/text.hpp"
#include "web/button.hpp"
#include "web/button_group.hpp"
#include "web/input.hpp"
#include "web/inset_text.hpp"
#include "web/link.hpp"
#include "web/page_heading.hpp"
#include "web/scroll_region.hpp"
#include "web/select.hpp"
#include "web/table.hpp"
#include "web/textarea.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace dueregard::accounts {

namespace {

using web::Html;

std::string path_of(ServiceAreaId id) {
    return "/service-areas/" + address(id);
}

ServiceArea area_in_path(Visit& visit) {
    return find_service_area(visit.db, visit.organisation, visit.id<ServiceAreaId>());
}

// --- the tree ---

/// A level in, told to who listens as well: the name of the one above it.
Html tree_cell(const PlacedServiceArea& placed, const std::vector<ServiceArea>& all) {
    Html html;
    for (int i = 0; i < placed.depth; ++i)
        html << R"(<span aria-hidden="true">– </span>)";
    html << web::link({.text = placed.area.name, .href = path_of(placed.area.id)});
    const auto parent =
        std::ranges::find_if(all, [&](const ServiceArea& one) { return placed.area.parent == one.id; });
    if (parent != all.end())
        html << R"(<span class="govuk-visually-hidden">, below )" << parent->name << "</span>";
    return html;
}

web::TableCell count_cell(const ServiceAreaCounts& counts, ServiceAreaId id) {
    const auto found = counts.find(id);
    return {.text = grouped(found == counts.end() ? 0 : found->second), .format = "numeric"};
}

Html tree_table(Visit& visit) {
    web::Table table{
        .caption = "Service areas, each below the one that it belongs to",
        .caption_classes = "govuk-visually-hidden",
        .caption_id = "service-areas",
        .head = {{.text = "Service area"}, {.text = "People with a role", .format = "numeric"}},
        .rows = {},
        .first_cell_is_header = true
    };
    std::vector<ServiceAreaCounts> columns{
        people_in_service_areas(visit.db, visit.organisation, visit.clock.now())
    };
    for (const auto& use : visit.service_area_uses) {
        table.head.push_back({.text = use.heading, .format = "numeric"});
        columns.push_back(use.count(visit.db, visit.organisation));
    }
    const auto all = list_service_areas(visit.db, visit.organisation);
    for (const auto& placed : as_tree(all)) {
        auto& row = table.rows.emplace_back(web::TableRow{{.text = tree_cell(placed, all)}});
        for (const auto& counts : columns)
            row.push_back(count_cell(counts, placed.area.id));
    }
    if (table.rows.empty()) return Html{} << R"(<p class="govuk-body">There is none yet.</p>)" << "\n";
    return web::scroll_region({.labelled_by = "service-areas", .content = web::table(table)});
}

std::string_view sentence_of_done(std::string_view done) {
    if (done == "added") return "The service area is added.";
    if (done == "changed") return "Your changes are saved.";
    if (done == "ended") return "The service area has ended. What was said of it before stays.";
    return "";
}

std::optional<web::NotificationBanner> notice_of(const Visit& visit) {
    const auto sentence = sentence_of_done(visit.request.query.get("done"));
    if (sentence.empty()) return std::nullopt;
    return web::NotificationBanner{.text = sentence, .kind = web::BannerKind::success};
}

// --- the form ---

/// Where it may stand: not below itself.
std::vector<web::SelectItem> parent_choices(Visit& visit, const ServiceArea& area) {
    auto items = service_area_choices(visit.db, visit.organisation, "The whole organisation");
    if (!area.id) return items;
    const auto below = with_those_below(list_service_areas(visit.db, visit.organisation), area.id);
    std::erase_if(items, [&](const web::SelectItem& item) {
        return std::ranges::any_of(below, [&](ServiceAreaId id) { return item.value == address(id); });
    });
    return items;
}

struct ServiceAreaForm {
    ServiceArea area;
    Faults faults;
};

ServiceAreaForm read_form(Visit& visit, const ServiceArea& before) {
    const auto& form = visit.request.form;
    ServiceAreaForm read{.area = before};
    read.area.version = sent_version(visit);
    read.area.parent = std::nullopt;
    read.area.name = squeezed(form.get("name"));
    if (const auto parent = form.get("parent"); !parent.empty()) {
        const auto id = from_crockford(parent);
        if (!id) read.faults.push_back({"parent", "Choose a service area from the list"});
        if (id) read.area.parent = ServiceAreaId{*id};
    }
    const auto fresh = read_service_area(read.area.name, read.area.parent);
    if (!fresh) read.faults = fresh.error();
    const auto misplaced = faults_of(read.area, list_service_areas(visit.db, visit.organisation));
    std::ranges::copy(misplaced, std::back_inserter(read.faults));
    return read;
}

Html fields_html(Visit& visit, const ServiceAreaForm& form) {
    Html html;
    return html << web::input(
               {.label = {.text = "Name"},
                .name = "name",
                .value = form.area.name,
                .error = error_at(form.faults, "name")}
           )
                << web::select(
                       {.label = {.text = "Stands below"},
                        .name = "parent",
                        .items = parent_choices(visit, form.area),
                        .value = form.area.parent ? address(*form.area.parent) : "",
                        .hint = {.text = "Whoever leads a service area leads those below it too."},
                        .error = error_at(form.faults, "parent")}
                   );
}

web::PageOptions options_for(const std::string& title, const Faults& faults) {
    return {
        .title = title,
        .breadcrumbs =
            {{.text = "People", .href = "/people"},
             {.text = "Service areas", .href = "/service-areas"},
             {.text = title}},
        .errors = error_links(faults)
    };
}

web::Response new_page(Visit& visit, const ServiceAreaForm& form) {
    Html content;
    content << web::page_heading({.text = "Add a service area"})
            << R"(<form method="post" action="/service-areas" novalidate>)" << token_field(visit)
            << fields_html(visit, form)
            << web::button_group(
                   {web::button({.text = "Add this service area", .prevent_double_click = true}),
                    web::link({.text = "Cancel", .href = "/service-areas"})}
               )
            << "</form>\n";
    const int status = form.faults.empty() ? 200 : web::unprocessable;
    return visit_page(visit, options_for("Add a service area", form.faults), content, status);
}

Html change_form(Visit& visit, const ServiceAreaForm& form) {
    const auto path = path_of(form.area.id);
    Html html;
    return html << R"(<form method="post" action=")" << path << R"(" novalidate>)" << token_field(visit)
                << version_field(form.area.version) << fields_html(visit, form)
                << web::button_group(
                       {web::button({.text = "Save changes", .prevent_double_click = true}),
                        web::link({.text = "Cancel", .href = "/service-areas"})}
                   )
                << "</form>\n"
                << R"(<p class="govuk-body">)"
                << web::link({.text = "End this service area", .href = path + "/ending"}) << "</p>\n";
}

std::string place_in_words(Visit& visit, const ServiceArea& area) {
    if (!area.parent) return "The whole organisation";
    return find_service_area(visit.db, visit.organisation, *area.parent).name;
}

Html conflict_above(Visit& visit, const ServiceArea& standing, const ServiceArea& yours) {
    std::vector<ConflictRow> rows;
    if (standing.name != yours.name) rows.push_back({"Name", standing.name, yours.name});
    if (standing.parent != yours.parent)
        rows.push_back({"Stands below", place_in_words(visit, standing), place_in_words(visit, yours)});
    return conflict_html(rows);
}

/// `name` is the one that stands: what was typed is not yet what it is called.
web::Response
area_page(Visit& visit, const std::string& name, const ServiceAreaForm& form, const Html& above, int status) {
    Html content;
    content << web::page_heading({.text = name, .caption = "Service area"}) << above;
    if (form.area.ended_at) {
        content << web::inset_text(
            {.text =
                 fmt::format("This service area ended on {}.", long_date(british_date(*form.area.ended_at)))}
        );
    } else {
        content << editing_html(visit, "service_area", form.area.id.value) << change_form(visit, form);
    }
    content << history_fold(visit, "service_area", form.area.id.value);
    auto options = options_for(name, form.faults);
    if (form.faults.empty()) options.notice = notice_of(visit);
    return visit_page(visit, std::move(options), content, status);
}

// --- the end ---

Html uses_html(const std::vector<std::string>& uses) {
    Html html;
    html << R"(<p class="govuk-body">It cannot end while it is in use. What uses it:</p>)"
         << R"(<ul class="govuk-list govuk-list--bullet">)";
    for (const auto& use : uses)
        html << "<li>" << use << "</li>";
    return html << "</ul>\n";
}

Html ending_form(const Visit& visit, const ServiceArea& area) {
    const auto path = path_of(area.id);
    Html html;
    return html
           << R"(<p class="govuk-body">Nothing uses it. It is no longer offered in any list from then on; )"
              R"(what was said of it before stays.</p>)"
           << R"(<form method="post" action=")" << path << R"(/ending" novalidate>)" << token_field(visit)
           << web::textarea({.label = {.text = "Reason (optional)"}, .name = "why", .rows = 2})
           << web::button_group(
                  {web::button({.text = "End this service area", .classes = "govuk-button--warning"}),
                   web::link({.text = "Cancel", .href = path})}
              )
           << "</form>\n";
}

std::vector<std::string> uses_of(Visit& visit, const ServiceArea& area) {
    return uses_of_service_area(
        visit.db, visit.organisation, area.id, visit.service_area_uses, visit.clock.now()
    );
}

web::Response ending_page(Visit& visit, const ServiceArea& area, int status) {
    if (area.ended_at)
        throw Conflict(fmt::format("The service area {} has ended already.", address(area.id)));
    const auto uses = uses_of(visit, area);
    const auto title = "End the service area " + area.name;
    Html content;
    content << web::page_heading({.text = title})
            << (uses.empty() ? ending_form(visit, area) : uses_html(uses));
    return visit_page(visit, options_for(title, {}), content, status);
}

}  // namespace

web::Response show_service_areas(Visit& visit) {
    visit.require(Permission::manage_people);
    Html content;
    content
        << web::page_heading(
               {.text = "Service areas",
                .actions = web::button({.text = "Add a service area", .href = "/service-areas/add"})}
           )
        << R"(<p class="govuk-body">The parts of the organisation that answer for measures. The numbers are of each )"
           R"(one itself, without those below it.</p>)"
        << "\n"
        << tree_table(visit);
    web::PageOptions options{
        .title = "Service areas",
        .breadcrumbs = {{.text = "People", .href = "/people"}, {.text = "Service areas"}},
        .notice = notice_of(visit)
    };
    return visit_page(visit, std::move(options), content);
}

web::Response show_new_service_area(Visit& visit) {
    visit.require(Permission::manage_people);
    return new_page(visit, {});
}

web::Response create_service_area(Visit& visit) {
    visit.require(Permission::manage_people);
    const auto form = read_form(visit, {});
    if (!form.faults.empty()) return new_page(visit, form);
    visit.db.write([&](storage::Transaction& tx) {
        add_service_area(tx, visit.actor(), {.name = form.area.name, .parent = form.area.parent});
    });
    return web::see_other("/service-areas?done=added");
}

web::Response show_service_area(Visit& visit) {
    visit.require(Permission::manage_people);
    const auto area = area_in_path(visit);
    return area_page(visit, area.name, {.area = area, .faults = {}}, {}, 200);
}

web::Response update_service_area(Visit& visit) {
    visit.require(Permission::manage_people);
    const auto standing = area_in_path(visit);
    if (standing.ended_at)
        throw Conflict(fmt::format("The service area {} has ended.", address(standing.id)));
    auto form = read_form(visit, standing);
    if (!form.faults.empty()) return area_page(visit, standing.name, form, {}, web::unprocessable);
    Saved saved{};
    visit.db.write([&](storage::Transaction& tx) {
        saved = change_service_area(tx, visit.actor(), form.area);
        if (saved == Saved::kept) close_form(tx, visit.actor(), "service_area", standing.id.value);
    });
    if (saved == Saved::stale) {
        const auto now = area_in_path(visit);
        const auto above = conflict_above(visit, now, form.area);
        form.area.version = now.version;
        return area_page(visit, now.name, form, above, web::conflict);
    }
    return web::see_other(path_of(standing.id) + "?done=changed");
}

web::Response show_service_area_ending(Visit& visit) {
    visit.require(Permission::manage_people);
    return ending_page(visit, area_in_path(visit), 200);
}

web::Response create_service_area_ending(Visit& visit) {
    visit.require(Permission::manage_people);
    const auto area = area_in_path(visit);
    if (!uses_of(visit, area).empty()) return ending_page(visit, area, web::conflict);
    visit.db.write([&](storage::Transaction& tx) {
        end_service_area(tx, visit.actor(), area.id, visit.service_area_uses, visit.request.form.get("why"));
    });
    return web::see_other("/service-areas?done=ended");
}

}  // namespace dueregard::accounts
