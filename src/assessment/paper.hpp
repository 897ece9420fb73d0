#pragma once
// A paper of a challenge: the file that the peers handed over, their report or their slides, and what is read
// from it. What it says goes into the challenge when somebody accepts it, and comes out again when that is
// undone.

#include "assessment/finding.hpp"
#include "assessment/ids.hpp"
#include "assessment/peer_review.hpp"
#include "base/clock.hpp"
#include "documents/read_document.hpp"

#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dueregard::assessment {

enum class PaperKind { report, slides };

enum class PaperState { waiting, accepted, undone, put_aside };

struct ChallengePaper {
    ChallengePaperId id;
    ChallengeId challenge;
    PaperKind kind = PaperKind::report;
    std::string file_name;
    std::string sha256;
    std::int64_t size = 0;
    PaperState state = PaperState::waiting;
    std::optional<accounts::PersonId> person;  ///< who handed it over
};

struct PaperAct {
    PaperState state = PaperState::waiting;
    Instant at;
    std::string person_name;
};

[[nodiscard]] std::string_view name_of(PaperKind kind);   ///< "report"
[[nodiscard]] std::string_view title_of(PaperKind kind);  ///< "Report"
[[nodiscard]] std::optional<PaperKind> paper_kind_named(std::string_view name);
[[nodiscard]] std::string_view name_of(PaperState state);
[[nodiscard]] std::string_view title_of(PaperState state);  ///< "Not accepted yet"
[[nodiscard]] std::optional<PaperState> paper_state_named(std::string_view name);

/// Of the findings of a challenge those that were read from an accepted paper of this kind.
[[nodiscard]] std::vector<ChallengeFinding> from_papers(
    const std::vector<ChallengeFinding>& findings, const std::vector<ChallengePaper>& papers, PaperKind kind
);
/// What the report says and what was written here: the slides only told it before. Where there is nothing
/// else yet, what the slides say.
[[nodiscard]] std::vector<ChallengeFinding>
without_slides(const std::vector<ChallengeFinding>& findings, const std::vector<ChallengePaper>& papers);

struct ReadPaper {
    PeerReview review;
    std::vector<documents::Comment> comments;
};

/// The same bytes always read as the same. Refused where the file cannot be read or nothing was found in it.
[[nodiscard]] std::expected<ReadPaper, documents::Refusal>
read_paper(std::string_view bytes, std::string_view file_name, PaperKind kind);

}  // namespace dueregard::assessment
