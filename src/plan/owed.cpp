#include "plan/owed.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <iterator>

namespace dueregard::plan {

using accounts::Concern;
using accounts::concern_of;
using accounts::OrganisationId;
using accounts::Permission;
using storage::Db;
using storage::Row;
using storage::Value;

namespace {

struct Condition {
    std::string sql;
    std::vector<Value> values;
};

constexpr std::string_view source =
    "from measure_return r "
    "join period d on d.organisation = r.organisation and d.id = r.period "
    "join measure m on m.organisation = r.organisation and m.id = r.measure "
    "left join person p on p.organisation = m.organisation and p.id = m.owner "
    "where r.organisation = :organisation and d.state in ('open', 'closed') ";

template <class IdType>
void add_any_of(Condition& condition, std::string_view column, const std::vector<IdType>& ids) {
    condition.sql += fmt::format("{} in (", column);
    for (std::size_t i = 0; i < ids.size(); ++i) {
        condition.sql += i == 0 ? ":id" : ", :id";
        condition.values.emplace_back(ids[i]);
    }
    condition.sql += ")";
}

/// The measure is theirs, or of a service area that they answer for.
Condition is_theirs(const Concern& concern) {
    Condition condition{.sql = "and (", .values = {}};
    add_any_of(condition, "m.owner", concern.people);
    if (!concern.service_areas.empty()) {
        condition.sql += " or ";
        add_any_of(condition, "m.service_area", concern.service_areas);
    }
    condition.sql += ") ";
    return condition;
}

OwedReturn owed_return(const Row& row) {
    return {
        .measure = row.id<MeasureId>(0),
        .ref = row.text(1),
        .action = row.text(2),
        .owner = row.text(3),
        .given = row.id<ReturnId>(4),
        .state = return_state_named(row.text(5)).value_or(ReturnState::not_started),
        .period = row.id<PeriodId>(6),
        .period_label = row.text(7),
        .returns_due = row.date(8),
        .why = row.optional_text(9).value_or("")
    };
}

OwedReturns
owed_returns(Db& db, OrganisationId organisation, const Condition& condition, std::int64_t limit) {
    std::vector<Value> values{organisation};
    std::ranges::copy(condition.values, std::back_inserter(values));
    OwedReturns owed;
    owed.total = db.find(fmt::format("select count(*) {}{}", source, condition.sql), values)->integer(0);
    if (owed.total == 0) return owed;
    values.emplace_back(limit);
    const auto sql = fmt::format(
        "select m.id, m.ref, m.action, coalesce(p.name, m.printed_owner), r.id, r.state, d.id, d.label, d.returns_due, "
        "(select why from return_act a where a.organisation = r.organisation and a.measure_return = r.id "
        "and a.kind = 'sent_back' order by a.id desc limit 1) "
        "{}{}order by d.returns_due, m.ref_order, m.id limit :limit",
        source,
        condition.sql
    );
    for (const auto& row : db.query(sql, values))
        owed.first.push_back(owed_return(row));
    return owed;
}

Condition with(Condition condition, std::string_view sql, std::initializer_list<Value> values = {}) {
    condition.sql += sql;
    std::ranges::copy(values, std::back_inserter(condition.values));
    return condition;
}

Condition is_to_agree(const Acting& acting) {
    const auto concern = concern_of(acting, Permission::agree_returns);
    if (acting.may(Permission::edit_plan)) return {.sql = "and r.state = 'submitted' ", .values = {}};
    return with(
        concern.is_everything ? Condition{} : is_theirs(concern),
        "and r.state = 'submitted' and coalesce((select a.person from return_act a "
        "where a.organisation = r.organisation and a.measure_return = r.id and a.kind = 'submitted' "
        "order by a.id desc limit 1), 0) <> :person ",
        {Value(acting.actor.person)}
    );
}

std::vector<Reporting> reporting(Db& db, std::string_view sql, OrganisationId organisation, PeriodId period) {
    std::vector<Reporting> found;
    for (const auto& row : db.query(sql, {organisation, period})) {
        found.push_back(
            {.name = row.text(0),
             .id = row.integer(1),
             .asked = row.integer(2),
             .submitted = row.integer(3),
             .agreed = row.integer(4)}
        );
    }
    std::ranges::stable_sort(found, [](const Reporting& a, const Reporting& b) {
        return a.missing() > b.missing();
    });
    return found;
}

}  // namespace

Owed owed_by(Db& db, const Acting& acting, Date today, std::int64_t limit) {
    Owed owed;
    const auto organisation = acting.actor.organisation;
    const auto reports = concern_of(acting, Permission::report);
    if (!reports.people.empty()) {
        const auto theirs = is_theirs(reports);
        const auto unsubmitted =
            with(theirs, "and d.state = 'open' and r.state in ('not_started', 'draft') ");
        owed.sent_back = owed_returns(db, organisation, with(theirs, "and r.state = 'sent_back' "), limit);
        owed.late =
            owed_returns(db, organisation, with(unsubmitted, "and d.returns_due < :today ", {today}), limit);
        owed.due =
            owed_returns(db, organisation, with(unsubmitted, "and d.returns_due >= :today ", {today}), limit);
    }
    if (!concern_of(acting, Permission::agree_returns).people.empty()) {
        owed.to_agree = owed_returns(db, organisation, is_to_agree(acting), limit);
    }
    return owed;
}

std::vector<Reporting> reporting_by_owner(Db& db, OrganisationId organisation, PeriodId period) {
    return reporting(
        db,
        "select coalesce(p.name, m.printed_owner), coalesce(m.owner, 0), count(*), "
        "sum(case when r.state in ('submitted', 'agreed', 'frozen') then 1 else 0 end), "
        "sum(case when r.state in ('agreed', 'frozen') then 1 else 0 end) "
        "from measure_return r "
        "join measure m on m.organisation = r.organisation and m.id = r.measure "
        "left join person p on p.organisation = m.organisation and p.id = m.owner "
        "where r.organisation = :organisation and r.period = :period and r.state <> 'set_aside' "
        "group by coalesce(p.name, m.printed_owner), coalesce(m.owner, 0) "
        "order by lower(coalesce(p.name, m.printed_owner))",
        organisation,
        period
    );
}

std::vector<Reporting> reporting_by_service_area(Db& db, OrganisationId organisation, PeriodId period) {
    return reporting(
        db,
        "select coalesce(a.name, ''), coalesce(m.service_area, 0), count(*), "
        "sum(case when r.state in ('submitted', 'agreed', 'frozen') then 1 else 0 end), "
        "sum(case when r.state in ('agreed', 'frozen') then 1 else 0 end) "
        "from measure_return r "
        "join measure m on m.organisation = r.organisation and m.id = r.measure "
        "left join service_area a on a.organisation = m.organisation and a.id = m.service_area "
        "where r.organisation = :organisation and r.period = :period and r.state <> 'set_aside' "
        "group by coalesce(a.name, ''), coalesce(m.service_area, 0) order by lower(coalesce(a.name, ''))",
        organisation,
        period
    );
}

}  // namespace dueregard::plan
