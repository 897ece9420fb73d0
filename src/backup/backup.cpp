#include "backup/backup.hpp"

#include "accounts/history.hpp"
#include "accounts/organisation_store.hpp"
#include "backup/lines.hpp"
#include "base/failure.hpp"
#include "base/text.hpp"
#include "storage/migrate.hpp"
#include "storage/table.hpp"

#include <fmt/format.h>

namespace dueregard::backup {

namespace {

using storage::Db;
using storage::Row;
using storage::Table;

std::string list_of(const std::vector<std::string>& names) {
    std::vector<std::string> all;
    all.reserve(names.size());
    for (const auto& name : names)
        all.push_back(storage::quoted(name));
    return join(all, ", ");
}

TableContent add_table(SealedWriter& file, Db& db, const Table& table, const std::stop_token& stop) {
    file.add(line_of(TableStart{.table = table.name, .columns = table.columns}));
    TableContent content{.table = table.name, .rows = 0, .sha256 = ""};
    Digest digest;
    const auto sql = fmt::format(
        "select {} from {} order by {}",
        list_of(table.columns),
        storage::quoted(table.name),
        list_of(table.key)
    );
    db.each(sql, {}, [&](const Row& row) {
        if (stop.stop_requested())
            throw Unavailable("The backup was broken off, since the server is ending.");
        const auto line = line_of(row.values());
        file.add(line);
        digest.add(line);
        digest.add("\n");
        ++content.rows;
    });
    content.sha256 = digest.hexadecimal();
    file.add(line_of(content));
    return content;
}

std::vector<Chain> chains_of(Db& db) {
    std::vector<Chain> chains;
    for (const auto& organisation : accounts::list_organisations(db)) {
        const auto head = accounts::chain_head(db, organisation.id);
        chains.push_back(
            {.organisation = organisation.id,
             .name = organisation.name,
             .entries = head.sequence,
             .hash = head.hash}
        );
    }
    return chains;
}

}  // namespace

Made back_up(Db& db, const std::filesystem::path& path, const Clock& clock, const std::stop_token& stop) {
    SealedWriter file(path);
    Made made;
    db.read([&] {
        auto& contents = made.contents;
        contents = {.made_at = clock.now(), .steps = storage::applied(db), .tables = {}, .chains = {}};
        file.add(line_of(Head{.made_at = contents.made_at, .steps = contents.steps}));
        for (const auto& table : storage::tables(db))
            contents.tables.push_back(add_table(file, db, table, stop));
        contents.chains = chains_of(db);
        file.add(line_of(Foot{contents.chains}));
    });
    made.file = file.keep();
    return made;
}

}  // namespace dueregard::backup
