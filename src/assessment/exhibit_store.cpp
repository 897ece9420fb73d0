#include "assessment/exhibit_store.hpp"

#include "accounts/secret.hpp"
#include "assessment/challenge_access.hpp"
#include "assessment/challenge_store.hpp"
#include "base/ensure.hpp"
#include "base/failure.hpp"

#include <fmt/core.h>

namespace dueregard::assessment {

using accounts::Acting;
using accounts::OrganisationId;
using storage::Bytes;
using storage::Db;
using storage::Row;
using storage::Transaction;
using storage::Value;

namespace {

constexpr std::string_view select_exhibit =
    "select id, challenge, method, title, note, on_date, link, file_name, size, sha256, at, person_name from exhibit "
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
        .file_name = row.text(7),
        .size = row.integer(8),
        .sha256 = row.text(9),
        .at = row.instant(10),
        .person_name = row.text(11)
    };
}

void record_addition(Transaction& tx, const Acting& acting, ExhibitId id, const Exhibit& exhibit) {
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
              {"on", exhibit.on},
              {"link", exhibit.link},
              {"file_name", exhibit.file_name},
              {"sha256", exhibit.sha256}}
         )}
    );
}

}  // namespace

std::vector<Exhibit> exhibits_of(Db& db, OrganisationId organisation, ChallengeId challenge) {
    std::vector<Exhibit> exhibits;
    const auto sql = fmt::format("{} and challenge = :challenge order by id", select_exhibit);
    for (const auto& row : db.query(sql, {organisation, challenge}))
        exhibits.push_back(exhibit_in(row));
    return exhibits;
}

Exhibit find_exhibit(Db& db, const Acting& acting, ExhibitId id) {
    const auto row = db.find(fmt::format("{} and id = :id", select_exhibit), {acting.actor.organisation, id});
    if (!row) throw NotFound(fmt::format("There is no exhibit {}.", address(id)));
    auto exhibit = exhibit_in(*row);
    (void)find_challenge(db, acting, exhibit.challenge);
    return exhibit;
}

std::string bytes_of(Db& db, OrganisationId organisation, ExhibitId id) {
    const auto row = db.find(
        "select content from exhibit where organisation = :organisation and id = :id", {organisation, id}
    );
    return !row || row->is_null(0) ? "" : row->bytes(0);
}

ExhibitId add_exhibit(Transaction& tx, const Acting& acting, const Exhibit& exhibit, std::string_view bytes) {
    require_record(acting, find_challenge(tx, acting, exhibit.challenge));
    require_sound(faults_of(exhibit, bytes));
    auto added = exhibit;
    added.size = static_cast<std::int64_t>(bytes.size());
    added.sha256 = bytes.empty() ? "" : accounts::hexadecimal(accounts::sha256(bytes));
    const auto id = tx.fresh<ExhibitId>();
    tx.execute(
        "insert into exhibit (organisation, id, challenge, method, title, note, on_date, link, file_name, size, sha256, "
        "content, at, person, person_name) values (:organisation, :id, :challenge, :method, :title, :note, :on_date, "
        ":link, :file_name, :size, :sha256, :content, :at, :person, :person_name)",
        {acting.actor.organisation,
         id,
         added.challenge,
         name_of(added.method),
         added.title,
         added.note,
         added.on,
         added.link,
         added.file_name,
         added.size,
         added.sha256,
         bytes.empty() ? Value() : Value(Bytes{std::string(bytes)}),
         tx.now(),
         acting.actor.person,
         acting.actor.name}
    );
    record_addition(tx, acting, id, added);
    return id;
}

}  // namespace dueregard::assessment
