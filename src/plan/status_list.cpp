#include "plan/status_list.hpp"

#include "base/text.hpp"
#include "plan/document_part.hpp"
#include "plan/ref.hpp"
#include "plan/section_heading.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

namespace dueregard::plan {

namespace {

using documents::Block;
using documents::BlockKind;

constexpr std::size_t most_label_words = 4;
constexpr std::size_t most_tag_words = 10;
constexpr std::size_t most_owner_words = 6;
constexpr std::size_t fewest_tagged = 3;

/// "Completed", "In progress:", "Done this year": a line that says how what stands below it stands.
std::optional<std::string> label_in(const Block& block) {
    if (block.kind != BlockKind::heading && block.kind != BlockKind::paragraph) return std::nullopt;
    auto text = squeezed(block.text);
    while (text.ends_with(':'))
        text.pop_back();
    if (text.empty() || words_of(text).size() > most_label_words) return std::nullopt;
    constexpr std::array<std::string_view, 13> labels = {
        "complete",
        "completed",
        "done",
        "achieved",
        "delivered",
        "in progress",
        "under way",
        "underway",
        "ongoing",
        "not started",
        "delayed",
        "on track",
        "off track"
    };
    auto words = join(words_of(text), " ");
    for (const std::string_view opening : {"what is ", "what we have ", "actions ", "now ", "still "}) {
        if (words.starts_with(opening)) words = words.substr(opening.size());
    }
    for (const std::string_view ending : {" actions", " so far", " this year", " to date"}) {
        if (words.ends_with(ending)) words = words.substr(0, words.size() - ending.size());
    }
    const bool is_label = std::ranges::find(labels, words) != labels.end();
    return is_label ? std::optional(std::move(text)) : std::nullopt;
}

/// "A1 Review every job description – Head of Resourcing – Complete": the parts between dashes, and a last
/// bracket.
std::vector<std::string> tagged_parts(std::string_view text) {
    auto marked = squeezed(text);
    // What stands in square brackets at the end is one part, whatever dashes it holds.
    std::optional<std::string> last;
    const auto square = marked.rfind(" [");
    if (square != std::string::npos && marked.ends_with(']')) {
        last = marked.substr(square + 2, marked.size() - square - 3);
        marked.resize(square);
    }
    for (const std::string_view dash : {" – ", " — ", " - ", " | "}) {
        for (std::size_t at = 0; (at = marked.find(dash, at)) != std::string::npos; ++at)
            marked.replace(at, dash.size(), "\n");
    }
    const auto bracket = marked.rfind(" (");
    const bool ends_in_bracket = bracket != std::string::npos && marked.ends_with(')');
    if (ends_in_bracket) {
        marked.pop_back();
        marked.replace(bracket, 2, "\n");
    }
    std::vector<std::string> parts;
    for (const auto part : split(marked, '\n'))
        parts.push_back(squeezed(part));
    if (last) parts.push_back(squeezed(*last));
    return parts;
}

/// A short part that says how it stands.
bool is_tag(const std::string& part, const Legend& legend) {
    return !part.empty() && words_of(part).size() <= most_tag_words && legend.meaning(part).has_value();
}

/// Nothing where no part behind the first is a status.
std::optional<ReportedMeasure> tagged_measure(const Block& block, const Legend& legend) {
    auto parts = tagged_parts(block.text);
    const auto tag =
        std::find_if(parts.begin() + 1, parts.end(), [&](const auto& part) { return is_tag(part, legend); });
    if (parts.size() < 2 || tag == parts.end()) return std::nullopt;
    ReportedMeasure measure{.action = parts.front(), .at = block.at};
    if (const auto ref = leading_ref(parts.front()); ref && ref->is_certain) {
        measure.ref = measure.printed_ref = std::string(ref->printed);
        measure.action = squeezed(ref->rest);
    } else if (!block.number.empty() && parse_ref(block.number)) {
        measure.ref = measure.printed_ref = block.number;
    }
    measure.printed_status = *tag;
    measure.status = legend.meaning(*tag);
    if (tag != parts.begin() + 1 && words_of(parts[1]).size() <= most_owner_words) measure.owner = parts[1];
    if (tag + 1 != parts.end()) measure.commentary = join({tag + 1, parts.end()}, " – ");
    return measure;
}

/// "1.2 Publish ward profiles [AMBER]": a line with a number of its own, whatever it is set as.
bool has_ref_and_bracket(const Block& block) {
    const auto text = trimmed(block.text);
    if (block.kind == BlockKind::table || !text.ends_with(']') || !text.contains(" [")) return false;
    const auto ref = leading_ref(text);
    return !block.number.empty() || (ref && ref->is_certain);
}

/// Lists most of whose items end with how they stand.
std::vector<FoundMeasure> tagged_items(const documents::Document& document, const Legend& legend) {
    std::vector<FoundMeasure> found;
    std::size_t items = 0;
    HeadingStack headings;
    std::optional<std::string> section;
    const auto titles = title_headings(document);
    for (std::size_t i = 0; i < document.blocks.size(); ++i) {
        const auto& block = document.blocks[i];
        const bool is_bracketed = has_ref_and_bracket(block);
        if (block.kind == BlockKind::heading && !is_bracketed) {
            headings.open(block, titles.contains(&block));
            section.reset();
        }
        if (block.kind == BlockKind::paragraph && names_an_objective(block.text))
            section = squeezed(block.text);
        if (block.kind != BlockKind::list_item && !is_bracketed) continue;
        ++items;
        auto measure = tagged_measure(block, legend);
        if (!measure || measure->action.empty()) continue;
        measure->section = section ? section : headings.current();
        const bool is_told_below = i + 1 < document.blocks.size() && is_bracketed && !measure->commentary
                                   && document.blocks[i + 1].kind == BlockKind::paragraph
                                   && !has_ref_and_bracket(document.blocks[i + 1]);
        if (is_told_below) measure->commentary = squeezed(document.blocks[i + 1].text);
        found.push_back({.measure = *std::move(measure), .block = i, .ground = Ground::headings});
    }
    const bool is_common = found.size() >= fewest_tagged && found.size() * 5 >= items * 3;
    return is_common ? std::move(found) : std::vector<FoundMeasure>{};
}

}  // namespace

std::vector<FoundMeasure>
measures_in_status_lists(const documents::Document& document, const Legend& legend) {
    std::vector<FoundMeasure> found;
    std::set<std::string> labels;
    std::optional<std::string> label;
    HeadingStack headings;
    std::optional<std::string> section;
    const auto titles = title_headings(document);
    for (std::size_t i = 0; i < document.blocks.size(); ++i) {
        const auto& block = document.blocks[i];
        if (auto own = label_in(block)) {
            label = std::move(own);
        } else if (block.kind == BlockKind::list_item && label && block.level == 0) {
            labels.insert(*label);
            ReportedMeasure measure{.section = section, .action = squeezed(block.text), .at = block.at};
            measure.printed_status = label;
            measure.status = legend.meaning(*label);
            found.push_back({.measure = std::move(measure), .block = i, .ground = Ground::headings});
        } else if (block.kind != BlockKind::list_item) {
            label.reset();
            if (block.kind == BlockKind::heading) headings.open(block, titles.contains(&block));
            section = block.kind == BlockKind::heading ? headings.current() : section;
            if (block.kind == BlockKind::paragraph && names_an_objective(block.text))
                section = squeezed(block.text);
        }
    }
    return labels.size() >= 2 ? std::move(found) : tagged_items(document, legend);
}

}  // namespace dueregard::plan
