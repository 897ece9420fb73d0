#include "plan/status.hpp"

#include "base/enumerator.hpp"
#include "base/text.hpp"
#include "plan/status_words.hpp"
#include "plan/wording.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace dueregard::plan {

namespace {

constexpr std::array<Meaning, 5> meanings = {
    Meaning::met, Meaning::narrowly_missed, Meaning::missed, Meaning::not_due, Meaning::not_reported
};

constexpr std::array<std::string_view, 5> meaning_names = {
    "met", "narrowly_missed", "missed", "not_due", "not_reported"
};

constexpr std::array<std::string_view, 5> meaning_titles = {
    "Met", "Narrowly missed", "Missed", "Not due", "Not reported"
};

/// Past this many words a cell is a narrative; only its opening can be a status.
constexpr std::size_t longest_status = 12;
constexpr std::size_t longest_opening = 4;

/// How bad, for a cell that names two colours: the worse one counts.
int badness(Meaning meaning) {
    if (meaning == Meaning::missed) return 2;
    return meaning == Meaning::narrowly_missed ? 1 : 0;
}

std::optional<Meaning> worse(std::optional<Meaning> a, std::optional<Meaning> b) {
    if (!a) return b;
    if (!b) return a;
    return badness(*b) > badness(*a) ? b : a;
}

std::size_t count_of(std::span<const Token> tokens, TokenKind kind) {
    return static_cast<std::size_t>(std::ranges::count(tokens, kind, &Token::kind));
}

std::optional<Meaning> colour_in(std::span<const Token> tokens) {
    const bool is_short = count_of(tokens, TokenKind::word) <= 6;
    std::optional<Meaning> found;
    for (std::size_t at = 0; at < tokens.size(); ++at) {
        const bool is_denied = at > 0 && (tokens[at - 1].is("not") || tokens[at - 1].is("non"));
        if (const auto meaning = colour_meaning(tokens[at].text); meaning && !is_denied)
            found = worse(found, meaning);
        if (!is_short && tokens[at].kind == TokenKind::word) break;
    }
    return found;
}

/// "R", "A/G", "G ↑", "RAG: A": one or two letters that stand alone.
std::optional<Meaning> letter_in(std::span<const Token> tokens) {
    const bool is_not_applicable = tokens.size() == 3 && tokens[0].is("n") && tokens[2].is("a");
    if (is_not_applicable) return std::nullopt;
    std::optional<Meaning> found;
    std::size_t letters = 0;
    for (const auto& token : tokens) {
        if (token.kind != TokenKind::word || token.is("rag") || token.is("brag") || token.is("bragg"))
            continue;
        const auto meaning = letter_meaning(token.text);
        if (!meaning || ++letters > 2) return std::nullopt;
        found = worse(found, meaning);
    }
    return found;
}

std::optional<Meaning> symbol_in(std::span<const Token> tokens) {
    for (const auto& token : tokens) {
        if (token.kind != TokenKind::mark) continue;
        if (const auto meaning = symbol_meaning(token.text)) return meaning;
    }
    if (tokens.size() == 1 && tokens.front().is("-")) return Meaning::not_reported;
    return std::nullopt;
}

/// "100%", "100% complete". Any other share says how far something is, not whether that is far enough.
std::optional<Meaning> share_in(std::span<const Token> tokens) {
    if (tokens.size() < 2 || tokens.size() > 4 || !tokens[1].is("%") || tokens[0].kind != TokenKind::number)
        return {};
    return tokens[0].value == 100 ? std::optional(Meaning::met) : std::nullopt;
}

bool is_negation(const Token& token) {
    constexpr std::array<std::string_view, 7> negations = {
        "not", "never", "isn't", "hasn't", "wasn't", "haven't", "aren't"
    };
    return std::ranges::find(negations, token.text) != negations.end();
}

/// A "not" up to three words before a good word turns it round ("not currently on track"); "not fully" half
/// so.
std::optional<Meaning> turned_by_negation(std::span<const Token> tokens, std::size_t at, Meaning meaning) {
    for (std::size_t back = 1; back <= 3 && back <= at; ++back) {
        const auto& before = tokens[at - back];
        if (before.kind != TokenKind::word) break;
        if (!is_negation(before)) continue;
        if (meaning != Meaning::met) return std::nullopt;
        const auto& next = tokens[at - back + 1];
        const bool is_partly = next.is("fully") || next.is("quite") || next.is("all") || next.is("wholly");
        return is_partly ? Meaning::narrowly_missed : Meaning::missed;
    }
    return meaning;
}

/// The phrases by their first byte: a word is held against a few of them, not against all.
const std::vector<const StatusPhrase*>& phrases_beginning_with(char first) {
    static const auto all = [] {
        std::array<std::vector<const StatusPhrase*>, 256> by_first;
        for (const auto& phrase : status_phrases())
            by_first.at(static_cast<unsigned char>(phrase.phrase.front())).push_back(&phrase);
        return by_first;
    }();
    return all.at(static_cast<unsigned char>(first));
}

const StatusPhrase* longest_phrase(std::span<const Token> tokens, std::size_t at) {
    const StatusPhrase* best = nullptr;
    std::size_t best_length = 0;
    for (const auto* const candidate : phrases_beginning_with(tokens[at].text.front())) {
        const auto length = phrase_length(tokens, at, candidate->phrase);
        if (length <= best_length) continue;
        const bool is_whole = at == 0 && (length == tokens.size() || tokens[length].kind == TokenKind::mark);
        if (candidate->strength == Strength::alone && !is_whole) continue;
        best = candidate;
        best_length = length;
    }
    return best;
}

/// The first strong phrase; where there is none, the first weak one.
std::optional<Meaning> phrase_in(std::span<const Token> tokens, std::size_t last_start) {
    std::optional<Meaning> weak;
    for (std::size_t at = 0; at < tokens.size() && at <= last_start;) {
        const auto* const phrase = longest_phrase(tokens, at);
        if (phrase == nullptr) {
            ++at;
            continue;
        }
        const auto meaning = turned_by_negation(tokens, at, phrase->meaning);
        if (meaning && phrase->strength != Strength::weak) return meaning;
        if (!weak) weak = meaning;
        at += std::max<std::size_t>(1, phrase_length(tokens, at, phrase->phrase));
    }
    return weak;
}

}  // namespace

