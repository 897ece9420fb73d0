#include "plan/history_items.hpp"

#include "accounts/history.hpp"
#include "accounts/person_store.hpp"
#include "accounts/service_area_store.hpp"
#include "base/text.hpp"
#include "plan/changes.hpp"
#include "plan/measure_return_store.hpp"
#include "plan/objective_store.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <map>

namespace dueregard::plan {

using accounts::HistoryEntry;
using accounts::OrganisationId;
using storage::Db;
using web::Html;
using web::operator""_html;

namespace {

struct Wording {
    std::string_view name;
    std::string_view words;
};

constexpr std::array verb_words = {
    Wording{"add", "Added to the plan"},
    Wording{"change", "Changed"},
    Wording{"withdraw", "Withdrawn"},
    Wording{"put_back", "Put back in the plan"},
    Wording{"save", "Return saved as a draft"},
    Wording{"submit", "Return submitted"},
    Wording{"send_back", "Return sent back"},
    Wording{"agree", "Return agreed"},
    Wording{"import", "Return imported"}
};

constexpr std::array field_words = {
    Wording{"objective", "Objective"},
    Wording{"ref", "Ref"},
    Wording{"action", "Measure"},
    Wording{"owner", "Owner"},
    Wording{"printed_owner", "Owner as printed"},
    Wording{"service_area", "Service area"},
    Wording{"baseline", "Baseline"},
    Wording{"target", "Target"},
    Wording{"due", "Due, last day"},
    Wording{"due_words", "Due, as said"},
    Wording{"status_word", "Status"},
    Wording{"commentary", "Commentary"},
    Wording{"progress", "Progress"}
};

template <std::size_t size>
std::string_view words_for(const std::array<Wording, size>& words, std::string_view name) {
    const auto* const found = std::ranges::find(words, name, &Wording::name);
    return found == words.end() ? std::string_view() : found->words;
}

/// The names behind the ids that the history keeps, by their addresses.
using Names = std::map<std::string, std::string>;

Names names_of_ids(Db& db, OrganisationId organisation) {
    Names names;
    for (const auto& objective : objectives(db, organisation))
        names[address(objective.id)] = name_of(objective);
    for (const auto& person : accounts::list_people(db, organisation))
        names[address(person.id)] = person.name;
    for (const auto& area : accounts::list_service_areas(db, organisation))
        names[address(area.id)] = area.name;
    return names;
}

std::string shown(const Names& names, std::string_view field, const std::optional<std::string>& value) {
    if (!value || value->empty()) return "nothing";
    const bool is_id = field == "objective" || field == "owner" || field == "service_area";
    if (is_id) {
        const auto found = names.find(*value);
        return found == names.end() ? "no longer known" : found->second;
    }
    const auto date = parse_iso_date(*value);
    return date ? long_date(*date) : *value;
}

const std::optional<std::string>* value_of(const FieldValues& fields, const std::string& name) {
    const auto found = std::ranges::find(fields, name, &FieldValues::value_type::first);
    return found == fields.end() ? nullptr : &found->second;
}

Html changes_html(const Names& names, const HistoryEntry& entry) {
    Html list;
    const auto before = told_fields(entry.before);
    for (const auto& [name, value] : told_fields(entry.after)) {
        const auto words = words_for(field_words, name);
        if (words.empty()) continue;
        const auto* const old = value_of(before, name);
        list << "<li>" << words << ": ";
        if (old != nullptr && *old) list << "<del>" << shown(names, name, *old) << "</del> ";
        list << "<ins>" << shown(names, name, value) << "</ins></li>\n";
    }
    return list;
}

web::TimelineItem item_for(const Names& names, const HistoryEntry& entry, std::string_view period) {
    const auto words = words_for(verb_words, entry.verb);
    web::TimelineItem item{
        .title =
            fmt::format("{}{}{}", period, period.empty() ? "" : ": ", words.empty() ? entry.verb : words),
        .by = who_acted(entry),
        .machine_time = iso_time(entry.at),
        .time = british_time(entry.at)
    };
    Html text;
    if (!entry.why.empty()) text << R"(<p class="govuk-body">)"_html << entry.why << "</p>\n";
    const auto changes = changes_html(names, entry);
    if (!changes.empty()) {
        text << R"(<ul class="govuk-list govuk-list--bullet app-keep-lines">)"_html << changes << "</ul>\n";
    }
    item.text = text;
    return item;
}

}  // namespace

std::vector<web::TimelineItem> measure_history(Db& db, OrganisationId organisation, MeasureId measure) {
    struct Told {
        HistoryEntry entry;
        std::string period;
    };

    std::vector<Told> all;
    for (auto& entry : accounts::history_of(db, organisation, "measure", measure.value)) {
        all.push_back({.entry = std::move(entry), .period = ""});
    }
    for (const auto& [period, given] : returns_of(db, organisation, measure)) {
        for (auto& entry : accounts::history_of(db, organisation, "measure_return", given.id.value)) {
            all.push_back({.entry = std::move(entry), .period = period.label});
        }
    }
    std::ranges::sort(all, [](const Told& a, const Told& b) { return a.entry.sequence > b.entry.sequence; });
    const auto names = names_of_ids(db, organisation);
    std::vector<web::TimelineItem> items;
    for (const auto& [entry, period] : all)
        items.push_back(item_for(names, entry, period));
    return items;
}

}  // namespace dueregard::plan
