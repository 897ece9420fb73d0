#include "evidence/evidence_use_store.hpp"

#include "accounts/history.hpp"
#include "base/failure.hpp"
#include "evidence/evidence_rows.hpp"
#include "evidence/evidence_store.hpp"

#include <fmt/core.h>

namespace dueregard::evidence {

using accounts::Acting;
using accounts::OrganisationId;
using storage::Db;
using storage::Row;
using storage::Transaction;

namespace {

constexpr std::string_view use_columns =
    "u.id, u.evidence, u.noun, u.noun_id, u.at, u.person_name, u.ended, u.ended_by_name, u.ended_why";
constexpr std::size_t use_column_count = 9;

EvidenceUse use_in(const Row& row) {
    EvidenceUse use{
        .id = row.id<UseId>(0),
        .evidence = row.id<EvidenceId>(1),
        .noun = row.text(2),
        .noun_id = row.integer(3),
        .at = row.instant(4),
        .person_name = row.text(5),
        .ended = std::nullopt
    };
    if (const auto at = row.optional_instant(6))
        use.ended = Ended{.at = *at, .person_name = row.text(7), .why = row.text(8)};
    return use;
}

std::string select_used() {
    return fmt::format(
        "select {}, {} from evidence_use u join evidence e on e.organisation = u.organisation and e.id = u.evidence {} "
        "where u.organisation = :organisation ",
        use_columns,
        evidence_columns,
        with_revision_and_withdrawal
    );
}

UsedEvidence used_in(const Row& row) {
    return {.use = use_in(row), .evidence = evidence_in(row, use_column_count)};
}

}  // namespace

bool bears_out(const UsedEvidence& used) {
    return !used.use.ended && !used.evidence.withdrawn;
}

std::vector<EvidenceUse> uses_of(Db& db, OrganisationId organisation, EvidenceId id) {
    std::vector<EvidenceUse> uses;
    const auto sql = fmt::format(
        "select {} from evidence_use u where u.organisation = :organisation and u.evidence = :id and u.ended is null "
        "order by u.id",
        use_columns
    );
    for (const auto& row : db.query(sql, {organisation, id}))
        uses.push_back(use_in(row));
    return uses;
}

std::vector<UsedEvidence> evidence_used_where(
    Db& db, OrganisationId organisation, std::string_view where, const std::vector<storage::Value>& values
) {
    std::vector<storage::Value> all{organisation};
    all.insert(all.end(), values.begin(), values.end());
    std::vector<UsedEvidence> found;
    for (const auto& row : db.query(fmt::format("{} and ({}) order by u.id", select_used(), where), all))
        found.push_back(used_in(row));
    return found;
}

std::vector<UsedEvidence> evidence_used_by(Db& db, OrganisationId organisation, const Used& by) {
    return evidence_used_where(db, organisation, "u.noun = :noun and u.noun_id = :noun_id", {by.noun, by.id});
}

std::map<std::int64_t, std::vector<UsedEvidence>> evidence_used_by_all(
    Db& db,
    OrganisationId organisation,
    std::string_view noun,
    std::string_view ids,
    const std::vector<storage::Value>& values
) {
    std::vector<storage::Value> all{noun};
    all.insert(all.end(), values.begin(), values.end());
    const auto where =
        fmt::format("u.noun = :noun and u.ended is null and e.withdrawn is null and u.noun_id in ({})", ids);
    std::map<std::int64_t, std::vector<UsedEvidence>> found;
    for (auto& used : evidence_used_where(db, organisation, where, all))
        found[used.use.noun_id].push_back(std::move(used));
    return found;
}

UsedEvidence find_use(Db& db, OrganisationId organisation, UseId id) {
    const auto row = db.find(select_used() + "and u.id = :id", {organisation, id});
    if (!row) throw NotFound(fmt::format("There is no use of evidence {}.", address(id)));
    return used_in(*row);
}

UseId use_evidence(Transaction& tx, const Acting& acting, EvidenceId id, const Used& by) {
    const auto organisation = acting.actor.organisation;
    const auto evidence = evidence_called(tx, organisation, id);
    const bool is_own = evidence.person && evidence.person == acting.actor.person;
    if (!is_own && !may_open(acting, evidence))
        throw NotFound(fmt::format("There is no evidence {}.", address(id)));
    if (evidence.withdrawn) throw Conflict("This evidence has been withdrawn");
    if (const auto row = tx.db().find(
            "select min(id) from evidence_use where organisation = :organisation and evidence = :evidence and noun = :noun "
            "and noun_id = :noun_id and ended is null",
            {organisation, id, by.noun, by.id}
        );
        !row->is_null(0))
        return row->id<UseId>(0);
    const auto use = tx.fresh<UseId>();
    tx.execute(
        "insert into evidence_use (organisation, id, evidence, noun, noun_id, at, person, person_name) values "
        "(:organisation, :id, :evidence, :noun, :noun_id, :at, :person, :person_name)",
        {organisation, use, id, by.noun, by.id, tx.now(), acting.actor.person, acting.actor.name}
    );
    accounts::record(
        tx,
        acting.actor,
        {.noun = "evidence",
         .id = id.value,
         .verb = "use",
         .after = accounts::json_of({{by.noun, crockford(by.id)}})}
    );
    return use;
}

void end_use(Transaction& tx, const Acting& acting, UseId id, std::string_view why) {
    const auto organisation = acting.actor.organisation;
    const auto used = find_use(tx, organisation, id);
    if (used.use.ended) throw Conflict("This evidence has been taken back already");
    tx.execute(
        "update evidence_use set ended = :ended, ended_by = :ended_by, ended_by_name = :ended_by_name, "
        "ended_why = :ended_why where organisation = :organisation and id = :id",
        {tx.now(), acting.actor.person, acting.actor.name, why, organisation, id}
    );
    accounts::record(
        tx,
        acting.actor,
        {.noun = "evidence",
         .id = used.evidence.id.value,
         .verb = "take_back",
         .before = accounts::json_of({{used.use.noun, crockford(used.use.noun_id)}}),
         .why = std::string(why)}
    );
}

void forget_use(Transaction& tx, OrganisationId organisation, UseId id) {
    tx.execute(
        "delete from evidence_use where organisation = :organisation and id = :id", {organisation, id}
    );
}

void forget_uses(Transaction& tx, OrganisationId organisation, const Used& by) {
    tx.execute(
        "delete from evidence_use where organisation = :organisation and noun = :noun and noun_id = :noun_id",
        {organisation, by.noun, by.id}
    );
}

}  // namespace dueregard::evidence
