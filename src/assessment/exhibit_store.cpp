#include "assessment/exhibit_store.hpp"

#include "assessment/challenge_access.hpp"
#include "assessment/challenge_store.hpp"
#include "base/ensure.hpp"
#include "base/failure.hpp"
#include "evidence/evidence_store.hpp"
#include "evidence/evidence_use_store.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace dueregard::assessment {

using accounts::Acting;
using accounts::OrganisationId;
using storage::Db;
using storage::Row;
using storage::Transaction;

namespace {

constexpr std::string_view select_exhibit =
    "select id, challenge, method, title, note, on_date, link, at, person_name from exhibit "
    "where organisation = :organisation ";

Exhibit exhibit_in(const Row& row) {
    const auto method = method_named(row.text(2));
    ensure(method.has_value(), "the register holds a method that this version does not know");
    return {
        .id = row.id<ExhibitId>(0),
        .challenge = row.id<ChallengeId>(1),
        .method = *method,
        .title = row.text(3),
        .note = row.text(4),
        .on = row.optional_date(5),
        .link = row.text(6),
        .evidence = std::nullopt,
        .at = row.instant(7),
        .person_name = row.text(8)
    };
}

ExhibitId insert_exhibit(Transaction& tx, const Acting& acting, const Exhibit& exhibit) {
    const auto id = tx.fresh<ExhibitId>();
    tx.execute(
        "insert into exhibit (organisation, id, challenge, method, title, note, on_date, at, person, person_name) values "
        "(:organisation, :id, :challenge, :method, :title, :note, :on_date, :at, :person, :person_name)",
        {acting.actor.organisation,
         id,
         exhibit.challenge,
         name_of(exhibit.method),
         exhibit.title,
         exhibit.note,
         exhibit.on,
         tx.now(),
         acting.actor.person,
         acting.actor.name}
    );
    accounts::record(
        tx,
        acting.actor,
        {.noun = "exhibit",
         .id = id.value,
         .verb = "add",
         .before = "",
         .after = accounts::json_of(
             {{"method", name_of(exhibit.method)},
              {"title", exhibit.title},
              {"note", exhibit.note},
              {"on", exhibit.on}}
         )}
    );
    return id;
}

void use(Transaction& tx, const Acting& acting, evidence::EvidenceId evidence, ExhibitId exhibit) {
    (void)evidence::use_evidence(tx, acting, evidence, {.noun = exhibit_noun, .id = exhibit.value});
}

}  // namespace

std::vector<Exhibit> exhibits_of(Db& db, OrganisationId organisation, ChallengeId challenge) {
    std::vector<Exhibit> exhibits;
    const auto sql = fmt::format("{} and challenge = :challenge order by id", select_exhibit);
    for (const auto& row : db.query(sql, {organisation, challenge}))
        exhibits.push_back(exhibit_in(row));
    for (const auto& used : evidence::evidence_used_where(
             db,
             organisation,
             "u.noun = 'exhibit' and u.noun_id in (select x.id from exhibit x where x.organisation = :organisation "
             "and x.challenge = :challenge)",
             {organisation, challenge}
         )) {
        const auto found = std::ranges::find(exhibits, ExhibitId{used.use.noun_id}, &Exhibit::id);
        if (found != exhibits.end()) found->evidence = used.evidence;
    }
    return exhibits;
}

Exhibit find_exhibit(Db& db, const Acting& acting, ExhibitId id) {
    const auto organisation = acting.actor.organisation;
    const auto row = db.find(fmt::format("{} and id = :id", select_exhibit), {organisation, id});
    if (!row) throw NotFound(fmt::format("There is no exhibit {}.", address(id)));
    auto exhibit = exhibit_in(*row);
    (void)find_challenge(db, acting, exhibit.challenge);
    const auto used = evidence::evidence_used_by(db, organisation, {.noun = exhibit_noun, .id = id.value});
    if (!used.empty()) exhibit.evidence = used.front().evidence;
    return exhibit;
}

std::optional<ChallengeId> challenge_of(Db& db, OrganisationId organisation, ExhibitId id) {
    const auto row = db.find(
        "select challenge from exhibit where organisation = :organisation and id = :id", {organisation, id}
    );
    return row ? std::optional(row->id<ChallengeId>(0)) : std::nullopt;
}

bool may_open(const Acting& acting, const Challenge& challenge, const evidence::Evidence& evidence) {
    if (evidence.sensitivity != evidence::Sensitivity::restricted) return true;
    const bool is_own = evidence.person && evidence.person == acting.actor.person;
    return is_own || is_peer_of(acting, challenge.id) || evidence::may_open(acting, evidence);
}

ExhibitId add_exhibit(Transaction& tx, const Acting& acting, const Exhibit& exhibit) {
    require_record(acting, find_challenge(tx, acting, exhibit.challenge));
    require_sound(faults_of(exhibit));
    return insert_exhibit(tx, acting, exhibit);
}

ExhibitId add_exhibit(
    Transaction& tx, const Acting& acting, const Exhibit& exhibit, const evidence::NewEvidence& evidence
) {
    const auto id = add_exhibit(tx, acting, exhibit);
    use(tx, acting, evidence::add_evidence(tx, acting, evidence), id);
    return id;
}

ExhibitId
add_exhibit(Transaction& tx, const Acting& acting, const Exhibit& exhibit, evidence::EvidenceId evidence) {
    (void)evidence::find_evidence(tx, acting, evidence);
    const auto id = add_exhibit(tx, acting, exhibit);
    use(tx, acting, evidence, id);
    return id;
}

}  // namespace dueregard::assessment
