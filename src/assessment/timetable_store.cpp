#include "assessment/timetable_store.hpp"

#include "assessment/challenge_access.hpp"
#include "assessment/challenge_store.hpp"
#include "base/failure.hpp"

#include <algorithm>

namespace dueregard::assessment {

using accounts::Acting;
using accounts::OrganisationId;
using accounts::Permission;
using storage::Db;
using storage::Row;
using storage::Transaction;

namespace {

ChallengeSlot slot_in(const Row& row) {
    return {
        .id = row.id<ChallengeSlotId>(0),
        .challenge = row.id<ChallengeId>(1),
        .on = row.date(2),
        .starts = static_cast<int>(row.integer(3)),
        .ends = static_cast<int>(row.integer(4)),
        .room = row.text(5),
        .whom = row.text(6),
        .group = met_group_named(row.text(7)).value_or(MetGroup::managers)
    };
}

std::string told(const ChallengeSlot& slot) {
    return accounts::json_of(
        {{"on", slot.on},
         {"starts", time_text(slot.starts.value_or(0))},
         {"ends", time_text(slot.ends.value_or(0))},
         {"room", slot.room},
         {"whom", slot.whom},
         {"group", title_of(slot.group)}}
    );
}

Challenge writable(Db& db, const Acting& acting, ChallengeId id) {
    acting.require(Permission::run_challenges, "change the timetable of a challenge");
    auto challenge = find_challenge(db, acting, id);
    require_record(acting, challenge);
    return challenge;
}

}  // namespace

std::vector<ChallengeSlot> slots_of(Db& db, OrganisationId organisation, ChallengeId challenge) {
    std::vector<ChallengeSlot> slots;
    for (const auto& row : db.query(
             "select id, challenge, on_date, starts, ends, room, whom, met_group from challenge_slot "
             "where organisation = :organisation and challenge = :challenge order by on_date, starts, id",
             {organisation, challenge}
         ))
        slots.push_back(slot_in(row));
    return slots;
}

ChallengeSlotId add_slot(Transaction& tx, const Acting& acting, const ChallengeSlot& slot) {
    require_sound(faults_of(slot, writable(tx, acting, slot.challenge)));
    const auto id = tx.fresh<ChallengeSlotId>();
    tx.execute(
        "insert into challenge_slot (organisation, id, challenge, on_date, starts, ends, room, whom, met_group) values "
        "(:organisation, :id, :challenge, :on_date, :starts, :ends, :room, :whom, :met_group)",
        {acting.actor.organisation,
         id,
         slot.challenge,
         slot.on,
         slot.starts.value_or(0),
         slot.ends.value_or(0),
         slot.room,
         slot.whom,
         name_of(slot.group)}
    );
    accounts::record(
        tx,
        acting.actor,
        {.noun = "challenge_slot", .id = id.value, .verb = "add", .before = "", .after = told(slot)}
    );
    return id;
}

void remove_slot(Transaction& tx, const Acting& acting, ChallengeId challenge, ChallengeSlotId id) {
    (void)writable(tx, acting, challenge);
    const auto slots = slots_of(tx, acting.actor.organisation, challenge);
    const auto slot = std::ranges::find(slots, id, &ChallengeSlot::id);
    if (slot == slots.end()) throw NotFound("There is no such slot in this timetable.");
    tx.execute(
        "delete from challenge_slot where organisation = :organisation and id = :id",
        {acting.actor.organisation, id}
    );
    accounts::record(
        tx,
        acting.actor,
        {.noun = "challenge_slot", .id = id.value, .verb = "remove", .before = told(*slot), .after = ""}
    );
}

}  // namespace dueregard::assessment
