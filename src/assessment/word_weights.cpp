#include "assessment/word_weights.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace dueregard::assessment {

namespace {

constexpr std::size_t shortest_stem = 3;

/// Words that say nothing of what a text is about; in order, for the search.
constexpr auto empty_words = std::to_array<std::string_view>(
    {"a",     "about",   "across",  "again",  "all",   "also",  "an",   "and",   "are",   "around", "as",
     "at",    "be",      "been",    "being",  "but",   "by",    "can",  "could", "do",    "does",   "each",
     "for",   "from",    "further", "had",    "has",   "have",  "how",  "i",     "if",    "in",     "into",
     "is",    "it",      "its",     "made",   "make",  "may",   "more", "most",  "need",  "needs",  "no",
     "not",   "of",      "on",      "or",     "other", "our",   "out",  "over",  "s",     "should", "so",
     "some",  "such",    "than",    "that",   "the",   "their", "them", "there", "these", "they",   "this",
     "those", "through", "to",      "up",     "was",   "we",    "were", "what",  "when",  "where",  "which",
     "who",   "will",    "with",    "within", "would", "you",   "your"}
);

bool is_empty_word(const std::string& word) {
    return std::ranges::find(empty_words, std::string_view(word)) != empty_words.end();
}

bool cut(std::string& word, std::string_view ending, std::string_view instead = "") {
    if (!word.ends_with(ending) || word.size() - ending.size() + instead.size() < shortest_stem) return false;
    word.replace(word.size() - ending.size(), ending.size(), instead);
    return true;
}

/// The plural, then one ending of how the word is used, then the last letter where it only carries the
/// ending. It need not be a word; it need only be the same for all forms.
std::string stem_of(std::string word) {
    if (!cut(word, "ies", "y") && !word.ends_with("ss") && !word.ends_with("us")) cut(word, "s");
    for (const std::string_view ending :
         {"isation",
          "ising",
          "ise",
          "ations",
          "ation",
          "ment",
          "ings",
          "ing",
          "ied",
          "ed",
          "ion",
          "ity",
          "ive",
          "ly",
          "ness"}) {
        if (cut(word, ending, ending == "ied" ? "y" : "")) break;
    }
    if (word.size() > shortest_stem && (word.ends_with('e') || word.ends_with('y'))) word.pop_back();
    return word;
}

}  // namespace

std::set<std::string> stems_of(std::string_view text) {
    std::set<std::string> stems;
    for (auto& word : words_of(text)) {
        if (!is_empty_word(word)) stems.insert(stem_of(std::move(word)));
    }
    return stems;
}

WordWeights::WordWeights(std::span<const std::string> texts) {
    std::map<std::string, int> counts;
    for (const auto& text : texts) {
        for (const auto& stem : stems_of(text))
            ++counts[stem];
    }
    const auto total = static_cast<double>(texts.size()) + 1.0;
    for (const auto& [stem, count] : counts)
        weights_[stem] = std::log(1.0 + total / (static_cast<double>(count) + 0.5));
    unseen_ = std::log(1.0 + total / 0.5);
}

double WordWeights::weight(const std::string& stem) const {
    const auto found = weights_.find(stem);
    return found == weights_.end() ? unseen_ : found->second;
}

double WordWeights::covered(const std::set<std::string>& text, const std::set<std::string>& other) const {
    double all = 0.0;
    double shared = 0.0;
    for (const auto& stem : text) {
        const auto by = weight(stem);
        all += by;
        if (other.contains(stem)) shared += by;
    }
    return all > 0.0 ? shared / all : 0.0;
}

double WordWeights::alike(const std::set<std::string>& a, const std::set<std::string>& b) const {
    const auto length = [&](const std::set<std::string>& stems) {
        double sum = 0.0;
        for (const auto& stem : stems)
            sum += weight(stem) * weight(stem);
        return std::sqrt(sum);
    };
    double shared = 0.0;
    for (const auto& stem : a) {
        if (b.contains(stem)) shared += weight(stem) * weight(stem);
    }
    const auto both = length(a) * length(b);
    return both > 0.0 ? shared / both : 0.0;
}

}  // namespace dueregard::assessment
