#pragma once
// The register's self-assessments and their answers.

#include "accounts/acting.hpp"
#include "accounts/saved.hpp"
#include "self_assessment/self_assessment.hpp"
#include "storage/db.hpp"

#include <cstdint>
#include <expected>
#include <string>
#include <string_view>
#include <vector>

namespace dueregard::self_assessment {

struct SelfAssessmentRow {
    SelfAssessmentId id;
    std::string title;
    std::string edition_name;
    State state = State::open;
    Instant begun;
    std::int64_t answers = 0;
    std::int64_t agreed = 0;
};

/// Newest first.
[[nodiscard]] std::vector<SelfAssessmentRow>
self_assessments(storage::Db& db, accounts::OrganisationId organisation);
/// With its edition and every answer. Throws NotFound.
[[nodiscard]] SelfAssessment
find_self_assessment(storage::Db& db, accounts::OrganisationId organisation, SelfAssessmentId id);

/// Only against a published edition: anything else is a sentence.
std::expected<SelfAssessmentId, std::string>
begin(storage::Transaction& tx, const accounts::Acting& acting, const NewSelfAssessment& fresh);
/// A closed one is as it was when it was closed.
std::expected<void, std::string>
close(storage::Transaction& tx, const accounts::Acting& acting, SelfAssessmentId id);
std::expected<void, std::string>
reopen(storage::Transaction& tx, const accounts::Acting& acting, SelfAssessmentId id, std::string_view why);

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
