#include "accounts/second_step_store.hpp"

namespace dueregard::accounts {

std::optional<SecondStep> find_second_step(storage::Db& db, OrganisationId organisation, PersonId person) {
    const auto row = db.find(
        "select sealed_secret, begun_at, confirmed_at, last_step from second_step where organisation = :organisation and "
        "person = :person",
        {organisation, person}
    );
    if (!row) return std::nullopt;
    return SecondStep{
        .sealed_secret = row->bytes(0),
        .begun_at = row->instant(1),
        .confirmed_at = row->optional_instant(2),
        .last_step = row->optional_integer(3),
    };
}

bool has_second_step(storage::Db& db, OrganisationId organisation, PersonId person) {
    const auto row = db.find(
        "select count(*) from second_step where organisation = :organisation and person = :person and confirmed_at is not "
        "null",
        {organisation, person}
    );
    return row->integer(0) != 0;
}

void add_second_step(
    storage::Transaction& tx, OrganisationId organisation, PersonId person, std::string_view sealed_secret
) {
    tx.execute(
        "insert into second_step (organisation, person, sealed_secret, begun_at) values (:organisation, :person, "
        ":sealed_secret, :begun_at)",
        {organisation, person, storage::Bytes{std::string(sealed_secret)}, tx.now()}
    );
}

void confirm_second_step(
    storage::Transaction& tx, OrganisationId organisation, PersonId person, std::int64_t step
) {
    tx.execute(
        "update second_step set confirmed_at = :confirmed_at, last_step = :step where organisation = :organisation and "
        "person = :person",
        {tx.now(), step, organisation, person}
    );
}

bool use_time_step(
    storage::Transaction& tx, OrganisationId organisation, PersonId person, std::int64_t step
) {
    return tx.execute(
               "update second_step set last_step = :step where organisation = :organisation and person = :person and "
               "confirmed_at is not null and (last_step is null or last_step < :later or last_step > :ahead)",
               {step, organisation, person, step, step + 2}
           )
           == 1;
}

void delete_second_step(storage::Transaction& tx, OrganisationId organisation, PersonId person) {
    tx.execute(
        "delete from recovery_code where organisation = :organisation and person = :person",
        {organisation, person}
    );
    tx.execute(
        "delete from second_step where organisation = :organisation and person = :person",
        {organisation, person}
    );
}

std::vector<RecoveryCode> recovery_codes_of(storage::Db& db, OrganisationId organisation, PersonId person) {
    std::vector<RecoveryCode> codes;
    const auto rows = db.query(
        "select id, code_hash from recovery_code where organisation = :organisation and person = :person and used_at is "
        "null order by id",
        {organisation, person}
    );
    for (const auto& row : rows)
        codes.push_back({.id = row.id<RecoveryCodeId>(0), .hash = row.text(1)});
    return codes;
}

std::int64_t count_recovery_codes(storage::Db& db, OrganisationId organisation, PersonId person) {
    const auto row = db.find(
        "select count(*) from recovery_code where organisation = :organisation and person = :person and used_at is null",
        {organisation, person}
    );
    return row->integer(0);
}

void replace_recovery_codes(
    storage::Transaction& tx,
    OrganisationId organisation,
    PersonId person,
    std::span<const std::string> hashes
) {
    tx.execute(
        "delete from recovery_code where organisation = :organisation and person = :person",
        {organisation, person}
    );
    for (const auto& hash : hashes) {
        tx.execute(
            "insert into recovery_code (organisation, id, person, code_hash) values (:organisation, :id, :person, "
            ":code_hash)",
            {organisation, tx.new_id(), person, hash}
        );
    }
}

bool use_recovery_code(storage::Transaction& tx, OrganisationId organisation, RecoveryCodeId code) {
    return tx.execute(
               "update recovery_code set used_at = :used_at where organisation = :organisation and id = :id and used_at "
               "is null",
               {tx.now(), organisation, code}
           )
           == 1;
}

}  // namespace dueregard::accounts
