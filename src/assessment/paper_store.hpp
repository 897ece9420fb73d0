#pragma once
// The tables challenge_paper and challenge_paper_act; accepting a paper into its challenge, and undoing that.

#include "accounts/acting.hpp"
#include "assessment/paper.hpp"
#include "storage/db.hpp"

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace dueregard::assessment {

/// The newest first.
[[nodiscard]] std::vector<ChallengePaper>
papers_of(storage::Db& db, accounts::OrganisationId organisation, ChallengeId challenge);
/// Who runs challenges, and who handed it over: the margin of a report holds what the council has not said
/// yet.
[[nodiscard]] bool may_open(const accounts::Acting& acting, const ChallengePaper& paper);
/// Throws NotFound where there is none or this person may not open it.
[[nodiscard]] ChallengePaper find_paper(storage::Db& db, const accounts::Acting& acting, ChallengePaperId id);
[[nodiscard]] std::string
bytes_of(storage::Db& db, accounts::OrganisationId organisation, ChallengePaperId id);
/// The oldest first.
[[nodiscard]] std::vector<PaperAct>
acts_of(storage::Db& db, accounts::OrganisationId organisation, ChallengePaperId id);

/// Its challenge, kind and name are given; it waits to be accepted. Throws Forbidden where this person may
/// not write in the challenge.
ChallengePaperId add_paper(
    storage::Transaction& tx,
    const accounts::Acting& acting,
    const ChallengePaper& paper,
    std::string_view bytes
);

/// What accepting put into the challenge, or undoing took out of it.
struct PaperCounts {
    std::size_t findings = 0;
    std::size_t members = 0;
    std::size_t verdicts = 0;
    std::size_t responses = 0;
    std::size_t kept = 0;  ///< of what undoing left: changed since, or something stands on it
};

/// All it says goes in: findings, each with its place; who was on the team and is not there yet; the verdict
/// where there is none yet; the comments in its margin as responses of the council. Throws Conflict where the
/// paper is not waiting, or the same bytes are in already.
PaperCounts accept_paper(storage::Transaction& tx, const accounts::Acting& acting, ChallengePaperId id);
/// What it brought goes out again; what was changed since, has support, was answered or is among `tied`
/// stays. Throws Conflict where it is not accepted.
PaperCounts undo_paper(
    storage::Transaction& tx,
    const accounts::Acting& acting,
    ChallengePaperId id,
    const std::set<FindingId>& tied = {}
);
void put_paper_aside(storage::Transaction& tx, const accounts::Acting& acting, ChallengePaperId id);

}  // namespace dueregard::assessment
