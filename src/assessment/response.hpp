#pragma once
// A response: the council's answer to a passage of what was found. It may come from the margin of the report
// or be written here; it is handed over to the peers, who accept or decline what it asks to be corrected.

#include "assessment/finding.hpp"
#include "assessment/ids.hpp"
#include "base/clock.hpp"
#include "base/fault.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dueregard::assessment {

enum class ResponseKind {
    correction,
    dispute,
    context,
    accepted,
    accepted_in_part,
    promise,
    question,
    thanks
};

enum class ResponseState { draft, handed_over, agreed, declined, withdrawn };

struct FindingResponse {
    ResponseId id;
    ChallengeId challenge;
    std::optional<FindingId> finding;       ///< nothing: to the report as a whole
    std::optional<ChallengePaperId> paper;  ///< in whose margin it stood
    int number = 0;                         ///< there; 0 where it was written here
    std::optional<ResponseKind> kind;       ///< nothing: nobody has said yet
    std::string quote;                      ///< the passage; "" for the whole finding
    std::string quoted_from;                ///< the sentence of the paper that holds the passage
    std::string text;
    std::string new_wording;  ///< of a correction: what should stand in place of the quote
    ResponseState state = ResponseState::draft;
    documents::Place at;
    std::int64_t version = 0;
};

struct ResponseAct {
    ResponseState state = ResponseState::draft;
    Instant at;
    std::string person_name;
    std::string why;
};

[[nodiscard]] std::span<const ResponseKind> all_response_kinds();
[[nodiscard]] std::string_view name_of(ResponseKind kind);
[[nodiscard]] std::string_view title_of(ResponseKind kind);  ///< "Correction"
[[nodiscard]] std::optional<ResponseKind> response_kind_named(std::string_view name);
[[nodiscard]] std::string_view name_of(ResponseState state);
[[nodiscard]] std::string_view title_of(ResponseState state);  ///< "Handed over"
[[nodiscard]] std::optional<ResponseState> response_state_named(std::string_view name);

/// What a comment seems to be, by its words; a person says what it is. Context where nothing tells.
[[nodiscard]] ResponseKind suggested_kind(std::string_view text);

/// Fields: "text", "kind", "quote", "new_wording". A correction says which words should become which; the
/// passage must stand in the finding, which is given where the response is to one.
[[nodiscard]] Faults
faults_of(const FindingResponse& response, const std::optional<ChallengeFinding>& finding);

/// The finding's words with the passage as the correction would have it. Nothing where the passage no longer
/// stands in it, white space apart.
[[nodiscard]] std::optional<std::string>
corrected(const ChallengeFinding& finding, const FindingResponse& correction);

/// The comments in the margin of a paper, each anchored to the finding that holds its passage.
[[nodiscard]] std::vector<FindingResponse>
responses_in(std::span<const documents::Comment> comments, std::span<const ChallengeFinding> findings);

/// What can be done with it: handed over as a draft that somebody gave a kind; agreed or declined by the
/// peers as a correction that was handed over.
[[nodiscard]] bool can_be_handed_over(const FindingResponse& response);
[[nodiscard]] bool can_be_decided(const FindingResponse& response);

}  // namespace dueregard::assessment
