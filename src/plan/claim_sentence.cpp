#include "plan/claim_sentence.hpp"

#include "plan/date_scanner.hpp"
#include "plan/ref.hpp"
#include "plan/status_words.hpp"
#include "plan/wording.hpp"

#include <algorithm>
#include <array>

namespace dueregard::plan {

namespace {

using Tokens = std::span<const Token>;

constexpr std::size_t furthest_category = 14;

struct KeyPhrase {
    std::string_view phrase;
    std::string_view key;
};

/// Plainer than a status, and commoner in a sentence than in a cell.
constexpr std::array key_phrases = std::to_array<KeyPhrase>({
    {"failing to achieve", "not_met"},
    {"failed to achieve", "not_met"},
    {"failing to meet", "not_met"},
    {"failed to meet", "not_met"},
    {"fail to meet", "not_met"},
    {"not met", "not_met"},
    {"not been met", "not_met"},
    {"not achieved", "not_met"},
    {"not been achieved", "not_met"},
    {"did not meet", "not_met"},
    {"did not achieve", "not_met"},
    {"not meeting", "not_met"},
    {"not achieving", "not_met"},
    {"not on track", "not_met"},
    {"not on target", "not_met"},
    {"fell short", "not_met"},
    {"falling short", "not_met"},
    {"below target", "not_met"},
    {"missed", "missed"},
    {"narrowly missed", "narrowly_missed"},
    {"narrowly missing", "narrowly_missed"},
    {"just missed", "narrowly_missed"},
    {"met", "met"},
    {"meeting", "met"},
    {"achieved", "met"},
    {"achieving", "met"},
    {"done", "met"},
    {"finished", "met"},
    {"delivered", "met"},
    {"closed", "met"},
    {"late", "narrowly_missed"},
});

constexpr std::array measure_words = std::to_array<std::string_view>({
    "measure",   "measures",   "action",     "actions",  "commitment", "commitments", "target",
    "targets",   "indicator",  "indicators", "activity", "activities", "deliverable", "deliverables",
    "milestone", "milestones", "kpis",       "task",     "tasks",      "pledges",     "pis",
});

constexpr std::array fillers = std::to_array<std::string_view>({
    "of",    "them",     "those",  "these",     "the",       "all",     "are",    "is",       "were",
    "was",   "have",     "has",    "had",       "been",      "being",   "be",     "now",      "currently",
    "rated", "reported", "marked", "shown",     "assessed",  "graded",  "as",     "at",       "which",
    "that",  "with",     "a",      "an",        "status",    "only",    "just",   "fully",    "already",
    "our",   "in",       "on",     "remain",    "remaining", "out",     "total",  "equality", "edi",
    "key",   "still",    "its",    "their",     "to",        "planned", "agreed", "(",        ")",
    ",",     "-",        "been",   "we",        "this",      "quarter", "year",   "period",   "either",
    "or",    "yet",      "plan",   "programme", "scheme",
});

constexpr std::array earlier_times = std::to_array<std::string_view>({
    "last year",
    "last quarter",
    "previous year",
    "previous quarter",
    "previous report",
    "last report",
    "last period",
    "previous period",
    "carried forward from",
});

constexpr std::array total_cues = std::to_array<std::string_view>({
    "there are", "contains",   "contain",    "includes",  "comprises", "consists of", "total of",
    "sets out",  "covers",     "of the",     "out of",    "of",        "all",         "we have",
    "has",       "made up of", "reports on", "report on", "against",
});

constexpr std::array total_cues_after = std::to_array<std::string_view>(
    {"in the plan",
     "in this plan",
     "in our plan",
     "in the programme",
     "in total",
     "in all",
     "make up the plan"}
);

bool is_among(std::span<const std::string_view> words, const Token& token) {
    return std::ranges::find(words, token.text) != words.end();
}

struct Category {
    std::string key;
    std::size_t length = 0;
};

/// How measures stand, as the longest phrase at `at` says it.
std::optional<Category> category_at(Tokens tokens, std::size_t at) {
    Category best;
    const auto offer = [&](std::string_view phrase, std::string_view key) {
        const auto length = phrase_length(tokens, at, phrase);
        if (length > best.length) best = {.key = std::string(key), .length = length};
    };
    for (const auto& [phrase, key] : key_phrases)
        offer(phrase, key);
    for (const auto& status : status_phrases()) {
        if (status.strength != Strength::alone) offer(status.phrase, name_of(status.meaning));
    }
    if (best.length > 0) return best;
    const auto colour = colour_meaning(tokens[at].text);
    if (!colour) return std::nullopt;
    return Category{.key = claim_key(*colour), .length = 1};
}

/// The tokens of the sentence without quotations and dates.
std::vector<Token> counted_tokens(std::string_view sentence) {
    auto tokens = tokens_of(sentence);
    std::vector<bool> is_left_out(tokens.size(), false);
    for (const auto& date : find_dates(tokens, Reading::prose)) {
        std::fill_n(is_left_out.begin() + static_cast<std::ptrdiff_t>(date.first), date.count, true);
    }
    std::optional<std::size_t> opened;
    for (std::size_t at = 0; at < tokens.size(); ++at) {
        if (!tokens[at].is("\"")) continue;
        if (opened)
            std::fill(
                is_left_out.begin() + static_cast<std::ptrdiff_t>(*opened),
                is_left_out.begin() + static_cast<std::ptrdiff_t>(at) + 1,
                true
            );
        opened = opened ? std::nullopt : std::optional(at);
    }
    std::vector<Token> kept;
    for (std::size_t at = 0; at < tokens.size(); ++at) {
        if (!is_left_out[at]) kept.push_back(std::move(tokens[at]));
    }
    return kept;
}

class SentenceReader {
public:
    explicit SentenceReader(Tokens tokens) : tokens_(tokens) {}

