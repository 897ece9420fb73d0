#include "monitoring/pay_statement_store.hpp"

#include "accounts/changes.hpp"
#include "accounts/history.hpp"
#include "base/ensure.hpp"
#include "base/failure.hpp"
#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace dueregard::monitoring {

using accounts::Acting;
using accounts::OrganisationId;
using accounts::Permission;
using accounts::Saved;
using storage::Db;
using storage::Transaction;

namespace {

std::vector<PlannedPayAction> actions_of(Db& db, OrganisationId organisation, PayStatementId id) {
    std::vector<PlannedPayAction> found;
    for (const auto& row : db.query(
             "select action, stage, words from pay_action "
             "where organisation = :organisation and pay_statement = :statement",
             {organisation, id}
         )) {
        const auto stage = pay_action_stage_named(row.text(1));
        ensure(stage.has_value(), "the register knows only these stages");
        found.push_back({.key = row.text(0), .stage = *stage, .words = row.text(2)});
    }
    std::ranges::sort(found, {}, [](const PlannedPayAction& one) { return find_pay_action(one.key); });
    return found;
}

void keep_act(Transaction& tx, const Acting& acting, PayStatementId id, std::string_view kind) {
    const auto& actor = acting.actor;
    tx.execute(
        "insert into pay_statement_act (organisation, id, pay_statement, kind, at, person, person_name) "
        "values (:organisation, :id, :statement, :kind, :at, :person, :name)",
        {actor.organisation, tx.new_id(), id, kind, tx.now(), actor.person, actor.name}
    );
}

void require_right(const Acting& acting) {
    acting.require(Permission::run_pay_gaps, "work out and publish pay gaps");
}

void record(
    Transaction& tx,
    const Acting& acting,
    PayStatementId id,
    std::string_view verb,
    const accounts::Change& change = {}
) {
    accounts::record(
        tx,
        acting.actor,
        {.noun = "pay_statement",
         .id = id.value,
         .verb = verb,
         .before = change.before,
         .after = change.after,
         .why = {}}
    );
}

/// A draft goes one way or the other.
std::expected<void, std::string> leave_draft(
    Transaction& tx, const Acting& acting, PayStatementId id, PayStatementState to, std::string_view verb
) {
    require_right(acting);
    const auto changed = tx.execute(
        "update pay_statement set state = :state, version = version + 1 "
        "where organisation = :organisation and id = :id and state = 'draft'",
        {name_of(to), acting.actor.organisation, id}
    );
    if (changed == 0) return std::unexpected("The statement is no draft any more");
    keep_act(tx, acting, id, name_of(to));
    record(tx, acting, id, verb);
    return {};
}

accounts::FieldValues fields_of(const std::vector<PlannedPayAction>& actions) {
    accounts::FieldValues fields;
    for (const auto& action : all_pay_actions()) {
        const auto chosen = std::ranges::find(actions, action.key, &PlannedPayAction::key);
        std::optional<std::string> told;
        if (chosen != actions.end()) told = fmt::format("{}. {}", title_of(chosen->stage), chosen->words);
        fields.emplace_back(std::string(action.name), std::move(told));
    }
    return fields;
}

}  // namespace

std::vector<PayStatementRow> pay_statements(Db& db, OrganisationId organisation) {
    std::vector<PayStatementRow> found;
    std::set<Date> published;
    for (const auto& row : db.query(
             "select id, snapshot, state from pay_statement "
             "where organisation = :organisation and state <> 'discarded' order by snapshot desc, id desc",
             {organisation}
         )) {
        PayStatementRow one{
            .id = row.id<PayStatementId>(0),
            .snapshot = row.date(1),
            .state = pay_statement_state_named(row.text(2))
        };
        if (one.state == PayStatementState::published)
            one.is_replaced = !published.insert(one.snapshot).second;
        found.push_back(one);
    }
    return found;
}

PayStatement find_pay_statement(Db& db, OrganisationId organisation, PayStatementId id) {
    const auto row = db.find(
        "select snapshot, state, figures, comparison, version from pay_statement "
        "where organisation = :organisation and id = :id and state <> 'discarded'",
        {organisation, id}
    );
    if (!row) throw NotFound(fmt::format("There is no statement of pay gaps {}", address(id)));
    return {
        .id = id,
        .snapshot = row->date(0),
        .state = pay_statement_state_named(row->text(1)),
        .gaps = kept_gaps(row->text(2), row->date(0)),
        .actions = actions_of(db, organisation, id),
        .comparison = kept_comparison(row->text(3)),
        .version = row->integer(4)
    };
}

