#include "assessment/finding.hpp"

#include "base/ensure.hpp"
#include "base/text.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>

namespace dueregard::assessment {

namespace {

constexpr std::size_t longest_text = 20'000;
constexpr std::size_t longest_line = 200;
constexpr std::size_t short_length = 80;

struct KindRow {
    FindingKind kind;
    std::string_view name;
    std::string_view title;
    std::string_view plural;
};

constexpr std::array kind_rows = {
    KindRow{FindingKind::strength, "strength", "Strength", "Strengths"},
    KindRow{FindingKind::consideration, "consideration", "Area for consideration", "Areas for consideration"},
    KindRow{FindingKind::recommendation, "recommendation", "Recommendation", "Recommendations"},
    KindRow{FindingKind::observation, "observation", "Observation", "Observations"},
    KindRow{FindingKind::innovation, "innovation", "Innovative practice", "Innovative practices"},
    KindRow{FindingKind::signpost, "signpost", "Signpost", "Signposts"},
};

constexpr auto kinds_in_order = [] {
    std::array<FindingKind, kind_rows.size()> kinds{};
    std::ranges::transform(kind_rows, kinds.begin(), &KindRow::kind);
    return kinds;
}();

const KindRow& row_of(FindingKind kind) {
    const auto* const row = std::ranges::find(kind_rows, kind, &KindRow::kind);
    ensure(row != kind_rows.end(), "a kind is missing from the table of kinds of finding");
    return *row;
}

/// The reader's words for what stands outside any area.
FindingKind kind_of(const Finding& finding) {
    if (finding.kind == "strength") return FindingKind::strength;
    if (finding.kind == "area for consideration") return FindingKind::consideration;
    return FindingKind::observation;
}

/// Collects findings and numbers their places.
class Collected {
public:
    void add(FindingKind kind, const PeerArea& area, const std::vector<NumberedText>& points) {
        for (const auto& point : points) {
            ChallengeFinding finding;
            finding.kind = kind;
            finding.area_number = area.number.value_or("");
            finding.area = area.title;
            finding.number = point.number.value_or("");
            finding.text = point.text;
            finding.at = point.at;
            add(std::move(finding));
        }
    }

    void add(ChallengeFinding finding) {
        finding.position = static_cast<int>(all.size()) + 1;
        all.push_back(std::move(finding));
    }

    std::vector<ChallengeFinding> all;
};

}  // namespace

std::span<const FindingKind> all_finding_kinds() {
    return kinds_in_order;
}

std::string_view name_of(FindingKind kind) {
    return row_of(kind).name;
}

std::string_view title_of(FindingKind kind) {
    return row_of(kind).title;
}

std::string_view plural_of(FindingKind kind) {
    return row_of(kind).plural;
}

std::optional<FindingKind> finding_kind_named(std::string_view name) {
    const auto* const row = std::ranges::find(kind_rows, name, &KindRow::name);
    return row == kind_rows.end() ? std::nullopt : std::optional(row->kind);
}

std::string area_name(const ChallengeFinding& finding) {
    if (finding.area_number.empty() || finding.area.empty()) return finding.area;
    return fmt::format("{} {}", finding.area_number, finding.area);
}

std::string short_name(const ChallengeFinding& finding) {
    if (finding.number.empty())
        return fmt::format("{}: {}", title_of(finding.kind), shortened(finding.text, short_length));
    return fmt::format("{} {}", title_of(finding.kind), finding.number);
}

std::string place_text(const documents::Place& at) {
    if (at.page > 0) return fmt::format("page {}", at.page);
    return at.line > 0 ? fmt::format("line {}", at.line) : "";
}

Faults faults_of(const ChallengeFinding& finding) {
    Faults faults;
    if (finding.text.empty()) faults.push_back({"text", "Enter what was found"});
    if (character_count(finding.text) > longest_text)
        faults.push_back({"text", "What was found must be 20,000 characters or fewer"});
    if (character_count(finding.area) > longest_line)
        faults.push_back({"area", "The area must be 200 characters or fewer"});
    if (character_count(finding.number) > longest_line)
        faults.push_back({"number", "The number must be 200 characters or fewer"});
    return faults;
}

std::vector<ChallengeFinding> findings_in(const PeerReview& review) {
    Collected found;
    for (const auto& area : review.areas) {
        found.add(FindingKind::strength, area, area.strengths);
        found.add(FindingKind::consideration, area, area.considerations);
    }
    for (const auto& outside : review.findings) {
        ChallengeFinding finding;
        finding.kind = kind_of(outside);
        finding.area = outside.section.value_or("");
        finding.text = outside.text;
        finding.at = outside.at;
        found.add(std::move(finding));
    }
    const PeerArea none{};
    found.add(FindingKind::recommendation, none, review.recommendations);
    found.add(FindingKind::innovation, none, review.innovations);
    found.add(FindingKind::signpost, none, review.signposts);
    return std::move(found.all);
}

}  // namespace dueregard::assessment
