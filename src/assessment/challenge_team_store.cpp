#include "assessment/challenge_team_store.hpp"

#include "accounts/person_store.hpp"
#include "accounts/role_grant_store.hpp"
#include "assessment/challenge_access.hpp"
#include "assessment/challenge_store.hpp"
#include "base/failure.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace dueregard::assessment {

using accounts::Acting;
using accounts::OrganisationId;
using accounts::Permission;
using accounts::PersonId;
using accounts::Role;
using accounts::RoleGrant;
using accounts::RoleGrantId;
using storage::Db;
using storage::Row;
using storage::Transaction;

namespace {

ChallengeMember member_in(const Row& row) {
    return {
        .id = row.id<ChallengeMemberId>(0),
        .challenge = row.id<ChallengeId>(1),
        .name = row.text(2),
        .role = row.text(3),
        .from_organisation = row.text(4),
        .person = row.optional_id<PersonId>(5),
        .role_grant = row.optional_id<RoleGrantId>(6)
    };
}

std::string told(const ChallengeMember& member) {
    return accounts::json_of(
        {{"name", member.name},
         {"role", member.role},
         {"from_organisation", member.from_organisation},
         {"challenge", address(member.challenge)},
         {"person", member.person ? std::optional(address(*member.person)) : std::nullopt}}
    );
}

ChallengeMemberId keep_member(
    Transaction& tx,
    const Acting& acting,
    const ChallengeMember& member,
    std::optional<ChallengePaperId> paper = std::nullopt
) {
    const auto id = tx.fresh<ChallengeMemberId>();
    tx.execute(
        "insert into challenge_member (organisation, id, challenge, person_name, role, from_organisation, person, role_grant, "
        "challenge_paper) values (:organisation, :id, :challenge, :person_name, :role, :from_organisation, :person, "
        ":role_grant, :challenge_paper)",
        {acting.actor.organisation,
         id,
         member.challenge,
         member.name,
         member.role,
         member.from_organisation,
         member.person,
         member.role_grant,
         paper}
    );
    accounts::record(
        tx, acting.actor, {.noun = "challenge_member", .id = id.value, .verb = "add", .after = told(member)}
    );
    return id;
}

void delete_member(Transaction& tx, const Acting& acting, const ChallengeMember& member) {
    tx.execute(
        "delete from challenge_member where organisation = :organisation and id = :id",
        {acting.actor.organisation, member.id}
    );
    accounts::record(
        tx,
        acting.actor,
        {.noun = "challenge_member", .id = member.id.value, .verb = "remove", .before = told(member)}
    );
}

/// Came as a peer before, and is nothing else here.
bool is_only_a_peer(const accounts::Person& person) {
    const auto is_peer = [](const RoleGrant& grant) { return grant.role == Role::peer; };
    return !person.left_at && std::ranges::all_of(person.roles, is_peer);
}

}  // namespace

std::vector<TeamEntry> team_of(Db& db, OrganisationId organisation, ChallengeId challenge) {
    std::vector<TeamEntry> team;
    for (const auto& row : db.query(
             "select m.id, m.challenge, m.person_name, m.role, m.from_organisation, m.person, m.role_grant, p.email, g.from_at, "
             "g.until_at, g.id is not null and e.role_grant is null and p.left_at is null, p.password_hash is not null "
             "from challenge_member m "
             "left join person p on p.organisation = m.organisation and p.id = m.person "
             "left join role_grant g on g.organisation = m.organisation and g.id = m.role_grant "
             "left join role_grant_end e on e.organisation = g.organisation and e.role_grant = g.id "
             "where m.organisation = :organisation and m.challenge = :challenge order by m.id",
             {organisation, challenge}
         )) {
        team.push_back(
            {.member = member_in(row),
             .email = row.optional_text(7).value_or(""),
             .term = {.from = row.optional_instant(8), .until = row.optional_instant(9)},
             .has_access = row.integer(10) != 0,
             .has_password = row.integer(11) != 0}
        );
    }
    return team;
}

ChallengeMemberId add_member(Transaction& tx, const Acting& acting, const ChallengeMember& member) {
    acting.require(Permission::run_challenges, "add to the team of a challenge");
    require_sound(faults_of(member));
    return keep_member(tx, acting, member);
}

std::expected<PersonId, Faults>
invite_peer(Transaction& tx, const Acting& acting, const Invitation& invitation) {
    acting.require(Permission::run_challenges, "invite a peer");
    const auto known = accounts::person_with_email(tx, acting.actor.organisation, invitation.email);
    if (known && !is_only_a_peer(*known)) {
        return std::unexpected(
            Faults{{"email", "Somebody of this organisation has this address: a peer comes from another one"}}
        );
    }
    auto member = invitation.member;
    member.person =
        known ? known->id
              : accounts::add_person(tx, acting.actor, {.name = member.name, .email = invitation.email});
    member.role_grant = accounts::give_role(
        tx,
        acting.actor,
        *member.person,
        {.role = Role::peer,
         .service_area = std::nullopt,
         .term = invitation.term,
         .challenge = member.challenge}
    );
    keep_member(tx, acting, member);
    return *member.person;
}

void remove_member(Transaction& tx, const Acting& acting, ChallengeId challenge, ChallengeMemberId id) {
    acting.require(Permission::run_challenges, "take somebody off the team of a challenge");
    const auto team = team_of(tx, acting.actor.organisation, challenge);
    const auto entry = std::ranges::find_if(team, [&](const TeamEntry& one) { return one.member.id == id; });
    if (entry == team.end()) throw NotFound("There is no such member of this team.");
    delete_member(tx, acting, entry->member);
    if (entry->has_access && entry->member.role_grant)
        accounts::end_role(tx, acting.actor, *entry->member.role_grant, "Taken off the team");
}

void add_read_member(
    Transaction& tx, const Acting& acting, const ChallengeMember& member, ChallengePaperId paper
) {
    require_record(acting, find_challenge(tx, acting, member.challenge));
    require_sound(faults_of(member));
    keep_member(tx, acting, member, paper);
}

std::size_t
remove_read_members(Transaction& tx, const Acting& acting, ChallengeId challenge, ChallengePaperId paper) {
    require_record(acting, find_challenge(tx, acting, challenge));
    std::size_t removed = 0;
    for (const auto& row : tx.db().query(
             "select id, challenge, person_name, role, from_organisation, person, role_grant from challenge_member "
             "where organisation = :organisation and challenge = :challenge and challenge_paper = :challenge_paper and "
             "person is null order by id",
             {acting.actor.organisation, challenge, paper}
         )) {
        delete_member(tx, acting, member_in(row));
        ++removed;
    }
    return removed;
}

}  // namespace dueregard::assessment