std::optional<PayStatement> pay_statement_before(Db& db, OrganisationId organisation, Date snapshot) {
    const auto row = db.find(
        "select id from pay_statement where organisation = :organisation and state = 'published' and "
        "snapshot < :snapshot order by snapshot desc, id desc limit 1",
        {organisation, snapshot}
    );
    if (!row) return std::nullopt;
    return find_pay_statement(db, organisation, row->id<PayStatementId>(0));
}

PayStatementId add_pay_statement(
    Transaction& tx, const Acting& acting, Date snapshot, const std::vector<PayGapReport>& gaps
) {
    require_right(acting);
    const auto id = tx.fresh<PayStatementId>();
    tx.execute(
        "insert into pay_statement (organisation, id, snapshot, figures) "
        "values (:organisation, :id, :snapshot, :figures)",
        {acting.actor.organisation, id, snapshot, kept_text(gaps)}
    );
    keep_act(tx, acting, id, "worked_out");
    std::vector<std::string> by;
    for (const auto& gap : gaps)
        by.emplace_back(title_of(gap.by));
    record(
        tx,
        acting,
        id,
        "work_out",
        accounts::addition({{"snapshot", iso_date(snapshot)}, {"by", join(by, ", ")}})
    );
    return id;
}

std::expected<void, std::string>
publish_pay_statement(Transaction& tx, const Acting& acting, PayStatementId id) {
    return leave_draft(tx, acting, id, PayStatementState::published, "publish");
}

std::expected<void, std::string>
discard_pay_statement(Transaction& tx, const Acting& acting, PayStatementId id) {
    auto done = leave_draft(tx, acting, id, PayStatementState::discarded, "put_aside");
    if (done) {
        tx.execute(
            "update pay_statement set figures = '', comparison = '' "
            "where organisation = :organisation and id = :id",
            {acting.actor.organisation, id}
        );
    }
    return done;
}

Saved save_pay_actions(Transaction& tx, const Acting& acting, const PayStatement& statement) {
    require_right(acting);
    const auto organisation = acting.actor.organisation;
    const auto changed = tx.execute(
        "update pay_statement set version = version + 1 "
        "where organisation = :organisation and id = :id and version = :version",
        {organisation, statement.id, statement.version}
    );
    if (changed == 0) return Saved::stale;
    const auto before = actions_of(tx, organisation, statement.id);
    tx.execute(
        "delete from pay_action where organisation = :organisation and pay_statement = :statement",
        {organisation, statement.id}
    );
    for (const auto& action : statement.actions) {
        tx.execute(
            "insert into pay_action (organisation, pay_statement, action, stage, words) "
            "values (:organisation, :statement, :action, :stage, :words)",
            {organisation, statement.id, action.key, name_of(action.stage), action.words}
        );
    }
    record(
        tx,
        acting,
        statement.id,
        "plan_actions",
        accounts::change(fields_of(before), fields_of(statement.actions))
    );
    return Saved::kept;
}

void save_comparison(
    Transaction& tx, const Acting& acting, PayStatementId id, const ReturnComparison& comparison
) {
    require_right(acting);
    tx.execute(
        "update pay_statement set comparison = :comparison where organisation = :organisation and id = :id",
        {kept_text(comparison), acting.actor.organisation, id}
    );
    record(tx, acting, id, "compare", accounts::addition({{"source", comparison.source}}));
}

std::vector<PayStatementAct> acts_on_pay_statement(Db& db, OrganisationId organisation, PayStatementId id) {
    std::vector<PayStatementAct> acts;
    for (const auto& row : db.query(
             "select kind, at, person_name from pay_statement_act "
             "where organisation = :organisation and pay_statement = :statement order by id desc",
             {organisation, id}
         ))
        acts.push_back({.kind = row.text(0), .at = row.instant(1), .person_name = row.text(2)});
    return acts;
}

}  // namespace dueregard::monitoring
