#include "plan/evidence_store.hpp"

#include "accounts/secret.hpp"
#include "base/failure.hpp"
#include "base/text.hpp"
#include "plan/measure_return_store.hpp"
#include "plan/measure_store.hpp"

#include <fmt/core.h>

namespace dueregard::plan {

using accounts::OrganisationId;
using accounts::Permission;
using storage::Bytes;
using storage::Db;
using storage::Row;
using storage::Transaction;
using storage::Value;

namespace {

constexpr std::string_view select_evidence =
    "select id, measure, measure_return, title, link, file_name, media_type, size, sha256, at, person_name, withdrawn, "
    "withdrawn_by, withdrawn_why from evidence ";

Evidence evidence_in(const Row& row) {
    Evidence evidence{
        .id = row.id<EvidenceId>(0),
        .measure = row.id<MeasureId>(1),
        .given = row.optional_id<ReturnId>(2),
        .title = row.text(3),
        .link = row.text(4),
        .file_name = row.text(5),
        .media_type = row.text(6),
        .size = row.integer(7),
        .sha256 = row.text(8),
        .at = row.instant(9),
        .person_name = row.text(10)
    };
    if (const auto at = row.optional_instant(11)) {
        evidence.taken_back = TakenBack{.at = *at, .person_name = row.text(12), .why = row.text(13)};
    }
    return evidence;
}

EvidenceId insert_evidence(
    Transaction& tx,
    const Acting& acting,
    MeasureId measure,
    std::optional<ReturnId> given,
    const NewEvidence& evidence
) {
    const auto organisation = acting.actor.organisation;
    const auto id = tx.fresh<EvidenceId>();
    const bool is_file = !evidence.file_name.empty();
    const auto hash = is_file ? accounts::hexadecimal(accounts::sha256(evidence.content)) : std::string();
    tx.execute(
        "insert into evidence (organisation, id, measure, measure_return, title, link, file_name, media_type, size, "
        "sha256, content, at, person, person_name) values (:organisation, :id, :measure, :measure_return, :title, :link, "
        ":file_name, :media_type, :size, :sha256, :content, :at, :person, :person_name)",
        {organisation,
         id,
         measure,
         given,
         trimmed(evidence.title),
         trimmed(evidence.link),
         evidence.file_name,
         is_file ? media_type_of(evidence.file_name) : std::string_view(),
         static_cast<std::int64_t>(evidence.content.size()),
         hash,
         is_file ? Value(Bytes{evidence.content}) : Value(),
         tx.now(),
         acting.actor.person,
         acting.actor.name}
    );
    accounts::record(
        tx,
        acting.actor,
        {.noun = "evidence",
         .id = id.value,
         .verb = "add",
         .after = accounts::json_of(
             {{"measure", address(measure)},
              {"title", trimmed(evidence.title)},
              {"link", trimmed(evidence.link)},
              {"file_name", evidence.file_name},
              {"sha256", hash}}
         )}
    );
    return id;
}

Acting required_reporter(Db& db, const Acting& acting, MeasureId id) {
    const auto measure = find_measure(db, acting.actor.organisation, id);
    auto as = reporter_of(acting, measure);
    if (as) return std::move(*as);
    throw Forbidden(fmt::format("This person may not give evidence for {}", short_name(measure)));
}

}  // namespace

std::vector<Evidence> evidence_of(Db& db, OrganisationId organisation, MeasureId measure) {
    std::vector<Evidence> found;
    const auto sql = fmt::format(
        "{} where organisation = :organisation and measure = :measure order by id desc", select_evidence
    );
    for (const auto& row : db.query(sql, {organisation, measure}))
        found.push_back(evidence_in(row));
    return found;
}

Evidence find_evidence(Db& db, OrganisationId organisation, EvidenceId id) {
    const auto row = db.find(
        fmt::format("{} where organisation = :organisation and id = :id", select_evidence), {organisation, id}
    );
    if (!row) throw NotFound(fmt::format("There is no evidence {}", address(id)));
    return evidence_in(*row);
}

std::string content_of(Db& db, OrganisationId organisation, EvidenceId id) {
    const auto row = db.find(
        "select content from evidence where organisation = :organisation and id = :id and content is not null",
        {organisation, id}
    );
    return row ? row->bytes(0) : std::string();
}

std::map<MeasureId, std::string> evidence_lines(Db& db, OrganisationId organisation, PeriodId period) {
    std::map<MeasureId, std::vector<EvidenceLine>> lines;
    for (const auto& row : db.query(
             "select e.measure, e.title, e.link, e.file_name from evidence e join measure_return r "
             "on r.organisation = e.organisation and r.id = e.measure_return "
             "where e.organisation = :organisation and r.period = :period and e.withdrawn is null order by e.id",
             {organisation, period}
         )) {
        const Evidence named{.title = row.text(1), .link = row.text(2), .file_name = row.text(3)};
        lines[row.id<MeasureId>(0)].push_back({.title = name_of(named), .link = named.link});
    }
    std::map<MeasureId, std::string> cells;
    for (const auto& [measure, of_measure] : lines)
        cells.emplace(measure, evidence_cell(of_measure));
    return cells;
}

EvidenceId add_evidence(
    Transaction& tx,
    const Acting& acting,
    MeasureId measure,
    std::optional<ReturnId> given,
    const NewEvidence& evidence
) {
    const auto as = required_reporter(tx, acting, measure);
    require_sound(faults_of(evidence));
    if (is_absent(evidence)) throw BadRequest("Evidence is a link or a file");
    return insert_evidence(tx, as, measure, given, evidence);
}

EvidenceId put_evidence(
    Transaction& tx, const Acting& acting, MeasureId measure, ReturnId given, const EvidenceLine& line
) {
    acting.require(Permission::import_documents, "put evidence from a document");
    NewEvidence evidence{.title = line.title, .link = line.link};
    if (!faults_of(evidence).empty()) {
        evidence.title = std::string(trimmed(line.title + " " + line.link));
        evidence.link.clear();
    }
    return insert_evidence(tx, acting, measure, given, evidence);
}

void take_back_evidence(Transaction& tx, const Acting& acting, EvidenceId id, std::string_view why) {
    const auto organisation = acting.actor.organisation;
    const auto evidence = find_evidence(tx, organisation, id);
    const auto as = required_reporter(tx, acting, evidence.measure);
    if (evidence.taken_back) throw Conflict("This evidence has been taken back already");
    if (evidence.given) {
        const auto state = find_return(tx, organisation, *evidence.given).state;
        if (state == ReturnState::agreed || state == ReturnState::frozen) {
            throw Conflict("The return that this evidence was given with has been agreed");
        }
    }
    tx.execute(
        "update evidence set withdrawn = :at, withdrawn_by = :by, withdrawn_why = :why "
        "where organisation = :organisation and id = :id",
        {tx.now(), acting.actor.name, why, organisation, id}
    );
    accounts::record(
        tx, as.actor, {.noun = "evidence", .id = id.value, .verb = "take_back", .why = std::string(why)}
    );
}

}  // namespace dueregard::plan