    std::map<std::string, int> run() {
        for (std::size_t at = 0; at < tokens_.size();) {
            const auto count = count_at(tokens_, at);
            if (count && is_count(at, count->length))
                at = read_count(at, *count);
            else if (is_all_or_no(at))
                at = read_all_or_no(at);
            else
                ++at;
        }
        const bool is_about_measures =
            std::ranges::any_of(tokens_, [](const Token& token) { return is_among(measure_words, token); });
        const bool counts_several = categories_ >= 2;
        if (!is_about_measures && !counts_several) return {};
        const bool only_total = says_.size() == 1 && says_.contains("total");
        if (only_total && !has_total_cue_) return {};
        return says_;
    }

private:
    [[nodiscard]] bool has(std::size_t at) const { return at < tokens_.size(); }

    /// "EDI6", "6.02", "£3", "from 28" and "3 of" something else are no counts of measures now.
    [[nodiscard]] bool is_count(std::size_t at, std::size_t length) const {
        const auto touches = [&](std::size_t first) {
            return has(first + 1) && tokens_[first].end == tokens_[first + 1].begin;
        };
        if (at > 0) {
            const auto& before = tokens_[at - 1];
            const bool is_glued =
                touches(at - 1) && !before.is("(") && !before.is("-") && !before.is(":") && !before.is("/");
            if (is_glued || before.is("from") || before.is("than") || before.is("£")) return false;
        }
        const auto next = at + length;
        const bool is_decimal = has(next + 1) && tokens_[next].is(".") && touches(at)
                                && tokens_[next + 1].kind == TokenKind::number;
        return !is_decimal && tokens_[at].value < 100'000;
    }

    [[nodiscard]] bool is_all_or_no(std::size_t at) const {
        if (!tokens_[at].is("all") && !tokens_[at].is("no")) return false;
        for (auto next = at + 1; has(next) && next <= at + 4; ++next) {
            if (is_among(measure_words, tokens_[next])) return true;
            if (!is_among(fillers, tokens_[next])) return false;
        }
        return false;
    }

    /// Where the category stands that the count at `from` belongs to.
    struct Bound {
        Category category;
        std::size_t at = 0;
    };

    std::optional<Bound> bind(std::size_t from) {
        for (auto at = from; has(at) && at <= from + furthest_category; ++at) {
            if (auto category = category_at(tokens_, at))
                return Bound{.category = std::move(*category), .at = at};
            if (const auto count = count_at(tokens_, at)) {
                if (!is_total_at(at)) return std::nullopt;
                says_["total"] = count->value;
                has_total_cue_ = true;
                at += count->length - 1;
                continue;
            }
            if (!is_among(fillers, tokens_[at]) && !is_among(measure_words, tokens_[at])) return std::nullopt;
        }
        return std::nullopt;
    }

    /// "4 of 41", "4 out of the 41", "4 of our 41", "4/41".
    [[nodiscard]] bool is_total_at(std::size_t at) const {
        constexpr std::array<std::string_view, 6> whose = {"the", "our", "its", "their", "these", "those"};
        if (at == 0) return false;
        const auto& before = tokens_[at - 1];
        return before.is("of") || before.is("/")
               || (at >= 2 && tokens_[at - 2].is("of") && is_among(whose, before));
    }

