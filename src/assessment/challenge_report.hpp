#pragma once
// The report of a challenge as a whole: who came, what they found, what they say was reached, and what the
// council answers. Written out as a Document, and frozen when it is final.

#include "assessment/challenge.hpp"
#include "assessment/finding.hpp"
#include "assessment/response.hpp"
#include "documents/document.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dueregard::assessment {

/// A response with why the peers decided as they did.
struct ReportedResponse {
    FindingResponse response;
    std::string why;
};

struct ChallengeReport {
    std::string organisation;  ///< the council's name
    Challenge challenge;
    std::vector<ChallengeMember> team;
    std::optional<Verdict> verdict;
    std::vector<ChallengeFinding> findings;
    std::vector<ReportedResponse> responses;
};

/// The peers' report: verdict, team, findings area by area, recommendations.
[[nodiscard]] documents::Document report_document(const ChallengeReport& report);

/// The council's right of reply: each finding that it answers with its answers, corrections with the old and
/// the new wording and what the peers say to them. A response without a kind is left out: nobody has said
/// yet what it is.
[[nodiscard]] documents::Document right_of_reply_document(const ChallengeReport& report);

/// As it is frozen: reading gives back what was written; anything else is a fault of ours.
[[nodiscard]] std::string written(const ChallengeReport& report);
[[nodiscard]] ChallengeReport read_report(std::string_view json);

}  // namespace dueregard::assessment
