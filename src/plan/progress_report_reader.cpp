#include "plan/progress_report_reader.hpp"

#include "base/text.hpp"
#include "plan/claims.hpp"
#include "plan/legend.hpp"
#include "plan/ref.hpp"
#include "plan/ref_mending.hpp"
#include "plan/report_card.hpp"
#include "plan/report_heading.hpp"
#include "plan/report_rows.hpp"
#include "plan/section_heading.hpp"
#include "plan/status_list.hpp"

#include <algorithm>
#include <map>

namespace dueregard::plan {

namespace {

constexpr double for_headings = 0.6;
constexpr double for_contents = 0.35;
constexpr double for_each_sign = 0.1;

std::size_t count_filled(const ReportedMeasure& measure) {
    std::size_t filled = 0;
    for (const auto* part :
         {&measure.objective, &measure.owner, &measure.printed_due, &measure.commentary, &measure.outcome}) {
        if (*part) ++filled;
    }
    return filled;
}

/// The same measure again with less said of it.
bool is_digest_of(const ReportedMeasure& brief, const ReportedMeasure& full) {
    return brief.ref && full.ref && count_filled(brief) < count_filled(full)
           && ref_key(*brief.ref) == ref_key(*full.ref) && squeezed(brief.action) == squeezed(full.action);
}

/// A table of what changed or slipped repeats rows of the plan: every one of them stands fuller elsewhere.
void drop_digests(std::vector<FoundMeasure>& found) {
    std::map<std::string, std::vector<const FoundMeasure*>> by_ref;
    std::map<std::size_t, bool> is_digest;
    for (const auto& entry : found) {
        if (entry.measure.ref) by_ref[ref_key(*entry.measure.ref)].push_back(&entry);
    }
    for (const auto& entry : found) {
        const auto* const same = entry.measure.ref ? &by_ref[ref_key(*entry.measure.ref)] : nullptr;
        const bool stands_elsewhere =
            same != nullptr && std::ranges::any_of(*same, [&](const auto* other) {
                return other->block != entry.block && is_digest_of(entry.measure, other->measure);
            });
        const auto known = is_digest.try_emplace(entry.block, true).first;
        known->second = known->second && stands_elsewhere;
    }
    std::erase_if(found, [&](const FoundMeasure& entry) { return is_digest[entry.block]; });
}

std::vector<FoundMeasure>
found_in(const documents::Document& document, const Legend& legend, const HeadingMoment& asked) {
    auto found = measures_in_rows(document, legend, asked);
    for (auto& on_card : measures_on_cards(document, legend))
        found.push_back(std::move(on_card));
    if (found.empty()) found = measures_in_status_lists(document, legend);
    std::ranges::stable_sort(found, {}, &FoundMeasure::block);
    drop_digests(found);
    return found;
}

void mend_refs(std::vector<ReportedMeasure>& measures) {
    std::vector<std::optional<std::string>> printed;
    printed.reserve(measures.size());
    for (const auto& measure : measures)
        printed.push_back(measure.printed_ref);
    auto mended = mended_refs(printed);
    for (std::size_t i = 0; i < measures.size(); ++i) {
        if (mended[i]) measures[i].ref = std::move(mended[i]);
    }
}

/// The headings, and the lines that measures were found to stand under.
std::vector<Section> sections_of(
    const documents::Document& document,
    const std::set<std::size_t>& taken,
    const std::vector<ReportedMeasure>& measures
) {
    std::set<std::string> stood_under;
    for (const auto& measure : measures) {
        if (measure.section) stood_under.insert(*measure.section);
    }
    std::vector<Section> sections;
    const auto titles = title_headings(document);
    for (std::size_t i = 0; i < document.blocks.size(); ++i) {
        const auto& block = document.blocks[i];
        const bool is_line =
            block.kind == documents::BlockKind::paragraph && stood_under.contains(squeezed(block.text));
        const bool is_heading = block.kind == documents::BlockKind::heading;
        if ((!is_heading && !is_line) || titles.contains(&block) || taken.contains(i)) continue;
        sections.push_back({.number = block.number, .title = squeezed(block.text), .at = block.at});
    }
    return sections;
}

bool is_common(const std::vector<ReportedMeasure>& measures, bool (*has)(const ReportedMeasure&)) {
    return std::ranges::count_if(measures, has) * 2 >= std::ssize(measures);
}

/// Headings that are synonyms say most; then how many rows there are and how full.
double confidence_of(const std::vector<ReportedMeasure>& measures, bool has_headings) {
    if (measures.empty()) return 0.0;
    double confidence = has_headings ? for_headings : for_contents;
    if (measures.size() >= 3) confidence += for_each_sign;
    if (is_common(measures, [](const auto& measure) { return measure.status.has_value(); }))
        confidence += for_each_sign;
    if (is_common(measures, [](const auto& measure) { return measure.ref || measure.due || measure.owner; }))
        confidence += for_each_sign;
    if (is_common(measures, [](const auto& measure) { return measure.commentary || measure.outcome; }))
        confidence += for_each_sign;
    return std::min(confidence, 1.0);
}

}  // namespace

ProgressReport read_progress_report(const documents::Document& document) {
    ProgressReport report;
    report.title = title_of(document);
    report.organisation = organisation_of(document);
    report.date = date_of(document);
    report.period = period_of(document);
    const auto legend = legend_of(document);
    const HeadingMoment asked{
        .quarter = quarter_of_label(report.period), .day = report.period ? report.period->to : std::nullopt
    };
    auto found = found_in(document, legend, asked);
    std::set<std::size_t> taken;
    bool has_headings = false;
    for (auto& [measure, block, ground] : found) {
        taken.insert(block);
        has_headings = has_headings || ground == Ground::headings;
        report.measures.push_back(std::move(measure));
    }
    mend_refs(report.measures);
    report.sections = sections_of(document, taken, report.measures);
    report.claims = claims_in(document, report.measures, legend, taken);
    report.has_statuses =
        std::ranges::any_of(report.measures, [](const auto& measure) { return measure.status.has_value(); });
    report.confidence = confidence_of(report.measures, has_headings);
    return report;
}

}  // namespace dueregard::plan
