#pragma once
// The table verdict: the level that the peers of a challenge say was reached, and how long it holds.

#include "accounts/acting.hpp"
#include "assessment/ids.hpp"
#include "assessment/peer_review.hpp"
#include "base/date.hpp"
#include "base/fault.hpp"
#include "storage/db.hpp"

#include <optional>

namespace dueregard::assessment {

/// Without a level it is told in words only. An award may have a day on which it ends.
struct ChallengeVerdict {
    Verdict verdict;
    std::optional<ChallengePaperId> paper;  ///< it was read from
    std::optional<Date> awarded;
    std::optional<Date> valid_until;  ///< that day included
};

/// Fields: "words", "level", "valid".
[[nodiscard]] Faults faults_of(const ChallengeVerdict& verdict);

/// Nothing where the peers say none.
[[nodiscard]] std::optional<ChallengeVerdict>
verdict_of(storage::Db& db, accounts::OrganisationId organisation, ChallengeId challenge);

/// In place of what stood there. The acting person may write in the challenge.
void keep_verdict(
    storage::Transaction& tx,
    const accounts::Acting& acting,
    ChallengeId challenge,
    const ChallengeVerdict& verdict
);
/// What accepting that paper brought, if it still stands as it came; answers how many.
std::size_t remove_read_verdict(
    storage::Transaction& tx, const accounts::Acting& acting, ChallengeId challenge, ChallengePaperId paper
);

}  // namespace dueregard::assessment
