#include "accounts/history_html.hpp"

#include "accounts/person_store.hpp"
#include "accounts/service_area_store.hpp"
#include "base/text.hpp"
#include "web/details.hpp"
#include "web/scroll_region.hpp"
#include "web/table.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace dueregard::accounts {

namespace {

using web::Html;

constexpr std::size_t longest_value = 200;

std::string shown(const std::string& value, const NamesByAddress& names) {
    if (value.empty()) return "nothing";
    const auto named = names.find(value);
    return shortened(named == names.end() ? value : named->second, longest_value);
}

Html changes_html(const HistoryEntry& entry, const NamesByAddress& names) {
    Html html;
    const auto changes = field_changes(entry);
    if (changes.empty()) return html;
    html << R"(<ul class="govuk-list app-keep-lines">)";
    for (const auto& change : changes) {
        html << "<li>" << in_words(change.field) << ": ";
        if (!change.before.empty()) html << "<del>" << shown(change.before, names) << "</del> ";
        html << "<ins>" << shown(change.after, names) << "</ins></li>";
    }
    return html << "</ul>";
}

}  // namespace

NamesByAddress names_by_address(storage::Db& db, OrganisationId organisation) {
    NamesByAddress names;
    for (auto& area : list_service_areas(db, organisation))
        names.emplace(address(area.id), std::move(area.name));
    for (auto& person : list_people(db, organisation))
        names.emplace(address(person.id), std::move(person.name));
    return names;
}

std::string in_words(std::string_view name) {
    std::string words(name);
    std::ranges::replace(words, '_', ' ');
    if (!words.empty() && words.front() >= 'a' && words.front() <= 'z') words.front() -= 'a' - 'A';
    return words;
}

Html history_table(std::span<const HistoryEntry> entries, const NamesByAddress& names) {
    const bool says_where = !std::ranges::all_of(entries, &std::string::empty, &HistoryEntry::from);
    web::Table table{
        .caption = "History, the newest first",
        .caption_classes = "govuk-visually-hidden",
        .caption_id = "history",
        .head = {{.text = "When"}, {.text = "Who"}, {.text = "What"}, {.text = "Changed"}, {.text = "Why"}},
        .rows = {},
        .first_cell_is_header = true
    };
    if (says_where) table.head.push_back({.text = "From where"});
    for (const auto& entry : entries) {
        auto& row = table.rows.emplace_back(web::TableRow{
            {.text = british_time(entry.at)},
            {.text = who_acted(entry)},
            {.text = fmt::format("{}: {}", in_words(entry.noun), in_words(entry.verb))},
            {.text = changes_html(entry, names)},
            {.text = entry.why}
        });
        if (says_where) row.push_back({.text = entry.from});
    }
    return web::scroll_region({.labelled_by = "history", .content = web::table(table)});
}

Html history_fold(Visit& visit, std::string_view noun, std::int64_t id) {
    auto entries = history_of(visit.db, visit.organisation, noun, id);
    if (!visit.may(Permission::manage_people))
        for (auto& entry : entries)
            entry.from.clear();
    return web::details(
        {.summary = "History", .text = history_table(entries, names_by_address(visit.db, visit.organisation))}
    );
}

}  // namespace dueregard::accounts
