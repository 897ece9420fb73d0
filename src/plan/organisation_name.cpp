#include "plan/organisation_name.hpp"

#include "base/text.hpp"
#include "plan/wording.hpp"

#include <algorithm>
#include <array>

namespace dueregard::plan {

namespace {

using Tokens = std::span<const Token>;

constexpr std::size_t most_words = 7;

/// Before "Council" these alone name nobody, or somebody who is no council.
constexpr std::array<std::string_view, 46> no_names = {
    "the",          "this",      "our",    "your",      "their",       "its",      "a",
    "an",           "city",      "county", "borough",   "district",    "town",     "parish",
    "metropolitan", "community", "full",   "local",     "each",        "that",     "any",
    "all",          "every",     "youth",  "arts",      "british",     "academic", "works",
    "executive",    "student",   "privy",  "governing", "partnership", "research", "general",
    "whole",        "joint",     "shadow", "unitary",   "school",      "area",     "neighbourhood"
};

constexpr std::array<std::string_view, 10> joining = {
    "of", "and", "&", "upon", "on", "in", "the", "-", "le", "nan"
};

/// What may end a name, after the words that make it one.
constexpr std::array<std::string_view, 17> endings = {
    "council",
    "fire and rescue service",
    "fire and rescue authority",
    "combined authority",
    "health board",
    "nhs foundation trust",
    "nhs trust",
    "fire authority",
    "fire service",
    "integrated care board",
    "national park authority",
    "police service",
    "police authority",
    "police",
    "constabulary",
    "university",
    "housing association"
};

bool is_among(std::span<const std::string_view> words, std::string_view word) {
    return std::ranges::find(words, word) != words.end();
}

class NameFinder {
public:
    NameFinder(std::string_view text, Tokens tokens) : text_(text), tokens_(tokens) {}

    std::vector<std::string> run() {
        for (std::size_t at = 0; at < tokens_.size(); ++at) {
            if (tokens_[at].kind != TokenKind::word || !is_capital(at)) continue;
            if (const auto end = borough_at(at))
                add(at, *end);
            else if (const auto university = university_at(at))
                add(at, *university);
            else if (const auto cyngor = cyngor_at(at))
                add(at, *cyngor);
            else if (const auto length = ending_at(at))
                add_backwards(at, length);
        }
        return std::move(names_);
    }

private:
    [[nodiscard]] bool has(std::size_t at) const { return at < tokens_.size(); }

    [[nodiscard]] bool is_capital(std::size_t at) const {
        const auto first = static_cast<unsigned char>(text_[tokens_[at].begin]);
        return (first >= 'A' && first <= 'Z') || first == 0xC3 || first == 0xC5;
    }

    /// The tokens stand on one line with nothing but a space or a hyphen between them.
    [[nodiscard]] bool is_joined(std::size_t before, std::size_t after) const {
        const auto between = text_.substr(tokens_[before].end, tokens_[after].begin - tokens_[before].end);
        return between.size() <= 2 && !between.contains('\n');
    }

    [[nodiscard]] bool is_proper(std::size_t at) const {
        return has(at) && tokens_[at].kind == TokenKind::word && is_capital(at);
    }

    /// The last token of a run of proper names from `at` on ("Kensington and Chelsea").
    [[nodiscard]] std::size_t end_of_name(std::size_t at) const {
        auto end = at;
        for (auto next = at + 1; has(next) && next - at < most_words && is_joined(next - 1, next); ++next) {
            if (is_proper(next))
                end = next;
            else if (!is_among(joining, tokens_[next].text))
                break;
        }
        return end;
    }

    /// "London Borough of X", "Royal Borough of X", "City of X Council" ends as every council does.
    [[nodiscard]] std::optional<std::size_t> borough_at(std::size_t at) const {
        const bool is_london = phrase_length(tokens_, at, "london borough of") > 0;
        const bool is_royal = phrase_length(tokens_, at, "royal borough of") > 0;
        if ((!is_london && !is_royal) || !is_proper(at + 3)) return std::nullopt;
        return end_of_name(at + 3);
    }