    std::size_t read_count(std::size_t at, const Counted& count) {
        const auto next = at + count.length;
        if (has(next) && tokens_[next].is("%")) return read_share(next, count.value);
        if (const auto before = category_before(at); !before.empty()) {
            add(before, count.value, at);
            return next;
        }
        if (is_total_at(at) && !says_.contains("total")) {
            note_total(at, count);
            return next;
        }
        if (auto bound = bind(next)) {
            add(bound->category.key, count.value, at);
            if (at > 0 && tokens_[at - 1].is("all")) says_["total"] = count.value;
            return bound->at + bound->category.length;
        }
        note_total(at, count);
        return next;
    }

    /// "85% of actions are complete".
    std::size_t read_share(std::size_t percent, int value) {
        const auto bound = bind(percent + 1);
        if (!bound) return percent + 1;
        if (bound->category.key == "met") {
            says_.emplace("met_percent", value);
            ++categories_;
        }
        return bound->at + bound->category.length;
    }

    /// "Green: 32", "On track (32)".
    [[nodiscard]] std::string category_before(std::size_t at) const {
        if (at < 2) return {};
        const auto& joint = tokens_[at - 1];
        if (!joint.is(":") && !joint.is("-") && !joint.is("(") && !joint.is("=")) return {};
        for (std::size_t back = std::min<std::size_t>(at - 1, 4); back > 0; --back) {
            const auto category = category_at(tokens_, at - 1 - back);
            if (category && category->length == back) return category->key;
        }
        return {};
    }

    std::size_t read_all_or_no(std::size_t at) {
        const auto bound = bind(at + 1);
        if (!bound) return at + 1;
        const auto& key = bound->category.key;
        if (tokens_[at].is("no"))
            add(key, 0, at);
        else if (key == "met")
            add("not_met", 0, at);
        return bound->at + bound->category.length;
    }

    /// A subset ("20 are green, of which 5 are complete") is not added to its whole.
    void add(const std::string& key, int value, std::size_t at) {
        ++categories_;
        const bool is_subset = at >= 2 && tokens_[at - 2].is("of")
                               && (tokens_[at - 1].is("which") || tokens_[at - 1].is("these"));
        if (is_subset && says_.contains(key)) return;
        says_[key] += value;
    }

    /// "There are 41 measures", "a total of 41 actions".
    void note_total(std::size_t at, const Counted& count) {
        auto next = at + count.length;
        while (has(next) && is_among(fillers, tokens_[next]) && next < at + 4)
            ++next;
        if (!has(next) || !is_among(measure_words, tokens_[next]) || says_.contains("total")) return;
        const auto from = at >= 4 ? at - 4 : 0;
        const auto after = tokens_.subspan(next, std::min<std::size_t>(6, tokens_.size() - next));
        const bool has_cue =
            has_phrase(tokens_.subspan(from, at - from), total_cues) || has_phrase(after, total_cues_after);
        if (!has_cue) return;
        says_["total"] = count.value;
        has_total_cue_ = true;
    }

    Tokens tokens_;
    std::map<std::string, int> says_;
    int categories_ = 0;
    bool has_total_cue_ = false;
};

/// How the sentence says that the refs it names stand: by its last category.
std::string standing_of_refs(Tokens tokens) {
    std::string key;
    for (std::size_t at = 0; at < tokens.size();) {
        const auto category = category_at(tokens, at);
        if (category) key = category->key;
        at += category ? category->length : 1;
    }
    return key;
}

}  // namespace

std::optional<SentenceClaim> claim_of(std::string_view sentence) {
    const auto tokens = counted_tokens(sentence);
    if (tokens.empty() || has_phrase(tokens, earlier_times)) return std::nullopt;
    SentenceClaim claim{.says = SentenceReader(tokens).run()};
    claim.refs = refs_in(sentence);
    if (!claim.refs.empty()) {
        claim.refs_stand = standing_of_refs(tokens);
        if (claim.refs_stand.empty()) claim.refs.clear();
    }
    claim.says_only = !claim.refs.empty() && has_phrase(tokens, std::array<std::string_view, 1>{"only"})
                      && claim.says.empty();
    if (claim.says.empty() && claim.refs.empty()) return std::nullopt;
    return claim;
}

std::string claim_key(Meaning meaning) {
    return std::string(name_of(meaning));
}

}  // namespace dueregard::plan
