#include "thread/repeated_concern_store.hpp"

#include "assessment/challenge_store.hpp"
#include "assessment/finding_store.hpp"
#include "base/failure.hpp"

#include <algorithm>

namespace dueregard::thread {

using accounts::Acting;
using accounts::OrganisationId;
using assessment::FindingId;
using storage::Db;
using storage::Transaction;

std::vector<RepeatedConcern> concerns_with(Db& db, OrganisationId organisation, FindingId finding) {
    std::vector<RepeatedConcern> concerns;
    for (const auto& row : db.query(
             "select earlier, later, is_same, person_name from repeated_concern where organisation = :organisation and "
             "(earlier = :earlier or later = :later) order by id desc",
             {organisation, finding, finding}
         )) {
        RepeatedConcern concern{
            .earlier = row.id<FindingId>(0),
            .later = row.id<FindingId>(1),
            .sameness = row.integer(2) != 0 ? Sameness::same : Sameness::different,
            .person_name = row.text(3)
        };
        const bool is_told = std::ranges::any_of(concerns, [&](const RepeatedConcern& one) {
            return one.earlier == concern.earlier && one.later == concern.later;
        });
        if (!is_told) concerns.push_back(std::move(concern));
    }
    return concerns;
}

void judge_concern(Transaction& tx, const Acting& acting, FindingId one, FindingId other, Sameness sameness) {
    acting.require(accounts::Permission::run_challenges, "say that a concern was found again");
    const auto day = [&](FindingId id) {
        const auto finding = assessment::find_finding(tx, acting, id);
        return std::pair(assessment::find_challenge(tx, acting, finding.challenge).from, finding.challenge);
    };
    const auto first = day(one);
    const auto second = day(other);
    if (first.second == second.second) throw Conflict("Both are findings of one challenge.");
    const auto [earlier, later] = first < second ? std::pair(one, other) : std::pair(other, one);
    const auto id = tx.new_id();
    tx.execute(
        "insert into repeated_concern (organisation, id, earlier, later, is_same, at, person, person_name) values "
        "(:organisation, :id, :earlier, :later, :is_same, :at, :person, :person_name)",
        {acting.actor.organisation,
         id,
         earlier,
         later,
         sameness == Sameness::same ? 1 : 0,
         tx.now(),
         acting.actor.person,
         acting.actor.name}
    );
    accounts::record(
        tx,
        acting.actor,
        {.noun = "repeated_concern",
         .id = id,
         .verb = sameness == Sameness::same ? "confirm" : "deny",
         .before = "",
         .after = accounts::json_of({{"earlier", address(earlier)}, {"later", address(later)}})}
    );
}

}  // namespace dueregard::thread
