// Records about people are sealed and in the one backup: restored, with the key, they give the same table.

#include "accounts/seal.hpp"
#include "app/migrations.hpp"
#include "backup/backup.hpp"
#include "backup/restore.hpp"
#include "base/failure.hpp"
#include "documents/file_bytes.hpp"
#include "monitoring/dataset_store.hpp"
#include "monitoring/monitoring_table.hpp"
#include "monitoring/record_reading.hpp"
#include "support/council.hpp"
#include "support/temporary_directory.hpp"
#include "support/test_db.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace dueregard::app {

using namespace std::chrono;
using storage::Db;
using storage::Transaction;
using test_support::Keep;
using test_support::TestDb;

namespace {

monitoring::DatasetId add_sample(TestDb& test, const accounts::Acting& analyst, const accounts::Seal& seal) {
    const monitoring::DatasetAbout about{
        .title = "Advice",
        .population = "service_users",
        .from = 2026y / April / 1,
        .to = 2026y / September / 30,
        .source = "Case system",
        .owner = "Head of advice",
        .lawful_basis = "public_task",
        .keep_until = 2028y / March / 31,
        .collected_by = std::nullopt
    };
    const auto bytes = documents::bytes_of_file("samples/service-users.csv", 1'000'000);
    const auto table = analytics::read_source(bytes, "service-users.csv", monitoring::reading_on(*about.to));
    REQUIRE(table);
    const auto fresh = monitoring::new_dataset(about, "service-users.csv", bytes, *table);
    auto coded = monitoring::coded_records(fresh.mapping, monitoring::stored_rows(*table));
    const auto accepted = monitoring::accepted_records(std::move(coded), fresh.rejected);
    monitoring::DatasetId id;
    test.db.write([&](Transaction& tx) {
        id = monitoring::add_dataset(tx, analyst, seal, fresh);
        const auto added = monitoring::find_dataset(tx, analyst.actor.organisation, id);
        monitoring::accept_dataset(tx, analyst, seal, added, accepted);
    });
    return id;
}

/// Ethnic group by ward, as it would be published.
std::vector<std::string> table_of(
    Db& db, accounts::OrganisationId organisation, const accounts::Seal& seal, monitoring::DatasetId id
) {
    const auto dataset = monitoring::find_dataset(db, organisation, id);
    const monitoring::TableDefinition definition{
        .rows = {.column = 0, .grouping = ""}, .columns = monitoring::TableAxis{.column = 1, .grouping = ""}
    };
    const auto table = monitoring::protected_table(
        definition, dataset.columns, monitoring::rows_of(db, organisation, seal, id), {}
    );
    REQUIRE(table);
    std::vector<std::string> texts = table->shown.rows;
    for (const auto& row : table->shown.cells) {
        for (const auto& cell : row)
            texts.push_back(cell.text);
    }
    return texts;
}

}  // namespace

TEST_CASE("a dataset comes back from a backup with the same table, and not without its key") {
    TestDb test(all_migrations(), Keep::in_a_file);
    const support::TemporaryDirectory folder;
    const accounts::Seal seal(std::string(32, 'k'));
    const auto council = test_support::a_council(test.db);
    accounts::Acting analyst;
    test.db.write([&](Transaction& tx) {
        analyst = test_support::a_person(tx, council.organisation, "Anil", accounts::Role::analyst);
    });
    const auto id = add_sample(test, analyst, seal);
    const auto before = table_of(test.db, council.organisation, seal, id);

    (void)backup::back_up(test.db, folder.path() / "backup", test.clock);
    const auto there = test_support::empty_database(folder.path(), test.db.engine());
    (void)backup::restore(folder.path() / "backup", there, all_migrations(), test.clock);
    auto restored = Db::open(there, test.clock);

    CHECK(before.size() > 300);
    CHECK(table_of(restored, council.organisation, seal, id) == before);
    CHECK_THROWS_AS(
        (void)monitoring::rows_of(restored, council.organisation, accounts::Seal(std::string(32, 'x')), id),
        Unavailable
    );
}

}  // namespace dueregard::app
