#pragma once
// The answers of a self-assessment: who gives them, what they say, and the acts on them.

#include "accounts/acting.hpp"
#include "accounts/saved.hpp"
#include "self_assessment/self_assessment.hpp"
#include "storage/db.hpp"

#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dueregard::self_assessment {

/// In the order of the edition's criteria.
[[nodiscard]] std::vector<Answer> answers_of(
    storage::Db& db,
    accounts::OrganisationId organisation,
    SelfAssessmentId assessment,
    const framework::KeptEdition& edition
);

struct AnswerAct {
    AnswerActKind kind = AnswerActKind::delegated;
    Instant at;
    std::string person_name;
    std::string why;
};

/// Newest first.
[[nodiscard]] std::vector<AnswerAct>
acts_on_answer(storage::Db& db, accounts::OrganisationId organisation, AnswerId id);

/// Who runs self-assessments, and whom the answer was given to.
[[nodiscard]] bool may_answer(const accounts::Acting& acting, const Answer& answer);

/// Keeps what stands in the answer as a draft. Throws Conflict where the self-assessment is closed or the
/// answer is not a draft, Forbidden to who may not answer.
accounts::Saved save_answer(
    storage::Transaction& tx,
    const accounts::Acting& acting,
    const SelfAssessment& assessment,
    const Answer& answer
);
/// Gives the answers to a person, or to nobody.
std::expected<void, std::string> delegate(
    storage::Transaction& tx,
    const accounts::Acting& acting,
    const SelfAssessment& assessment,
    const std::vector<AnswerId>& answers,
    std::optional<accounts::PersonId> to
);
/// Submits, agrees or asks for changes. Whoever submitted an answer does not agree it, unless nobody else
/// runs self-assessments: then the act says so.
std::expected<AnswerState, std::string> act_on_answer(
    storage::Transaction& tx,
    const accounts::Acting& acting,
    const SelfAssessment& assessment,
    AnswerId answer,
    AnswerActKind kind,
    std::string_view why
);

/// The answers that wait for this person, in all open self-assessments.
struct WaitingAnswer {
    SelfAssessmentId assessment;
    AnswerId answer;
    std::string title;  ///< of the self-assessment
    std::string ref;
    std::string criterion;
    AnswerState state = AnswerState::draft;
};

[[nodiscard]] std::vector<WaitingAnswer>
answers_waiting_for(storage::Db& db, accounts::OrganisationId organisation, accounts::PersonId person);

}  // namespace dueregard::self_assessment
