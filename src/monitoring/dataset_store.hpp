#pragma once
// The register's datasets. Records, labels and rows that were not taken are sealed under the installation's
// key; opening them needs it.

#include "accounts/acting.hpp"
#include "accounts/seal.hpp"
#include "analytics/parquet.hpp"
#include "monitoring/dataset.hpp"
#include "monitoring/dataset_mapping.hpp"
#include "monitoring/incoming_dataset.hpp"
#include "storage/db.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace dueregard::monitoring {

/// The latest first, without those that were put aside.
[[nodiscard]] std::vector<Dataset> datasets(storage::Db& db, accounts::OrganisationId organisation);
/// Throws NotFound.
[[nodiscard]] Dataset find_dataset(storage::Db& db, accounts::OrganisationId organisation, DatasetId id);
/// Newest first.
[[nodiscard]] std::vector<DatasetAct>
acts_on_dataset(storage::Db& db, accounts::OrganisationId organisation, DatasetId id);
/// How many datasets each service collected.
[[nodiscard]] accounts::ServiceAreaCounts
datasets_of_service_areas(storage::Db& db, accounts::OrganisationId organisation);

/// What is sealed of a dataset. Each throws NotFound where it is no longer kept, Unavailable where the key is
/// another one.
[[nodiscard]] std::vector<MappedColumn>
mapping_of(storage::Db& db, accounts::OrganisationId organisation, const accounts::Seal& seal, DatasetId id);
[[nodiscard]] std::vector<analytics::RejectedRow> rejected_rows_of(
    storage::Db& db, accounts::OrganisationId organisation, const accounts::Seal& seal, DatasetId id
);
/// Before it is accepted: the places of labels (stored_rows). Afterwards: the columns' codes and, last, each
/// record's own random key below 256.
[[nodiscard]] analytics::StoredTable
rows_of(storage::Db& db, accounts::OrganisationId organisation, const accounts::Seal& seal, DatasetId id);

DatasetId add_dataset(
    storage::Transaction& tx,
    const accounts::Acting& acting,
    const accounts::Seal& seal,
    const NewDataset& dataset
);
/// Throws Conflict where it no longer waits, or somebody else changed the mapping since.
void keep_mapping(
    storage::Transaction& tx,
    const accounts::Acting& acting,
    const accounts::Seal& seal,
    const Dataset& dataset,
    const std::vector<MappedColumn>& mapping
);

/// In place of labels and their mapping the coded records are kept. Throws Conflict as above.
void accept_dataset(
    storage::Transaction& tx,
    const accounts::Acting& acting,
    const accounts::Seal& seal,
    const Dataset& dataset,
    const AcceptedRecords& accepted
);
/// Takes everything out that is sealed. Tables that were published stay.
void discard_dataset(storage::Transaction& tx, const accounts::Acting& acting, DatasetId id);
void undo_dataset(
    storage::Transaction& tx, const accounts::Acting& acting, DatasetId id, std::string_view why
);

/// Every organisation's datasets whose last day has passed, and uploads that nobody accepted within
/// `waiting_days`. Answers how many.
std::int64_t expire_datasets(storage::Db& db, Date today);

inline constexpr int waiting_days = 7;

}  // namespace dueregard::monitoring
