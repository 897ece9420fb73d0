#include "self_assessment/self_assessment_store.hpp"

#include "accounts/changes.hpp"
#include "base/failure.hpp"
#include "framework/edition_store.hpp"
#include "self_assessment/answer_store.hpp"

#include <fmt/core.h>

namespace dueregard::self_assessment {

using accounts::Acting;
using accounts::OrganisationId;
using accounts::Permission;
using storage::Db;
using storage::Transaction;

namespace {

std::string_view name_of(State state) {
    return state == State::open ? "open" : "closed";
}

State state_in(std::string_view name) {
    return name == "open" ? State::open : State::closed;
}

void keep_act(
    Transaction& tx, const Acting& acting, SelfAssessmentId id, std::string_view kind, std::string_view why
) {
    const auto& actor = acting.actor;
    tx.execute(
        "insert into self_assessment_act (organisation, id, self_assessment, kind, at, person, person_name, why) "
        "values (:organisation, :id, :assessment, :kind, :at, :person, :name, :why)",
        {actor.organisation, tx.new_id(), id, kind, tx.now(), actor.person, actor.name, why}
    );
}

std::expected<void, std::string>
set_state(Transaction& tx, const Acting& acting, SelfAssessmentId id, State to, std::string_view why) {
    const auto organisation = acting.actor.organisation;
    acting.require(Permission::edit_frameworks, "close or reopen a self-assessment");
    if (find_self_assessment(tx, organisation, id).state == to)
        return std::unexpected(fmt::format("The self-assessment is {} already", name_of(to)));
    tx.execute(
        "update self_assessment set state = :state, version = version + 1 "
        "where organisation = :organisation and id = :id",
        {name_of(to), organisation, id}
    );
    const std::string_view verb = to == State::closed ? "closed" : "reopened";
    keep_act(tx, acting, id, verb, why);
    accounts::record(
        tx, acting.actor, {.noun = "self_assessment", .id = id.value, .verb = verb, .why = std::string(why)}
    );
    return {};
}

}  // namespace

std::vector<SelfAssessmentRow> self_assessments(Db& db, OrganisationId organisation) {
    std::vector<SelfAssessmentRow> found;
    for (const auto& row : db.query(
             "select s.id, s.title, e.framework, e.label, s.state, s.begun, "
             "(select count(*) from criterion_answer a where a.organisation = s.organisation and "
             "a.self_assessment = s.id), "
             "(select count(*) from criterion_answer a where a.organisation = s.organisation and "
             "a.self_assessment = s.id and a.state = 'agreed') "
             "from self_assessment s join framework_edition e on e.organisation = s.organisation and "
             "e.id = s.edition where s.organisation = :organisation order by s.id desc",
             {organisation}
         )) {
        found.push_back(
            {.id = row.id<SelfAssessmentId>(0),
             .title = row.text(1),
             .edition_name = row.text(2) + " " + row.text(3),
             .state = state_in(row.text(4)),
             .begun = row.instant(5),
             .answers = row.integer(6),
             .agreed = row.integer(7)}
        );
    }
    return found;
}

SelfAssessment find_self_assessment(Db& db, OrganisationId organisation, SelfAssessmentId id) {
    const auto row = db.find(
        "select title, target, state, begun, version, edition from self_assessment "
        "where organisation = :organisation and id = :id",
        {organisation, id}
    );
    if (!row) throw NotFound(fmt::format("There is no self-assessment {}", address(id)));
    SelfAssessment found{
        .id = id,
        .title = row->text(0),
        .target = {},
        .state = state_in(row->text(2)),
        .begun = row->instant(3),
        .version = row->integer(4),
        .edition = framework::find_edition(db, organisation, row->id<framework::EditionId>(5)),
        .answers = {}
    };
    if (const auto target = row->optional_integer(1)) found.target = static_cast<std::size_t>(*target);
    found.answers = answers_of(db, organisation, id, found.edition);
    return found;
}

std::expected<SelfAssessmentId, std::string>
begin(Transaction& tx, const Acting& acting, const NewSelfAssessment& fresh) {
    const auto organisation = acting.actor.organisation;
    acting.require(Permission::edit_frameworks, "begin a self-assessment");
    const auto edition = framework::find_edition(tx, organisation, fresh.edition);
    if (edition.state != framework::EditionState::published)
        return std::unexpected("Only a published edition can be assessed against");
    require_sound(faults_of(fresh, edition.edition));
    const auto id = tx.fresh<SelfAssessmentId>();
    std::optional<std::int64_t> target;
    if (fresh.target) target = static_cast<std::int64_t>(*fresh.target);
    tx.execute(
        "insert into self_assessment (organisation, id, edition, title, target, begun) "
        "values (:organisation, :id, :edition, :title, :target, :begun)",
        {organisation, id, fresh.edition, fresh.title, target, tx.now()}
    );
    for (const auto place : fresh.scope) {
        tx.execute(
            "insert into criterion_answer (organisation, id, self_assessment, criterion) "
            "values (:organisation, :id, :assessment, :criterion)",
            {organisation, tx.fresh<AnswerId>(), id, edition.entries.at(place)}
        );
    }
    keep_act(tx, acting, id, "begun", "");
    const accounts::FieldValues fields{
        {"title", fresh.title},
        {"edition", framework::name_of(edition.edition)},
        {"target", fresh.target ? std::optional(edition.edition.levels[*fresh.target].ref) : std::nullopt},
        {"criteria", std::to_string(fresh.scope.size())}
    };
    accounts::record(
        tx,
        acting.actor,
        {.noun = "self_assessment", .id = id.value, .verb = "begin", .after = accounts::addition(fields).after
        }
    );
    return id;
}

std::expected<void, std::string> close(Transaction& tx, const Acting& acting, SelfAssessmentId id) {
    return set_state(tx, acting, id, State::closed, "");
}

std::expected<void, std::string>
reopen(Transaction& tx, const Acting& acting, SelfAssessmentId id, std::string_view why) {
    if (why.empty()) return std::unexpected("Enter why it is reopened");
    return set_state(tx, acting, id, State::open, why);
}

}  // namespace dueregard::self_assessment
