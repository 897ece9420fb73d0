#include "intake/matching.hpp"

#include "base/text.hpp"
#include "intake/likeness_index.hpp"
#include "plan/ref.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <unordered_map>
#include <utility>

namespace dueregard::intake {

namespace {

using Places = std::vector<std::size_t>;
using PlacesByKey = std::unordered_map<std::string, Places>;

/// How much likelier the likeliest measure must be than the next for it to be the one.
constexpr double clear_lead = 0.1;
constexpr std::size_t most_candidates = 3;

const Places& places_of(const PlacesByKey& places, const std::string& key) {
    static const Places none;
    const auto found = places.find(key);
    return key.empty() || found == places.end() ? none : found->second;
}

std::string quoted(const std::string& action) {
    constexpr std::size_t longest = 80;
    const auto text = squeezed(action);
    if (text.size() <= longest) return fmt::format("“{}”", text);
    const auto space = text.rfind(' ', longest);
    auto end = space == std::string::npos || space == 0 ? longest : space;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U)
        --end;
    return fmt::format("“{} …”", text.substr(0, end));
}

/// A row by itself, held against the register; rows against each other come afterwards.
class Matcher {
public:
    Matcher(const Incoming& incoming, const RegisterView& view)
        : view_(view), likeness_(view), claimed_(view.measures.size(), false) {
        for (std::size_t place = 0; place < view.measures.size(); ++place) {
            const auto& measure = view.measures[place].measure;
            by_ref_[plan::ref_key(measure.ref)].push_back(place);
            by_action_[action_key(measure.action)].push_back(place);
        }
        for (const auto& row : incoming.rows)
            claim(row);
    }

    [[nodiscard]] Match match(const IncomingRow& row) const {
        const auto& with_ref = places_of(by_ref_, plan::ref_key(row.ref));
        if (!with_ref.empty()) return by_ref(row, with_ref);
        if (auto found = by_same_words(row)) return *std::move(found);
        if (auto found = by_likeness(row)) return *std::move(found);
        Match match;
        if (!row.printed_ref.empty())
            match.doubt = mended_sentence(row, "no measure of the register has that ref");
        return match;
    }

private:
    void claim(const IncomingRow& row) {
        const auto& with_ref = places_of(by_ref_, plan::ref_key(row.ref));
        if (!with_ref.empty()) claimed_[likest_of(row, with_ref).measure] = true;
    }

    [[nodiscard]] double likeness_to(const IncomingRow& row, std::size_t place) const {
        if (row.action.empty()) return 1.0;
        return likeness(row.action, view_.measures[place].measure.action);
    }

    [[nodiscard]] Alike likest_of(const IncomingRow& row, const Places& places) const {
        Alike best{.measure = places.front(), .likeness = likeness_to(row, places.front())};
        for (const auto place : places) {
            const auto value = likeness_to(row, place);
            if (value > best.likeness) best = {.measure = place, .likeness = value};
        }
        return best;
    }

    static std::string mended_sentence(const IncomingRow& row, std::string_view why) {
        return fmt::format(
            "The document prints {}, which was read as {}, and {}.", row.printed_ref, row.ref, why
        );
    }

    /// Rule 1.
    [[nodiscard]] Match by_ref(const IncomingRow& row, const Places& places) const {
        const auto best = likest_of(row, places);
        const auto& registered = view_.measures[best.measure];
        const auto action = quoted(registered.measure.action);
        Match match{.measure = best.measure, .doubt = "", .candidates = {best.measure}};
        if (registered.is_withdrawn) {
            match.doubt = fmt::format("{} was withdrawn from the plan.", row.ref);
        } else if (row.action.empty() && places.size() > 1) {
            match.doubt = fmt::format("{} measures of the register have the ref {}.", places.size(), row.ref);
        } else if (!row.printed_ref.empty() && best.likeness < same_action) {
            match.doubt = mended_sentence(row, fmt::format("the register's {} says {}", row.ref, action));
        } else if (best.likeness < other_action) {
            match.doubt = fmt::format("In the register {} is another action: {}.", row.ref, action);
        }
        std::ranges::copy_if(places, std::back_inserter(match.candidates), [&](auto place) {
            return place != best.measure;
        });
        return match;
    }

    /// A sure match, or one in doubt because the measure goes by another ref.
    [[nodiscard]] Match unless_renumbered(const IncomingRow& row, Match match) const {
        const auto& ref = view_.measures[*match.measure].measure.ref;
        if (row.ref.empty() || ref.empty()) return match;
        match.doubt = fmt::format("The register has this action under the ref {}, not {}.", ref, row.ref);
        return match;
    }

    /// Rule 2.
    [[nodiscard]] std::optional<Match> by_same_words(const IncomingRow& row) const {
        Places open;
        std::ranges::copy_if(
            places_of(by_action_, action_key(row.action)),
            std::back_inserter(open),
            [&](auto place) { return !claimed_[place]; }
        );
        if (open.empty()) return std::nullopt;
        Match match{.measure = open.front(), .doubt = "", .candidates = open};
        if (open.size() == 1) return unless_renumbered(row, std::move(match));
        match.doubt = fmt::format("{} measures of the register have this action.", open.size());
        return match;
    }

