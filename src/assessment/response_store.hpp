#pragma once
// The tables response and response_act.

#include "accounts/acting.hpp"
#include "accounts/saved.hpp"
#include "assessment/response.hpp"
#include "storage/db.hpp"

#include <span>
#include <string_view>
#include <vector>

namespace dueregard::assessment {

using accounts::Saved;

/// Those that this person may see, without the withdrawn, as they were numbered: who runs challenges sees
/// drafts too, everybody else what was handed over.
[[nodiscard]] std::vector<FindingResponse>
responses_of(storage::Db& db, const accounts::Acting& acting, ChallengeId challenge);
/// Throws NotFound where there is none or this person may not see it.
[[nodiscard]] FindingResponse find_response(storage::Db& db, const accounts::Acting& acting, ResponseId id);
/// The newest first.
[[nodiscard]] std::vector<ResponseAct>
acts_of(storage::Db& db, accounts::OrganisationId organisation, ResponseId id);

/// As a draft. Throws BadRequest where it has faults.
ResponseId
add_response(storage::Transaction& tx, const accounts::Acting& acting, const FindingResponse& response);
/// Out of the margin of a paper: their kind is not asked for yet.
void add_read_responses(
    storage::Transaction& tx, const accounts::Acting& acting, std::span<const FindingResponse> responses
);
/// Whoever may see them, without the withdrawn.
[[nodiscard]] std::vector<FindingResponse>
all_responses(storage::Db& db, accounts::OrganisationId organisation, ChallengeId challenge);
/// One out of a margin, as accepting its paper is undone.
void withdraw_read_response(
    storage::Transaction& tx,
    const accounts::Acting& acting,
    const FindingResponse& response,
    std::string_view why
);
/// Kind, passage, text and new wording of a draft. Throws Conflict where it was handed over.
Saved change_response(
    storage::Transaction& tx, const accounts::Acting& acting, const FindingResponse& response
);
void withdraw_response(
    storage::Transaction& tx, const accounts::Acting& acting, ResponseId id, std::string_view why
);
/// Every draft of the challenge that has a kind; answers how many.
std::size_t
hand_over_responses(storage::Transaction& tx, const accounts::Acting& acting, ChallengeId challenge);

/// The peers' word on a correction. Agreed, the finding's words change with it; throws Conflict where the
/// passage no longer stands there, and BadRequest where one is declined without a reason.
void agree_correction(storage::Transaction& tx, const accounts::Acting& acting, ResponseId id);
void decline_correction(
    storage::Transaction& tx, const accounts::Acting& acting, ResponseId id, std::string_view why
);

}  // namespace dueregard::assessment
