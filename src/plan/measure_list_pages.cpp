#include "plan/measure_list_pages.hpp"

#include "accounts/visit_page.hpp"
#include "base/text.hpp"
#include "documents/csv.hpp"
#include "plan/measure_address.hpp"
#include "plan/page_pieces.hpp"
#include "plan/period_store.hpp"
#include "plan/plan_choices.hpp"
#include "plan/status_scale_store.hpp"
#include "web/button.hpp"
#include "web/checkboxes.hpp"
#include "web/filter_panel.hpp"
#include "web/input.hpp"
#include "web/link.hpp"
#include "web/list_pages.hpp"
#include "web/page_heading.hpp"
#include "web/scroll_region.hpp"
#include "web/select.hpp"
#include "web/sort_header.hpp"
#include "web/table.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>

namespace dueregard::plan {

using accounts::Permission;
using accounts::Visit;
using web::Html;
using web::operator""_html;

namespace {

constexpr std::size_t page_size = 50;
constexpr std::size_t longest_action = 240;
constexpr std::size_t longest_objective = 50;
constexpr std::string_view caption_id = "measures-caption";

struct Column {
    MeasureOrder order;
    std::string_view title;
};

constexpr std::array columns = {
    Column{MeasureOrder::ref, "Ref"},
    Column{MeasureOrder::action, "Measure"},
    Column{MeasureOrder::objective, "Objective"},
    Column{MeasureOrder::owner, "Owner"},
    Column{MeasureOrder::due, "Due"},
    Column{MeasureOrder::status, "Status"},
    Column{MeasureOrder::state, "Return"}
};

/// What the page knows once: the address as asked, the period it speaks of, and the choices of its filters.
struct ListPage {
    MeasureListAddress asked;
    std::optional<Period> period;
    StatusScale scale;
    std::vector<web::SelectItem> objectives;
    std::vector<web::SelectItem> owners;
    std::vector<web::SelectItem> service_areas;
    std::vector<web::SelectItem> periods;
};

std::optional<Period> period_asked(Visit& visit, const MeasureListAddress& asked) {
    if (asked.period) return find_period(visit.db, visit.organisation, *asked.period);
    return current_period(visit.db, visit.organisation);
}

ListPage list_page(Visit& visit) {
    const auto asked = read_measure_address(visit.request.query);
    return {
        .asked = asked,
        .period = period_asked(visit, asked),
        .scale = status_scale(visit.db, visit.organisation),
        .objectives = objective_choices(visit.db, visit.organisation, "All objectives"),
        .owners = owner_choices(visit.db, visit.organisation, "All owners"),
        .service_areas = service_area_choices(visit.db, visit.organisation, "All service areas"),
        .periods = period_choices(visit.db, visit.organisation)
    };
}

MeasureQuery query_of(const Acting& acting, const ListPage& list) {
    return {
        .acting = acting,
        .period = list.period ? std::optional(list.period->id) : std::nullopt,
        .filter = list.asked.filter,
        .sorting = list.asked.sorting
    };
}

std::vector<web::SelectItem> status_choices(const StatusScale& scale) {
    std::vector<web::SelectItem> items{{.text = "All statuses", .value = ""}};
    for (const auto meaning : all_meanings()) {
        const auto status = status_meaning(meaning, scale);
        items.push_back(
            {.text = std::string(trimmed(status.symbol + " " + status.word)),
             .value = std::string(name_of(meaning))}
        );
    }
    return items;
}

std::vector<web::SelectItem> state_choices() {
    std::vector<web::SelectItem> items{{.text = "All returns", .value = ""}};
    for (const auto state : all_return_states()) {
        items.push_back({.text = std::string(title_of(state)), .value = std::string(name_of(state))});
    }
    return items;
}

template <class IdType>
std::string chosen(const std::optional<IdType>& id) {
    return id ? address(*id) : std::string();
}

Html select_field(
    std::string_view name, std::string_view title, std::vector<web::SelectItem> items, std::string value
) {
    return web::select(
        {.label = {.text = title},
         .name = std::string(name),
         .items = std::move(items),
         .value = std::move(value)}
    );
}

Html filter_fields(const ListPage& list) {
    const auto& filter = list.asked.filter;
    Html fields;
    fields << web::input(
        {.label = {.text = "Search"},
         .name = "search",
         .value = filter.text,
         .type = "search",
         .spellcheck = false}
    );
    if (!list.periods.empty()) {
        fields << select_field("period", "Period", list.periods, list.period ? address(list.period->id) : "");
    }
    fields << select_field(
        "status",
        "Status",
        status_choices(list.scale),
        filter.status ? std::string(name_of(*filter.status)) : ""
    );
    fields << select_field(
        "return", "Return", state_choices(), filter.state ? std::string(name_of(*filter.state)) : ""
    );
    fields << select_field("objective", "Objective", list.objectives, chosen(filter.objective));
    fields << select_field("owner", "Owner", list.owners, chosen(filter.owner));
    fields << select_field("service_area", "Service area", list.service_areas, chosen(filter.service_area));
    fields << select_field(
        "in_plan",
        "Withdrawn measures",
        {{.text = "Leave out", .value = ""},
         {.text = "Show only these", .value = "withdrawn"},
         {.text = "Show as well", .value = "either"}},
        filter.in_plan == InPlan::now ? "" : (filter.in_plan == InPlan::withdrawn ? "withdrawn" : "either")
    );
    fields << web::checkboxes(
        {.name = "mine",
         .items = {{.text = "Only mine", .value = "yes"}},
         .values = {filter.whose == Whose::own ? "yes" : ""},
         .classes = "govuk-checkboxes--small"}
    );
    return fields;
}

std::string text_of_choice(const std::vector<web::SelectItem>& items, const std::string& value) {
    const auto found =
        std::ranges::find_if(items, [&](const web::SelectItem& item) { return item.value == value; });
    return found == items.end() ? "Unknown" : found->text;
}

/// The filters in force, each with the address of the list without it.
std::vector<web::ChosenFilters> chosen_filters(const ListPage& list) {
    std::vector<web::ChosenFilters> all;
    const auto add = [&](std::string name, std::string text, auto&& without) {
        auto rest = list.asked;
        without(rest.filter);
        all.push_back(
            {.name = std::move(name), .items = {{.text = std::move(text), .href = address_of(rest)}}}
        );
    };
    const auto& filter = list.asked.filter;
    if (!filter.text.empty()) add("Search", filter.text, [](MeasureFilter& rest) { rest.text.clear(); });
    if (filter.status) {
        add("Status", status_meaning(*filter.status, list.scale).word, [](MeasureFilter& rest) {
            rest.status.reset();
        });
    }
    if (filter.state) {
        add("Return", std::string(title_of(*filter.state)), [](MeasureFilter& rest) { rest.state.reset(); });
    }
    if (filter.objective) {
        add("Objective",
            text_of_choice(list.objectives, address(*filter.objective)),
            [](MeasureFilter& rest) { rest.objective.reset(); });
    }
    if (filter.owner) {
        add("Owner", text_of_choice(list.owners, address(*filter.owner)), [](MeasureFilter& rest) {
            rest.owner.reset();
        });
    }
    if (filter.service_area) {
        add("Service area",
            text_of_choice(list.service_areas, address(*filter.service_area)),
            [](MeasureFilter& rest) { rest.service_area.reset(); });
    }
    if (filter.whose == Whose::own) {
        add("Whose", "Only mine", [](MeasureFilter& rest) { rest.whose = Whose::everybodys; });
    }
    if (filter.in_plan != InPlan::now) {
        add("Withdrawn",
            filter.in_plan == InPlan::withdrawn ? "Only these" : "As well",
            [](MeasureFilter& rest) { rest.in_plan = InPlan::now; });
    }
    return all;
}

Html filters(const ListPage& list) {
    web::FilterPanel panel{
        .action = "/measures", .fields = filter_fields(list), .chosen = chosen_filters(list)
    };
    const auto& sorting = list.asked.sorting;
    if (sorting.by != MeasureOrder::ref) panel.hidden.emplace_back("sort", name_of(sorting.by));
    if (sorting.direction == Direction::descending) panel.hidden.emplace_back("direction", "descending");
    panel.clear_href = address_of({.period = list.asked.period, .filter = {}, .sorting = sorting});
    return web::filter_panel(panel);
}

web::TableRow heading_row(const ListPage& list) {
    web::TableRow head;
    for (const auto& [order, title] : columns) {
        auto other = list.asked;
        const bool is_sorted = list.asked.sorting.by == order;
        const bool is_ascending = list.asked.sorting.direction == Direction::ascending;
        other.sorting = {
            .by = order, .direction = is_sorted && is_ascending ? Direction::descending : Direction::ascending
        };
        const auto sorted = is_ascending ? web::Sorted::ascending : web::Sorted::descending;
        head.push_back(web::sort_header(
            {.text = std::string(title),
             .href = address_of(other),
             .sorted = is_sorted ? sorted : web::Sorted::no}
        ));
    }
    return head;
}

/// As it was said where that is no exact day: the measure's own page has both.
std::string short_due(const MeasureRow& row) {
    if (!row.due) return row.due_words;
    const bool is_as_said = row.due->precision != DuePrecision::day && !row.due->words.empty();
    return is_as_said ? row.due->words : long_date(row.due->last_day);
}

Html due_cell(const MeasureRow& row, Date today) {
    Html cell;
    cell << short_due(row);
    const bool is_over = row.due && row.due->last_day < today;
    const bool is_met = row.status && row.status->meaning == Meaning::met;
    if (is_over && !is_met) cell << R"(<br><strong class="govuk-!-font-size-16">Past due</strong>)"_html;
    return cell;
}

web::TableRow table_row(const MeasureRow& row, Date today) {
    const auto name = row.ref.empty() ? std::string("No ref") : row.ref;
    Html state = row.is_withdrawn ? Html{} << "Withdrawn" : Html{};
    if (!row.is_withdrawn && row.given) state = state_html(row.state);
    return {
        {.text = web::link(
             {.text = name,
              .href = "/measures/" + address(row.id),
              .visually_hidden_text = row.ref.empty() ? shortened(row.action, longest_action) : std::string()}
         )},
        {.text = shortened(row.action, longest_action)},
        {.text = shortened(row.objective, longest_objective)},
        {.text = row.owner.empty() ? "No owner" : row.owner},
        {.text = due_cell(row, today)},
        {.text = row.status ? status_html(*row.status) : Html{}},
        {.text = state}
    };
}

Html rows_html(const Visit& visit, const ListPage& list, const std::vector<MeasureRow>& rows) {
    web::Table table{
        .caption = list.period ? "Measures in " + list.period->label : "Measures",
        .caption_classes = "govuk-visually-hidden",
        .caption_id = std::string(caption_id),
        .head = heading_row(list),
        .first_cell_is_header = true
    };
    const auto today = visit.clock.today();
    for (const auto& row : rows)
        table.rows.push_back(table_row(row, today));
    return web::scroll_region({.labelled_by = std::string(caption_id), .content = web::table(table)});
}

Html nothing_found(const Visit& visit, const ListPage& list) {
    Html html;
    if (!chosen_filters(list).empty()) {
        return html << R"(<p class="govuk-body">No measures match these filters.</p>)"_html;
    }
    html << R"(<p class="govuk-body">There are no measures yet.</p>)"_html;
    if (visit.may(Permission::edit_plan)) {
        html
            << R"(<p class="govuk-body">Import a progress report or an action plan, or add a measure.</p>)"_html;
    }
    return html;
}

Html heading(const Visit& visit, const ListPage& list) {
    web::PageHeading heading{.text = "Measures"};
    if (list.period) {
        heading.facts = {
            {.name = "Period", .value = list.period->label},
            {.name = "Returns due", .value = long_date(list.period->returns_due)}
        };
    }
    if (visit.may(Permission::edit_plan)) {
        heading.actions << web::button({.text = "Add a measure", .href = "/measures/add"});
    }
    return web::page_heading(heading);
}

}  // namespace

web::Response show_measures(Visit& visit) {
    visit.require(Permission::read_plan);
    const auto list = list_page(visit);
    const auto acting = acting_in(visit);
    const auto query = query_of(acting, list);
    const auto total = count_measures(visit.db, query);
    const auto page =
        web::page_of_list(static_cast<std::size_t>(total), visit.request.query.get("page"), page_size);
    const auto rows = list_measures(
        visit.db, query, {.offset = static_cast<std::int64_t>(page.offset()), .limit = page_size}
    );
    Html content;
    content << heading(visit, list) << filters(list);
    if (rows.empty()) {
        content << nothing_found(visit, list);
    } else {
        content << rows_html(
            visit, list, rows
        ) << web::list_pages({.page = page, .address = address_of(list.asked), .label = "Pages of measures"})
                << R"(<p class="govuk-body">)"_html
                << web::link(
                       {.text = "Download " + measures_text(total) + " as CSV",
                        .href = address_of(list.asked, "/measures.csv")}
                   )
                << "</p>\n";
    }
    return accounts::visit_page(visit, {.title = "Measures", .notice = done_notice(visit)}, content);
}

web::Response download_measures(Visit& visit) {
    visit.require(Permission::read_plan);
    const auto asked = read_measure_address(visit.request.query);
    const auto period = period_asked(visit, asked);
    const auto acting = acting_in(visit);
    const MeasureQuery query{
        .acting = acting,
        .period = period ? std::optional(period->id) : std::nullopt,
        .filter = asked.filter,
        .sorting = asked.sorting
    };
    const auto name = period ? fmt::format("measures {}.csv", period->label) : std::string("measures.csv");
    return web::download(
        documents::write_csv(return_sheet(full_rows(visit.db, query)), documents::ByteOrderMark::with),
        "text/csv; charset=utf-8",
        name
    );
}

}  // namespace dueregard::plan
