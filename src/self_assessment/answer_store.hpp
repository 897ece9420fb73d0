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

/// As whom they may answer: who runs self-assessments, whom the answer was given to, and who stands in for
/// one of these; the actor then says for whom. Nothing where they may not.
[[nodiscard]] std::optional<accounts::Acting>
answerer_of(const accounts::Acting& acting, const Answer& answer);
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

/// An answer that waits for somebody, or for who is away and has them as a stand-in.
struct WaitingAnswer {
    SelfAssessmentId assessment;
    AnswerId answer;
    std::string title;  ///< of the self-assessment
    std::string ref;
    std::string criterion;
    AnswerState state = AnswerState::draft;
    std::string for_name;  ///< who is away; "" where it is their own
};

/// In all open self-assessments.
[[nodiscard]] std::vector<WaitingAnswer> answers_waiting_for(storage::Db& db, const accounts::Acting& acting);

}  // namespace dueregard::self_assessment
