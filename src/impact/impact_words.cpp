#include "impact/impact_words.hpp"

#include "base/text.hpp"
#include "plan/document_part.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace dueregard::impact {

namespace {

constexpr std::size_t most_words_of_a_heading = 14;

struct Said {
    std::string_view words;
    std::string_view impact;
};

/// Longer ones first where one begins another.
constexpr std::array sayings = std::to_array<Said>({
    {"positive and negative", "mixed"},
    {"positive negative", "mixed"},
    {"negative and positive", "mixed"},
    {"both positive and negative", "mixed"},
    {"mixed", "mixed"},
    {"positive", "positive"},
    {"potentially positive", "positive"},
    {"likely positive", "positive"},
    {"low positive", "positive"},
    {"high positive", "positive"},
    {"medium positive", "positive"},
    {"cadarnhaol", "positive"},
    {"negative", "negative"},
    {"adverse", "negative"},
    {"potentially negative", "negative"},
    {"potential negative", "negative"},
    {"likely negative", "negative"},
    {"low negative", "negative"},
    {"high negative", "negative"},
    {"medium negative", "negative"},
    {"negyddol", "negative"},
    {"neutral", "neutral"},
    {"no impact", "neutral"},
    {"no effect", "neutral"},
    {"no differential impact", "neutral"},
    {"no disproportionate impact", "neutral"},
    {"no adverse impact", "neutral"},
    {"no negative impact", "neutral"},
    {"no particular impact", "neutral"},
    {"no specific impact", "neutral"},
    {"no significant impact", "neutral"},
    {"none", "neutral"},
    {"niwtral", "neutral"},
    {"unknown", "unknown"},
    {"not known", "unknown"},
    {"unclear", "unknown"},
});

std::vector<std::string> phrase_words(std::string_view phrase) {
    std::vector<std::string> words;
    for (const auto word : split(phrase, ' '))
        words.emplace_back(word);
    return words;
}

const Said* opening(std::string_view text) {
    const auto words = words_of(text);
    const Said* best = nullptr;
    for (const auto& said : sayings) {
        const auto wanted = phrase_words(said.words);
        if (wanted.size() > words.size() || !std::equal(wanted.begin(), wanted.end(), words.begin()))
            continue;
        if (best == nullptr || said.words.size() > best->words.size()) best = &said;
    }
    return best;
}

/// The cell of a form on which one word of several is marked: "☐ Positive ☒ Negative ☐ Neutral".
std::optional<std::string_view> ticked(std::string_view text) {
    for (const std::string_view mark : {"☒", "☑", "✓", "✔", "[x]", "[X]", "(x)", "(X)"}) {
        const auto at = text.find(mark);
        if (at == std::string_view::npos) continue;
        const bool is_empty_elsewhere = text.contains("☐") || text.contains("[ ]") || text.contains("( )");
        if (!is_empty_elsewhere) continue;
        if (const auto* said = opening(text.substr(at + mark.size()))) return said->impact;
    }
    return std::nullopt;
}

}  // namespace

std::optional<std::string_view> impact_in(std::string_view text) {
    if (const auto chosen = ticked(text)) return chosen;
    if (const auto* said = opening(text)) return said->impact;
    const bool is_positive = plan::says_one_of(text, {"positive impact", "positive effect", "positively"});
    const bool is_negative = plan::says_one_of(
        text, {"negative impact", "adverse impact", "negative effect", "negatively", "adversely"}
    );
    const bool is_none = plan::says_one_of(
        text,
        {"no impact",
         "no differential impact",
         "no disproportionate impact",
         "no adverse impact",
         "no negative impact",
         "not have a negative impact",
         "neutral impact",
         "no particular effect",
         "no specific impact",
         "not affected"}
    );
    if (is_none && !is_positive) return "neutral";
    if (is_positive && is_negative) return "mixed";
    if (is_positive) return "positive";
    if (is_negative) return "negative";
    return std::nullopt;
}

std::string_view after_impact(std::string_view text) {
    const auto* said = opening(text);
    if (said == nullptr) return trimmed(text);
    // The words may stand apart by other marks than in the list: as many letters are passed over.
    std::size_t left = phrase_words(said->words).size();
    std::size_t at = 0;
    while (at < text.size() && left > 0) {
        while (at < text.size() && !is_letter(text[at]))
            ++at;
        while (at < text.size() && is_letter(text[at]))
            ++at;
        --left;
    }
    auto rest = trimmed(text.substr(at));
    for (const std::string_view word : {"impact", "effect"})
        if (starts_with_ignoring_case(rest, word)) rest = trimmed(rest.substr(word.size()));
    constexpr std::array marks = std::to_array<std::string_view>({"–", "—", "-", ":", ".", ",", ";", "/"});
    for (bool is_passed = true; is_passed;) {
        is_passed = false;
        for (const auto mark : marks) {
            if (!rest.starts_with(mark)) continue;
            rest = trimmed(rest.substr(mark.size()));
            is_passed = true;
        }
    }
    return rest;
}

bool is_marked(std::string_view cell) {
    const auto text = trimmed(cell);
    if (text.empty() || text == "☐" || text == "-" || text == "–") return false;
    const auto words = words_of(text);
    if (words.empty()) return true;
    return words.front() != "no" && words.front() != "none" && words.front() != "n";
}

ImpactRole role_of(std::string_view heading) {
    using enum ImpactRole;
    const auto words = words_of(heading);
    if (words.empty() || words.size() > most_words_of_a_heading) return none;
    const auto says = [&](std::initializer_list<std::string_view> phrases) {
        return plan::says_one_of(heading, phrases);
    };
    if (says(
            {"mitigation",
             "mitigate",
             "mitigating",
             "mitigations",
             "action",
             "actions",
             "what will we do",
             "what we will do",
             "what will be done",
             "what can be done",
             "reduce",
             "justification",
             "lliniaru",
             "how will you address"}
        ))
        return mitigation;
    const bool names_positive = says({"positive", "benefit", "benefits", "cadarnhaol"});
    const bool names_negative = says({"negative", "adverse", "barriers", "negyddol"});
    const bool names_neutral = says({"neutral", "no impact", "niwtral"});
    if (static_cast<int>(names_positive) + static_cast<int>(names_negative) + static_cast<int>(names_neutral)
        == 1)
        return names_positive ? positive : names_negative ? negative : neutral;
    if (says({"evidence", "reason",          "reasons",  "explanation", "explain",
              "details",  "detail",          "describe", "description", "analysis",
              "comments", "rationale",       "data",     "findings",    "information",
              "why",      "what do we know", "justify",  "tystiolaeth", "summary"}))
        return evidence;
    if (says({"impact", "impacts", "effect", "effects", "effaith", "outcome", "rating", "affected"}))
        return impact;
    if (says(
            {"characteristic",
             "characteristics",
             "group",
             "groups",
             "strand",
             "equality strand",
             "nodwedd",
             "protected group",
             "nodweddion",
             "category"}
        ))
        return characteristic;
    return none;
}

}  // namespace dueregard::impact
