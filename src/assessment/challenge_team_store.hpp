#pragma once
// The table challenge_member: the team that came to look, and the role by which each peer sees the challenge.

#include "accounts/acting.hpp"
#include "accounts/person.hpp"
#include "assessment/challenge.hpp"
#include "storage/db.hpp"

#include <expected>
#include <string>
#include <vector>

namespace dueregard::assessment {

/// A member with the account they see the challenge by, where they have one.
struct TeamEntry {
    ChallengeMember member;
    std::string email;        ///< "" for who has no account
    accounts::Term term;      ///< of a peer
    bool has_access = false;  ///< nobody has ended it; whether its term is now is for the term to say
    bool has_password = false;
};

/// In the order in which they were added.
[[nodiscard]] std::vector<TeamEntry>
team_of(storage::Db& db, accounts::OrganisationId organisation, ChallengeId challenge);

/// Named only: they have no account.
ChallengeMemberId
add_member(storage::Transaction& tx, const accounts::Acting& acting, const ChallengeMember& member);

struct Invitation {
    ChallengeMember member;
    std::string email;
    accounts::Term term;  ///< its end is given
};

/// Makes them a peer of this challenge alone and of nothing else, with an account where that address has
/// none. Somebody who belongs to the council is refused, with the fault at "email". No letter is sent here.
[[nodiscard]] std::expected<accounts::PersonId, Faults>
invite_peer(storage::Transaction& tx, const accounts::Acting& acting, const Invitation& invitation);

/// Takes them off the team; a peer's access ends at once. Throws NotFound.
void remove_member(
    storage::Transaction& tx, const accounts::Acting& acting, ChallengeId challenge, ChallengeMemberId id
);

/// Named in a paper of the challenge; who may write in the challenge may accept one.
void add_read_member(
    storage::Transaction& tx,
    const accounts::Acting& acting,
    const ChallengeMember& member,
    ChallengePaperId paper
);
/// Takes off the team whom accepting that paper put on it, and answers how many.
std::size_t remove_read_members(
    storage::Transaction& tx, const accounts::Acting& acting, ChallengeId challenge, ChallengePaperId paper
);

}  // namespace dueregard::assessment
