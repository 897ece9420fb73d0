// Has every measure somebody to answer for it, a day, a number and proof? Are its objective and the summary
// true?

#include "base/text.hpp"
#include "plan/check_parts.hpp"
#include "plan/promised_number.hpp"
#include "plan/wording.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace dueregard::plan {

namespace {

constexpr double like_wording = 0.7;
constexpr std::size_t shortest_wording = 4;
constexpr std::size_t most_wordings = 600;
/// A document where more than this share of the rows lacks something is told so once.
constexpr double mostly = 0.5;

struct Wording {
    std::string text;
    std::vector<const CheckedMeasure*> measures;
    std::vector<std::string> stems;
};

bool is_function_word(const std::string& word) {
    // The last row are words for anybody at all: "where people are safe", "where everybody is safe".
    constexpr std::array<std::string_view, 38> function_words = {
        "a",        "an",     "and",     "the",    "of",     "for",   "to",  "in",       "on",      "with",
        "by",       "at",     "from",    "or",     "our",    "their", "its", "those",    "who",     "when",
        "that",     "which",  "we",      "will",   "is",     "are",   "be",  "all",      "through", "as",
        "everyone", "anyone", "anybody", "people", "person", "each",  "any", "everybody"
    };
    return std::ranges::find(function_words, word) != function_words.end();
}

std::vector<std::string> stems_of(std::string_view text) {
    std::vector<std::string> stems;
    for (const auto& word : words_of(text)) {
        if (!is_function_word(word)) stems.push_back(stem(word));
    }
    return stems;
}

/// One letter more, less or other in a long word is a slip of the pen.
bool is_slip(const std::string& a, const std::string& b) {
    if (a.size() < 5 || b.size() < 5) return false;
    const auto [in_a, in_b] = std::ranges::mismatch(a, b);
    const std::string_view rest_a(in_a, a.end());
    const std::string_view rest_b(in_b, b.end());
    if (rest_a.empty() || rest_b.empty()) return rest_a.size() + rest_b.size() <= 1;
    return rest_a.substr(1) == rest_b.substr(1) || rest_a.substr(1) == rest_b || rest_a == rest_b.substr(1);
}

bool are_among(const std::vector<std::string>& words, const std::vector<std::string>& others) {
    return std::ranges::all_of(words, [&](const std::string& word) {
        return std::ranges::any_of(others, [&](const auto& other) {
            return word == other || is_slip(word, other);
        });
    });
}

/// Alike, and not each with a word of its own: "improve housing for older people" and "… for disabled people"
/// are two.
bool are_two_wordings(const Wording& a, const Wording& b) {
    if (a.stems.size() < shortest_wording || b.stems.size() < shortest_wording) return false;
    if (!are_among(a.stems, b.stems) && !are_among(b.stems, a.stems)) return false;
    return likeness(a.text, b.text) >= like_wording;
}

std::vector<Wording> wordings_of(const CheckedPlan& plan) {
    std::map<std::string, std::size_t> places;
    std::vector<Wording> wordings;
    for (const auto& measure : plan.measures) {
        if (!measure.objective) continue;
        const auto [place, is_new] = places.emplace(join(words_of(*measure.objective), " "), wordings.size());
        if (is_new && wordings.size() == most_wordings) {
            places.erase(place);
            continue;
        }
        if (is_new) {
            wordings.push_back(
                {.text = *measure.objective, .measures = {}, .stems = stems_of(*measure.objective)}
            );
        }
        wordings[place->second].measures.push_back(&measure);
    }
    return wordings;
}

/// About the measures under the rarer wording; about the first of each where both are as common.
Hit hit_on(const Wording& a, const Wording& b) {
    Hit hit{
        .sentence = fmt::format(
            "{} and {} seem to stand under one objective in two wordings: “{}” and “{}”.",
            named(*a.measures.front()),
            named(*b.measures.front()),
            a.text,
            b.text
        ),
        .fingerprint = fingerprint_of({"objective_wordings", a.text, b.text})
    };
    std::vector<const CheckedMeasure*> odd{a.measures.front(), b.measures.front()};
    if (a.measures.size() != b.measures.size()) {
        odd = a.measures.size() < b.measures.size() ? a.measures : b.measures;
    }
    std::vector<std::string> names;
    for (const auto* measure : odd) {
        names.push_back(named(*measure));
        if (measure != odd.front()) hit.also.push_back(measure->key);
    }
    hit.subject = odd.front()->key;
    hit.of = join(names, ", ");
    return hit;
}

std::string count_of(std::size_t some, std::size_t all, std::string_view one, std::string_view several) {
    if (some == all) return fmt::format("None of the {} measures {}", all, one);
    return fmt::format("{} of the {} measures {}", some, all, several);
}

struct Lack {
    std::string_view check;
    std::string_view one;      ///< "names an owner": after "None of the 41 measures"
    std::string_view several;  ///< "name no owner": after "20 of the 41 measures"
    std::string_view alone;    ///< "names no owner": after the measure's name
};

/// Once for a document that mostly lacks it, otherwise for each measure that does.
template <class Lacks>
std::vector<Hit> hits_for(const CheckedPlan& plan, const Lack& lack, Lacks lacks) {
    const auto count = static_cast<std::size_t>(std::ranges::count_if(plan.measures, lacks));
    const auto all = plan.measures.size();
    const bool is_most = all > 1 && static_cast<double>(count) > mostly * static_cast<double>(all);
    if (plan.source == CheckedSource::document && is_most) {
        return {
            {.sentence = count_of(count, all, lack.one, lack.several) + ".",
             .of = "the whole document",
             .fingerprint = fingerprint_of({lack.check, "all"})}
        };
    }
    std::vector<Hit> hits;
    for (const auto& measure : plan.measures) {
        if (!lacks(measure)) continue;
        hits.push_back(
            {.sentence = fmt::format("{} {}.", named(measure), lack.alone),
             .of = named(measure),
             .subject = measure.key,
             .fingerprint = fingerprint_of({lack.check, named(measure)})}
        );
    }
    return hits;
}

/// Whether targets stand apart from actions: in the plan always, in a document where it has a column of them.
/// Where they do not, the number that an action names is the target.
enum class Targets { recorded, in_the_action };

Targets targets_of(const CheckedPlan& plan) {
    const bool has_column = std::ranges::any_of(plan.measures, [](const CheckedMeasure& measure) {
        return !measure.target.empty();
    });
    return plan.source == CheckedSource::plan || has_column ? Targets::recorded : Targets::in_the_action;
}

std::string missing_number(const CheckedMeasure& measure, Targets targets) {
    if (names_a_number(measure.target)) return {};
    const auto promise = numbered_promise(measure.action);
    if (promise && targets == Targets::recorded) {
        return fmt::format(
            "{} names a number (“{}”), but no target is recorded to count against.", named(measure), *promise
        );
    }
    if (names_a_number(measure.baseline)) return {};
    if (const auto vague = unnumbered_promise(measure.action)) {
        return fmt::format(
            "{} promises to “{}”, but no number says from what or to what.", named(measure), *vague
        );
    }
    return {};
}

/// What was said of it last: what was met in the period before needs no return to stay so.
std::optional<Meaning> known_status(const CheckedMeasure& measure) {
    const bool is_reported = measure.status && measure.status != Meaning::not_reported;
    return is_reported ? measure.status : measure.previous_status;
}

std::string lateness(const CheckedMeasure& measure, Date today) {
    const auto& due_return = *measure.due_return;
    if (due_return.given && *due_return.given > due_return.due) {
        const int days = days_between(due_return.due, *due_return.given);
        return fmt::format(
            "The return of {} was given {} {} late.", named(measure), days, days == 1 ? "day" : "days"
        );
    }
    if (due_return.given || today <= due_return.due) return {};
    return fmt::format(
        "The return of {} was due on {} and has not been given.", named(measure), long_date(due_return.due)
    );
}

}  // namespace

