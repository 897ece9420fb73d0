#include "plan/measure_store.hpp"

#include "base/ensure.hpp"
#include "base/failure.hpp"
#include "base/natural_order.hpp"
#include "base/text.hpp"
#include "plan/changes.hpp"
#include "plan/return_round.hpp"
#include "plan/rows.hpp"

#include <fmt/core.h>

#include <array>

namespace dueregard::plan {

using accounts::OrganisationId;
using accounts::Permission;
using storage::Db;
using storage::Row;
using storage::Transaction;
using storage::Value;

namespace {

constexpr std::array precision_names = {
    std::pair{DuePrecision::day, std::string_view("day")},
    std::pair{DuePrecision::month, std::string_view("month")},
    std::pair{DuePrecision::quarter, std::string_view("quarter")},
    std::pair{DuePrecision::season, std::string_view("season")},
    std::pair{DuePrecision::year, std::string_view("year")}
};

constexpr std::string_view select_measures =
    "select id, objective, ref, action, owner, printed_owner, service_area, baseline_words, baseline_number, "
    "baseline_unit, target_words, target_number, target_unit, due_on, due_precision, due_words, version from measure ";

Quantity quantity_in(const Row& row, std::size_t first) {
    return {.words = row.text(first), .number = row.optional_number(first + 1), .unit = row.text(first + 2)};
}

Measure measure_in(const Row& row) {
    Measure measure{
        .id = row.id<MeasureId>(0),
        .objective = row.optional_id<ObjectiveId>(1),
        .ref = row.text(2),
        .action = row.text(3),
        .owner = row.optional_id<accounts::PersonId>(4),
        .printed_owner = row.text(5),
        .service_area = row.optional_id<accounts::ServiceAreaId>(6),
        .baseline = quantity_in(row, 7),
        .target = quantity_in(row, 10),
        .version = row.integer(16)
    };
    if (const auto due_on = row.optional_date(13)) {
        measure.due = DueDate{
            .last_day = *due_on, .precision = due_precision_named(row.text(14)), .words = row.text(15)
        };
    } else {
        measure.due_words = row.text(15);
    }
    return measure;
}

/// Every column after (organisation, id), in the order of `stored_columns`.
std::vector<Value> stored_values(const Measure& measure) {
    const auto& due = measure.due;
    return {
        measure.objective,
        measure.ref,
        natural_sort_key(measure.ref),
        measure.action,
        measure.owner,
        measure.printed_owner,
        measure.service_area,
        measure.baseline.words,
        measure.baseline.number,
        measure.baseline.unit,
        measure.target.words,
        measure.target.number,
        measure.target.unit,
        due ? Value(due->last_day) : Value(),
        due ? Value(name_of(due->precision)) : Value(),
        due ? due->words : measure.due_words
    };
}

constexpr std::string_view stored_columns =
    "objective, ref, ref_order, action, owner, printed_owner, service_area, baseline_words, baseline_number, "
    "baseline_unit, target_words, target_number, target_unit, due_on, due_precision, due_words";

std::string placed_columns() {
    std::string text;
    for (const auto column : split(stored_columns, ','))
        text += fmt::format("{} = :v, ", trimmed(column));
    return text;
}

std::vector<Measure> measures_that(Db& db, OrganisationId organisation, std::string_view condition) {
    std::vector<Measure> found;
    const auto sql = fmt::format(
        "{} where organisation = :organisation and {} order by ref_order, id", select_measures, condition
    );
    for (const auto& row : db.query(sql, {organisation}))
        found.push_back(measure_in(row));
    return found;
}

/// Adds the act; the column `withdrawn` repeats it on the measure.
void act_on_measure(
    Transaction& tx, const Acting& acting, MeasureId id, MeasureActKind kind, std::string_view why
) {
    const auto organisation = acting.actor.organisation;
    const bool is_withdrawal = kind == MeasureActKind::withdrawn;
    const auto now = tx.now();
    tx.execute(
        "update measure set withdrawn = :withdrawn, version = version + 1 "
        "where organisation = :organisation and id = :id",
        {is_withdrawal ? Value(now) : Value(), organisation, id}
    );
    tx.execute(
        "insert into measure_act (organisation, id, measure, kind, at, person, person_name, why) "
        "values (:organisation, :id, :measure, :kind, :at, :person, :person_name, :why)",
        {organisation, tx.new_id(), id, name_of(kind), now, acting.actor.person, acting.actor.name, why}
    );
    accounts::record(
        tx,
        acting.actor,
        {.noun = "measure",
         .id = id.value,
         .verb = is_withdrawal ? "withdraw" : "put_back",
         .why = std::string(why)}
    );
}

}  // namespace

accounts::ServiceAreaCounts measures_in_service_areas(Db& db, OrganisationId organisation) {
    accounts::ServiceAreaCounts counts;
    for (const auto& row : db.query(
             "select service_area, count(*) from measure where organisation = :organisation and withdrawn is null "
             "and service_area is not null group by service_area",
             {organisation}
         ))
        counts[row.id<accounts::ServiceAreaId>(0)] = row.integer(1);
    return counts;
}

std::string_view name_of(DuePrecision precision) {
    for (const auto& [known, name] : precision_names) {
        if (known == precision) return name;
    }
    return "day";
}

DuePrecision due_precision_named(std::string_view name) {
    for (const auto& [precision, known] : precision_names) {
        if (known == name) return precision;
    }
    return DuePrecision::day;
}

Measure find_measure(Db& db, OrganisationId organisation, MeasureId id) {
    const auto row = db.find(
        fmt::format("{} where organisation = :organisation and id = :id", select_measures), {organisation, id}
    );
    if (!row) throw NotFound(fmt::format("There is no measure {}", address(id)));
    return measure_in(*row);
}

std::vector<Measure> measures_in_plan(Db& db, OrganisationId organisation) {
    return measures_that(db, organisation, "withdrawn is null");
}

std::vector<Measure> withdrawn_measures(Db& db, OrganisationId organisation) {
    return measures_that(db, organisation, "withdrawn is not null");
}

MeasureId add_measure(Transaction& tx, const Acting& acting, const Measure& measure) {
    return add_measures(tx, acting, std::span(&measure, 1)).front();
}

std::vector<MeasureId> add_measures(
    Transaction& tx,
    const Acting& acting,
    std::span<const Measure> measures,
    std::span<const std::string> reasons
) {
    acting.require(Permission::edit_plan, "add a measure");
    ensure(reasons.empty() || reasons.size() == measures.size(), "there is one reason for each measure");
    std::vector<MeasureId> ids;
    std::vector<std::vector<Value>> rows;
    for (const auto& measure : measures) {
        require_sound(faults_of(measure));
        ids.push_back(tx.fresh<MeasureId>());
        auto values = stored_values(measure);
        values.insert(values.begin(), {Value(acting.actor.organisation), Value(ids.back())});
        rows.push_back(std::move(values));
    }
    insert_rows(tx, fmt::format("measure (organisation, id, {})", stored_columns), rows);
    for (std::size_t i = 0; i < ids.size(); ++i) {
        const auto told = addition(fields_of(measures[i]));
        accounts::record(
            tx,
            acting.actor,
            {.noun = "measure",
             .id = ids[i].value,
             .verb = "add",
             .after = told.after,
             .why = reasons.empty() ? "" : reasons[i]}
        );
    }
    ask_in_open_periods(tx, acting.actor.organisation, ids);
    return ids;
}

Saved change_measure(Transaction& tx, const Acting& acting, const Measure& measure, std::string_view why) {
    const auto organisation = acting.actor.organisation;
    acting.require(Permission::edit_plan, "change a measure");
    require_sound(faults_of(measure));
    const auto before = find_measure(tx, organisation, measure.id);
    const auto told = change(fields_of(before), fields_of(measure));
    if (told.after.empty()) return Saved::kept;
    auto values = stored_values(measure);
    values.insert(values.end(), {Value(organisation), Value(measure.id), Value(measure.version)});
    const auto changed = tx.execute(
        fmt::format(
            "update measure set {} version = version + 1 "
            "where organisation = :organisation and id = :id and version = :version",
            placed_columns()
        ),
        values
    );
    if (changed == 0) return Saved::stale;
    accounts::record(
        tx,
        acting.actor,
        {.noun = "measure",
         .id = measure.id.value,
         .verb = "change",
         .before = told.before,
         .after = told.after,
         .why = std::string(why)}
    );
    return Saved::kept;
}

void withdraw_measure(Transaction& tx, const Acting& acting, MeasureId id, std::string_view why) {
    acting.require(Permission::edit_plan, "withdraw a measure");
    const auto measure = find_measure(tx, acting.actor.organisation, id);
    if (is_withdrawn(tx, acting.actor.organisation, id)) {
        throw Conflict(fmt::format("{} has been withdrawn already", short_name(measure)));
    }
    if (trimmed(why).empty()) throw BadRequest("A measure is withdrawn with a reason");
    act_on_measure(tx, acting, id, MeasureActKind::withdrawn, why);
    set_aside_returns(tx, acting, id, why);
}

void put_back_measure(Transaction& tx, const Acting& acting, MeasureId id, std::string_view why) {
    acting.require(Permission::edit_plan, "put a measure back");
    const auto measure = find_measure(tx, acting.actor.organisation, id);
    if (!is_withdrawn(tx, acting.actor.organisation, id)) {
        throw Conflict(fmt::format("{} is in the plan already", short_name(measure)));
    }
    act_on_measure(tx, acting, id, MeasureActKind::put_back, why);
    ask_again(tx, acting, id, why);
}

std::vector<MeasureAct> acts_of(Db& db, OrganisationId organisation, MeasureId id) {
    std::vector<MeasureAct> acts;
    for (const auto& row : db.query(
             "select kind, at, person_name, why from measure_act "
             "where organisation = :organisation and measure = :measure order by id desc",
             {organisation, id}
         )) {
        acts.push_back(
            {.kind = row.text(0) == name_of(MeasureActKind::put_back) ? MeasureActKind::put_back
                                                                      : MeasureActKind::withdrawn,
             .at = row.instant(1),
             .person_name = row.text(2),
             .why = row.text(3)}
        );
    }
    return acts;
}

bool is_withdrawn(Db& db, OrganisationId organisation, MeasureId id) {
    return db
        .find(
            "select 1 from measure where organisation = :organisation and id = :id and withdrawn is not null",
            {organisation, id}
        )
        .has_value();
}

}  // namespace dueregard::plan
