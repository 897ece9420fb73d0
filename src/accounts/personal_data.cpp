#include "accounts/personal_data.hpp"

#include "accounts/person_store.hpp"
#include "base/failure.hpp"
#include "base/text.hpp"

#include <fmt/core.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace dueregard::accounts {

namespace {

using storage::Db;
using storage::Table;
using storage::Value;

constexpr std::string_view person_table = "person";
constexpr std::string_view history_table_name = "history";

bool has_column(const Table& table, std::string_view column) {
    return std::ranges::find(table.columns, column) != table.columns.end();
}

/// Of tables that no key can hold to it: the history, which outlives everything, and what points to a person
/// through another table.
constexpr std::array unkeyed = {std::string_view("person"), std::string_view("for_person")};

std::vector<std::string> people_in(Db& db, const Table& table) {
    if (table.name == person_table) return {"id"};
    if (!has_column(table, "organisation")) return {};
    auto columns = storage::columns_pointing_to(db, table.name, std::string(person_table));
    for (const auto column : unkeyed) {
        const bool is_known = std::ranges::find(columns, column) != columns.end();
        if (!is_known && has_column(table, column)) columns.emplace_back(column);
    }
    std::ranges::sort(columns);
    return columns;
}

struct Condition {
    std::string sql;
    std::vector<Value> values;
};

Condition rows_of(const TableOfPeople& of, OrganisationId organisation, PersonId person) {
    Condition condition{.sql = "where organisation = :organisation and (", .values = {organisation}};
    for (const auto& column : of.people) {
        condition.sql +=
            fmt::format("{}{} = :person", condition.values.size() > 1 ? " or " : "", storage::quoted(column));
        condition.values.emplace_back(person);
    }
    if (of.table.name == history_table_name) {
        condition.sql += fmt::format(" or {}", history_about_person);
        for (int i = 0; i < 4; ++i)
            condition.values.emplace_back(person);
    }
    condition.sql += ")";
    return condition;
}

std::vector<std::string> shown_columns(const Table& table) {
    std::vector<std::string> columns;
    std::ranges::copy_if(table.columns, std::back_inserter(columns), [](const std::string& column) {
        return column != "organisation" && !is_secret(column);
    });
    return columns;
}

std::string quoted_list(const std::vector<std::string>& columns) {
    std::vector<std::string> all;
    for (const auto& column : columns)
        all.push_back(storage::quoted(column));
    return join(all, ", ");
}

PersonalRows
read_rows(Db& db, const TableOfPeople& of, OrganisationId organisation, PersonId person, std::int64_t most) {
    PersonalRows found{.table = of.table.name, .columns = shown_columns(of.table)};
    auto condition = rows_of(of, organisation, person);
    const auto name = storage::quoted(of.table.name);
    found.total =
        db.find(fmt::format("select count(*) from {} {}", name, condition.sql), condition.values)->integer(0);
    if (found.total == 0) return found;
    condition.values.emplace_back(most);
    const auto sql = fmt::format(
        "select {} from {} {} order by {} limit :most",
        quoted_list(found.columns),
        name,
        condition.sql,
        quoted_list(of.table.key)
    );
    db.each(sql, condition.values, [&](const storage::Row& row) { found.rows.push_back(row.values()); });
    return found;
}

nlohmann::ordered_json json_of_value(const Value& value) {
    const auto& content = value.content();
    if (const auto* number = std::get_if<std::int64_t>(&content)) return *number;
    if (const auto* number = std::get_if<double>(&content)) return *number;
    if (const auto* text = std::get_if<std::string>(&content)) return *text;
    return nullptr;
}

nlohmann::ordered_json json_of_rows(const PersonalRows& of) {
    auto rows = nlohmann::ordered_json::array();
    for (const auto& row : of.rows) {
        auto object = nlohmann::ordered_json::object();
        for (std::size_t i = 0; i < row.size(); ++i)
            object[of.columns[i]] = json_of_value(told(of.columns[i], row[i]));
        rows.push_back(std::move(object));
    }
    return {{"table", of.table}, {"total", of.total}, {"rows", std::move(rows)}};
}

}  // namespace

std::vector<TableOfPeople> tables_of_people(Db& db) {
    std::vector<TableOfPeople> all;
    for (auto& table : storage::tables(db)) {
        auto people = people_in(db, table);
        if (!people.empty()) all.push_back({.table = std::move(table), .people = std::move(people)});
    }
    std::ranges::stable_partition(all, [](const TableOfPeople& of) { return of.table.name == person_table; });
    return all;
}

std::string name_column_of(const Table& table, std::string_view column) {
    const auto name = column == "by_person" ? std::string("by_name") : fmt::format("{}_name", column);
    return has_column(table, name) ? name : "";
}

bool is_secret(std::string_view column) {
    constexpr std::array<std::string_view, 8> words{
        "hash", "digest", "salt", "secret", "verifier", "nonce", "id_token", "email_key"
    };
    return column == "content"
           || std::ranges::any_of(words, [&](std::string_view word) { return column.contains(word); });
}

std::vector<PersonalRows>
personal_data_of(Db& db, OrganisationId organisation, PersonId person, std::int64_t most) {
    if (!find_person(db, organisation, person))
        throw NotFound(fmt::format("There is no person {} in this organisation.", address(person)));
    std::vector<PersonalRows> all;
    db.read([&] {
        all.clear();
        for (const auto& of : tables_of_people(db)) {
            auto rows = read_rows(db, of, organisation, person, most);
            if (rows.total > 0) all.push_back(std::move(rows));
        }
    });
    return all;
}

Value told(std::string_view column, const Value& value) {
    constexpr std::int64_t largest_exact = 1LL << 53;  // what every reader of JSON keeps exactly
    const auto* const number = std::get_if<std::int64_t>(&value.content());
    if (number == nullptr) return std::holds_alternative<storage::Bytes>(value.content()) ? Value() : value;
    if (column == "at" || column.ends_with("_at")) return iso_time(Instant{*number});
    return *number >= largest_exact ? Value(crockford(*number)) : value;
}

std::string personal_data_json(Db& db, OrganisationId organisation, PersonId person, Instant now) {
    nlohmann::ordered_json file{{"about", address(person)}, {"made_at", iso_time(now)}};
    auto tables = nlohmann::ordered_json::array();
    for (const auto& rows : personal_data_of(db, organisation, person, most_rows_in_file))
        tables.push_back(json_of_rows(rows));
    file["tables"] = std::move(tables);
    return file.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

}  // namespace dueregard::accounts
