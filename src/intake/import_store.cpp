#include "intake/import_store.hpp"

#include "accounts/history.hpp"
#include "base/failure.hpp"
#include "plan/rows.hpp"
#include "plan/strategy_store.hpp"

#include <fmt/core.h>

#include <unordered_map>

namespace dueregard::intake {

using accounts::OrganisationId;
using accounts::Permission;
using storage::Db;
using storage::Row;
using storage::Transaction;
using storage::Value;

namespace {

constexpr std::string_view select_imports =
    "select i.id, i.file_name, i.sha256, i.size, i.kind, i.asked_kind, i.confidence, i.title, "
    "i.document_organisation, i.document_date, i.period_label, i.period_from, i.period_to, i.strategy, i.choices, "
    "i.state, i.version, i.problems";

std::optional<IncomingPeriod> period_in(const Row& row, std::size_t first) {
    const auto& label = row.text(first);
    const auto from = row.optional_date(first + 1);
    const auto to = row.optional_date(first + 2);
    if (label.empty() && !from) return std::nullopt;
    IncomingPeriod period{.printed = label, .label = label};
    if (from && to) period.days = DateRange{.from = *from, .to = *to};
    return period;
}

Import import_in(const Row& row) {
    return {
        .id = row.id<ImportId>(0),
        .file_name = row.text(1),
        .sha256 = row.text(2),
        .size = row.integer(3),
        .kind = document_kind_named(row.text(4)).value_or(DocumentKind::unknown),
        .asked_kind = document_kind_named(row.text(5)),
        .confidence = row.number(6),
        .title = row.text(7),
        .document_organisation = row.text(8),
        .document_date = row.optional_date(9),
        .period = period_in(row, 10),
        .strategy = row.optional_id<plan::StrategyId>(13),
        .choices = read_choices(row.text(14)),
        .problems = read_problems(row.text(17)),
        .state = import_state_named(row.text(15)).value_or(ImportState::uploaded),
        .version = row.integer(16)
    };
}

ImportAct act_in(const Row& row, std::size_t first) {
    return {
        .kind = import_act_named(row.text(first)).value_or(ImportActKind::uploaded),
        .at = row.instant(first + 1),
        .person = row.optional_id<accounts::PersonId>(first + 2),
        .person_name = row.text(first + 3),
        .counts = read_counts(row.text(first + 4))
    };
}

/// What reading found: the columns that another reading may change.
std::vector<Value> found_values(const Import& import) {
    const auto& period = import.period;
    const auto days = period ? period->days : std::nullopt;
    return {
        name_of(import.kind),
        import.asked_kind ? name_of(*import.asked_kind) : std::string_view(),
        import.confidence,
        import.title,
        import.document_organisation,
        import.document_date,
        period ? period->label : std::string(),
        days ? Value(days->from) : Value(),
        days ? Value(days->to) : Value(),
        import.strategy,
        written(import.choices),
        import.problems.empty() ? std::string() : written(import.problems)
    };
}

void keep_file(Transaction& tx, OrganisationId organisation, const Import& import, std::string_view bytes) {
    const auto known = tx.db().find(
        "select 1 from import_file where organisation = :organisation and sha256 = :sha256",
        {organisation, import.sha256}
    );
    if (known) return;
    tx.execute(
        "insert into import_file (organisation, sha256, size, content) "
        "values (:organisation, :sha256, :size, :content)",
        {organisation, import.sha256, import.size, storage::Bytes{std::string(bytes)}}
    );
}

void add_act(
    Transaction& tx,
    const plan::Acting& acting,
    const Import& import,
    ImportActKind kind,
    const MarkCounts& counts
) {
    const auto counted = counts == MarkCounts{} ? std::string() : written(counts);
    tx.execute(
        "insert into import_act (organisation, id, import, kind, at, person, person_name, counts) "
        "values (:organisation, :id, :import, :kind, :at, :person, :person_name, :counts)",
        {acting.actor.organisation,
         tx.new_id(),
         import.id,
         name_of(kind),
         tx.now(),
         acting.actor.person,
         acting.actor.name,
         counted}
    );
    accounts::record(
        tx,
        acting.actor,
        {.noun = "import",
         .id = import.id.value,
         .verb = name_of(kind),
         .after = counted.empty()
                      ? accounts::json_of({{"file_name", import.file_name}, {"sha256", import.sha256}})
                      : counted}
    );
}

void require_waiting(const Import& import) {
    const auto next = after(import.state, ImportActKind::read_again);
    if (!next) throw Conflict(next.error());
}

}  // namespace

Import find_import(Db& db, OrganisationId organisation, ImportId id) {
    const auto row = db.find(
        fmt::format("{} from import i where i.organisation = :organisation and i.id = :id", select_imports),
        {organisation, id}
    );
    if (!row) throw NotFound(fmt::format("There is no import {}", address(id)));
    return import_in(*row);
}

std::vector<ListedImport>
list_imports(Db& db, OrganisationId organisation, std::int64_t offset, std::int64_t limit) {
    std::vector<ListedImport> found;
    const auto sql = fmt::format(
        "{}, a.kind, a.at, a.person, a.person_name, a.counts from import i join import_act a "
        "on a.organisation = i.organisation and a.import = i.id where i.organisation = :organisation and a.id = "
        "(select max(last.id) from import_act last where last.organisation = i.organisation and last.import = i.id) "
        "order by i.id desc limit :limit offset :offset",
        select_imports
    );
    for (const auto& row : db.query(sql, {organisation, limit, offset}))
        found.push_back({.import = import_in(row), .last_act = act_in(row, 18)});
    return found;
}

std::int64_t count_imports(Db& db, OrganisationId organisation) {
    return db.find("select count(*) from import where organisation = :organisation", {organisation})
        ->integer(0);
}

std::optional<Import> accepted_before(Db& db, OrganisationId organisation, std::string_view sha256) {
    const auto row = db.find(
        fmt::format(
            "{} from import i where i.organisation = :organisation and i.sha256 = :sha256 and i.state = 'accepted' "
            "order by i.id desc limit 1",
            select_imports
        ),
        {organisation, sha256}
    );
    return row ? std::optional(import_in(*row)) : std::nullopt;
}

std::optional<Import> accepted_about(Db& db, OrganisationId organisation, const DateRange& days) {
    const auto row = db.find(
        fmt::format(
            "{} from import i where i.organisation = :organisation and i.state = 'accepted' and "
            "i.period_from = :from and i.period_to = :to order by i.id desc limit 1",
            select_imports
        ),
        {organisation, days.from, days.to}
    );
    return row ? std::optional(import_in(*row)) : std::nullopt;
}

std::vector<ImportAct> acts_of(Db& db, OrganisationId organisation, ImportId id) {
    std::vector<ImportAct> acts;
    for (const auto& row : db.query(
             "select kind, at, person, person_name, counts from import_act "
             "where organisation = :organisation and import = :import order by id",
             {organisation, id}
         )) {
        acts.push_back(act_in(row, 0));
    }
    return acts;
}

std::vector<Made> made_by(Db& db, OrganisationId organisation, ImportId id) {
    std::vector<Made> made;
    for (const auto& row : db.query(
             "select noun, noun_id from import_made where organisation = :organisation and import = :import "
             "order by noun, noun_id",
             {organisation, id}
         )) {
        made.push_back({.noun = row.text(0), .id = row.integer(1)});
    }
    return made;
}

std::string bytes_of(Db& db, OrganisationId organisation, std::string_view sha256) {
    const auto row = db.find(
        "select content from import_file where organisation = :organisation and sha256 = :sha256",
        {organisation, sha256}
    );
    if (!row) throw NotFound("The file of this import is not in the register");
    return row->bytes(0);
}

ImportId add_import(
    Transaction& tx,
    const plan::Acting& acting,
    const Import& import,
    std::string_view bytes,
    const Incoming& incoming
) {
    acting.require(Permission::import_documents, "import a document");
    const auto organisation = acting.actor.organisation;
    auto added = import;
    added.id = tx.fresh<ImportId>();
    keep_file(tx, organisation, added, bytes);
    auto values = found_values(added);
    values.insert(values.begin(), {organisation, added.id, added.file_name, added.sha256, added.size});
    tx.execute(
        "insert into import (organisation, id, file_name, sha256, size, kind, asked_kind, confidence, title, "
        "document_organisation, document_date, period_label, period_from, period_to, strategy, choices, problems) values "
        "(:organisation, :id, :file_name, :sha256, :size, :kind, :asked_kind, :confidence, :title, "
        ":document_organisation, :document_date, :period_label, :period_from, :period_to, :strategy, :choices, :problems)",
        values
    );
    keep_rows(tx, organisation, added.id, incoming, {});
    add_act(tx, acting, added, ImportActKind::uploaded, {});
    return added.id;
}

void keep_new_reading(
    Transaction& tx, const plan::Acting& acting, const Import& import, const Incoming& incoming
) {
    acting.require(Permission::import_documents, "import a document");
    const auto organisation = acting.actor.organisation;
    require_waiting(find_import(tx, organisation, import.id));
    DecisionsByContent decided;
    for (const auto& [kept, decision] : rows_of(tx, organisation, import.id))
        decided.emplace(written(kept), decision);
    auto values = found_values(import);
    values.insert(values.end(), {organisation, import.id});
    tx.execute(
        "update import set kind = :kind, asked_kind = :asked_kind, confidence = :confidence, title = :title, "
        "document_organisation = :document_organisation, document_date = :document_date, "
        "period_label = :period_label, period_from = :period_from, period_to = :period_to, strategy = :strategy, "
        "choices = :choices, problems = :problems, version = version + 1 where organisation = :organisation and id = :id",
        values
    );
    tx.execute(
        "delete from import_row where organisation = :organisation and import = :import",
        {organisation, import.id}
    );
    keep_rows(tx, organisation, import.id, incoming, decided);
    add_act(tx, acting, import, ImportActKind::read_again, {});
}

void decide(Transaction& tx, const plan::Acting& acting, ImportId id, int number, const Decision& decision) {
    acting.require(Permission::import_documents, "import a document");
    const auto organisation = acting.actor.organisation;
    require_waiting(find_import(tx, organisation, id));
    keep_decision(tx, organisation, id, number, decision);
}

void choose_strategy(
    Transaction& tx, const plan::Acting& acting, ImportId id, std::optional<plan::StrategyId> strategy
) {
    acting.require(Permission::import_documents, "import a document");
    require_waiting(find_import(tx, acting.actor.organisation, id));
    if (strategy) (void)plan::find_strategy(tx, acting.actor.organisation, *strategy);
    tx.execute(
        "update import set strategy = :strategy, version = version + 1 "
        "where organisation = :organisation and id = :id",
        {strategy, acting.actor.organisation, id}
    );
}

void discard_import(Transaction& tx, const plan::Acting& acting, ImportId id) {
    acting.require(Permission::import_documents, "import a document");
    const auto import = find_import(tx, acting.actor.organisation, id);
    act_on_import(tx, acting, import, ImportActKind::discarded, {});
}

void act_on_import(
    Transaction& tx,
    const plan::Acting& acting,
    const Import& import,
    ImportActKind kind,
    const MarkCounts& counts
) {
    const auto next = after(import.state, kind);
    if (!next) throw Conflict(next.error());
    tx.execute(
        "update import set state = :state, version = version + 1 where organisation = :organisation and id = :id",
        {name_of(*next), acting.actor.organisation, import.id}
    );
    add_act(tx, acting, import, kind, counts);
}

void keep_made(Transaction& tx, OrganisationId organisation, ImportId import, const std::vector<Made>& made) {
    std::vector<std::vector<Value>> rows;
    for (const auto& [noun, id] : made)
        rows.push_back({organisation, import, noun, id});
    plan::insert_rows(tx, "import_made (organisation, import, noun, noun_id)", rows);
}

}  // namespace dueregard::intake