std::vector<Hit> objectives_in_two_wordings(const CheckedPlan& plan) {
    const auto wordings = wordings_of(plan);
    std::vector<Hit> hits;
    for (std::size_t i = 0; i < wordings.size(); ++i) {
        for (std::size_t j = i + 1; j < wordings.size(); ++j) {
            if (are_two_wordings(wordings[i], wordings[j])) hits.push_back(hit_on(wordings[i], wordings[j]));
        }
    }
    return hits;
}

std::vector<Hit> missing_owners(const CheckedPlan& plan) {
    constexpr Lack lack = {"owner_missing", "names an owner", "name no owner", "names no owner"};
    return hits_for(plan, lack, [](const CheckedMeasure& measure) {
        return !measure.owner || measure.owner->empty();
    });
}

std::vector<Hit> missing_due_dates(const CheckedPlan& plan) {
    constexpr Lack lack = {"due_missing", "says by when", "do not say by when", "does not say by when"};
    auto hits = hits_for(plan, lack, [](const CheckedMeasure& measure) { return !measure.due.has_value(); });
    for (auto& hit : hits) {
        const auto found = std::ranges::find(plan.measures, hit.subject, &CheckedMeasure::key);
        if (found == plan.measures.end() || found->due_words.empty()) continue;
        hit.sentence = fmt::format(
            "{} says “{}” and names no day to be done by.", hit.of, shortened(found->due_words, 60)
        );
    }
    return hits;
}

