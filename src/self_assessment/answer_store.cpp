#include "self_assessment/answer_store.hpp"

#include "accounts/changes.hpp"
#include "accounts/person_store.hpp"
#include "base/failure.hpp"
#include "self_assessment/answer_evidence_store.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <map>

namespace dueregard::self_assessment {

using accounts::Acting;
using accounts::OrganisationId;
using accounts::Permission;
using accounts::PersonId;
using accounts::Saved;
using framework::EntryId;
using storage::Db;
using storage::Transaction;

namespace {

/// One level of each statement, blank where nothing was said yet.
std::vector<LevelAnswer> blank_levels(const framework::Entry& criterion) {
    std::vector<LevelAnswer> levels;
    for (const auto& statement : criterion.statements)
        levels.push_back({.level = statement.level, .narrative = ""});
    return levels;
}

void take_levels(
    Db& db, OrganisationId organisation, SelfAssessmentId assessment, std::vector<Answer>& answers
) {
    std::map<AnswerId, Answer*> by_id;
    for (auto& answer : answers)
        by_id.emplace(answer.id, &answer);
    for (const auto& row : db.query(
             "select l.answer, l.level, l.judgement, l.strength, l.narrative from level_answer l "
             "join criterion_answer a on a.organisation = l.organisation and a.id = l.answer "
             "where a.organisation = :organisation and a.self_assessment = :assessment",
             {organisation, assessment}
         )) {
        auto& levels = by_id.at(row.id<AnswerId>(0))->levels;
        const auto level = static_cast<std::size_t>(row.integer(1));
        const auto found = std::ranges::find(levels, level, &LevelAnswer::level);
        if (found == levels.end()) continue;
        found->judgement = judgement_named(row.text(2)).value_or(Judgement::not_assessed);
        found->strength = strength_named(row.text(3)).value_or(Strength::none);
        found->narrative = row.text(4);
    }
}

void keep_answer_act(
    Transaction& tx, const Acting& acting, AnswerId id, AnswerActKind kind, std::string_view why
) {
    const auto& actor = acting.actor;
    tx.execute(
        "insert into criterion_answer_act (organisation, id, answer, kind, at, person, person_name, why) "
        "values (:organisation, :id, :answer, :kind, :at, :person, :name, :why)",
        {actor.organisation, tx.new_id(), id, name_of(kind), tx.now(), actor.person, actor.name, why}
    );
}

/// By the words that people read: "Achieving: met".
accounts::FieldValues fields_of(const framework::Edition& edition, const Answer& answer) {
    accounts::FieldValues fields;
    for (const auto& at_level : answer.levels) {
        const auto& level = edition.levels.at(at_level.level).ref;
        fields.emplace_back(level, std::string(name_of(at_level.judgement)));
        fields.emplace_back(level + "_strength", std::string(name_of(at_level.strength)));
        fields.emplace_back(
            level + "_narrative",
            at_level.narrative.empty() ? std::nullopt : std::optional(at_level.narrative)
        );
    }
    return fields;
}

const Answer& answer_in(const SelfAssessment& assessment, AnswerId id) {
    const auto found = std::ranges::find(assessment.answers, id, &Answer::id);
    if (found == assessment.answers.end())
        throw NotFound(fmt::format("The self-assessment has no answer {}", address(id)));
    return *found;
}

void require_open(const SelfAssessment& assessment) {
    if (assessment.state == State::closed)
        throw Conflict("The self-assessment is closed: what stands in it cannot be changed");
}

void put_levels(Transaction& tx, OrganisationId organisation, const Answer& answer) {
    tx.execute(
        "delete from level_answer where organisation = :organisation and answer = :answer",
        {organisation, answer.id}
    );
    for (const auto& at_level : answer.levels) {
        tx.execute(
            "insert into level_answer (organisation, answer, level, judgement, strength, narrative) "
            "values (:organisation, :answer, :level, :judgement, :strength, :narrative)",
            {organisation,
             answer.id,
             static_cast<std::int64_t>(at_level.level),
             name_of(at_level.judgement),
             name_of(at_level.strength),
             at_level.narrative}
        );
    }
}

/// Who did the latest act of this kind; nothing where nobody did.
std::optional<PersonId> who_last(Db& db, OrganisationId organisation, AnswerId id, AnswerActKind kind) {
    const auto row = db.find(
        "select person from criterion_answer_act where organisation = :organisation and answer = :answer and "
        "kind = :kind order by id desc limit 1",
        {organisation, id, name_of(kind)}
    );
    return row ? row->optional_id<PersonId>(0) : std::nullopt;
}

/// Why this act is not this person's to do now; nothing where it is.
std::optional<std::string> why_not(
    Transaction& tx, const Acting& acting, const Answer& answer, AnswerActKind kind, std::string_view why
) {
    if (kind == AnswerActKind::submitted) return std::nullopt;
    acting.require(Permission::edit_frameworks, "agree answers or ask for changes");
    if (kind == AnswerActKind::changes_requested && why.empty()) return "Enter what is to be changed";
    const auto submitted_by = who_last(tx, acting.actor.organisation, answer.id, AnswerActKind::submitted);
    const bool is_own = submitted_by && submitted_by == acting.actor.person;
    if (kind == AnswerActKind::agreed && is_own
        && accounts::somebody_else_may(tx, acting.actor, Permission::edit_frameworks))
        return "You submitted this answer; somebody else who runs self-assessments must agree it";
    return std::nullopt;
}

}  // namespace

std::vector<Answer> answers_of(
    Db& db, OrganisationId organisation, SelfAssessmentId assessment, const framework::KeptEdition& edition
) {
    std::vector<Answer> answers;
    std::map<EntryId, std::size_t> places;
    for (std::size_t place = 0; place < edition.entries.size(); ++place)
        places.emplace(edition.entries[place], place);
    for (const auto& row : db.query(
             "select a.id, a.criterion, a.answerer, a.state, a.version, coalesce(p.name, '') "
             "from criterion_answer a left join person p on p.organisation = a.organisation and "
             "p.id = a.answerer where a.organisation = :organisation and a.self_assessment = :assessment",
             {organisation, assessment}
         )) {
        const auto place = places.at(row.id<EntryId>(1));
        answers.push_back(
            {.id = row.id<AnswerId>(0),
             .criterion = place,
             .answerer = row.optional_id<PersonId>(2),
             .answerer_name = row.text(5),
             .state = answer_state_named(row.text(3)).value_or(AnswerState::draft),
             .levels = blank_levels(edition.edition.entries[place]),
             .version = row.integer(4)}
        );
    }
    std::ranges::sort(answers, {}, &Answer::criterion);
    take_levels(db, organisation, assessment, answers);
    auto evidence = evidence_of_answers(db, organisation, assessment);
    for (auto& answer : answers) {
        if (const auto found = evidence.find(answer.id); found != evidence.end())
            answer.evidence = std::move(found->second);
    }
    return answers;
}

std::vector<AnswerAct> acts_on_answer(Db& db, OrganisationId organisation, AnswerId id) {
    std::vector<AnswerAct> acts;
    for (const auto& row : db.query(
             "select kind, at, person_name, why from criterion_answer_act "
             "where organisation = :organisation and answer = :answer order by id desc",
             {organisation, id}
         )) {
        acts.push_back(
            {.kind = answer_act_kind_named(row.text(0)).value_or(AnswerActKind::delegated),
             .at = row.instant(1),
             .person_name = row.text(2),
             .why = row.text(3)}
        );
    }
    return acts;
}

std::optional<Acting> answerer_of(const Acting& acting, const Answer& answer) {
    const auto may_by_own_right = [&](const Acting& as) {
        if (as.may(Permission::edit_frameworks)) return true;
        return as.may(Permission::assess) && answer.answerer && answer.answerer == as.actor.person;
    };
    if (may_by_own_right(acting)) return acting;
    return accounts::standing_in(acting, may_by_own_right);
}

bool may_answer(const Acting& acting, const Answer& answer) {
    return answerer_of(acting, answer).has_value();
}

Saved save_answer(
    Transaction& tx, const Acting& acting, const SelfAssessment& assessment, const Answer& answer
) {
    const auto organisation = acting.actor.organisation;
    const auto& before = answer_in(assessment, answer.id);
    require_open(assessment);
    const auto as = answerer_of(acting, before);
    if (!as) throw Forbidden("This person may not answer this criterion");
    if (!may_be_written(before.state))
        throw Conflict("The answer has been submitted: ask for changes before it is written again");
    require_sound(faults_of(answer.levels));
    const auto& edition = assessment.edition.edition;
    const auto told = accounts::change(fields_of(edition, before), fields_of(edition, answer));
    if (told.after.empty()) return Saved::kept;
    const auto changed = tx.execute(
        "update criterion_answer set version = version + 1 "
        "where organisation = :organisation and id = :id and version = :version",
        {organisation, answer.id, answer.version}
    );
    if (changed == 0) return Saved::stale;
    put_levels(tx, organisation, answer);
    accounts::record(
        tx,
        as->actor,
        {.noun = "criterion_answer",
         .id = answer.id.value,
         .verb = "change",
         .before = told.before,
         .after = told.after}
    );
    return Saved::kept;
}

std::expected<void, std::string> delegate(
    Transaction& tx,
    const Acting& acting,
    const SelfAssessment& assessment,
    const std::vector<AnswerId>& answers,
    std::optional<PersonId> to
) {
    const auto organisation = acting.actor.organisation;
    acting.require(Permission::edit_frameworks, "say who answers");
    require_open(assessment);
    for (const auto id : answers) {
        const auto& answer = answer_in(assessment, id);
        if (const auto state = after(answer.state, AnswerActKind::delegated); !state)
            return std::unexpected(state.error());
        if (answer.answerer == to) continue;
        tx.execute(
            "update criterion_answer set answerer = :answerer where organisation = :organisation and id = :id",
            {to, organisation, id}
        );
        keep_answer_act(tx, acting, id, AnswerActKind::delegated, "");
        const auto told = accounts::change(
            {{"answerer", answer.answerer ? std::optional(address(*answer.answerer)) : std::nullopt}},
            {{"answerer", to ? std::optional(address(*to)) : std::nullopt}}
        );
        accounts::record(
            tx,
            acting.actor,
            {.noun = "criterion_answer",
             .id = id.value,
             .verb = "delegate",
             .before = told.before,
             .after = told.after}
        );
    }
    return {};
}

std::expected<AnswerState, std::string> act_on_answer(
    Transaction& tx,
    const Acting& acting,
    const SelfAssessment& assessment,
    AnswerId id,
    AnswerActKind kind,
    std::string_view why
) {
    const auto organisation = acting.actor.organisation;
    const auto& answer = answer_in(assessment, id);
    require_open(assessment);
    const auto as = kind == AnswerActKind::submitted ? answerer_of(acting, answer) : acting;
    if (!as) throw Forbidden("This person may not submit this answer");
    if (const auto reason = why_not(tx, *as, answer, kind, why)) return std::unexpected(*reason);
    const auto state = after(answer.state, kind);
    if (!state) return state;
    tx.execute(
        "update criterion_answer set state = :state, version = version + 1 "
        "where organisation = :organisation and id = :id",
        {name_of(*state), organisation, id}
    );
    keep_answer_act(tx, *as, id, kind, why);
    accounts::record(
        tx,
        as->actor,
        {.noun = "criterion_answer", .id = id.value, .verb = name_of(kind), .why = std::string(why)}
    );
    return state;
}

std::vector<WaitingAnswer> answers_waiting_for(Db& db, const Acting& acting) {
    std::vector<storage::Value> values{acting.actor.organisation};
    std::string places;
    for (const auto person : accounts::concern_of(acting, Permission::assess).people) {
        places += places.empty() ? ":person" : ", :person";
        values.emplace_back(person);
    }
    std::vector<WaitingAnswer> waiting;
    if (places.empty()) return waiting;
    const auto sql = fmt::format(
        "select s.id, a.id, s.title, e.ref, e.title, a.state, a.answerer, p.name from criterion_answer a "
        "join self_assessment s on s.organisation = a.organisation and s.id = a.self_assessment "
        "join framework_entry e on e.organisation = a.organisation and e.id = a.criterion "
        "join person p on p.organisation = a.organisation and p.id = a.answerer "
        "where a.organisation = :organisation and a.answerer in ({}) and s.state = 'open' and "
        "a.state in ('draft', 'changes_requested') order by s.id desc, e.position",
        places
    );
    for (const auto& row : db.query(sql, values)) {
        const bool is_own = row.optional_id<PersonId>(6) == acting.actor.person;
        waiting.push_back(
            {.assessment = row.id<SelfAssessmentId>(0),
             .answer = row.id<AnswerId>(1),
             .title = row.text(2),
             .ref = row.text(3),
             .criterion = row.text(4),
             .state = answer_state_named(row.text(5)).value_or(AnswerState::draft),
             .for_name = is_own ? "" : row.text(7)}
        );
    }
    return waiting;
}

}  // namespace dueregard::self_assessment
