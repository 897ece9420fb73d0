#include "evidence/evidence_store.hpp"

#include "accounts/changes.hpp"
#include "accounts/secret.hpp"
#include "base/failure.hpp"
#include "base/text.hpp"
#include "evidence/evidence_rows.hpp"
#include "evidence/reading.hpp"
#include "evidence/search_index.hpp"

#include <fmt/core.h>

namespace dueregard::evidence {

using accounts::Acting;
using accounts::OrganisationId;
using accounts::Permission;
using accounts::Saved;
using storage::Bytes;
using storage::Db;
using storage::Row;
using storage::Transaction;

namespace {

constexpr std::string_view csv = "text/csv; charset=utf-8";

std::optional<std::string> day(const std::optional<Date>& date) {
    return date ? std::optional(iso_date(*date)) : std::nullopt;
}

accounts::FieldValues described(const Evidence& evidence) {
    return {
        {"title", evidence.title},
        {"note", evidence.note},
        {"speaks_from", day(evidence.speaks_from)},
        {"speaks_to", day(evidence.speaks_to)},
        {"expires", day(evidence.expires)},
        {"sensitivity", std::string(name_of(evidence.sensitivity))}
    };
}

Evidence with_description(Evidence evidence, const NewEvidence& described) {
    evidence.title = title_of(described);
    evidence.note = trimmed(described.note);
    evidence.speaks_from = described.speaks_from;
    evidence.speaks_to = described.speaks_to;
    evidence.expires = described.expires;
    evidence.sensitivity = described.sensitivity;
    return evidence;
}

/// What the latest revision holds.
Evidence with_content(Evidence evidence, const NewEvidence& given, std::string_view bytes) {
    evidence.kind = kind_of(given);
    evidence.link = evidence.kind == Kind::link ? trimmed(given.link) : std::string_view();
    evidence.file_name = evidence.kind == Kind::file ? given.file_name : std::string();
    evidence.media_type = evidence.kind == Kind::file      ? media_type_of(given.file_name)
                          : evidence.kind == Kind::figures ? csv
                                                           : std::string_view();
    evidence.size = static_cast<std::int64_t>(bytes.size());
    evidence.sha256 = bytes.empty() ? "" : accounts::hexadecimal(accounts::sha256(bytes));
    return evidence;
}

std::string_view bytes_in(const NewEvidence& given) {
    const auto kind = kind_of(given);
    if (kind == Kind::file) return given.content;
    return kind == Kind::figures ? std::string_view(given.figures) : std::string_view();
}

void keep_file(
    Transaction& tx, OrganisationId organisation, std::string_view sha256, std::string_view bytes
) {
    if (sha256.empty()) return;
    tx.execute(
        "insert into evidence_file (organisation, sha256, size, content) values (:organisation, :sha256, :size, "
        ":content) on conflict do nothing",
        {organisation, sha256, static_cast<std::int64_t>(bytes.size()), Bytes{std::string(bytes)}}
    );
}

void insert_revision(Transaction& tx, const Acting& acting, const Evidence& evidence, std::string_view why) {
    tx.execute(
        "insert into evidence_revision (organisation, id, evidence, number, kind, link, file_name, media_type, size, "
        "sha256, why, at, person, person_name) values (:organisation, :id, :evidence, :number, :kind, :link, :file_name, "
        ":media_type, :size, :sha256, :why, :at, :person, :person_name)",
        {acting.actor.organisation,
         tx.fresh<RevisionId>(),
         evidence.id,
         evidence.revision,
         name_of(evidence.kind),
         evidence.link,
         evidence.file_name,
         evidence.media_type,
         evidence.size,
         evidence.sha256.empty() ? std::nullopt : std::optional(evidence.sha256),
         why,
         tx.now(),
         acting.actor.person,
         acting.actor.name}
    );
}

void insert_evidence(Transaction& tx, const Acting& acting, const Evidence& evidence) {
    tx.execute(
        "insert into evidence (organisation, id, kind, title, note, speaks_from, speaks_to, expires, sensitivity, at, "
        "person, person_name) values (:organisation, :id, :kind, :title, :note, :speaks_from, :speaks_to, :expires, "
        ":sensitivity, :at, :person, :person_name)",
        {acting.actor.organisation,
         evidence.id,
         name_of(evidence.kind),
         evidence.title,
         evidence.note,
         evidence.speaks_from,
         evidence.speaks_to,
         evidence.expires,
         name_of(evidence.sensitivity),
         tx.now(),
         acting.actor.person,
         acting.actor.name}
    );
}

/// The row, its first revision, its words and its entry in the history.
EvidenceId keep_new(Transaction& tx, const Acting& acting, Evidence evidence, std::string_view bytes) {
    evidence.id = tx.fresh<EvidenceId>();
    keep_file(tx, acting.actor.organisation, evidence.sha256, bytes);
    insert_evidence(tx, acting, evidence);
    insert_revision(tx, acting, evidence, "");
    keep_words(tx, acting.actor.organisation, evidence);
    auto told = described(evidence);
    told.insert(
        told.end(), {{"link", evidence.link}, {"file_name", evidence.file_name}, {"sha256", evidence.sha256}}
    );
    accounts::record(
        tx,
        acting.actor,
        {.noun = "evidence", .id = evidence.id.value, .verb = "add", .after = accounts::addition(told).after}
    );
    return evidence.id;
}

void require_may_add(const Acting& acting) {
    if (!may_add(acting)) throw Forbidden(fmt::format("{} may not add evidence", acting.actor.name));
}

/// One that this person may change and that was not withdrawn.
Evidence required_to_change(Db& db, const Acting& acting, EvidenceId id) {
    auto evidence = find_evidence(db, acting, id);
    if (!may_change(acting, evidence))
        throw Forbidden(fmt::format("{} may not change this evidence", acting.actor.name));
    if (evidence.withdrawn) throw Conflict("This evidence has been withdrawn");
    return evidence;
}

Revision revision_in(const Row& row) {
    return {
        .id = row.id<RevisionId>(0),
        .number = row.integer(1),
        .kind = kept_kind(row.text(2)),
        .link = row.text(3),
        .file_name = row.text(4),
        .media_type = row.text(5),
        .size = row.integer(6),
        .sha256 = row.optional_text(7).value_or(""),
        .why = row.text(8),
        .at = row.instant(9),
        .person_name = row.text(10)
    };
}

}  // namespace

Evidence evidence_called(Db& db, OrganisationId organisation, EvidenceId id) {
    const auto row = db.find(
        fmt::format(
            "select {} from evidence e {} where e.organisation = :organisation and e.id = :id",
            evidence_columns,
            with_revision_and_withdrawal
        ),
        {organisation, id}
    );
    if (!row) throw NotFound(fmt::format("There is no evidence {}.", address(id)));
    return evidence_in(*row);
}

Evidence find_evidence(Db& db, const Acting& acting, EvidenceId id) {
    auto evidence = evidence_called(db, acting.actor.organisation, id);
    if (!may_open(acting, evidence)) throw NotFound(fmt::format("There is no evidence {}.", address(id)));
    return evidence;
}

std::vector<Revision> revisions_of(Db& db, OrganisationId organisation, EvidenceId id) {
    std::vector<Revision> revisions;
    for (const auto& row : db.query(
             "select id, number, kind, link, file_name, media_type, size, sha256, why, at, person_name "
             "from evidence_revision where organisation = :organisation and evidence = :id order by number desc",
             {organisation, id}
         ))
        revisions.push_back(revision_in(row));
    return revisions;
}

std::string bytes_of(Db& db, OrganisationId organisation, std::string_view sha256) {
    const auto row = db.find(
        "select content from evidence_file where organisation = :organisation and sha256 = :sha256",
        {organisation, sha256}
    );
    if (!row) throw NotFound("This evidence has no file.");
    return row->bytes(0);
}

std::optional<EvidenceId> record_at(Db& db, OrganisationId organisation, std::string_view path) {
    const auto row = db.find(
        "select min(e.id) from evidence_revision r join evidence e on e.organisation = r.organisation and e.id = r.evidence "
        "where r.organisation = :organisation and r.link = :path and r.kind = 'record' and e.withdrawn is null",
        {organisation, path}
    );
    return row->optional_id<EvidenceId>(0);
}

EvidenceId add_evidence(Transaction& tx, const Acting& acting, const NewEvidence& evidence) {
    require_may_add(acting);
    require_sound(faults_of(evidence));
    if (is_absent(evidence)) throw BadRequest("Evidence is a link, a file or a table");
    const auto bytes = bytes_in(evidence);
    return keep_new(tx, acting, with_content(with_description({}, evidence), evidence, bytes), bytes);
}

EvidenceId
put_named_evidence(Transaction& tx, const Acting& acting, std::string_view title, std::string_view link) {
    acting.require(Permission::import_documents, "put evidence from a document");
    NewEvidence evidence{.title = std::string(title), .link = std::string(link)};
    if (!faults_of(evidence).empty()) {
        evidence.title = squeezed(fmt::format("{} {}", title, link));
        evidence.link.clear();
    }
    return keep_new(tx, acting, with_content(with_description({}, evidence), evidence, ""), "");
}

EvidenceId
add_record(Transaction& tx, const Acting& acting, std::string_view path, const NewEvidence& evidence) {
    require_may_add(acting);
    require_sound(faults_of_description(evidence));
    auto record = with_description({}, evidence);
    record.kind = Kind::record;
    record.link = path;
    return keep_new(tx, acting, std::move(record), "");
}

void add_revision(
    Transaction& tx, const Acting& acting, EvidenceId id, const NewEvidence& content, std::string_view why
) {
    const auto before = required_to_change(tx, acting, id);
    require_sound(faults_of(content));
    if (kind_of(content) == Kind::named) throw BadRequest("A revision is a link, a file or a table");
    const auto bytes = bytes_in(content);
    auto revised = with_content(before, content, bytes);
    revised.revision = before.revision + 1;
    keep_file(tx, acting.actor.organisation, revised.sha256, bytes);
    insert_revision(tx, acting, revised, trimmed(why));
    tx.execute(
        "update evidence set kind = :kind, revision = :revision, version = version + 1 "
        "where organisation = :organisation and id = :id",
        {name_of(revised.kind), revised.revision, acting.actor.organisation, id}
    );
    keep_words(tx, acting.actor.organisation, revised);
    accounts::record(
        tx,
        acting.actor,
        {.noun = "evidence",
         .id = id.value,
         .verb = "revise",
         .before = accounts::json_of(
             {{"link", before.link}, {"file_name", before.file_name}, {"sha256", before.sha256}}
         ),
         .after = accounts::json_of(
             {{"link", revised.link}, {"file_name", revised.file_name}, {"sha256", revised.sha256}}
         ),
         .why = std::string(trimmed(why))}
    );
}

Saved change_evidence(
    Transaction& tx, const Acting& acting, EvidenceId id, std::int64_t version, const NewEvidence& description
) {
    const auto before = required_to_change(tx, acting, id);
    require_sound(faults_of_description(description));
    if (before.version != version) return Saved::stale;
    auto after = with_description(before, description);
    if (trimmed(description.title).empty()) after.title = before.title;
    tx.execute(
        "update evidence set title = :title, note = :note, speaks_from = :speaks_from, speaks_to = :speaks_to, "
        "expires = :expires, sensitivity = :sensitivity, version = version + 1 "
        "where organisation = :organisation and id = :id",
        {after.title,
         after.note,
         after.speaks_from,
         after.speaks_to,
         after.expires,
         name_of(after.sensitivity),
         acting.actor.organisation,
         id}
    );
    keep_words(tx, acting.actor.organisation, after);
    const auto told = accounts::change(described(before), described(after));
    accounts::record(
        tx,
        acting.actor,
        {.noun = "evidence", .id = id.value, .verb = "change", .before = told.before, .after = told.after}
    );
    return Saved::kept;
}

void withdraw_evidence(Transaction& tx, const Acting& acting, EvidenceId id, std::string_view why) {
    (void)required_to_change(tx, acting, id);
    tx.execute(
        "insert into evidence_withdrawal (organisation, evidence, at, person, person_name, why) "
        "values (:organisation, :evidence, :at, :person, :person_name, :why)",
        {acting.actor.organisation, id, tx.now(), acting.actor.person, acting.actor.name, why}
    );
    tx.execute(
        "update evidence set withdrawn = :at, version = version + 1 where organisation = :organisation and id = :id",
        {tx.now(), acting.actor.organisation, id}
    );
    accounts::record(
        tx, acting.actor, {.noun = "evidence", .id = id.value, .verb = "withdraw", .why = std::string(why)}
    );
}

void take_out_evidence(Transaction& tx, const Acting& acting, EvidenceId id, std::string_view why) {
    acting.require(Permission::import_documents, "take out what an import brought");
    const auto organisation = acting.actor.organisation;
    const auto evidence = evidence_called(tx, organisation, id);
    const auto use = tx.db().find(
        "select 1 from evidence_use where organisation = :organisation and evidence = :id limit 1",
        {organisation, id}
    );
    if (use || evidence.version != 1) return;
    forget_words(tx, organisation, id);
    tx.execute(
        "delete from evidence_revision where organisation = :organisation and evidence = :id",
        {organisation, id}
    );
    tx.execute("delete from evidence where organisation = :organisation and id = :id", {organisation, id});
    accounts::record(
        tx,
        acting.actor,
        {.noun = "evidence",
         .id = id.value,
         .verb = "take_out",
         .before = accounts::json_of({{"title", evidence.title}, {"link", evidence.link}}),
         .why = std::string(why)}
    );
}

}  // namespace dueregard::evidence
