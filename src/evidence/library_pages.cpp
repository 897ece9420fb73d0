#include "evidence/library_pages.hpp"

#include "accounts/visit_page.hpp"
#include "base/text.hpp"
#include "evidence/evidence_html.hpp"
#include "web/button.hpp"
#include "web/filter_panel.hpp"
#include "web/input.hpp"
#include "web/link.hpp"
#include "web/list_pages.hpp"
#include "web/page_heading.hpp"
#include "web/scroll_region.hpp"
#include "web/select.hpp"
#include "web/table.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>

namespace dueregard::evidence {

using accounts::acting_in;
using accounts::Permission;
using accounts::Visit;
using web::Html;
using web::Response;
using web::operator""_html;

namespace {

constexpr std::size_t page_size = 50;
constexpr std::size_t longest_search = 200;
constexpr std::size_t longest_title = 160;

struct ExpiryRow {
    Expiry expiry;
    std::string_view name;
    std::string_view title;
};

constexpr std::array expiries = {
    ExpiryRow{Expiry::expired, "expired", "Expired"},
    ExpiryRow{Expiry::soon, "soon", "Expires within 90 days"},
    ExpiryRow{Expiry::holds, "holds", "Not expired"},
};

struct Done {
    std::string_view name;
    std::string_view sentence;
};

constexpr std::array done_sentences = {
    Done{"added", "The evidence has been added"},
    Done{"changed", "Your changes have been saved"},
    Done{"revised", "The new revision has been added"},
    Done{"withdrawn", "The evidence has been withdrawn"},
};

std::vector<web::SelectItem> kind_items() {
    std::vector<web::SelectItem> items{{.text = "All kinds", .value = ""}};
    for (const auto kind : all_kinds())
        items.push_back({.text = std::string(title_of(kind)), .value = std::string(name_of(kind))});
    return items;
}

std::vector<web::SelectItem> sensitivity_items() {
    std::vector<web::SelectItem> items{{.text = "All evidence", .value = ""}};
    for (const auto one : all_sensitivities())
        items.push_back({.text = std::string(title_of(one)), .value = std::string(name_of(one))});
    return items;
}

std::vector<web::SelectItem> expiry_items() {
    std::vector<web::SelectItem> items{{.text = "All evidence", .value = ""}};
    for (const auto& row : expiries)
        items.push_back({.text = std::string(row.title), .value = std::string(row.name)});
    return items;
}

const ExpiryRow* row_of(Expiry expiry) {
    const auto* const row = std::ranges::find(expiries, expiry, &ExpiryRow::expiry);
    return row == expiries.end() ? nullptr : row;
}

Html select_field(
    std::string_view name, std::string_view label, std::vector<web::SelectItem> items, std::string_view value
) {
    return web::select(
        {.label = {.text = label},
         .name = std::string(name),
         .items = std::move(items),
         .value = std::string(value)}
    );
}

Html filter_fields(const EvidenceFilter& filter) {
    const auto* const expiry = row_of(filter.expiry);
    return Html{} << web::input(
               {.label = {.text = "Search"},
                .name = "search",
                .value = filter.text,
                .hint = {.text = "In names and in what stands in files"},
                .type = "search",
                .spellcheck = false}
           )
                  << select_field(
                         "kind",
                         "Kind",
                         kind_items(),
                         filter.kind ? name_of(*filter.kind) : std::string_view()
                     )
                  << select_field(
                         "sensitivity",
                         "Who may open it",
                         sensitivity_items(),
                         filter.sensitivity ? name_of(*filter.sensitivity) : std::string_view()
                     )
                  << select_field(
                         "expiry", "Holds until", expiry_items(), expiry ? expiry->name : std::string_view()
                     )
                  << select_field(
                         "withdrawn",
                         "Withdrawn evidence",
                         {{.text = "Leave out", .value = ""}, {.text = "Show only this", .value = "only"}},
                         filter.withdrawal == Withdrawal::only ? "only" : ""
                     );
}

/// The filters in force, each with the address of the library without it.
std::vector<web::ChosenFilters> chosen_filters(const EvidenceFilter& filter) {
    std::vector<web::ChosenFilters> all;
    const auto add = [&](std::string name, std::string text, auto&& without) {
        auto rest = filter;
        without(rest);
        all.push_back(
            {.name = std::move(name), .items = {{.text = std::move(text), .href = library_address(rest)}}}
        );
    };
    if (!filter.text.empty()) add("Search", filter.text, [](EvidenceFilter& rest) { rest.text.clear(); });
    if (filter.kind)
        add("Kind", std::string(title_of(*filter.kind)), [](EvidenceFilter& rest) { rest.kind.reset(); });
    if (filter.sensitivity)
        add("Who may open it", std::string(title_of(*filter.sensitivity)), [](EvidenceFilter& rest) {
            rest.sensitivity.reset();
        });
    if (const auto* const row = row_of(filter.expiry))
        add("Holds until", std::string(row->title), [](EvidenceFilter& rest) { rest.expiry = Expiry::any; });
    if (filter.withdrawal == Withdrawal::only)
        add("Withdrawn", "Only this", [](EvidenceFilter& rest) { rest.withdrawal = Withdrawal::left_out; });
    return all;
}

Html expiry_cell(const Evidence& evidence, Date today) {
    Html html;
    if (evidence.expires) html << long_date(*evidence.expires) << " ";
    return html << state_html(evidence, today);
}

Html rows_html(const Visit& visit, const std::vector<ListedEvidence>& rows) {
    web::Table table{
        .caption = "Evidence",
        .caption_classes = "govuk-visually-hidden",
        .caption_id = "evidence-caption",
        .head =
            {{.text = "Name"},
             {.text = "Kind"},
             {.text = "Speaks of"},
             {.text = "Holds until"},
             {.text = "Who may open it"},
             {.text = "Used", .format = "numeric"},
             {.text = "Added"}},
        .rows = {},
        .first_cell_is_header = true
    };
    const auto today = visit.clock.today();
    for (const auto& [evidence, uses] : rows) {
        table.rows.push_back(
            {{.text =
                  web::link({.text = shortened(evidence.title, longest_title), .href = path_of(evidence.id)})
             },
             {.text = title_of(evidence.kind)},
             {.text = period_text(evidence)},
             {.text = expiry_cell(evidence, today)},
             {.text = title_of(evidence.sensitivity)},
             {.text = grouped(uses), .format = "numeric"},
             {.text = long_date(british_date(evidence.at))}}
        );
    }
    return web::scroll_region({.labelled_by = "evidence-caption", .content = web::table(table)});
}

Html heading_html(const Visit& visit, std::int64_t total) {
    web::PageHeading heading{
        .text = "Evidence", .facts = {{.name = "Found", .value = grouped(total)}}, .actions = {}
    };
    if (visit.may(Permission::report))
        heading.actions << web::button({.text = "Add evidence", .href = "/evidence/add"});
    return web::page_heading(heading);
}

}  // namespace

EvidenceFilter read_filter(const web::Fields& query) {
    EvidenceFilter filter;
    filter.text = squeezed(query.get("search").substr(0, longest_search));
    if (!is_valid_utf8(filter.text)) filter.text.clear();
    filter.kind = kind_named(query.get("kind"));
    filter.sensitivity = sensitivity_named(query.get("sensitivity"));
    const auto* const row = std::ranges::find(expiries, query.get("expiry"), &ExpiryRow::name);
    if (row != expiries.end()) filter.expiry = row->expiry;
    if (query.get("withdrawn") == "only") filter.withdrawal = Withdrawal::only;
    return filter;
}

std::string library_address(const EvidenceFilter& filter) {
    web::Fields fields;
    if (!filter.text.empty()) fields.add("search", filter.text);
    if (filter.kind) fields.add("kind", std::string(name_of(*filter.kind)));
    if (filter.sensitivity) fields.add("sensitivity", std::string(name_of(*filter.sensitivity)));
    if (const auto* const row = row_of(filter.expiry)) fields.add("expiry", std::string(row->name));
    if (filter.withdrawal == Withdrawal::only) fields.add("withdrawn", "only");
    return web::address_with("/evidence", fields);
}

std::optional<web::NotificationBanner> done_notice(const Visit& visit) {
    const auto* const found = std::ranges::find(done_sentences, visit.request.query.get("done"), &Done::name);
    if (found == done_sentences.end()) return std::nullopt;
    return web::NotificationBanner{.text = found->sentence, .kind = web::BannerKind::success};
}

Response show_library(Visit& visit) {
    visit.require(Permission::read_plan);
    const auto filter = read_filter(visit.request.query);
    const auto acting = acting_in(visit);
    const auto today = visit.clock.today();
    const auto total = count_evidence(visit.db, acting, filter, today);
    const auto page =
        web::page_of_list(static_cast<std::size_t>(total), visit.request.query.get("page"), page_size);
    const auto rows =
        list_evidence(visit.db, acting, filter, today, static_cast<std::int64_t>(page.offset()), page_size);
    const auto chosen = chosen_filters(filter);
    Html content = heading_html(visit, total);
    content << web::filter_panel(
        {.action = "/evidence",
         .fields = filter_fields(filter),
         .hidden = {},
         .chosen = chosen,
         .clear_href = "/evidence"}
    );
    if (rows.empty()) {
        content << R"(<p class="govuk-body">)"
                << (chosen.empty() ? "There is no evidence yet."_html
                                   : "No evidence matches these filters."_html)
                << "</p>\n";
    } else {
        content << rows_html(visit, rows)
                << web::list_pages(
                       {.page = page, .address = library_address(filter), .label = "Pages of evidence"}
                   );
    }
    return accounts::visit_page(visit, {.title = "Evidence", .notice = done_notice(visit)}, content);
}

}  // namespace dueregard::evidence
