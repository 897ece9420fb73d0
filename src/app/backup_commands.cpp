#include "app/backup_commands.hpp"

#include "app/migrations.hpp"
#include "backup/backup.hpp"
#include "backup/backup_folder.hpp"
#include "backup/backup_settings.hpp"
#include "backup/drill.hpp"
#include "backup/drill_store.hpp"
#include "backup/restore.hpp"
#include "base/failure.hpp"
#include "cli/arguments.hpp"

#include <fmt/format.h>

#include <ostream>

namespace dueregard::app {

namespace {

/// What is in it, a line for each table with any rows and for each history.
void print(
    std::ostream& out,
    const std::vector<backup::TableContent>& tables,
    const std::vector<backup::Chain>& chains
) {
    for (const auto& table : tables) {
        if (table.rows > 0) out << fmt::format("{}\t{} rows\t{}\n", table.table, table.rows, table.sha256);
    }
    for (const auto& chain : chains)
        out << fmt::format("{}: whole, {} entries, {}\n", chain.name, chain.entries, chain.hash);
}

int run_backup(cli::Call& call) {
    const std::string path(call.values.get("FILE"));
    auto db = storage::Db::open(call.database, call.clock);
    const auto made = backup::back_up(db, path, call.clock);
    call.out << fmt::format(
        "{}: {} rows of {} tables, {} bytes, SHA-256 {}\n",
        path,
        backup::rows_in(made.contents),
        made.contents.tables.size(),
        made.file.bytes,
        made.file.sha256
    );
    return cli::exit_done;
}

int run_restore(cli::Call& call) {
    const std::string path(call.values.get("FILE"));
    const auto on_broken = call.values.has("--keep-broken-history") ? backup::BrokenHistory::kept
                                                                    : backup::BrokenHistory::refused;
    const auto restored = backup::restore(path, call.database, all_migrations(), call.clock, on_broken);
    const auto& contents = restored.contents;
    call.out << fmt::format(
        "Restored {} rows of {} tables, as of {}.\n",
        backup::rows_in(contents),
        contents.tables.size(),
        iso_time(contents.made_at)
    );
    for (const auto& step : restored.migrated)
        call.out << "Brought up to date: " << step << '\n';
    for (const auto& chain : contents.chains)
        call.out << fmt::format("{}: {} entries, {}\n", chain.name, chain.entries, chain.hash);
    for (const auto& name : restored.broken)
        call.error << fmt::format("The history of {} is broken; see: dueregard verify\n", name);
    return cli::exit_done;
}

std::filesystem::path newest_backup(const Configuration& configuration) {
    const auto settings = backup::read_backup_settings(configuration);
    if (!settings) {
        throw BadRequest(
            "Say which backup to try, or set DUEREGARD_BACKUP_FOLDER to the folder of the nightly ones."
        );
    }
    const auto newest = backup::newest_in(settings->folder);
    if (newest) return *newest;
    throw NotFound(fmt::format("There is no backup in {}.", settings->folder.string()));
}

int list_drills(cli::Call& call, storage::Db& db) {
    constexpr std::int64_t most = 20;
    for (const auto& drill : backup::latest_drills(db, most)) {
        const auto* const verdict = drill.verdict == backup::Verdict::held ? "held" : "failed";
        call.out << fmt::format("{}\t{}\t{}\t{}\n", iso_time(drill.at), drill.file, verdict, drill.said);
    }
    return cli::exit_done;
}

int run_drill(cli::Call& call) {
    auto db = storage::Db::open(call.database, call.clock);
    if (call.values.has("--list")) return list_drills(call, db);
    const std::filesystem::path file = call.values.has("FILE")
                                           ? std::filesystem::path(call.values.get("FILE"))
                                           : newest_backup(call.configuration);
    const auto drill = backup::drill(db, file, all_migrations(), call.clock);
    const bool has_held = drill.verdict == backup::Verdict::held;
    if (has_held) print(call.out, drill.tables, drill.chains);
    (has_held ? call.out : call.error) << fmt::format("{}: {}\n", file.string(), drill.said);
    return has_held ? cli::exit_done : cli::exit_no;
}

}  // namespace

cli::Command backup_command() {
    return {
        .name = "backup",
        .summary = "write the whole register to one file, while it is in use",
        .description =
            "Writes everything that the register holds at this moment, files too, to FILE: compressed, with its checksum, "
            "readable by its owner alone. FILE appears once it is whole and on the disk; it never takes the place of "
            "another. It restores into SQLite and into PostgreSQL, whichever it came from.",
        .arguments = {{.name = "FILE", .description = "the file to make", .kind = cli::ValueKind::text}},
        .run = run_backup,
    };
}

cli::Command restore_command() {
    return {
        .name = "restore",
        .summary = "put a backup into an empty database",
        .description =
            "Looks first whether FILE is whole, by its checksum. Then puts it into the database, which must be empty: a path "
            "where nothing is, or an empty PostgreSQL database. All of it is kept or nothing: counts, contents, keys and "
            "the chain of each history must agree. A backup of an earlier version is brought up to date.",
        .arguments = {{.name = "FILE", .description = "a backup", .kind = cli::ValueKind::text}},
        .options =
            {{.name = "--keep-broken-history",
              .description = "restore a backup whose history was broken when it was made"}},
        .run = run_restore,
        .uses = cli::Register::untouched,
    };
}

cli::Command drill_command() {
    return {
        .name = "drill",
        .summary = "prove that a backup can be restored",
        .description =
            "Restores FILE, or the newest backup in DUEREGARD_BACKUP_FOLDER, into a temporary folder (TMPDIR says where) "
            "and takes it away again. Prints what was proved: each table's rows and their SHA-256, each history's last "
            "entry, and that this register's own history still holds it. Keeps the finding in the register; exit "
            "status 1 where the backup does not hold.",
        .arguments =
            {{.name = "FILE",
              .description = "a backup",
              .presence = cli::Presence::optional,
              .kind = cli::ValueKind::text}},
        .options = {{.name = "--list", .description = "print the latest drills; try none"}},
        .run = run_drill,
    };
}

}  // namespace dueregard::app
