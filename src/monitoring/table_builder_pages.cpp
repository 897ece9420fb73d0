// The builder: what stands in the rows and columns, which records are counted, how small counts are
// protected.

#include "accounts/form_pieces.hpp"
#include "accounts/visit_page.hpp"
#include "base/failure.hpp"
#include "base/text.hpp"
#include "monitoring/dataset_store.hpp"
#include "monitoring/page_pieces.hpp"
#include "monitoring/table_pages.hpp"
#include "monitoring/table_preview.hpp"
#include "monitoring/table_store.hpp"
#include "web/button.hpp"
#include "web/input.hpp"
#include "web/page_heading.hpp"
#include "web/radios.hpp"
#include "web/select.hpp"
#include "web/textarea.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

namespace dueregard::monitoring {

using accounts::Permission;
using accounts::Visit;
using storage::Transaction;
using web::Fields;
using web::Html;
using web::Response;

namespace {

constexpr std::array<std::string_view, 2> filter_names = {"filter", "second_filter"};
constexpr std::size_t longest_title = 200;
constexpr std::size_t longest_note = 1'000;

/// What is being built: a new table, or the change of one.
struct Building {
    Dataset dataset;
    MonitoringTable table;  ///< without an id where it is new
    bool has_asked = false;
    Faults faults;
};

std::size_t number_in(std::string_view digits) {
    std::size_t number = static_cast<std::size_t>(-1);
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return error == std::errc{} && end == digits.data() + digits.size() ? number
                                                                        : static_cast<std::size_t>(-1);
}

/// "2" or "2:ethnic_group_5"
std::string axis_value(const TableAxis& axis) {
    return axis.grouping.empty() ? fmt::format("{}", axis.column)
                                 : fmt::format("{}:{}", axis.column, axis.grouping);
}

TableAxis sent_axis(std::string_view value) {
    const auto colon = value.find(':');
    TableAxis axis{.column = number_in(value.substr(0, colon)), .grouping = ""};
    if (colon != std::string_view::npos) axis.grouping = value.substr(colon + 1);
    return axis;
}

constexpr std::string_view answered = "answered";

/// "3:7": the column and one of its categories; "3:answered": those with an answer in it.
TableFilter sent_filter(std::string_view value, const std::vector<DatasetColumn>& columns) {
    const auto colon = std::min(value.find(':'), value.size());
    const auto column = number_in(value.substr(0, colon));
    const auto what = value.substr(std::min(colon + 1, value.size()));
    if (what == answered) return with_an_answer(column, columns);
    const auto category = std::min<std::size_t>(number_in(what), 0xFFFFFFFF);
    return {.column = column, .categories = {static_cast<std::uint32_t>(category)}};
}

TableDefinition sent_definition(const Fields& sent, const std::vector<DatasetColumn>& columns) {
    TableDefinition definition{
        .rows = sent_axis(sent.get("rows")),
        .columns = std::nullopt,
        .filters = {},
        .policy = std::string(sent.get("policy")),
        .note = std::string(trimmed(sent.get("note")))
    };
    if (!sent.get("columns").empty()) definition.columns = sent_axis(sent.get("columns"));
    for (const auto name : filter_names) {
        if (!sent.get(name).empty()) definition.filters.push_back(sent_filter(sent.get(name), columns));
    }
    return definition;
}

web::SelectItem axis_item(const TableAxis& axis, const std::vector<DatasetColumn>& columns) {
    return {.text = title_of(axis, columns), .value = axis_value(axis)};
}

Html axis_field(
    std::string_view name,
    std::string_view question,
    std::string_view none,
    const std::string& value,
    const Building& building
) {
    web::Select select{
        .label = {.text = question},
        .name = std::string(name),
        .items = {{.text = std::string(none), .value = ""}},
        .value = value,
        .error = accounts::error_at(building.faults, name)
    };
    const auto& columns = building.dataset.columns;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        select.items.push_back(axis_item({.column = i, .grouping = ""}, columns));
        const auto* const list = find_code_list(columns[i].list);
        if (list == nullptr) continue;
        for (const auto& grouping : list->groupings)
            select.items.push_back(axis_item({.column = i, .grouping = grouping.name}, columns));
    }
    return web::select(select);
}

Html filter_field(
    std::string_view name, std::string_view question, const std::string& value, const Building& building
) {
    web::Select select{
        .label = {.text = question},
        .name = std::string(name),
        .items = {{.text = "All records", .value = ""}},
        .value = value,
        .error = accounts::error_at(building.faults, name)
    };
    const auto& columns = building.dataset.columns;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (!columns[i].states.empty()) {
            select.items.push_back(
                {.text = fmt::format("{}: records with an answer", title_of(columns[i])),
                 .value = fmt::format("{}:{}", i, answered)}
            );
        }
        for (std::uint32_t category = 0; category < categories_of(columns[i]); ++category) {
            select.items.push_back(
                {.text = fmt::format("{}: {}", title_of(columns[i]), title_of(columns[i], category)),
                 .value = fmt::format("{}:{}", i, category)}
            );
        }
    }
    return web::select(select);
}

