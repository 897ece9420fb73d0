#include "assurance/accepted_hit_store.hpp"

#include "base/failure.hpp"

#include <fmt/core.h>

namespace dueregard::assurance {

using accounts::Actor;
using accounts::OrganisationId;
using storage::Db;
using storage::Row;
using storage::Transaction;

namespace {

AcceptedHit accepted_hit_in(const Row& row) {
    return {
        .id = row.id<AcceptedHitId>(0),
        .key =
            {.check = row.text(1),
             .subject = row.integer(2),
             .period = row.optional_id<plan::PeriodId>(3),
             .fingerprint = row.text(4)},
        .about = row.text(5),
        .sentence = row.text(6),
        .why = row.text(7),
        .at = row.instant(8),
        .person_name = row.text(9)
    };
}

void require_not_accepted(Db& db, OrganisationId organisation, const HitKey& key) {
    const auto standing = db.query(
        "select a.id from accepted_hit a left join accepted_hit_end e on e.organisation = a.organisation and "
        "e.accepted_hit = a.id where a.organisation = :organisation and a.check_name = :check and "
        "a.subject = :subject and coalesce(a.period, 0) = :period and a.fingerprint = :fingerprint and e.accepted_hit is null",
        {organisation, key.check, key.subject, key.period.value_or(plan::PeriodId{}), key.fingerprint}
    );
    if (!standing.empty()) throw Conflict("Somebody has accepted this already");
}

}  // namespace

std::vector<AcceptedHit> accepted_hits(Db& db, OrganisationId organisation) {
    std::vector<AcceptedHit> found;
    for (const auto& row : db.query(
             "select a.id, a.check_name, a.subject, a.period, a.fingerprint, a.about, a.sentence, a.why, a.at, "
             "a.person_name from accepted_hit a "
             "left join accepted_hit_end e on e.organisation = a.organisation and e.accepted_hit = a.id "
             "where a.organisation = :organisation and e.accepted_hit is null order by a.id desc",
             {organisation}
         )) {
        found.push_back(accepted_hit_in(row));
    }
    return found;
}

AcceptedHitId
accept_hit(Transaction& tx, const Actor& actor, const HitKey& key, const Hit& hit, std::string_view why) {
    if (const auto faults = faults_of_reason(why); !faults.empty()) {
        throw BadRequest(faults.front().sentence);
    }
    require_not_accepted(tx, actor.organisation, key);
    const auto id = tx.fresh<AcceptedHitId>();
    tx.execute(
        "insert into accepted_hit (organisation, id, check_name, subject, period, fingerprint, about, sentence, why, "
        "at, person, person_name) values (:organisation, :id, :check, :subject, :period, :fingerprint, :about, "
        ":sentence, :why, :at, :person, :person_name)",
        {actor.organisation,
         id,
         key.check,
         key.subject,
         key.period,
         key.fingerprint,
         hit.of,
         hit.sentence,
         why,
         tx.now(),
         actor.person,
         actor.name}
    );
    accounts::record(
        tx,
        actor,
        {.noun = "accepted_hit",
         .id = id.value,
         .verb = "accept",
         .before = "",
         .after = accounts::json_of({{"check", key.check}, {"about", hit.of}, {"sentence", hit.sentence}}),
         .why = std::string(why)}
    );
    return id;
}

void take_back(Transaction& tx, const Actor& actor, AcceptedHitId id, std::string_view why) {
    const auto row = tx.db().find(
        "select a.check_name, a.about, a.sentence, e.accepted_hit is not null from accepted_hit a "
        "left join accepted_hit_end e on e.organisation = a.organisation and e.accepted_hit = a.id "
        "where a.organisation = :organisation and a.id = :id",
        {actor.organisation, id}
    );
    if (!row) throw NotFound(fmt::format("There is no accepted hit {}", address(id)));
    if (row->integer(3) != 0) throw Conflict("This was taken back already");
    tx.execute(
        "insert into accepted_hit_end (organisation, accepted_hit, why, at, person, person_name) "
        "values (:organisation, :accepted_hit, :why, :at, :person, :person_name)",
        {actor.organisation, id, why, tx.now(), actor.person, actor.name}
    );
    accounts::record(
        tx,
        actor,
        {.noun = "accepted_hit",
         .id = id.value,
         .verb = "take_back",
         .before =
             accounts::json_of({{"check", row->text(0)}, {"about", row->text(1)}, {"sentence", row->text(2)}}
             ),
         .after = "",
         .why = std::string(why)}
    );
}

}  // namespace dueregard::assurance
