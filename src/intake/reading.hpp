#pragma once
// What is in a document, whatever kind it is: the contract of `dueregard read --json` as a value.

#include "assessment/peer_review.hpp"
#include "base/date.hpp"
#include "documents/document.hpp"
#include "impact/impact_assessment_reader.hpp"
#include "intake/kind.hpp"
#include "plan/committee_report_reader.hpp"
#include "plan/progress_report.hpp"
#include "plan/strategy_reading.hpp"
#include "self_assessment/self_assessment_reader.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dueregard::intake {

struct MarginComment {
    int number = 0;
    std::string text;
    std::optional<std::string> quote;      ///< the words it is anchored to
    std::optional<std::string> quoted_of;  ///< the sentence or block that holds them
    documents::Place at;
};

struct Problem {
    std::string check;
    std::string sentence;
    std::string of;
    documents::Place at;
};

/// A list that no reader fills for this kind of document is empty; an absent value is absent, never a guess.
struct Reading {
    std::string file;
    Recognised recognised;
    std::optional<std::string> title;
    std::optional<std::string> organisation;
    std::optional<Date> date;
    std::optional<plan::ReportedPeriod> period;
    std::vector<plan::Section> sections;
    std::vector<plan::ReportedMeasure> measures;
    std::vector<assessment::PeerArea> areas;
    std::vector<assessment::Finding> findings;
    std::vector<assessment::NumberedText> recommendations;
    std::vector<assessment::NumberedText> innovations;
    std::vector<assessment::NumberedText> signposts;
    std::vector<assessment::TeamMember> team;
    std::optional<assessment::Verdict> verdict;
    std::vector<MarginComment> comments;
    std::vector<plan::ReadObjective> objectives;
    std::vector<self_assessment::AssessedCriterion> criteria;
    std::vector<impact::AssessedImpact> impacts;
    std::vector<plan::Fact> facts;
    std::vector<plan::ReadBoard> boards;
    std::vector<plan::Accreditation> accreditations;
    std::vector<std::string> characteristics;
    std::vector<plan::Implication> implications;
    std::vector<plan::Claim> claims;
    std::vector<Problem> problems;
};

/// Reads whatever the document is. `kind` is what a person said that it is; otherwise it is recognised.
[[nodiscard]] Reading
reading_of(const documents::Document& document, std::optional<DocumentKind> kind = std::nullopt);

}  // namespace dueregard::intake
