#include "assessment/paper_comparison.hpp"

#include "assessment/word_weights.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <set>

namespace dueregard::assessment {

namespace {

// Held against the hand-made truth of the corpus, see paper_comparison_test.cpp: a point of a few words on a
// slide is a sentence of many in the report.
constexpr double same_from = 0.8;
constexpr double differently_from = 0.38;
/// What standing in the same area is worth.
constexpr double area_bonus = 0.12;

struct Weighed {
    std::set<std::string> stems;
    std::set<std::string> area;
};

std::vector<Weighed> weighed(std::span<const ChallengeFinding> findings) {
    std::vector<Weighed> all;
    for (const auto& finding : findings)
        all.push_back({.stems = stems_of(finding.text), .area = stems_of(finding.area)});
    return all;
}

bool is_praise(FindingKind kind) {
    return kind == FindingKind::strength || kind == FindingKind::innovation;
}

/// An observation may be either; a signpost tells of somebody else's practice.
bool may_be_one(FindingKind a, FindingKind b) {
    if (a == FindingKind::signpost || b == FindingKind::signpost) return a == b;
    if (a == FindingKind::observation || b == FindingKind::observation) return true;
    return is_praise(a) == is_praise(b);
}

bool is_same_area(const WordWeights& weights, const Weighed& a, const Weighed& b) {
    return !a.area.empty() && !b.area.empty() && weights.alike(a.area, b.area) >= 0.5;
}

struct Match {
    std::optional<std::size_t> report;
    double likeness = 0.0;
    double score = 0.0;
};

}  // namespace

std::string_view title_of(Agreement agreement) {
    switch (agreement) {
    case Agreement::same:
        return "In both";
    case Agreement::differently:
        return "In other words";
    case Agreement::only_on_slides:
        return "Only on the slides";
    case Agreement::only_in_report:
        return "Only in the report";
    }
    return "";
}

std::vector<ComparedFinding>
compare(std::span<const ChallengeFinding> slides, std::span<const ChallengeFinding> report) {
    std::vector<std::string> texts;
    for (const auto list : {slides, report}) {
        for (const auto& finding : list)
            texts.push_back(finding.text);
    }
    const WordWeights weights(texts);
    const auto on_slides = weighed(slides);
    const auto in_report = weighed(report);
    std::vector<ComparedFinding> compared;
    std::set<std::size_t> told;
    for (std::size_t slide = 0; slide < slides.size(); ++slide) {
        Match best;
        for (std::size_t point = 0; point < report.size(); ++point) {
            if (!may_be_one(slides[slide].kind, report[point].kind)) continue;
            const auto likeness = weights.covered(on_slides[slide].stems, in_report[point].stems);
            if (likeness <= 0.0) continue;
            const bool is_near = is_same_area(weights, on_slides[slide], in_report[point]);
            const auto score = likeness + (is_near ? area_bonus : 0.0);
            if (score > best.score) best = {.report = point, .likeness = likeness, .score = score};
        }
        if (best.report && best.score >= differently_from) {
            told.insert(*best.report);
            compared.push_back(
                {.agreement = best.likeness >= same_from ? Agreement::same : Agreement::differently,
                 .slide = slide,
                 .report = best.report,
                 .likeness = best.likeness}
            );
        } else {
            compared.push_back(
                {.agreement = Agreement::only_on_slides, .slide = slide, .report = std::nullopt}
            );
        }
    }
    for (std::size_t point = 0; point < report.size(); ++point) {
        if (!told.contains(point)) {
            compared.push_back(
                {.agreement = Agreement::only_in_report, .slide = std::nullopt, .report = point}
            );
        }
    }
    return compared;
}

namespace {

std::vector<std::string> names_of(const PeerReview& review) {
    std::vector<std::string> names;
    for (const auto& member : review.team)
        names.push_back(member.name);
    return names;
}

/// "Cllr Ann Lee" and "Councillor Ann Lee" are one: the last two words of a name are what tells people apart.
std::string person_key(const std::string& name) {
    auto words = words_of(name);
    if (words.size() > 2) words.erase(words.begin(), words.end() - 2);
    return join(words, " ");
}

bool are_the_same(const std::vector<std::string>& a, const std::vector<std::string>& b) {
    const auto keys = [](const std::vector<std::string>& names) {
        std::set<std::string> found;
        for (const auto& name : names)
            found.insert(person_key(name));
        return found;
    };
    return keys(a) == keys(b);
}

}  // namespace

std::vector<PaperDifference> differences(const PeerReview& slides, const PeerReview& report) {
    std::vector<PaperDifference> found;
    const auto on_slides = names_of(slides);
    const auto in_report = names_of(report);
    if (!on_slides.empty() && !in_report.empty() && !are_the_same(on_slides, in_report))
        found.push_back(
            {.what = "Team", .on_slides = join(on_slides, ", "), .in_report = join(in_report, ", ")}
        );
    const bool both_say = slides.verdict && report.verdict && slides.verdict->level && report.verdict->level;
    if (both_say && slides.verdict->level != report.verdict->level)
        found.push_back(
            {.what = "Level", .on_slides = *slides.verdict->level, .in_report = *report.verdict->level}
        );
    return found;
}

}  // namespace dueregard::assessment
