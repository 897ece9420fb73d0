#include "storage/table.hpp"

#include "base/failure.hpp"

#include <fmt/core.h>

namespace dueregard::storage {

namespace {

constexpr auto ledger = "schema_migration";

std::vector<std::string> texts(Db& db, std::string_view sql, const std::vector<Value>& values = {}) {
    std::vector<std::string> found;
    for (const auto& row : db.query(sql, values))
        found.push_back(row.text(0));
    return found;
}

std::vector<std::string> table_names(Db& db) {
    if (db.engine() == Engine::sqlite) {
        return texts(
            db,
            "select name from pragma_table_list where type = 'table' and schema = 'main' and name not like 'sqlite%' "
            "order by name"
        );
    }
    return texts(
        db,
        "select cast(relname as text) from pg_class where relkind in ('r', 'p') "
        "and relnamespace = current_schema()::regnamespace order by 1"
    );
}

std::vector<std::string> column_names(Db& db, const std::string& table) {
    if (db.engine() == Engine::sqlite)
        return texts(db, "select name from pragma_table_info(:table) order by name", {table});
    return texts(
        db,
        "select cast(attname as text) from pg_attribute join pg_class on pg_class.oid = attrelid "
        "where relname = :table and relnamespace = current_schema()::regnamespace and attnum > 0 "
        "and not attisdropped order by 1",
        {table}
    );
}

std::vector<std::string> key_names(Db& db, const std::string& table) {
    if (db.engine() == Engine::sqlite)
        return texts(db, "select name from pragma_table_info(:table) where pk > 0 order by pk", {table});
    return texts(
        db,
        "select cast(attname as text) from pg_index join pg_class on pg_class.oid = indrelid "
        "join pg_attribute on attrelid = indrelid and attnum = any(indkey) "
        "where relname = :table and relnamespace = current_schema()::regnamespace and indisprimary "
        "order by array_position(indkey::int2[], attnum)",
        {table}
    );
}

struct ForeignKey {
    std::string table;
    std::string name;
};

/// Those that PostgreSQL asks at once, as it does unless told otherwise.
std::vector<ForeignKey> prompt_foreign_keys(Db& db) {
    std::vector<ForeignKey> found;
    const auto rows =
        db.query("select cast(relname as text), cast(conname as text) from pg_constraint "
                 "join pg_class on pg_class.oid = conrelid where contype = 'f' and not condeferrable "
                 "and relnamespace = current_schema()::regnamespace");
    for (const auto& row : rows)
        found.push_back({.table = row.text(0), .name = row.text(1)});
    return found;
}

void change_keys(Transaction& tx, const std::vector<ForeignKey>& keys, std::string_view to) {
    for (const auto& key : keys) {
        tx.execute_script(
            fmt::format("alter table {} alter constraint {} {}", quoted(key.table), quoted(key.name), to)
        );
    }
}

void require_keys_of_sqlite(Transaction& tx) {
    const auto broken = tx.db().query("pragma foreign_key_check");
    if (broken.empty()) return;
    throw Conflict(fmt::format(
        "{} rows point to rows that are not there, the first in the table {}.",
        broken.size(),
        broken.front().text(0)
    ));
}

}  // namespace

std::vector<Table> tables(Db& db) {
    std::vector<Table> all;
    for (auto& name : table_names(db)) {
        if (name == ledger) continue;
        Table table{.name = name, .columns = column_names(db, name), .key = key_names(db, name)};
        if (table.key.empty()) table.key = table.columns;
        all.push_back(std::move(table));
    }
    return all;
}

std::vector<std::string> columns_pointing_to(Db& db, const std::string& table, const std::string& target) {
    if (db.engine() == Engine::sqlite) {
        return texts(
            db,
            "select \"from\" from pragma_foreign_key_list(:table) where \"table\" = :target and \"from\" <> 'organisation' "
            "order by \"from\"",
            {table, target}
        );
    }
    return texts(
        db,
        "select distinct cast(attname as text) from pg_constraint join pg_class own on own.oid = conrelid "
        "join pg_class other on other.oid = confrelid "
        "join pg_attribute on attrelid = conrelid and attnum = any(conkey) "
        "where contype = 'f' and own.relname = :table and other.relname = :target and attname <> 'organisation' "
        "and own.relnamespace = current_schema()::regnamespace order by 1",
        {table, target}
    );
}

bool is_empty(Db& db) {
    return table_names(db).empty();
}

void with_keys_asked_last(Transaction& tx, const std::function<void()>& load) {
    if (tx.db().engine() == Engine::sqlite) {
        tx.execute_script("pragma defer_foreign_keys = on");
        load();
        require_keys_of_sqlite(tx);
        return;
    }
    const auto keys = prompt_foreign_keys(tx);
    change_keys(tx, keys, "deferrable initially deferred");
    load();
    tx.execute_script("set constraints all immediate");
    change_keys(tx, keys, "not deferrable");
}

std::string quoted(const std::string& name) {
    std::string text = "\"";
    for (const char c : name) {
        text += c;
        if (c == '"') text += c;
    }
    return text + '"';
}

}  // namespace dueregard::storage
