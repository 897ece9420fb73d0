// Is every measure numbered, once, and in its place?

#include "plan/check_parts.hpp"
#include "plan/ref.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

namespace dueregard::plan {

namespace {

/// The numbers printed within one section of a family, in the order of the plan.
struct Sequence {
    std::vector<int> numbers;
    std::vector<std::size_t> rows;
};

struct Numbered {
    std::map<std::string, Sequence> sections;  ///< by the key of the ref without its last part
    bool starts_at_one = false;                ///< at least one section does
    std::vector<std::string> order;            ///< the sections as the plan has them
};

std::string section_key(const Ref& ref) {
    auto key = ref.family;
    for (std::size_t i = 0; i + 1 < ref.parts.size(); ++i)
        key += fmt::format("|{}", ref.parts[i]);
    return fmt::format("{}#{}", key, ref.parts.size());
}

Numbered numbered(std::span<const CheckedMeasure> measures) {
    Numbered result;
    for (std::size_t row = 0; row < measures.size(); ++row) {
        const auto ref = measures[row].ref ? parse_ref(*measures[row].ref) : std::nullopt;
        if (!ref) continue;
        const auto key = section_key(*ref);
        auto& section = result.sections[key];
        if (section.rows.empty()) result.order.push_back(key);
        section.numbers.push_back(ref->parts.back());
        section.rows.push_back(row);
        result.starts_at_one = result.starts_at_one || ref->parts.back() == 1;
    }
    return result;
}

/// `like` with another last number, padded and pointed as `like` is: EDI4.01 after EDI4.02.
std::string renumbered(const std::string& like, int from, int to) {
    const auto old = fmt::format("{}", from);
    const auto at = like.rfind(old);
    if (at == std::string::npos) return {};
    auto start = at;
    while (start > 0 && like[start - 1] == '0')
        --start;
    const auto width = at + old.size() - start;
    return fmt::format("{}{:0{}}{}", like.substr(0, start), to, width, like.substr(at + old.size()));
}

/// The numbers that a sequence lacks; none where it lacks more than it has, for then it is no sequence.
std::vector<int> skipped_in(const Sequence& sequence, bool starts_at_one) {
    const std::set<int> present(sequence.numbers.begin(), sequence.numbers.end());
    const int lowest = starts_at_one || *present.begin() <= 2 ? 1 : *present.begin();
    const auto span = *present.rbegin() - lowest + 1;
    if (span > static_cast<int>(present.size()) * 2) return {};
    std::vector<int> skipped;
    for (int number = lowest; number < *present.rbegin(); ++number) {
        if (!present.contains(number)) skipped.push_back(number);
    }
    return skipped;
}

struct Gap {
    std::string ref;
    std::size_t before = 0;  ///< the row before which it would stand
};

std::vector<Gap> gaps_in(const CheckedPlan& plan) {
    std::vector<Gap> gaps;
    const auto all = numbered(plan.measures);
    for (const auto& key : all.order) {
        const auto& sequence = all.sections.at(key);
        for (const int number : skipped_in(sequence, all.starts_at_one)) {
            const auto after =
                std::ranges::find_if(sequence.numbers, [&](int other) { return other > number; });
            const auto place = static_cast<std::size_t>(after - sequence.numbers.begin());
            const auto row = sequence.rows[place];
            auto ref = renumbered(*plan.measures[row].ref, *after, number);
            if (!ref.empty()) gaps.push_back({.ref = std::move(ref), .before = row});
        }
    }
    return gaps;
}

/// The row without a ref that stands just before `row`, so that the gap there is most likely its own.
std::optional<std::size_t> unnumbered_before(std::span<const CheckedMeasure> measures, std::size_t row) {
    if (row == 0 || measures[row - 1].ref) return std::nullopt;
    return row - 1;
}

/// Two rows share a ref rightly when they are actions under one numbered objective, one after the other.
bool stand_under_one(std::span<const CheckedMeasure> measures, const std::vector<std::size_t>& rows) {
    for (std::size_t i = 1; i < rows.size(); ++i) {
        const auto& above = measures[rows[i - 1]];
        const auto& here = measures[rows[i]];
        if (rows[i] != rows[i - 1] + 1 || !here.objective || here.objective != above.objective) return false;
        if (here.action == above.action) return false;
    }
    return true;
}

using RowsByRef = std::map<std::string, std::vector<std::size_t>>;

/// Where refs number objectives, many are shared; a single pair among many refs is a slip.
bool number_objectives(const RowsByRef& rows_of) {
    constexpr double often = 0.25;
    const auto shared =
        std::ranges::count_if(rows_of, [](const auto& entry) { return entry.second.size() > 1; });
    return static_cast<double>(shared) >= often * static_cast<double>(rows_of.size());
}

}  // namespace

std::vector<Hit> missing_refs(const CheckedPlan& plan) {
    const auto without =
        std::ranges::count_if(plan.measures, [](const auto& measure) { return !measure.ref; });
    if (without == 0) return {};
    if (plan.source == CheckedSource::document && without == std::ssize(plan.measures)) {
        return {
            {.sentence =
                 "No measure of this document has a reference, so that none can be followed from report to report.",
             .of = "the whole document",
             .fingerprint = fingerprint_of({"ref_missing"})}
        };
    }
    std::map<std::size_t, std::string> likely;
    for (auto& gap : gaps_in(plan)) {
        if (const auto row = unnumbered_before(plan.measures, gap.before))
            likely.emplace(*row, std::move(gap.ref));
    }
    std::vector<Hit> hits;
    for (std::size_t row = 0; row < plan.measures.size(); ++row) {
        const auto& measure = plan.measures[row];
        if (measure.ref) continue;
        const auto found = likely.find(row);
        auto sentence =
            found == likely.end()
                ? fmt::format("{} has no reference.", named(measure))
                : fmt::format(
                      "{} has no reference; by its place it would be {}.", named(measure), found->second
                  );
        hits.push_back(
            {.sentence = std::move(sentence),
             .of = named(measure),
             .subject = measure.key,
             .fingerprint = fingerprint_of({"ref_missing", measure.action})}
        );
    }
    return hits;
}

std::vector<Hit> misprinted_refs(const CheckedPlan& plan) {
    std::vector<Hit> hits;
    for (const auto& measure : plan.measures) {
        if (!measure.ref || !measure.printed_ref || *measure.ref == *measure.printed_ref) continue;
        hits.push_back(
            {.sentence = fmt::format(
                 "The reference is printed as {}, which by its neighbours must be {}.",
                 *measure.printed_ref,
                 *measure.ref
             ),
             .of = *measure.ref,
             .subject = measure.key,
             .fingerprint = fingerprint_of({"ref_misprinted", *measure.printed_ref, *measure.ref})}
        );
    }
    return hits;
}

std::vector<Hit> skipped_refs(const CheckedPlan& plan) {
    std::vector<Hit> hits;
    for (const auto& gap : gaps_in(plan)) {
        if (unnumbered_before(plan.measures, gap.before)) continue;
        const auto& next = plan.measures[gap.before];
        hits.push_back(
            {.sentence =
                 fmt::format("{} is not there: the numbering goes past it to {}.", gap.ref, *next.ref),
             .of = gap.ref,
             .subject = next.key,
             .fingerprint = fingerprint_of({"ref_skipped", gap.ref})}
        );
    }
    return hits;
}

std::vector<Hit> doubled_refs(const CheckedPlan& plan) {
    RowsByRef rows_of;
    for (std::size_t row = 0; row < plan.measures.size(); ++row) {
        if (plan.measures[row].ref) rows_of[ref_key(*plan.measures[row].ref)].push_back(row);
    }
    const bool may_share = number_objectives(rows_of);
    std::vector<Hit> hits;
    for (const auto& [key, rows] : rows_of) {
        if (rows.size() < 2 || (may_share && stand_under_one(plan.measures, rows))) continue;
        const auto& first = plan.measures[rows.front()];
        Hit hit{
            .sentence = fmt::format("{} is the reference of {} measures.", *first.ref, rows.size()),
            .of = *first.ref,
            .subject = first.key,
            .fingerprint = fingerprint_of({"ref_doubled", key, fmt::format("{}", rows.size())})
        };
        for (std::size_t i = 1; i < rows.size(); ++i)
            hit.also.push_back(plan.measures[rows[i]].key);
        hits.push_back(std::move(hit));
    }
    std::ranges::stable_sort(hits, {}, &Hit::subject);
    return hits;
}

}  // namespace dueregard::plan
