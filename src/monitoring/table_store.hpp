#pragma once
// The tables that were made of datasets, and everything published of them.

#include "accounts/acting.hpp"
#include "monitoring/published_table.hpp"
#include "storage/db.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dueregard::monitoring {

struct MonitoringTable {
    TableId id;
    DatasetId dataset;
    std::string title;
    TableDefinition definition;  ///< what it would be published as next
    std::int64_t published = 0;  ///< how often; 0: saved only
    std::int64_t version = 1;
};

/// What was published once. The first has number 1; each later one corrects the one before.
struct PublishedTable {
    std::int64_t number = 0;
    std::string title;
    TableDefinition definition;
    FrozenTable table;
    std::string why;  ///< what was corrected; "" for the first
    Instant at;
    std::string person_name;
};

/// The latest first.
[[nodiscard]] std::vector<MonitoringTable>
monitoring_tables(storage::Db& db, accounts::OrganisationId organisation);
/// Throws NotFound.
[[nodiscard]] MonitoringTable find_table(storage::Db& db, accounts::OrganisationId organisation, TableId id);
/// Newest first.
[[nodiscard]] std::vector<PublishedTable>
publications_of(storage::Db& db, accounts::OrganisationId organisation, TableId id);
/// Of everything published of the dataset (published_form.hpp).
[[nodiscard]] std::vector<std::string>
told_before(storage::Db& db, accounts::OrganisationId organisation, DatasetId dataset);

TableId add_table(storage::Transaction& tx, const accounts::Acting& acting, const MonitoringTable& table);
/// Throws Conflict where somebody else changed it since.
void change_table(storage::Transaction& tx, const accounts::Acting& acting, const MonitoringTable& table);

struct NewPublication {
    MonitoringTable table;
    FrozenTable frozen;
    std::vector<std::string> told;
    std::vector<std::string> told_before;  ///< what it was attacked with
    std::string why;                       ///< needed from the second on
};

/// Throws Conflict where something else of the dataset was published meanwhile, or the table was changed:
/// then it must be looked at again.
void add_publication(
    storage::Transaction& tx, const accounts::Acting& acting, const NewPublication& publication
);

}  // namespace dueregard::monitoring
