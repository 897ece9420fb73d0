#include "plan/setback.hpp"

#include "base/text.hpp"
#include "plan/date_scanner.hpp"
#include "plan/wording.hpp"

#include <algorithm>
#include <array>

namespace dueregard::plan {

namespace {

using Tokens = std::span<const Token>;

constexpr std::array setback_phrases = std::to_array<std::string_view>({
    "postponed",
    "cancelled",
    "canceled",
    "paused",
    "on hold",
    "on pause",
    "put on hold",
    "deferred",
    "abandoned",
    "stalled",
    "put back",
    "pushed back",
    "delayed",
    "a delay",
    "delay in",
    "delay to",
    "delay with",
    "delays in",
    "delays to",
    "delays with",
    "delays have",
    "experienced delays",
    "behind schedule",
    "behind target",
    "behind plan",
    "slipped",
    "slippage",
    "overdue",
    "off track",
    "off target",
    "unsuccessful",
    "not successful",
    "not started",
    "not begun",
    "not commenced",
    "no progress",
    "no longer going ahead",
    "not going ahead",
    "not gone ahead",
    "not taken place",
    "not been possible",
    "not possible to",
    "not been able to",
    "unable to complete",
    "unable to deliver",
    "unable to progress",
    "unable to start",
    "unable to recruit",
    "unable to meet",
    "failed to",
    "yet to start",
    "yet to begin",
    "yet to commence",
    "yet to be started",
    "yet to be completed",
    "yet to be delivered",
    "yet to be developed",
    "yet to be implemented",
    "yet to be published",
    "yet to take place",
    "missed its deadline",
    "missed the deadline",
    "missed our deadline",
    "missed its target",
    "missed the target",
    "missed our target",
    "missed its milestone",
    "target missed",
    "deadline missed",
    "target was missed",
    "deadline was missed",
    "target has been missed",
    "deadline has been missed",
    "target not met",
    "target was not met",
    "target has not been met",
    "deadline not met",
    "deadline was not met",
    "not met the target",
    "not met our target",
    "not met its target",
    "did not meet",
    "did not take place",
    "did not go ahead",
    "did not happen",
    "not on track",
    "not on target",
    "not progressed",
    "not been progressed",
    "has been rescheduled to",
    "short of target",
    "short of the target",
    "below target",
    "not been achieved",
    "not been met",
    "not achieved",
    "wedi'i ohirio",
    "wedi ei ohirio",
    "gohiriwyd",
    "canslwyd",
    "heb ddechrau",
});

/// What "not yet" must be followed by; "the date has not yet been confirmed" says nothing against the work.
constexpr std::array done_words = std::to_array<std::string_view>({
    "started",    "begun",       "commenced", "completed",  "complete", "delivered", "achieved",
    "met",        "implemented", "launched",  "happened",   "finished", "done",      "progressed",
    "developed",  "established", "place",     "introduced", "possible", "rolled",    "held",
    "undertaken", "produced",    "recruited", "underway",   "due",      "reached",   "finalised",
    "given",      "appointed",   "agreed",    "approved",   "signed",   "opened",    "published",
    "trained",    "filled",      "installed", "fitted",     "built",    "secured",   "issued",
    "written",    "adopted",     "assigned",  "received",   "open",     "ready",     "live",
});

constexpr std::array unreal_words = std::to_array<std::string_view>({
    "if",       "may",      "might",    "could",   "would",   "avoid",  "avoids",     "avoided",
    "avoiding", "prevent",  "prevents", "without", "not",     "no",     "never",      "nothing",
    "none",     "neither",  "isn't",    "wasn't",  "weren't", "nor",    "unless",     "reduce",
    "reducing", "minimise", "despite",  "reduced", "fewer",   "longer", "previously",
});

/// Somebody else's business: "cancelled appointments", "unsuccessful candidates".
constexpr std::array other_business = std::to_array<std::string_view>({
    "appointments",
    "appointment",
    "candidates",
    "candidate",
    "applicants",
    "applicant",
    "applications",
    "bidders",
    "discharge",
    "discharges",
    "transfers",
    "payments",
    "payment",
    "development",
    "attempts",
    "operations",
});

constexpr std::array recovery_phrases = std::to_array<std::string_view>({
    "now complete",        "now completed",
    "now been completed",  "since been completed",
    "now been held",       "since been held",
    "now taken place",     "since taken place",
    "now been delivered",  "since been delivered",
    "now in place",        "now been launched",
    "since been launched", "since launched",
    "now been published",  "since been published",
    "now been resolved",   "since been resolved",
    "back on track",       "now on track",
    "back on schedule",    "now live",
    "now underway",        "now under way",
    "has resumed",         "have resumed",
    "now resumed",         "was completed",
    "were completed",      "has been completed",
    "have been completed", "went ahead",
    "took place",          "were then held",
    "was then held",       "now been achieved",
    "now achieved",        "now met",
    "now been met",        "now finished",
    "now been recruited",
});

constexpr std::array completion_words = std::to_array<std::string_view>({
    "completed",   "complete",  "completion", "finalised",   "finalized",  "published", "launched",
    "approved",    "adopted",   "delivered",  "implemented", "introduced", "finished",  "issued",
    "rescheduled", "concluded", "achieved",   "live",        "opened",     "postponed", "established",
    "switched on", "installed", "fitted",     "handed over", "unveiled",   "in use",    "came into force",
});

constexpr std::array later_work = std::to_array<std::string_view>({
    "further",
    "next phase",
    "next stage",
    "phase two",
    "phase 2",
    "second phase",
    "review of",
    "reviewed",
    "refresh",
    "future",
    "next year",
    "in addition",
    "annual",
});

constexpr std::size_t furthest_date = 9;

bool is_among(std::span<const std::string_view> words, const Token& token) {
    return std::ranges::find(words, token.text) != words.end();
}

/// One of `words` stands among the three words before `at`, within the sentence.
bool is_preceded(Tokens tokens, std::size_t at, std::span<const std::string_view> words) {
    for (std::size_t back = 1; back <= 3 && back <= at; ++back) {
        const auto& token = tokens[at - back];
        if (token.is(".") || token.is(";")) return false;
        if (is_among(words, token)) return true;
    }
    return false;
}

bool is_recovered(Tokens tokens, std::size_t after) {
    return find_phrase(tokens, recovery_phrases, after).has_value();
}

/// "not yet (been) completed": how many tokens; 0 where that does not stand here.
std::size_t not_yet_length(Tokens tokens, std::size_t at) {
    if (phrase_length(tokens, at, "not yet") == 0 && phrase_length(tokens, at, "hasn't yet") == 0) return 0;
    for (auto next = at + 2; next < tokens.size() && next <= at + 4; ++next) {
        if (is_among(done_words, tokens[next])) return next - at + 1;
        const bool goes_on = tokens[next].is("been") || tokens[next].is("taken") || tokens[next].is("fully")
                             || tokens[next].is("in") || tokens[next].is("formally");
        if (!goes_on) return 0;
    }
    return 0;
}

std::size_t setback_length(Tokens tokens, std::size_t at) {
    std::size_t longest = not_yet_length(tokens, at);
    for (const auto phrase : setback_phrases)
        longest = std::max(longest, phrase_length(tokens, at, phrase));
    return longest;
}

/// The auxiliary verbs before the phrase belong to the quotation: "were postponed", "had to be cancelled".
std::size_t start_of_quotation(Tokens tokens, std::size_t at) {
    constexpr std::array<std::string_view, 10> auxiliaries = {
        "was", "were", "been", "be", "being", "has", "have", "had", "to", "is"
    };
    auto start = at;
    while (start > 0 && at - start < 3 && is_among(auxiliaries, tokens[start - 1]))
        --start;
    return start;
}

}  // namespace

std::optional<Setback> setback_in(std::string_view commentary) {
    const auto tokens = tokens_of(commentary);
    for (std::size_t at = 0; at < tokens.size(); ++at) {
        if (tokens[at].kind != TokenKind::word) continue;
        const auto length = setback_length(tokens, at);
        if (length == 0 || is_preceded(tokens, at, unreal_words)) continue;
        const auto after = at + length;
        if (after < tokens.size() && is_among(other_business, tokens[after])) continue;
        if (is_recovered(tokens, after)) return std::nullopt;
        const auto start = start_of_quotation(tokens, at);
        return Setback{.words = squeezed(text_of(commentary, tokens[start], tokens[after - 1]))};
    }
    return std::nullopt;
}

std::optional<DueDate> done_after(std::string_view commentary, const DueDate& due) {
    for (const auto sentence : sentences_of(commentary)) {
        const auto tokens = tokens_of(sentence);
        if (has_phrase(tokens, later_work)) continue;
        for (auto& found : find_dates(tokens, Reading::prose)) {
            const auto from = found.first > furthest_date ? found.first - furthest_date : 0;
            const auto before = std::span(tokens).subspan(from, found.first - from);
            if (!has_phrase(before, completion_words) || first_day(found.date) <= due.last_day) continue;
            const auto& last = tokens[found.first + found.count - 1];
            found.date.words = squeezed(text_of(sentence, tokens[found.first], last));
            return found.date;
        }
    }
    return std::nullopt;
}

}  // namespace dueregard::plan