std::span<const Meaning> all_meanings() {
    return meanings;
}

std::string_view name_of(Meaning meaning) {
    return meaning_names.at(static_cast<std::size_t>(meaning));
}

std::string_view title_of(Meaning meaning) {
    return meaning_titles.at(static_cast<std::size_t>(meaning));
}

std::optional<Meaning> meaning_named(std::string_view name) {
    return enumerator_named<Meaning>(meaning_names, name);
}

const StatusScale& default_scale() {
    static const StatusScale scale =
        {.statuses = {
             {.symbol = "★", .word = "On target", .meaning = Meaning::met},
             {.symbol = "●", .word = "Narrowly missed", .meaning = Meaning::narrowly_missed},
             {.symbol = "▲", .word = "Missed", .meaning = Meaning::missed},
             {.symbol = "○", .word = "Not due", .meaning = Meaning::not_due},
             {.symbol = "–", .word = "Not reported", .meaning = Meaning::not_reported},
         }};
    return scale;
}

std::optional<Meaning> meaning_of(std::string_view printed) {
    const auto tokens = tokens_of(printed);
    if (tokens.empty()) return std::nullopt;
    const bool is_narrative = count_of(tokens, TokenKind::word) > longest_status;
    if (const auto meaning = colour_in(tokens)) return meaning;
    if (const auto meaning = letter_in(tokens)) return meaning;
    if (const auto meaning = share_in(tokens)) return meaning;
    if (const auto meaning = phrase_in(tokens, is_narrative ? longest_opening : tokens.size()))
        return meaning;
    return symbol_in(
        std::span(tokens).first(is_narrative ? std::min<std::size_t>(2, tokens.size()) : tokens.size())
    );
}

std::optional<Meaning> described_meaning(std::string_view words) {
    const auto tokens = tokens_of(words);
    return phrase_in(tokens, tokens.size());
}

}  // namespace dueregard::plan
