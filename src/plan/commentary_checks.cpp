// Does the commentary say something, something new, and the same as the status?

#include "base/text.hpp"
#include "plan/check_parts.hpp"
#include "plan/setback.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace dueregard::plan {

namespace {

/// Shorter texts ("No further update this quarter") may well be the same.
constexpr std::size_t shortest_repetition = 8;

std::string comparable(std::string_view text) {
    return join(words_of(text), " ");
}

bool is_repeated(const CheckedMeasure& measure) {
    const auto words = comparable(measure.commentary);
    return !words.empty() && words == comparable(measure.previous_commentary);
}

std::string listed(const std::vector<std::string>& names) {
    if (names.size() == 1) return names.front();
    const std::vector<std::string> but_last(names.begin(), names.end() - 1);
    return join(but_last, ", ") + " and " + names.back();
}

std::string_view word_for(Meaning meaning) {
    switch (meaning) {
    case Meaning::met:
        return "met";
    case Meaning::narrowly_missed:
        return "narrowly missed";
    case Meaning::missed:
        return "missed";
    case Meaning::not_due:
        return "not due";
    case Meaning::not_reported:
        return "not reported";
    }
    return "";
}

std::string contradiction(const CheckedMeasure& measure) {
    if (const auto setback = setback_in(measure.commentary)) {
        return fmt::format(
            "{} is reported as met, but its commentary says “{}”.", named(measure), setback->words
        );
    }
    if (!measure.due) return {};
    const auto late = done_after(measure.commentary, *measure.due);
    if (!late) return {};
    return fmt::format(
        "{} is reported as met, but it was due by {} and its commentary speaks of {}.",
        named(measure),
        long_date(measure.due->last_day),
        late->words
    );
}

}  // namespace

std::vector<Hit> repeated_commentary(const CheckedPlan& plan) {
    std::map<std::string, std::vector<const CheckedMeasure*>> measures_of;
    for (const auto& measure : plan.measures) {
        const auto words = words_of(measure.commentary);
        if (words.size() >= shortest_repetition) measures_of[join(words, " ")].push_back(&measure);
    }
    std::vector<Hit> hits;
    for (const auto& [commentary, measures] : measures_of) {
        if (measures.size() < 2) continue;
        std::vector<std::string> names;
        Hit hit{.subject = measures.front()->key};
        for (const auto* measure : measures) {
            names.push_back(named(*measure));
            if (measure != measures.front()) hit.also.push_back(measure->key);
        }
        hit.sentence = fmt::format(
            "{} give one and the same commentary: {}.",
            listed(names),
            "“" + shortened(measures.front()->commentary, 80) + "”"
        );
        hit.of = join(names, ", ");
        hit.fingerprint = fingerprint_of({"commentary_repeated", hit.of, commentary});
        hits.push_back(std::move(hit));
    }
    std::ranges::stable_sort(hits, {}, &Hit::subject);
    return hits;
}

std::vector<Hit> unchanged_commentary(const CheckedPlan& plan) {
    std::vector<Hit> hits;
    for (const auto& measure : plan.measures) {
        if (!is_repeated(measure)) continue;
        hits.push_back(
            {.sentence =
                 fmt::format("{} gives the same commentary as last period, word for word.", named(measure)),
             .of = named(measure),
             .subject = measure.key,
             .fingerprint = fingerprint_of({"commentary_unchanged", measure.commentary})}
        );
    }
    return hits;
}

std::vector<Hit> contradicted_status(const CheckedPlan& plan) {
    std::vector<Hit> hits;
    for (const auto& measure : plan.measures) {
        if (measure.status != Meaning::met) continue;
        auto sentence = contradiction(measure);
        if (sentence.empty()) continue;
        hits.push_back(
            {.sentence = std::move(sentence),
             .of = named(measure),
             .subject = measure.key,
             .fingerprint = fingerprint_of({"status_contradicted", measure.commentary})}
        );
    }
    return hits;
}

std::vector<Hit> unexplained_status(const CheckedPlan& plan) {
    std::vector<Hit> hits;
    for (const auto& measure : plan.measures) {
        const bool has_changed =
            measure.status && measure.previous_status && *measure.status != *measure.previous_status;
        if (!has_changed) continue;
        const bool is_silent = comparable(measure.commentary).empty();
        if (!is_silent && !is_repeated(measure)) continue;
        hits.push_back(
            {.sentence = fmt::format(
                 "{} went from {} to {}, and its commentary {}.",
                 named(measure),
                 word_for(*measure.previous_status),
                 word_for(*measure.status),
                 is_silent ? "is empty" : "has not changed"
             ),
             .of = named(measure),
             .subject = measure.key,
             .fingerprint = fingerprint_of(
                 {"status_unexplained",
                  name_of(*measure.previous_status),
                  name_of(*measure.status),
                  measure.commentary}
             )}
        );
    }
    return hits;
}

}  // namespace dueregard::plan
