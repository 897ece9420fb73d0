#include "monitoring/dataset_store.hpp"

#include "base/failure.hpp"
#include "base/text.hpp"

#include <fmt/format.h>

namespace dueregard::monitoring {

using accounts::Acting;
using accounts::OrganisationId;
using accounts::Permission;
using accounts::Seal;
using storage::Bytes;
using storage::Db;
using storage::Row;
using storage::Transaction;

namespace {

constexpr std::string_view select_dataset =
    "select id, title, population, from_date, to_date, source, owner, lawful_basis, keep_until, collected_by, file_name, "
    "sha256, records, rejected, left_out, columns, state, version from dataset where organisation = :organisation";

Dataset dataset_in(const Row& row) {
    return {
        .id = row.id<DatasetId>(0),
        .about =
            {.title = row.text(1),
             .population = row.text(2),
             .from = row.date(3),
             .to = row.date(4),
             .source = row.text(5),
             .owner = row.text(6),
             .lawful_basis = row.text(7),
             .keep_until = row.date(8),
             .collected_by = row.optional_id<accounts::ServiceAreaId>(9)},
        .file_name = row.text(10),
        .sha256 = row.text(11),
        .records = row.integer(12),
        .rejected = row.integer(13),
        .left_out = left_out_in(row.text(14)),
        .columns = columns_in(row.text(15)),
        .state = dataset_state_named(row.text(16)).value_or(DatasetState::uploaded),
        .version = row.integer(17)
    };
}

/// Whose secret it is: moved to another row, it does not open.
std::string about_part(OrganisationId organisation, DatasetId id, std::string_view part) {
    return fmt::format("dataset {} {} {}", address(organisation), address(id), part);
}

std::string
opened_part(Db& db, OrganisationId organisation, const Seal& seal, DatasetId id, std::string_view part) {
    const auto row = db.find(
        "select content from dataset_content where organisation = :organisation and dataset = :dataset and "
        "part = :part",
        {organisation, id, part}
    );
    if (!row) throw NotFound("The records of this dataset are no longer kept");
    auto opened = seal.opened_file(row->bytes(0), about_part(organisation, id, part));
    if (!opened) {
        throw Unavailable(
            "The records of this dataset do not open: DUEREGARD_SEAL_KEY_FILE holds another key than the one they were "
            "sealed under."
        );
    }
    return *std::move(opened);
}

void keep_part(
    Transaction& tx,
    OrganisationId organisation,
    const Seal& seal,
    DatasetId id,
    std::string_view part,
    std::string_view content
) {
    tx.execute(
        "delete from dataset_content where organisation = :organisation and dataset = :dataset and part = :part",
        {organisation, id, part}
    );
    tx.execute(
        "insert into dataset_content (organisation, dataset, part, content) values (:organisation, :dataset, :part, "
        ":content)",
        {organisation, id, part, Bytes{seal.closed_file(content, about_part(organisation, id, part))}}
    );
}

void act_on_dataset(
    Transaction& tx,
    const accounts::Actor& actor,
    const Dataset& dataset,
    DatasetActKind kind,
    std::string_view why = "",
    std::string after_json = ""
) {
    const auto next = after(dataset.state, kind);
    if (!next) throw Conflict(next.error());
    tx.execute(
        "insert into dataset_act (organisation, id, dataset, kind, why, at, person, person_name) values (:organisation, "
        ":id, :dataset, :kind, :why, :at, :person, :person_name)",
        {actor.organisation, tx.new_id(), dataset.id, name_of(kind), why, tx.now(), actor.person, actor.name}
    );
    const auto changed = tx.execute(
        "update dataset set state = :state, version = version + 1 where organisation = :organisation and id = :id and "
        "version = :version",
        {name_of(*next), actor.organisation, dataset.id, dataset.version}
    );
    if (changed == 0) throw Conflict("Somebody else has changed this dataset meanwhile: open it again");
    accounts::record(
        tx,
        actor,
        {.noun = "dataset",
         .id = dataset.id.value,
         .verb = name_of(kind),
         .after = std::move(after_json),
         .why = std::string(why)}
    );
}

void delete_content(Transaction& tx, OrganisationId organisation, DatasetId id) {
    tx.execute(
        "delete from dataset_content where organisation = :organisation and dataset = :dataset",
        {organisation, id}
    );
}

void require_analyst(const Acting& acting) {
    acting.require(Permission::keep_datasets, "work with monitoring records");
}

analytics::StoredTable stored(std::string_view parquet) {
    auto table = analytics::stored_table(parquet);
    if (!table) throw Unavailable("The records of this dataset are not what was sealed: restore a backup.");
    return *std::move(table);
}

void insert_dataset(Transaction& tx, OrganisationId organisation, DatasetId id, const NewDataset& dataset) {
    const auto& about = dataset.about;
    tx.execute(
        "insert into dataset (organisation, id, title, population, from_date, to_date, source, owner, lawful_basis, "
        "keep_until, collected_by, file_name, sha256, records, rejected, left_out) values (:organisation, :id, :title, "
        ":population, :from_date, :to_date, :source, :owner, :lawful_basis, :keep_until, :collected_by, :file_name, "
        ":sha256, :records, :rejected, :left_out)",
        {organisation,
         id,
         about.title,
         about.population,
         about.from,
         about.to,
         about.source,
         about.owner,
         about.lawful_basis,
         about.keep_until,
         about.collected_by,
         dataset.file_name,
         dataset.sha256,
         dataset.records,
         static_cast<std::int64_t>(dataset.rejected.size()),
         left_out_json(dataset.left_out)}
    );
}

struct Expiring {
    OrganisationId organisation;
    Dataset dataset;
};

std::vector<Expiring> expiring(Db& db, Date today) {
    std::vector<Expiring> found;
    for (const auto& row : db.query(
             "select d.organisation, d.id from dataset d where (d.state in ('uploaded', 'accepted') and d.keep_until < "
             ":today) or (d.state = 'uploaded' and exists (select 1 from dataset_act a where a.organisation = "
             "d.organisation and a.dataset = d.id and a.kind = 'uploaded' and a.at < :before)) order by d.organisation, d.id",
             {today, british_midnight(add_days(today, -waiting_days))}
         )) {
        const auto organisation = row.id<OrganisationId>(0);
        found.push_back(
            {.organisation = organisation, .dataset = find_dataset(db, organisation, row.id<DatasetId>(1))}
        );
    }
    return found;
}

}  // namespace

std::vector<Dataset> datasets(Db& db, OrganisationId organisation) {
    std::vector<Dataset> found;
    for (const auto& row : db.query(
             fmt::format("{} and state <> 'discarded' order by id desc", select_dataset), {organisation}
         ))
        found.push_back(dataset_in(row));
    return found;
}

Dataset find_dataset(Db& db, OrganisationId organisation, DatasetId id) {
    const auto row = db.find(fmt::format("{} and id = :id", select_dataset), {organisation, id});
    if (!row) throw NotFound(fmt::format("There is no dataset {}", address(id)));
    return dataset_in(*row);
}

std::vector<DatasetAct> acts_on_dataset(Db& db, OrganisationId organisation, DatasetId id) {
    std::vector<DatasetAct> acts;
    for (const auto& row : db.query(
             "select kind, at, person_name, why from dataset_act where organisation = :organisation and dataset = "
             ":dataset order by id desc",
             {organisation, id}
         )) {
        acts.push_back(
            {.kind = dataset_act_named(row.text(0)).value_or(DatasetActKind::uploaded),
             .at = row.instant(1),
             .person_name = row.text(2),
             .why = row.text(3)}
        );
    }
    return acts;
}

accounts::ServiceAreaCounts datasets_of_service_areas(Db& db, OrganisationId organisation) {
    accounts::ServiceAreaCounts counts;
    for (const auto& row : db.query(
             "select collected_by, count(*) from dataset where organisation = :organisation and collected_by is not "
             "null and state <> 'discarded' group by collected_by",
             {organisation}
         ))
        counts.emplace(row.id<accounts::ServiceAreaId>(0), row.integer(1));
    return counts;
}

std::vector<MappedColumn> mapping_of(Db& db, OrganisationId organisation, const Seal& seal, DatasetId id) {
    return mapping_in(opened_part(db, organisation, seal, id, "mapping"));
}

std::vector<analytics::RejectedRow>
rejected_rows_of(Db& db, OrganisationId organisation, const Seal& seal, DatasetId id) {
    return rejected_in(opened_part(db, organisation, seal, id, "rejected"));
}

analytics::StoredTable rows_of(Db& db, OrganisationId organisation, const Seal& seal, DatasetId id) {
    return stored(opened_part(db, organisation, seal, id, "records"));
}

DatasetId add_dataset(Transaction& tx, const Acting& acting, const Seal& seal, const NewDataset& dataset) {
    require_analyst(acting);
    const auto organisation = acting.actor.organisation;
    const auto id = tx.fresh<DatasetId>();
    insert_dataset(tx, organisation, id, dataset);
    keep_part(tx, organisation, seal, id, "mapping", mapping_json(dataset.mapping));
    keep_part(tx, organisation, seal, id, "records", dataset.rows);
    keep_part(tx, organisation, seal, id, "rejected", rejected_json(dataset.rejected));
    tx.execute(
        "insert into dataset_act (organisation, id, dataset, kind, at, person, person_name) values (:organisation, :id, "
        ":dataset, 'uploaded', :at, :person, :person_name)",
        {organisation, tx.new_id(), id, tx.now(), acting.actor.person, acting.actor.name}
    );
    accounts::record(
        tx,
        acting.actor,
        {.noun = "dataset",
         .id = id.value,
         .verb = "uploaded",
         .after = accounts::json_of(
             {{"title", dataset.about.title},
              {"population", dataset.about.population},
              {"file_name", dataset.file_name},
              {"sha256", dataset.sha256},
              {"records", dataset.records}}
         )}
    );
    return id;
}

void keep_mapping(
    Transaction& tx,
    const Acting& acting,
    const Seal& seal,
    const Dataset& dataset,
    const std::vector<MappedColumn>& mapping
) {
    require_analyst(acting);
    act_on_dataset(tx, acting.actor, dataset, DatasetActKind::mapped);
    keep_part(tx, acting.actor.organisation, seal, dataset.id, "mapping", mapping_json(mapping));
}

void accept_dataset(
    Transaction& tx,
    const Acting& acting,
    const Seal& seal,
    const Dataset& dataset,
    const AcceptedRecords& accepted
) {
    require_analyst(acting);
    const auto organisation = acting.actor.organisation;
    if (accepted.columns.empty())
        throw Conflict("No column of this dataset is kept: say what its columns hold");
    act_on_dataset(
        tx,
        acting.actor,
        dataset,
        DatasetActKind::accepted,
        "",
        accounts::json_of(
            {{"records", accepted.records}, {"rejected", static_cast<std::int64_t>(accepted.rejected.size())}}
        )
    );
    tx.execute(
        "update dataset set records = :records, rejected = :rejected, columns = :columns where organisation = "
        ":organisation and id = :id",
        {accepted.records,
         static_cast<std::int64_t>(accepted.rejected.size()),
         columns_json(accepted.columns),
         organisation,
         dataset.id}
    );
    tx.execute(
        "delete from dataset_content where organisation = :organisation and dataset = :dataset and part = 'mapping'",
        {organisation, dataset.id}
    );
    keep_part(tx, organisation, seal, dataset.id, "records", accepted.rows);
    keep_part(tx, organisation, seal, dataset.id, "rejected", rejected_json(accepted.rejected));
}

void discard_dataset(Transaction& tx, const Acting& acting, DatasetId id) {
    require_analyst(acting);
    const auto dataset = find_dataset(tx, acting.actor.organisation, id);
    act_on_dataset(tx, acting.actor, dataset, DatasetActKind::discarded);
    delete_content(tx, acting.actor.organisation, id);
}

void undo_dataset(Transaction& tx, const Acting& acting, DatasetId id, std::string_view why) {
    require_analyst(acting);
    const auto dataset = find_dataset(tx, acting.actor.organisation, id);
    if (trimmed(why).empty()) throw BadRequest("Say why the dataset is taken back");
    act_on_dataset(tx, acting.actor, dataset, DatasetActKind::undone, why);
    delete_content(tx, acting.actor.organisation, id);
}

std::int64_t expire_datasets(Db& db, Date today) {
    std::int64_t count = 0;
    db.write([&](Transaction& tx) {
        count = 0;
        for (const auto& [organisation, dataset] : expiring(tx, today)) {
            const accounts::Actor program{
                .organisation = organisation, .person = std::nullopt, .name = "Due Regard"
            };
            act_on_dataset(tx, program, dataset, DatasetActKind::expired);
            delete_content(tx, organisation, dataset.id);
            ++count;
        }
    });
    return count;
}

}  // namespace dueregard::monitoring
