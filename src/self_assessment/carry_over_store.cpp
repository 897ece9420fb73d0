#include "self_assessment/carry_over_store.hpp"

#include "accounts/changes.hpp"
#include "accounts/history.hpp"
#include "base/failure.hpp"
#include "framework/crosswalk_store.hpp"
#include "self_assessment/answer_store.hpp"

#include <fmt/core.h>

namespace dueregard::self_assessment {

using accounts::Acting;
using accounts::OrganisationId;
using accounts::Permission;
using storage::Db;
using storage::Transaction;

namespace {

void keep_sources(
    Transaction& tx, const Acting& acting, const SelfAssessment& earlier, const FilledCriterion& filled
) {
    const auto& actor = acting.actor;
    std::string refs;
    for (const auto& source : filled.sources) {
        tx.execute(
            "insert into carried_answer (organisation, id, answer, from_answer, relation, at, person, person_name) "
            "values (:organisation, :id, :answer, :from, :relation, :at, :person, :name)",
            {actor.organisation,
             tx.new_id(),
             filled.answer.id,
             source.answer,
             framework::name_of(source.relation),
             tx.now(),
             actor.person,
             actor.name}
        );
        refs += (refs.empty() ? "" : ", ") + source.ref;
    }
    accounts::record(
        tx,
        actor,
        {.noun = "criterion_answer",
         .id = filled.answer.id.value,
         .verb = "carry_over",
         .before = "",
         .after = accounts::addition({{"from", earlier.title}, {"criteria", refs}}).after}
    );
}

}  // namespace

std::optional<framework::Crosswalk>
way_between(Db& db, OrganisationId organisation, const SelfAssessment& earlier, const SelfAssessment& later) {
    if (earlier.edition.id == later.edition.id) return framework::onto_itself(later.edition.edition);
    return framework::crosswalk_between(
        db,
        organisation,
        framework::name_of(earlier.edition.edition),
        framework::name_of(later.edition.edition)
    );
}

std::string no_way_sentence(const SelfAssessment& earlier, const SelfAssessment& later) {
    return fmt::format(
        "No published crosswalk leads from {} to {}",
        framework::name_of(earlier.edition.edition),
        framework::name_of(later.edition.edition)
    );
}

std::int64_t carry_over_answers(
    Transaction& tx, const Acting& acting, const SelfAssessment& earlier, const SelfAssessment& later
) {
    acting.require(Permission::edit_frameworks, "carry answers over");
    const auto way = way_between(tx, acting.actor.organisation, earlier, later);
    if (!way) throw Conflict(no_way_sentence(earlier, later) + ", so nothing can be carried over.");
    const auto told = carry_over(earlier, later, *way);
    for (const auto& filled : told.filled) {
        if (save_answer(tx, acting, later, filled.answer) != accounts::Saved::kept)
            throw Conflict("Somebody answered while the answers were carried over; nothing was changed.");
        keep_sources(tx, acting, earlier, filled);
    }
    return std::ssize(told.filled);
}

std::vector<CarriedFrom> carried_from(Db& db, OrganisationId organisation, AnswerId answer) {
    std::vector<CarriedFrom> found;
    for (const auto& row : db.query(
             "select s.id, a.id, s.title, d.framework, d.label, e.ref, e.title, c.relation, c.at, c.person_name "
             "from carried_answer c "
             "join criterion_answer a on a.organisation = c.organisation and a.id = c.from_answer "
             "join self_assessment s on s.organisation = a.organisation and s.id = a.self_assessment "
             "join framework_edition d on d.organisation = s.organisation and d.id = s.edition "
             "join framework_entry e on e.organisation = a.organisation and e.id = a.criterion "
             "where c.organisation = :organisation and c.answer = :answer order by c.at desc, c.id",
             {organisation, answer}
         )) {
        found.push_back(
            {.assessment = row.id<SelfAssessmentId>(0),
             .answer = row.id<AnswerId>(1),
             .assessment_title = row.text(2),
             .edition_name = row.text(3) + " " + row.text(4),
             .ref = row.text(5),
             .title = row.text(6),
             .relation = framework::relation_named(row.text(7)).value_or(framework::Relation::intersects),
             .at = row.instant(8),
             .person_name = row.text(9)}
        );
    }
    return found;
}

}  // namespace dueregard::self_assessment
