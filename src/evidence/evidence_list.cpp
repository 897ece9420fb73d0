#include "evidence/evidence_list.hpp"

#include "evidence/evidence_rows.hpp"
#include "evidence/search_index.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <iterator>

namespace dueregard::evidence {

using accounts::Acting;
using accounts::Permission;
using storage::Db;
using storage::Value;

namespace {

/// A where-clause with its values in the order of their places.
struct Where {
    std::string sql;
    std::vector<Value> values;

    void also(std::string_view condition, std::initializer_list<Value> bound) {
        sql += fmt::format(" and {}", condition);
        values.insert(values.end(), bound);
    }
};

void add_expiry(Where& where, Expiry expiry, Date today) {
    switch (expiry) {
    case Expiry::any:
        return;
    case Expiry::expired:
        return where.also("e.expires < :today", {today});
    case Expiry::soon:
        return where.also("e.expires >= :today and e.expires <= :soon", {today, add_days(today, days_soon)});
    case Expiry::holds:
        return where.also("(e.expires is null or e.expires >= :today)", {today});
    }
}

/// May be opened: the rule of `may_open`, in SQL.
void add_rights(Where& where, const Acting& acting) {
    if (!acting.may(Permission::read_plan)) return where.also("1 = 0", {});
    if (acting.may(Permission::edit_plan)) return;
    where.also("(e.sensitivity <> 'restricted' or e.person = :person)", {acting.actor.person});
}

void add_search(Where& where, SearchCondition search) {
    if (search.sql.empty()) return;
    where.sql += " and " + search.sql;
    std::ranges::move(search.values, std::back_inserter(where.values));
}

Where where_of(Db& db, const Acting& acting, const EvidenceFilter& filter, Date today) {
    Where where{.sql = "where e.organisation = :organisation", .values = {acting.actor.organisation}};
    where.sql +=
        filter.withdrawal == Withdrawal::only ? " and e.withdrawn is not null" : " and e.withdrawn is null";
    if (filter.kind) where.also("e.kind = :kind", {name_of(*filter.kind)});
    if (filter.sensitivity) where.also("e.sensitivity = :sensitivity", {name_of(*filter.sensitivity)});
    add_expiry(where, filter.expiry, today);
    add_rights(where, acting);
    add_search(where, search_condition(db.engine(), filter.text));
    return where;
}

}  // namespace

std::int64_t count_evidence(Db& db, const Acting& acting, const EvidenceFilter& filter, Date today) {
    const auto where = where_of(db, acting, filter, today);
    return db.find("select count(*) from evidence e " + where.sql, where.values)->integer(0);
}

std::vector<ListedEvidence> list_evidence(
    Db& db,
    const Acting& acting,
    const EvidenceFilter& filter,
    Date today,
    std::int64_t offset,
    std::int64_t limit
) {
    auto where = where_of(db, acting, filter, today);
    where.values.insert(where.values.end(), {limit, offset});
    const auto sql = fmt::format(
        "select {}, (select count(*) from evidence_use u where u.organisation = e.organisation and u.evidence = e.id "
        "and u.ended is null) from evidence e {} {} order by e.id desc limit :limit offset :offset",
        evidence_columns,
        with_revision_and_withdrawal,
        where.sql
    );
    std::vector<ListedEvidence> found;
    for (const auto& row : db.query(sql, where.values))
        found.push_back({.evidence = evidence_in(row), .uses = row.integer(evidence_column_count)});
    return found;
}

}  // namespace dueregard::evidence
