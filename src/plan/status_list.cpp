#include "plan/status_list.hpp"

#include "base/text.hpp"
#include "plan/document_part.hpp"
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
    return labels.size() >= 2 ? std::move(found) : std::vector<FoundMeasure>{};
}

}  // namespace dueregard::plan