    /// "University of X", "Prifysgol X".
    [[nodiscard]] std::optional<std::size_t> university_at(std::size_t at) const {
        const bool is_english = phrase_length(tokens_, at, "university of") > 0;
        if (!is_english && !tokens_[at].is("prifysgol")) return std::nullopt;
        const auto first = is_english ? at + 2 : at + 1;
        return is_proper(first) ? std::optional(end_of_name(first)) : std::nullopt;
    }

    /// "Cyngor Sir X", "Cyngor X", "Comhairle nan X".
    [[nodiscard]] std::optional<std::size_t> cyngor_at(std::size_t at) const {
        if (!tokens_[at].is("cyngor") && !tokens_[at].is("comhairle")) return std::nullopt;
        const auto end = end_of_name(at);
        return end > at ? std::optional(end) : std::nullopt;
    }

    [[nodiscard]] std::size_t ending_at(std::size_t at) const {
        std::size_t longest = 0;
        for (const auto ending : endings)
            longest = std::max(longest, phrase_length(tokens_, at, ending));
        const bool is_voluntary = has(at + 1) && (tokens_[at + 1].is("for") || tokens_[at + 1].is("of"));
        return is_voluntary ? 0 : longest;
    }

    void add(std::size_t first, std::size_t last) {
        if (first < taken_) return;
        names_.push_back(squeezed(text_of(text_, tokens_[first], tokens_[last])));
        taken_ = last + 1;
    }

    void add_backwards(std::size_t at, std::size_t length) {
        auto first = at;
        while (first > taken_ && at - first < most_words && is_joined(first - 1, first)) {
            const auto& before = tokens_[first - 1];
            // "Head of Policy – Vale Council": a dash with spaces parts two names.
            if (before.is("-") && (first < 2 || before.begin != tokens_[first - 2].end)) break;
            const bool goes_on = is_proper(first - 1)
                                 || (is_among(joining, before.text) && first >= 2 && is_proper(first - 2));
            if (!goes_on) break;
            --first;
        }
        while (first < at && (is_opening_word(first) || is_among(joining, tokens_[first].text)))
            ++first;
        const auto is_name = [&](const Token& token) {
            return !is_among(no_names, token.text) && !is_among(joining, token.text);
        };
        const auto words = tokens_.subspan(first, at - first);
        if (std::ranges::any_of(words, is_name)) add(first, at + length - 1);
    }

    /// "The", "At", "In" open a sentence, not a name.
    [[nodiscard]] bool is_opening_word(std::size_t at) const {
        constexpr std::array<std::string_view, 16> openings = {
            "the",
            "at",
            "in",
            "for",
            "by",
            "to",
            "from",
            "with",
            "when",
            "as",
            "while",
            "during",
            "our",
            "this",
            "dear",
            "welcome"
        };
        return is_among(openings, tokens_[at].text);
    }

    std::string_view text_;
    Tokens tokens_;
    std::size_t taken_ = 0;
    std::vector<std::string> names_;
};

bool may_name_one(std::string_view text) {
    for (const std::string_view word :
         {"Council",      "COUNCIL",      "Borough of", "Cyngor",       "Comhairle", "Authority",
          "Rescue",       "Health Board", "NHS",        "AUTHORITY",    "RESCUE",    "HEALTH BOARD",
          "BOROUGH OF",   "CYNGOR",       "Care Board", "Fire Service", "Police",    "POLICE",
          "Constabulary", "CONSTABULARY", "University", "UNIVERSITY",   "Prifysgol", "Housing Association"}) {
        if (text.contains(word)) return true;
    }
    return false;
}

}  // namespace

std::vector<std::string> organisations_in(std::string_view text) {
    if (!may_name_one(text)) return {};
    const auto tokens = tokens_of(text);
    return NameFinder(text, tokens).run();
}

}  // namespace dueregard::plan