Html policy_field(const Building& building) {
    web::Radios radios{
        .name = "policy",
        .fieldset = web::Fieldset{.legend = {.text = "How are small counts protected?"}},
        .items = {},
        .value = building.table.definition.policy,
        .error = accounts::error_at(building.faults, "policy"),
        .classes = "govuk-radios--small"
    };
    for (const auto& policy : disclosure_policies()) {
        if (policy.rule == DisclosureRule::none) continue;
        radios.items.push_back({.text = policy.note, .value = std::string(policy.name)});
    }
    return web::radios(radios);
}

std::string filter_value(const TableDefinition& definition, std::size_t place) {
    if (place >= definition.filters.size() || definition.filters[place].categories.empty()) return "";
    const auto& filter = definition.filters[place];
    if (filter.categories.size() > 1) return fmt::format("{}:{}", filter.column, answered);
    return fmt::format("{}:{}", filter.column, filter.categories.front());
}

std::string path_of(const Building& building) {
    return building.table.id ? monitoring::path_of(building.table.id) + "/change"
                             : monitoring::path_of(building.dataset.id) + "/table";
}

/// Asks for the table: a GET, so that a table can be looked at again by its address.
Html question_form(const Building& building) {
    const auto& definition = building.table.definition;
    const bool has_rows = definition.rows.column < building.dataset.columns.size();
    Html html;
    return html << R"(<form method="get" action=")" << path_of(building) << R"(" novalidate>)"
                << axis_field(
                       "rows",
                       "What stands in the rows?",
                       "Choose",
                       has_rows ? axis_value(definition.rows) : "",
                       building
                   )
                << axis_field(
                       "columns",
                       "What stands in the columns? (optional)",
                       "One column of counts",
                       definition.columns ? axis_value(*definition.columns) : "",
                       building
                   )
                << filter_field("filter", "Which records are counted?", filter_value(definition, 0), building)
                << filter_field(
                       "second_filter", "And of those (optional)", filter_value(definition, 1), building
                   )
                << policy_field(building)
                << web::button({.text = "Show the table", .classes = "govuk-button--secondary"})
                << "</form>\n";
}

Html hidden_definition(const TableDefinition& definition) {
    Html html;
    html << accounts::hidden_field("rows", axis_value(definition.rows))
         << accounts::hidden_field("columns", definition.columns ? axis_value(*definition.columns) : "")
         << accounts::hidden_field("policy", definition.policy);
    for (std::size_t i = 0; i < filter_names.size(); ++i)
        html << accounts::hidden_field(filter_names.at(i), filter_value(definition, i));
    return html;
}

std::string suggested_title(const Building& building) {
    if (!building.table.title.empty()) return building.table.title;
    const auto& definition = building.table.definition;
    const auto& columns = building.dataset.columns;
    std::string by = lower_ascii(title_of(columns.at(definition.rows.column)));
    if (definition.columns) by += " and " + lower_ascii(title_of(columns.at(definition.columns->column)));
    return fmt::format("{} by {}", building.dataset.about.title, by);
}

Html save_form(const Visit& visit, const Building& building) {
    const bool is_new = !building.table.id;
    const auto path = is_new ? monitoring::path_of(building.dataset.id) + "/tables"
                             : monitoring::path_of(building.table.id);
    return Html{} << heading(is_new ? "Save this table" : "Save the change") << open_form(visit, path)
                  << hidden_definition(building.table.definition)
                  << accounts::version_field(building.table.version)
                  << web::input(
                         {.label = {.text = "What is the table called?"},
                          .name = "title",
                          .value = suggested_title(building),
                          .error = accounts::error_at(building.faults, "title")}
                     )
                  << web::textarea(
                         {.label = {.text = "What else should its readers know? (optional)"},
                          .name = "note",
                          .value = building.table.definition.note,
                          .hint = {.text = "Stands below the table, after how it was made"},
                          .error = accounts::error_at(building.faults, "note"),
                          .rows = 3}
                     )
                  << web::button(
                         {.text = is_new ? "Save the table" : "Save the change", .prevent_double_click = true}
                     )
                  << "</form>\n";
}

