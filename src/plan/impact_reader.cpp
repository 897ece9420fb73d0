#include "plan/impact_reader.hpp"

#include "base/text.hpp"
#include "plan/characteristic_reader.hpp"
#include "plan/document_part.hpp"

#include <algorithm>
#include <array>

namespace dueregard::plan {

namespace {

constexpr std::size_t fewest_rows = 3;
constexpr std::size_t longest_tick = 3;  ///< letters: "x", "Yes", "✓"

struct Named {
    std::string_view word;
    std::string_view name;
};

/// Equality Act 2010, section 4, in small words joined by an underscore.
constexpr std::array named = {
    Named{"sexual orientation", "sexual_orientation"},
    Named{"gender reassignment", "gender_reassignment"},
    Named{"gender identity", "gender_reassignment"},
    Named{"trans", "gender_reassignment"},
    Named{"pregnancy", "pregnancy_and_maternity"},
    Named{"maternity", "pregnancy_and_maternity"},
    Named{"marriage", "marriage_and_civil_partnership"},
    Named{"civil partnership", "marriage_and_civil_partnership"},
    Named{"disability", "disability"},
    Named{"age", "age"},
    Named{"race", "race"},
    Named{"ethnicity", "race"},
    Named{"religion", "religion_or_belief"},
    Named{"belief", "religion_or_belief"},
    Named{"sex", "sex"},
    Named{"gender", "sex"},
};

std::optional<std::string> characteristic_in(std::string_view text) {
    for (const auto& one : named) {
        if (says_one_of(text, {one.word})) return std::string(one.name);
    }
    return std::nullopt;
}

enum class Head : std::uint8_t { other, impact, direction, evidence, mitigation };

Head head_of(std::string_view title) {
    if (says_one_of(title, {"mitigation", "mitigating", "mitigate", "actions", "action", "reduce"}))
        return Head::mitigation;
    if (says_one_of(
            title,
            {"evidence",
             "reason",
             "reasons",
             "explanation",
             "comments",
             "details",
             "why",
             "describe",
             "justification"}
        ))
        return Head::evidence;
    const auto count = words_of(title).size();
    if (count <= 3
        && says_one_of(title, {"positive", "negative", "neutral", "none", "adverse", "no impact", "unknown"}))
        return Head::direction;
    if (says_one_of(title, {"impact", "effect", "impacts", "rating"})) return Head::impact;
    return Head::other;
}

void append(std::optional<std::string>& whole, std::string_view text) {
    if (text.empty()) return;
    whole = whole ? *whole + "; " + std::string(text) : std::string(text);
}

/// "Positive" of "Positive impact".
std::string direction_of(std::string_view title) {
    auto words = words_of(title);
    std::erase_if(words, [](const std::string& word) { return word == "impact" || word == "effect"; });
    auto name = join(words, " ");
    if (!name.empty())
        name.front() = static_cast<char>(
            name.front() >= 'a' && name.front() <= 'z' ? name.front() - 'a' + 'A' : name.front()
        );
    return name;
}

ImpactRow row_of(const documents::Row& row, const std::vector<Head>& heads, const documents::Row& header) {
    const auto printed = squeezed(row.cells.front().text);
    ImpactRow impact{
        .characteristic = characteristic_in(printed),
        .printed_characteristic = printed,
        .impact = {},
        .evidence = {},
        .mitigation = {},
        .at = row.at
    };
    for (std::size_t c = 1; c < row.cells.size() && c < heads.size(); ++c) {
        const auto text = squeezed(row.cells[c].text);
        if (text.empty() || text == "-" || text == "–") continue;
        if (heads[c] == Head::mitigation) append(impact.mitigation, text);
        if (heads[c] == Head::evidence) append(impact.evidence, text);
        if (heads[c] == Head::impact) append(impact.impact, text);
        if (heads[c] != Head::direction) continue;
        // A tick says that it is so; words say how.
        append(impact.impact, direction_of(header.cells[c].text));
        if (character_count(text) > longest_tick) append(impact.evidence, text);
    }
    return impact;
}

}  // namespace

std::vector<ImpactRow> impacts_in(const documents::Document& document) {
    std::vector<ImpactRow> impacts;
    for (const auto& block : document.blocks) {
        const auto& rows = block.table.rows;
        if (rows.size() <= fewest_rows) continue;
        const auto naming = std::ranges::count_if(rows, [](const documents::Row& row) {
            return !row.cells.empty() && names_a_characteristic(squeezed(row.cells.front().text));
        });
        if (static_cast<std::size_t>(naming) < fewest_rows) continue;
        std::vector<Head> heads;
        for (const auto& cell : rows.front().cells)
            heads.push_back(head_of(cell.text));
        const bool says_impact = std::ranges::any_of(heads, [](Head head) { return head != Head::other; });
        if (!says_impact) continue;
        for (std::size_t i = 1; i < rows.size(); ++i) {
            if (!rows[i].cells.empty() && !trimmed(rows[i].cells.front().text).empty())
                impacts.push_back(row_of(rows[i], heads, rows.front()));
        }
    }
    return impacts;
}

}  // namespace dueregard::plan
