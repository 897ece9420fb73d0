#include "assurance/check_page.hpp"

#include "accounts/visit_page.hpp"
#include "assurance/finding_html.hpp"
#include "assurance/kept_findings.hpp"
#include "base/text.hpp"
#include "plan/page_pieces.hpp"
#include "plan/period_store.hpp"
#include "plan/plan_choices.hpp"
#include "web/button.hpp"
#include "web/filter_panel.hpp"
#include "web/link.hpp"
#include "web/list_pages.hpp"
#include "web/page_heading.hpp"
#include "web/scroll_region.hpp"
#include "web/select.hpp"
#include "web/table.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace dueregard::assurance {

using accounts::Visit;
using web::Html;
using web::Response;
using web::operator""_html;

namespace {

constexpr std::size_t page_size = 25;

std::vector<web::SelectItem> check_choices() {
    std::vector<web::SelectItem> items{{.text = "All checks", .value = ""}};
    for (const auto& standing : all_checks()) {
        items.push_back({.text = std::string(standing.check.title), .value = std::string(standing.check.name)}
        );
    }
    return items;
}

std::vector<web::SelectItem> owner_choices(const CheckPage& page) {
    std::vector<web::SelectItem> items{{.text = "All owners", .value = ""}};
    auto owners = owners_in(page.findings.all);
    const auto& asked = page.asked.filter.owner;
    if (!asked.empty() && std::ranges::find(owners, asked) == owners.end()) owners.push_back(asked);
    for (auto& owner : owners) {
        auto& item = items.emplace_back();
        item.value = owner;
        item.text = std::move(owner);
    }
    return items;
}

std::vector<web::SelectItem> shown_choices() {
    return {
        {.text = "Outstanding", .value = ""},
        {.text = "Accepted", .value = "accepted"},
        {.text = "Both", .value = "both"}
    };
}

struct SelectField {
    std::string name;
    std::string title;
    std::vector<web::SelectItem> items;
    std::string value;
};

Html select_html(SelectField field) {
    return web::select(
        {.label = {.text = std::move(field.title)},
         .name = std::move(field.name),
         .items = std::move(field.items),
         .value = std::move(field.value)}
    );
}

std::vector<web::ChosenFilters> chosen_filters(const CheckAddress& asked) {
    std::vector<web::ChosenFilters> chosen;
    if (const auto* check = find_check(asked.filter.check)) {
        auto rest = asked;
        rest.filter.check.clear();
        chosen.push_back(
            {.name = "Check", .items = {{.text = std::string(check->check.title), .href = address_of(rest)}}}
        );
    }
    if (!asked.filter.owner.empty()) {
        auto rest = asked;
        rest.filter.owner.clear();
        chosen.push_back({.name = "Owner", .items = {{.text = asked.filter.owner, .href = address_of(rest)}}}
        );
    }
    if (asked.filter.shown != FindingFilter::Shown::outstanding) {
        auto rest = asked;
        rest.filter.shown = FindingFilter::Shown::outstanding;
        const auto* const text =
            asked.filter.shown == FindingFilter::Shown::accepted ? "Accepted" : "Outstanding and accepted";
        chosen.push_back({.name = "Show", .items = {{.text = text, .href = address_of(rest)}}});
    }
    return chosen;
}

Html filters(Visit& visit, const CheckPage& page) {
    const auto& filter = page.asked.filter;
    Html fields;
    fields << select_html(
        {"period", "Period", plan::period_choices(visit.db, visit.organisation), address(page.period.id)}
    ) << select_html({"check", "Check", check_choices(), filter.check})
           << select_html({"owner", "Owner", owner_choices(page), filter.owner})
           << select_html({"show", "Show", shown_choices(), std::string(name_of(filter.shown))});
    return web::filter_panel(
        {.action = "/checks",
         .fields = fields,
         .chosen = chosen_filters(page.asked),
         .clear_href = address_of({.period = page.asked.period, .filter = {}})}
    );
}

Html heading(const CheckPage& page) {
    const auto& all = page.findings.all;
    const auto accepted =
        std::ranges::count_if(all, [](const Finding& one) { return one.accepted.has_value(); });
    return web::page_heading(
        {.text = "Checks",
         .caption = page.period.label,
         .facts =
             {{.name = "To mend",
               .value = grouped(static_cast<std::int64_t>(count_outstanding(all, Severity::mend)))},
              {.name = "To look at",
               .value = grouped(static_cast<std::int64_t>(count_outstanding(all, Severity::look)))},
              {.name = "Accepted", .value = grouped(accepted)}},
         .actions = web::button(
             {.text = "Download as CSV",
              .href = address_of(page.asked, "/checks.csv"),
              .classes = "govuk-button--secondary"}
         )}
    );
}

Html count_link(const CheckPage& page, const Check& check, std::size_t count, FindingFilter::Shown shown) {
    if (count == 0) return Html{} << "0";
    auto only = page.asked;
    only.filter = {.check = std::string(check.name), .owner = page.asked.filter.owner, .shown = shown};
    return web::link(
        {.text = grouped(static_cast<std::int64_t>(count)),
         .href = address_of(only) + "#found",
         .visually_hidden_text = fmt::format(
             "{}: {}", shown == FindingFilter::Shown::accepted ? "accepted" : "outstanding", check.title
         )}
    );
}

/// Every check with its question, asked of everybody: what is not found is worth knowing too.
Html asked_table(const CheckPage& page) {
    web::Table table{
        .caption = fmt::format(
            "What was asked of {} in {}",
            plan::measures_text(static_cast<std::int64_t>(page.findings.measures)),
            page.period.label
        ),
        .caption_classes = "govuk-table__caption--m",
        .caption_id = "asked",
        .head =
            {{.text = "Check"},
             {.text = "Outstanding", .format = "numeric"},
             {.text = "Accepted", .format = "numeric"}},
        .first_cell_is_header = true
    };
    for (const auto& [check, about] : all_checks()) {
        const auto count = count_of(page.findings.all, check.name);
        table.rows.push_back(
            {{.text = Html{} << check.title << R"(<br><span class="govuk-hint">)"_html << check.question
                             << "</span>"},
             {.text = count_link(page, check, count.outstanding, FindingFilter::Shown::outstanding),
              .format = "numeric"},
             {.text = count_link(page, check, count.accepted, FindingFilter::Shown::accepted),
              .format = "numeric"}}
        );
    }
    return web::scroll_region({.labelled_by = table.caption_id, .content = web::table(table)});
}

std::string nothing_found(const CheckPage& page) {
    if (page.findings.measures == 0) return "There are no measures in the plan yet, so nothing was checked.";
    if (page.findings.all.empty()) return "Every check was put to every measure, and none found anything.";
    return "Nothing was found that matches these filters.";
}

Html group_heading(const Check& check) {
    return Html{} << R"(<h3 class="govuk-heading-s">)" << check.title << "</h3>\n"
                  << R"(<p class="govuk-hint">)" << check.question << "</p>\n";
}

/// The findings of one page, in groups of one check each.
Html found_list(Visit& visit, const CheckPage& page, const web::PageOfList& list, const Refused* refused) {
    Html html;
    std::string_view group;
    for (std::size_t place = list.offset(); place < list.last; ++place) {
        const auto& finding = *page.shown[place];
        if (finding.hit.check != group) {
            if (!group.empty()) html << "</ul>\n";
            html << group_heading(finding.check.check) << R"(<ul class="govuk-list app-hits">)"_html;
            group = finding.hit.check;
        }
        FindingPlace at{
            .number = place + 1,
            .kept = query_of(page.asked),
            .period = page.period.id,
            .faults = {},
            .why = {}
        };
        if (refused != nullptr && refused->place == place) {
            at.faults = refused->faults;
            at.why = refused->why;
        }
        html << finding_item(visit, finding, at);
    }
    if (!group.empty()) html << "</ul>\n";
    return html;
}

Html found_section(Visit& visit, const CheckPage& page, const Refused* refused) {
    Html html;
    html << R"(<h2 class="govuk-heading-m" id="found">What was found</h2>)"_html;
    if (page.shown.empty()) {
        return html << R"(<p class="govuk-body">)"_html << nothing_found(page) << "</p>\n";
    }
    const auto number = refused != nullptr ? fmt::to_string(refused->place / page_size + 1)
                                           : std::string(visit.request.query.get("page"));
    const auto list = web::page_of_list(page.shown.size(), number, page_size);
    return html << found_list(visit, page, list, refused)
                << web::list_pages(
                       {.page = list, .address = address_of(page.asked), .label = "Pages of what was found"}
                   );
}

std::optional<web::NotificationBanner> notice_of(const Visit& visit) {
    const auto done = visit.request.query.get("done");
    if (done == "accepted") {
        return web::NotificationBanner{
            .text = "Accepted. It no longer counts as outstanding.", .kind = web::BannerKind::success
        };
    }
    if (done == "taken-back") {
        return web::NotificationBanner{
            .text = "Taken back. It counts as outstanding again.", .kind = web::BannerKind::success
        };
    }
    return std::nullopt;
}

Response page_with(Visit& visit, const CheckPage& page, web::PageOptions options, const Refused* refused) {
    Html content;
    content << heading(page) << filters(visit, page);
    if (page.asked.filter.check.empty()) content << asked_table(page);
    content << found_section(visit, page, refused);
    options.title = fmt::format("Checks, {}", page.period.label);
    const int status =
        options.errors.empty() ? 200 : (refused != nullptr ? web::unprocessable : web::conflict);
    return accounts::visit_page(visit, std::move(options), content, status);
}

}  // namespace

std::optional<CheckPage> check_page(Visit& visit, const CheckAddress& asked) {
    auto& db = visit.db;
    auto period = asked.period ? plan::find_period(db, visit.organisation, *asked.period)
                               : checked_period(db, visit.organisation);
    if (!period) return std::nullopt;
    CheckPage page{.asked = asked, .period = *period, .findings = findings_for(visit, *period), .shown = {}};
    page.shown = filtered(page.findings.all, asked.filter);
    return page;
}

Response show_page(Visit& visit, const CheckPage& page) {
    return page_with(visit, page, {.notice = notice_of(visit)}, nullptr);
}

Response show_refused(Visit& visit, const CheckPage& page, const Refused& refused) {
    const web::ErrorLink error{
        .text = refused.faults.front().sentence, .href = "#" + reason_field({.number = refused.place + 1})
    };
    return page_with(visit, page, {.errors = {error}}, &refused);
}

Response show_gone(Visit& visit, const CheckPage& page) {
    const web::ErrorLink error{
        .text =
            "This is no longer outstanding: somebody has mended or accepted it meanwhile. Nothing was changed.",
        .href = "#found"
    };
    return page_with(visit, page, {.errors = {error}}, nullptr);
}

}  // namespace dueregard::assurance