Response builder_page(Visit& visit, const Building& building) {
    const std::string title = building.table.id ? "Correct the table" : "Make a table";
    Html content;
    content << web::page_heading({.text = title, .caption = building.dataset.about.title})
            << question_form(building);
    const auto table_faults = faults_of(building.table.definition, building.dataset.columns);
    if (building.has_asked && table_faults.empty()) {
        const auto preview = preview_table(visit, building.dataset, building.table.definition);
        content << heading("As it would be published")
                << preview_html(preview, building.table.definition, suggested_title(building));
        if (preview.result) content << save_form(visit, building);
    }
    return accounts::visit_page(
        visit,
        {.title = title,
         .breadcrumbs = breadcrumbs(building.dataset, title),
         .errors = accounts::error_links(building.faults)},
        content,
        building.faults.empty() ? 200 : web::unprocessable
    );
}

Dataset accepted_dataset(Visit& visit, DatasetId id) {
    auto dataset = find_dataset(visit.db, visit.organisation, id);
    if (dataset.state != DatasetState::accepted)
        throw Conflict(fmt::format(
            "No table can be made of this dataset, which stands at “{}”.", title_of(dataset.state)
        ));
    return dataset;
}

void take_query(const Visit& visit, Building& building) {
    building.has_asked = visit.request.query.has("rows");
    if (!building.has_asked) return;
    auto definition = sent_definition(visit.request.query, building.dataset.columns);
    definition.note = building.table.definition.note;
    building.table.definition = std::move(definition);
    building.faults = faults_of(building.table.definition, building.dataset.columns);
}

/// The table as the form under the preview sent it.
void take_form(const Visit& visit, Building& building) {
    building.has_asked = true;
    building.table.definition = sent_definition(visit.request.form, building.dataset.columns);
    building.table.title = squeezed(visit.request.form.get("title"));
    building.faults = faults_of(building.table.definition, building.dataset.columns);
    if (building.table.title.empty()) building.faults.push_back({"title", "Enter what the table is called"});
    if (character_count(building.table.title) > longest_title)
        building.faults.push_back(
            {"title", fmt::format("The title must be {} characters or fewer", longest_title)}
        );
    if (character_count(building.table.definition.note) > longest_note)
        building.faults.push_back({"note", "The note must be 1,000 characters or fewer"});
}

Building change_of(Visit& visit) {
    visit.require(Permission::keep_datasets);
    Building building;
    building.table = find_table(visit.db, visit.organisation, visit.id<TableId>());
    building.dataset = accepted_dataset(visit, building.table.dataset);
    return building;
}

Building new_table(Visit& visit) {
    visit.require(Permission::keep_datasets);
    Building building;
    building.dataset = accepted_dataset(visit, visit.id<DatasetId>());
    building.table.dataset = building.dataset.id;
    building.table.definition.rows.column = building.dataset.columns.size();
    return building;
}

}  // namespace

Response show_table_builder(Visit& visit) {
    auto building = new_table(visit);
    take_query(visit, building);
    return builder_page(visit, building);
}

Response create_table(Visit& visit) {
    auto building = new_table(visit);
    take_form(visit, building);
    if (!building.faults.empty()) return builder_page(visit, building);
    TableId id;
    visit.db.write([&](Transaction& tx) { id = add_table(tx, accounts::acting_in(visit), building.table); });
    return web::see_other(monitoring::path_of(id) + "?done=saved");
}

Response show_table_change(Visit& visit) {
    auto building = change_of(visit);
    building.has_asked = true;
    if (visit.request.query.has("rows")) take_query(visit, building);
    return builder_page(visit, building);
}

Response update_table(Visit& visit) {
    auto building = change_of(visit);
    take_form(visit, building);
    building.table.version = accounts::sent_version(visit);
    if (!building.faults.empty()) return builder_page(visit, building);
    visit.db.write([&](Transaction& tx) { change_table(tx, accounts::acting_in(visit), building.table); });
    return web::see_other(monitoring::path_of(building.table.id) + "?done=saved");
}

}  // namespace dueregard::monitoring
