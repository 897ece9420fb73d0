#include "monitoring/table_store.hpp"

#include "base/failure.hpp"
#include "base/text.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace dueregard::monitoring {

using accounts::Acting;
using accounts::OrganisationId;
using accounts::Permission;
using storage::Db;
using storage::Row;
using storage::Transaction;

namespace {

constexpr std::string_view select_tables =
    "select t.id, t.dataset, t.title, t.definition, (select count(*) from monitoring_publication p where p.organisation = "
    "t.organisation and p.monitoring_table = t.id), t.version from monitoring_table t where t.organisation = :organisation";

MonitoringTable table_in(const Row& row) {
    return {
        .id = row.id<TableId>(0),
        .dataset = row.id<DatasetId>(1),
        .title = row.text(2),
        .definition = definition_in(row.text(3)),
        .published = row.integer(4),
        .version = row.integer(5)
    };
}

void require_analyst(const Acting& acting) {
    acting.require(Permission::keep_datasets, "make tables of monitoring records");
}

std::string told_json(const std::vector<std::string>& told) {
    return nlohmann::json(told).dump();
}

}  // namespace

std::vector<MonitoringTable> monitoring_tables(Db& db, OrganisationId organisation) {
    std::vector<MonitoringTable> found;
    for (const auto& row : db.query(fmt::format("{} order by t.id desc", select_tables), {organisation}))
        found.push_back(table_in(row));
    return found;
}

MonitoringTable find_table(Db& db, OrganisationId organisation, TableId id) {
    const auto row = db.find(fmt::format("{} and t.id = :id", select_tables), {organisation, id});
    if (!row) throw NotFound(fmt::format("There is no table {}", address(id)));
    return table_in(*row);
}

std::vector<PublishedTable> publications_of(Db& db, OrganisationId organisation, TableId id) {
    std::vector<PublishedTable> found;
    for (const auto& row : db.query(
             "select number, title, definition, content, why, at, person_name from monitoring_publication where "
             "organisation = :organisation and monitoring_table = :monitoring_table order by number desc",
             {organisation, id}
         )) {
        found.push_back(
            {.number = row.integer(0),
             .title = row.text(1),
             .definition = definition_in(row.text(2)),
             .table = frozen_in(row.text(3)),
             .why = row.text(4),
             .at = row.instant(5),
             .person_name = row.text(6)}
        );
    }
    return found;
}

std::vector<std::string> told_before(Db& db, OrganisationId organisation, DatasetId dataset) {
    std::vector<std::string> told;
    for (const auto& row : db.query(
             "select p.told from monitoring_publication p join monitoring_table t on t.organisation = p.organisation and "
             "t.id = p.monitoring_table where t.organisation = :organisation and t.dataset = :dataset order by p.id",
             {organisation, dataset}
         )) {
        for (const auto& one : nlohmann::json::parse(row.text(0)))
            told.push_back(one);
    }
    return told;
}

TableId add_table(Transaction& tx, const Acting& acting, const MonitoringTable& table) {
    require_analyst(acting);
    const auto id = tx.fresh<TableId>();
    tx.execute(
        "insert into monitoring_table (organisation, id, dataset, title, definition) values (:organisation, :id, :dataset, "
        ":title, :definition)",
        {acting.actor.organisation, id, table.dataset, table.title, definition_json(table.definition)}
    );
    accounts::record(
        tx,
        acting.actor,
        {.noun = "monitoring_table",
         .id = id.value,
         .verb = "add",
         .after = accounts::json_of(
             {{"title", table.title},
              {"dataset", address(table.dataset)},
              {"definition", definition_json(table.definition)}}
         )}
    );
    return id;
}

void change_table(Transaction& tx, const Acting& acting, const MonitoringTable& table) {
    require_analyst(acting);
    const auto before = find_table(tx, acting.actor.organisation, table.id);
    const auto changed = tx.execute(
        "update monitoring_table set title = :title, definition = :definition, version = version + 1 where organisation = "
        ":organisation and id = :id and version = :version",
        {table.title, definition_json(table.definition), acting.actor.organisation, table.id, table.version}
    );
    if (changed == 0) throw Conflict("Somebody else has changed this table meanwhile: open it again");
    accounts::record(
        tx,
        acting.actor,
        {.noun = "monitoring_table",
         .id = table.id.value,
         .verb = "change",
         .before =
             accounts::json_of({{"title", before.title}, {"definition", definition_json(before.definition)}}),
         .after =
             accounts::json_of({{"title", table.title}, {"definition", definition_json(table.definition)}})}
    );
}

void add_publication(Transaction& tx, const Acting& acting, const NewPublication& publication) {
    require_analyst(acting);
    const auto organisation = acting.actor.organisation;
    const auto table = find_table(tx, organisation, publication.table.id);
    if (table.version != publication.table.version)
        throw Conflict("Somebody else has changed this table meanwhile: open it again");
    if (told_before(tx, organisation, table.dataset) != publication.told_before)
        throw Conflict("Another table of these records was published meanwhile: look at this one again");
    if (table.published > 0 && trimmed(publication.why).empty()) throw BadRequest("Say what is corrected");
    tx.execute(
        "insert into monitoring_publication (organisation, id, monitoring_table, number, title, definition, content, told, "
        "why, at, person, person_name) values (:organisation, :id, :monitoring_table, :number, :title, :definition, "
        ":content, :told, :why, :at, :person, :person_name)",
        {organisation,
         tx.new_id(),
         table.id,
         table.published + 1,
         table.title,
         definition_json(table.definition),
         frozen_json(publication.frozen),
         told_json(publication.told),
         publication.why,
         tx.now(),
         acting.actor.person,
         acting.actor.name}
    );
    accounts::record(
        tx,
        acting.actor,
        {.noun = "monitoring_table",
         .id = table.id.value,
         .verb = table.published == 0 ? "publish" : "correct",
         .after = accounts::json_of(
             {{"number", table.published + 1},
              {"title", table.title},
              {"not_shown", publication.frozen.not_shown},
              {"content", storage::Bytes{frozen_json(publication.frozen)}}}
         ),
         .why = publication.why}
    );
}

}  // namespace dueregard::monitoring