    /// Rule 3.
    [[nodiscard]] std::optional<Match> by_likeness(const IncomingRow& row) const {
        const auto least = row.ref.empty() ? other_action : same_action;
        const auto alike = likeness_.likest(row.action, least, most_candidates, claimed_);
        if (alike.empty()) return std::nullopt;
        Match match{.measure = alike.front().measure, .doubt = "", .candidates = {}};
        for (const auto& candidate : alike)
            match.candidates.push_back(candidate.measure);
        const bool leads = alike.size() == 1 || alike[0].likeness - alike[1].likeness >= clear_lead;
        if (leads && alike.front().likeness > same_action) return unless_renumbered(row, std::move(match));
        const auto& likest = view_.measures[*match.measure].measure;
        match.doubt =
            fmt::format("It reads much like {}: {}.", plan::short_name(likest), quoted(likest.action));
        if (likest.ref.empty()) match.doubt = fmt::format("It reads much like {}.", quoted(likest.action));
        return match;
    }

    const RegisterView& view_;
    LikenessIndex likeness_;
    std::vector<bool> claimed_;  ///< by its ref, by some row
    PlacesByKey by_ref_;
    PlacesByKey by_action_;
};

/// What two rows must not share: a measure, or the ref (else the action) of a new one, in one period.
using Subject = std::pair<std::string, std::optional<std::size_t>>;

Subject subject_of(const IncomingRow& row, const Match& match) {
    if (match.measure) return {fmt::format("measure {}", *match.measure), row.period};
    const auto ref = plan::ref_key(row.ref);
    if (!ref.empty()) return {"ref " + ref, row.period};
    return {"action " + action_key(row.action), row.period};
}

/// "Line 12" for a text, "Sheet Plan, cell B7" for a sheet; a row by number where the source has no places.
std::string place_as_subject(const Incoming& incoming, std::size_t row) {
    auto words = words_of_place(incoming.rows[row].at);
    if (words.empty()) return fmt::format("Row {}", row + 1);
    words.front() = static_cast<char>(words.front() - 'a' + 'A');
    return words;
}

bool bears_out(const IncomingRow& row, const Match& match, const RegisterView& view) {
    if (!match.measure || row.action.empty()) return false;
    return likeness(row.action, view.measures[*match.measure].measure.action) >= same_action;
}

/// All undoubted rows of one subject, but the one whose action alone is the measure's.
void doubt_shared(
    std::vector<Match>& matches, const Incoming& incoming, const RegisterView& view, const Places& rows
) {
    const auto borne_out = [&](auto row) { return bears_out(incoming.rows[row], matches[row], view); };
    const bool has_one = std::ranges::count_if(rows, borne_out) == 1;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        auto& match = matches[rows[i]];
        if (has_one && borne_out(rows[i])) continue;
        const auto other = place_as_subject(incoming, rows[i == 0 ? 1 : 0]);
        const auto& row = incoming.rows[rows[i]];
        match.doubt = row.ref.empty() ? fmt::format("{} has the same action in the same period.", other)
                                      : fmt::format("{} also gives {} in the same period.", other, row.ref);
    }
}

/// New rows of one ref in several periods, whose actions are not one action.
void doubt_unlike(std::vector<Match>& matches, const Incoming& incoming) {
    std::unordered_map<std::string, std::size_t> first_of;
    for (std::size_t i = 0; i < matches.size(); ++i) {
        const auto& row = incoming.rows[i];
        const auto key = plan::ref_key(row.ref);
        if (matches[i].measure || key.empty() || row.action.empty()) continue;
        const auto [found, is_first] = first_of.try_emplace(key, i);
        const auto& first = incoming.rows[found->second];
        const bool is_other =
            !is_first && first.period != row.period && likeness(first.action, row.action) < other_action;
        if (is_other && matches[i].doubt.empty()) {
            matches[i].doubt = fmt::format(
                "{} gives another action for {}: {}.",
                place_as_subject(incoming, found->second),
                row.ref,
                quoted(first.action)
            );
        }
    }
}

}  // namespace

std::vector<Match> match_rows(const Incoming& incoming, const RegisterView& view) {
    const Matcher matcher(incoming, view);
    std::vector<Match> matches;
    matches.reserve(incoming.rows.size());
    std::map<Subject, Places> rows_of;
    for (const auto& row : incoming.rows) {
        matches.push_back(matcher.match(row));
        const auto& match = matches.back();
        if (match.doubt.empty()) rows_of[subject_of(row, match)].push_back(matches.size() - 1);
    }
    for (const auto& [subject, rows] : rows_of) {
        if (rows.size() > 1) doubt_shared(matches, incoming, view, rows);
    }
    doubt_unlike(matches, incoming);
    return matches;
}

std::string action_key(std::string_view action) {
    return join(words_of(action), " ");
}

}  // namespace dueregard::intake
