#include "self_assessment/answer_evidence_store.hpp"

#include "base/failure.hpp"
#include "evidence/evidence_store.hpp"
#include "self_assessment/answer_store.hpp"

namespace dueregard::self_assessment {

using accounts::Acting;
using accounts::OrganisationId;
using evidence::Used;
using storage::Db;
using storage::Transaction;

namespace {

Used used_by(AnswerId id) {
    return {.noun = answer_noun, .id = id.value};
}

/// As whom they may write it now.
Acting required_writer(const Acting& acting, const SelfAssessment& assessment, const Answer& answer) {
    auto as = answerer_of(acting, answer);
    if (!as) throw Forbidden("This criterion is somebody else's to answer");
    if (assessment.state == State::closed) throw Conflict("The self-assessment is closed");
    if (!may_be_written(answer.state))
        throw Conflict("The answer has been submitted: its evidence stays until changes are asked for");
    return std::move(*as);
}

}  // namespace

std::map<AnswerId, std::vector<evidence::Evidence>>
evidence_of_answers(Db& db, OrganisationId organisation, SelfAssessmentId id) {
    std::map<AnswerId, std::vector<evidence::Evidence>> found;
    for (auto& [answer, all] : evidence::evidence_used_by_all(
             db,
             organisation,
             answer_noun,
             "select c.id from criterion_answer c where c.organisation = :organisation and c.self_assessment = :id",
             {organisation, id}
         )) {
        for (const auto& used : all)
            found[AnswerId{answer}].push_back(used.evidence);
    }
    return found;
}

std::optional<SelfAssessmentId> self_assessment_of(Db& db, OrganisationId organisation, AnswerId id) {
    const auto row = db.find(
        "select self_assessment from criterion_answer where organisation = :organisation and id = :id",
        {organisation, id}
    );
    return row ? std::optional(row->id<SelfAssessmentId>(0)) : std::nullopt;
}

std::vector<evidence::UsedEvidence> evidence_of_answer(Db& db, OrganisationId organisation, AnswerId id) {
    return evidence::evidence_used_by(db, organisation, used_by(id));
}

evidence::EvidenceId add_evidence(
    Transaction& tx,
    const Acting& acting,
    const SelfAssessment& assessment,
    const Answer& answer,
    const evidence::NewEvidence& evidence
) {
    const auto as = required_writer(acting, assessment, answer);
    const auto id = evidence::add_evidence(tx, as, evidence);
    (void)evidence::use_evidence(tx, as, id, used_by(answer.id));
    return id;
}

void give_evidence(
    Transaction& tx,
    const Acting& acting,
    const SelfAssessment& assessment,
    const Answer& answer,
    evidence::EvidenceId evidence
) {
    const auto as = required_writer(acting, assessment, answer);
    (void)evidence::find_evidence(tx, acting, evidence);
    (void)evidence::use_evidence(tx, as, evidence, used_by(answer.id));
}

void take_back_evidence(
    Transaction& tx,
    const Acting& acting,
    const SelfAssessment& assessment,
    const Answer& answer,
    evidence::UseId use,
    std::string_view why
) {
    const auto as = required_writer(acting, assessment, answer);
    const auto used = evidence::find_use(tx, acting.actor.organisation, use);
    if (used.use.noun != answer_noun || used.use.noun_id != answer.id.value)
        throw NotFound("This answer has no such evidence.");
    evidence::end_use(tx, as, use, why);
}

}  // namespace dueregard::self_assessment