std::vector<Hit> missing_numbers(const CheckedPlan& plan) {
    const auto targets = targets_of(plan);
    std::vector<Hit> hits;
    for (const auto& measure : plan.measures) {
        auto sentence = missing_number(measure, targets);
        if (sentence.empty()) continue;
        hits.push_back(
            {.sentence = std::move(sentence),
             .of = named(measure),
             .subject = measure.key,
             .fingerprint = fingerprint_of({"number_missing", measure.action})}
        );
    }
    return hits;
}

std::vector<Hit> passed_due_dates(const CheckedPlan& plan) {
    const bool reports =
        std::ranges::any_of(plan.measures, [](const auto& measure) { return measure.status.has_value(); });
    if (!plan.today || (plan.source == CheckedSource::document && !reports)) return {};
    const auto day = std::min(*plan.today, plan.reported_to.value_or(*plan.today));
    std::vector<Hit> hits;
    for (const auto& measure : plan.measures) {
        const bool is_past =
            measure.due && measure.due->last_day < day && known_status(measure) != Meaning::met;
        if (!is_past) continue;
        hits.push_back(
            {.sentence = fmt::format(
                 "{} was due by {} and is not reported as met.",
                 named(measure),
                 long_date(measure.due->last_day)
             ),
             .of = named(measure),
             .subject = measure.key,
             .fingerprint = fingerprint_of({"due_passed", named(measure), iso_date(measure.due->last_day)})}
        );
    }
    return hits;
}

std::vector<Hit> missing_evidence(const CheckedPlan& plan) {
    std::vector<Hit> hits;
    for (const auto& measure : plan.measures) {
        if (measure.status != Meaning::met || !measure.evidence || *measure.evidence > 0) continue;
        hits.push_back(
            {.sentence = fmt::format("{} is reported as met, but no evidence is attached.", named(measure)),
             .of = named(measure),
             .subject = measure.key,
             .fingerprint = fingerprint_of({"evidence_missing", named(measure)})}
        );
    }
    return hits;
}

std::vector<Hit> expired_evidence(const CheckedPlan& plan) {
    std::vector<Hit> hits;
    for (const auto& measure : plan.measures) {
        if (measure.status != Meaning::met) continue;
        for (const auto& [title, held_until] : measure.expired_evidence)
            hits.push_back(
                {.sentence = fmt::format(
                     "{} is reported as met, and its evidence “{}” held only until {}.",
                     named(measure),
                     title,
                     long_date(held_until)
                 ),
                 .of = named(measure),
                 .subject = measure.key,
                 .fingerprint =
                     fingerprint_of({"evidence_expired", named(measure), title, iso_date(held_until)})}
            );
    }
    return hits;
}

std::vector<Hit> late_returns(const CheckedPlan& plan) {
    if (!plan.today) return {};
    std::vector<Hit> hits;
    for (const auto& measure : plan.measures) {
        if (!measure.due_return) continue;
        auto sentence = lateness(measure, *plan.today);
        if (sentence.empty()) continue;
        hits.push_back(
            {.sentence = std::move(sentence),
             .of = named(measure),
             .subject = measure.key,
             .fingerprint = fingerprint_of({"return_late", named(measure), iso_date(measure.due_return->due)})
            }
        );
    }
    return hits;
}

std::vector<Hit> unborne_claims(const CheckedPlan& plan) {
    std::vector<Hit> hits;
    for (std::size_t i = 0; i < plan.claims.size(); ++i) {
        const auto& claim = plan.claims[i];
        if (claim.holds != false) continue;
        const auto start = shortened(claim.text, 160);
        hits.push_back(
            {.sentence = fmt::format(
                 "The summary says “{}”, but its rows do not bear that out{}.",
                 start,
                 claim.counted.empty() ? "" : ": " + claim.counted
             ),
             .of = shortened(claim.text, 60),
             .subject = -static_cast<std::int64_t>(i) - 1,
             .fingerprint = fingerprint_of({"claim_not_borne_out", claim.text})}
        );
    }
    return hits;
}

}  // namespace dueregard::plan
