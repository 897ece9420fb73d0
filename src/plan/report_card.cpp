#include "plan/report_card.hpp"

#include "base/text.hpp"
#include "plan/card.hpp"
#include "plan/due_date.hpp"
#include "plan/ref.hpp"
#include "plan/report_cell.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace dueregard::plan {

namespace {

bool says_who_or_when(ColumnRole role) {
    return says_how_it_goes(role) && role != ColumnRole::commentary && role != ColumnRole::outcome
           && role != ColumnRole::target;
}

void set_progress(ReportedMeasure& measure, const std::string& printed, const Legend& legend) {
    const bool is_status =
        !measure.printed_status && words_of(printed).size() <= 6 && legend.meaning(printed);
    if (is_status)
        set_status(measure, printed, legend);
    else if (const auto progress = stated_in_lines(printed); progress && measure.commentary)
        measure.commentary = *progress + "\n" + *measure.commentary;
    else if (progress)
        measure.commentary = progress;
}

void set_target(ReportedMeasure& measure, const std::string& printed) {
    if (!measure.printed_due && parse_due(printed))
        set_due(measure, printed);
    else if (!measure.outcome)
        measure.outcome = stated_in_lines(printed);
}

/// A full stop that only parted a value from the next label.
std::string without_stop(std::string text) {
    while (text.ends_with('.'))
        text.pop_back();
    return text;
}

/// The action by its label, else the measure, else the title, else the objective.
void set_action(ReportedMeasure& measure, const Card& card) {
    std::string action = card.value(ColumnRole::action);
    std::string objective = card.value(ColumnRole::objective);
    if (objective.empty()) objective = card.value(ColumnRole::priority);
    std::string other = card.value(ColumnRole::measure);
    if (action.empty()) std::swap(action, other);
    const bool is_titled = action.empty() && !card.title.empty();
    if (is_titled) action = card.title;
    if (action.empty()) std::swap(action, objective);
    if (is_titled) {
        measure.at = card.title_at;
        measure.section = card.around;
    } else if (names_a_section(card.title)) {
        measure.section = card.title;
    }
    set_ref(measure, card.value(ColumnRole::ref));
    if (!measure.ref && !card.number.empty() && action == card.title) set_ref(measure, card.number);
    measure.action = stated(without_leading_ref(measure, action)).value_or("");
    if (!objective.empty()) measure.objective = stated(without_leading_ref(measure, objective));
    const bool may_hold_ref = !measure.ref && !is_titled && !names_a_section(card.title);
    if (may_hold_ref) static_cast<void>(without_leading_ref(measure, card.title));
    if (!other.empty()) measure.outcome = stated_in_lines(other);
}

/// "Lead: Events Officer, by spring 2027" says when too, where no label of its own does.
void set_owner(ReportedMeasure& measure, const std::string& printed, bool has_due) {
    constexpr std::array<std::string_view, 4> no_ends = {"ongoing", "tbc", "immediately", "annually"};
    const auto comma = printed.find_last_of(",;");
    const auto after = comma == std::string::npos ? std::string_view()
                                                  : trimmed(std::string_view(printed).substr(comma + 1));
    const bool says_when =
        parse_due(after) || std::ranges::find(no_ends, lower_ascii(after)) != no_ends.end();
    if (has_due || after.empty() || !says_when) {
        measure.owner = stated_as_list(printed);
        return;
    }
    measure.owner = stated_as_list(printed.substr(0, comma));
    set_due(measure, after);
}

ReportedMeasure measure_of(const Card& card, const Legend& legend) {
    ReportedMeasure measure;
    measure.at = card.at;
    measure.section = card.section;
    set_action(measure, card);
    if (card.has(ColumnRole::section)) measure.section = stated(card.value(ColumnRole::section));
    if (card.has(ColumnRole::owner_and_due))
        set_owner_and_due(measure, without_stop(card.value(ColumnRole::owner_and_due)));
    const auto owner = card.has(ColumnRole::owner) ? ColumnRole::owner : ColumnRole::area;
    if (card.has(owner)) set_owner(measure, without_stop(card.value(owner)), card.has(ColumnRole::due));
    if (card.has(ColumnRole::due)) set_due(measure, without_stop(card.value(ColumnRole::due)));
    if (card.has(ColumnRole::commentary))
        measure.commentary = stated_in_lines(card.value(ColumnRole::commentary));
    if (card.has(ColumnRole::response) && !measure.commentary)
        measure.commentary = stated_in_lines(card.value(ColumnRole::response));
    if (card.has(ColumnRole::status))
        set_status_and_commentary(measure, without_stop(card.value(ColumnRole::status)), legend);
    if (card.has(ColumnRole::outcome)) measure.outcome = stated_in_lines(card.value(ColumnRole::outcome));
    if (card.has(ColumnRole::progress)) set_progress(measure, card.value(ColumnRole::progress), legend);
    if (card.has(ColumnRole::target)) set_target(measure, card.value(ColumnRole::target));
    set_due_from_action(measure);
    return measure;
}

std::size_t count_roles(const Card& card, bool (*counts)(ColumnRole)) {
    return static_cast<std::size_t>(std::ranges::count_if(card.values, [&](const auto& entry) {
        return counts(entry.first);
    }));
}

/// Two things said of an action are enough; one is where its label names it an action or its neighbours say
/// two.
enum class Strength { none, weak, strong };

Strength strength_of(const Card& card) {
    const bool is_named = card.has(ColumnRole::action) || card.has(ColumnRole::measure);
    if (!is_named && card.title.empty() && !card.has(ColumnRole::objective)) return Strength::none;
    const auto said = count_roles(card, says_how_it_goes);
    if (said >= 2 && (is_named || count_roles(card, says_who_or_when) >= 1)) return Strength::strong;
    if (is_named && said == 1) return Strength::weak;
    return count_roles(card, says_who_or_when) == 1 ? Strength::weak : Strength::none;
}

/// Plain numbers that begin again in each section tell no measure from another.
void drop_repeated_numbers(std::vector<FoundMeasure>& found) {
    std::set<std::string> seen;
    bool repeats = false;
    for (const auto& entry : found) {
        if (entry.measure.ref && !seen.insert(ref_key(*entry.measure.ref)).second) repeats = true;
    }
    if (!repeats) return;
    for (auto& entry : found) {
        const auto ref = entry.measure.ref ? parse_ref(*entry.measure.ref) : std::nullopt;
        const bool is_plain = ref && ref->family.empty() && ref->parts.size() == 1;
        if (!is_plain) continue;
        entry.measure.ref.reset();
        entry.measure.printed_ref.reset();
    }
}

}  // namespace

std::vector<FoundMeasure> measures_on_cards(const documents::Document& document, const Legend& legend) {
    const auto cards = cards_in(document);
    const auto strong = std::ranges::count(cards, Strength::strong, strength_of);
    const auto weak = std::ranges::count(cards, Strength::weak, strength_of);
    std::vector<FoundMeasure> found;
    for (const auto& card : cards) {
        const auto strength = strength_of(card);
        const bool counts =
            strength == Strength::strong || (strength == Strength::weak && (strong > 0 || weak >= 3));
        if (!counts) continue;
        auto measure = measure_of(card, legend);
        if (measure.action.empty()) continue;
        found.push_back({.measure = std::move(measure), .block = card.block, .ground = Ground::headings});
    }
    drop_repeated_numbers(found);
    return found;
}

}  // namespace dueregard::plan
