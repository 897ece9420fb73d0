#include "evidence/search_index.hpp"

#include "base/text.hpp"
#include "evidence/search_words.hpp"

namespace dueregard::evidence {

using accounts::OrganisationId;
using storage::Db;
using storage::Engine;
using storage::Transaction;

namespace {

/// FTS5 with external content must be told the words it knew; of a piece that it does not know, nothing.
void take_from_index(Transaction& tx, OrganisationId organisation, EvidenceId id) {
    if (tx.db().engine() != Engine::sqlite) return;
    const auto before = tx.db().find(
        "select w.words from evidence_words w where w.organisation = :organisation and w.evidence = :id "
        "and exists (select 1 from evidence_index_docsize d where d.id = w.evidence)",
        {organisation, id}
    );
    if (!before) return;
    tx.execute(
        "insert into evidence_index (evidence_index, rowid, words) values ('delete', :id, :words)",
        {id, before->text(0)}
    );
}

std::int64_t count(Db& db, std::string_view table) {
    return db.find("select count(*) from " + std::string(table))->integer(0);
}

bool is_whole(Db& db) {
    return count(db, "evidence_words") == count(db, "evidence_index_docsize");
}

}  // namespace

void put_words(Transaction& tx, OrganisationId organisation, EvidenceId id, const std::string& words) {
    take_from_index(tx, organisation, id);
    tx.execute(
        "insert into evidence_words (organisation, evidence, words) values (:organisation, :evidence, :words) "
        "on conflict (organisation, evidence) do update set words = excluded.words",
        {organisation, id, words}
    );
    if (tx.db().engine() == Engine::sqlite)
        tx.execute("insert into evidence_index (rowid, words) values (:id, :words)", {id, words});
}

void forget_words(Transaction& tx, OrganisationId organisation, EvidenceId id) {
    take_from_index(tx, organisation, id);
    tx.execute(
        "delete from evidence_words where organisation = :organisation and evidence = :id", {organisation, id}
    );
}

SearchCondition search_condition(Engine engine, std::string_view typed) {
    const auto query = search_query(typed, engine);
    // What is typed and holds no word is found nowhere.
    if (query.empty())
        return trimmed(typed).empty() ? SearchCondition{} : SearchCondition{.sql = "1 = 0", .values = {}};
    if (engine == Engine::sqlite)
        return {
            .sql = "e.id in (select rowid from evidence_index where evidence_index match :query)",
            .values = {query}
        };
    return {.sql = "e.id in (select evidence_found_by(:query))", .values = {query}};
}

void mend_index(Db& db) {
    if (db.engine() != Engine::sqlite || is_whole(db)) return;
    db.write([](Transaction& tx) {
        if (!is_whole(tx)) tx.execute("insert into evidence_index (evidence_index) values ('rebuild')");
    });
}

}  // namespace dueregard::evidence
