#include "storage/migrate.hpp"

#include "base/ensure.hpp"
#include "base/failure.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <set>

namespace dueregard::storage {

namespace {

bool has_ledger(Db& db) {
    const auto sql = db.engine() == Engine::sqlite
                         ? "select 1 from sqlite_master where type = 'table' and name = 'schema_migration'"
                         : "select 1 where to_regclass('schema_migration') is not null";
    return db.find(sql).has_value();
}

/// Texts must sort alike on every machine and in both engines, by their bytes.
void require_sorting_by_bytes(Db& db) {
    const auto row = db.find(
        "select datcollate, pg_encoding_to_char(encoding) from pg_database where datname = current_database()"
    );
    ensure(row.has_value(), "a connection has a database");
    const auto& order = row->text(0);
    const bool is_by_bytes = order == "C" || order == "POSIX" || order.starts_with("C.");
    if (is_by_bytes && row->text(1) == "UTF8") return;
    throw Conflict(fmt::format(
        "The PostgreSQL database sorts by {} in {}; make it with: createdb --template=template0 --encoding=UTF8 --locale=C",
        order,
        row->text(1)
    ));
}

std::set<std::string> applied_steps(Db& db) {
    std::set<std::string> names;
    if (!has_ledger(db)) return names;
    for (const auto& row : db.query("select name from schema_migration"))
        names.insert(row.text(0));
    return names;
}

void require_known(const std::set<std::string>& applied, std::span<const Migration> all) {
    const auto unknown = std::ranges::find_if(applied, [&](const std::string& name) {
        return std::ranges::find(all, name, &Migration::name) == all.end();
    });
    if (unknown == applied.end()) return;
    throw Conflict(fmt::format(
        "The database was written by a newer version of dueregard (its step {} is unknown here); install that version "
        "or a later one.",
        *unknown
    ));
}

std::vector<const Migration*> pending_steps(Db& db, std::span<const Migration> all) {
    const auto applied = applied_steps(db);
    require_known(applied, all);
    std::vector<const Migration*> steps;
    for (const auto& step : all) {
        if (!applied.contains(std::string(step.name))) steps.push_back(&step);
    }
    std::ranges::sort(steps, {}, &Migration::name);
    return steps;
}

void make_ledger(Transaction& tx) {
    if (has_ledger(tx)) return;
    tx.execute_script(
        "create table schema_migration (name text not null primary key, applied_at bigint not null)"
    );
}

void run_step(Transaction& tx, const Migration& step) {
    const bool is_twin = tx.db().engine() == Engine::postgresql && !step.postgresql.empty();
    tx.execute_script(std::string(is_twin ? step.postgresql : step.sql));
    tx.execute(
        "insert into schema_migration (name, applied_at) values (:name, :applied_at)", {step.name, tx.now()}
    );
}

/// Answers whether it ran: two programs may start on one database at the same time.
bool apply(Db& db, const Migration& step) {
    bool has_run = false;
    db.write([&](Transaction& tx) {
        has_run = !tx.db().find("select 1 from schema_migration where name = :name", {step.name});
        if (has_run) run_step(tx, step);
    });
    return has_run;
}

void require_fitting(Db& db) {
    if (db.engine() == Engine::postgresql && !has_ledger(db)) require_sorting_by_bytes(db);
}

}  // namespace

std::vector<std::string> pending(Db& db, std::span<const Migration> all) {
    std::vector<std::string> names;
    for (const auto* const step : pending_steps(db, all))
        names.emplace_back(step->name);
    return names;
}

std::vector<std::string> applied(Db& db) {
    const auto names = applied_steps(db);
    return {names.begin(), names.end()};
}

void migrate_within(Transaction& tx, std::span<const Migration> all) {
    require_fitting(tx);
    const auto steps = pending_steps(tx, all);
    make_ledger(tx);
    for (const auto* const step : steps)
        run_step(tx, *step);
}

std::vector<std::string> migrate(Db& db, std::span<const Migration> all) {
    require_fitting(db);
    const auto steps = pending_steps(db, all);
    if (steps.empty()) return {};
    db.write(make_ledger);
    std::vector<std::string> names;
    for (const auto* const step : steps) {
        if (apply(db, *step)) names.emplace_back(step->name);
    }
    return names;
}

}  // namespace dueregard::storage
