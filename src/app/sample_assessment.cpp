#include "app/sample_assessment.hpp"

#include "app/sample_table.hpp"
#include "base/failure.hpp"
#include "framework/built_in.hpp"
#include "framework/crosswalk_store.hpp"
#include "framework/edition_store.hpp"
#include "self_assessment/answer_store.hpp"
#include "self_assessment/self_assessment_store.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace dueregard::app {

namespace {

using self_assessment::Answer;
using self_assessment::AnswerActKind;
using self_assessment::AnswerState;
using self_assessment::SelfAssessment;
using storage::Transaction;

template <class Result>
Result done(std::expected<Result, std::string> result) {
    if (!result) throw Conflict(fmt::format("council/self_assessment.csv: {}", result.error()));
    return *result;
}

framework::EditionId published(Transaction& tx, const accounts::Acting& lead, std::string_view name) {
    const auto id = done(framework::keep_edition(tx, lead, *framework::built_in_edition(name)));
    (void)done(framework::act_on_edition(tx, lead, id, framework::EditionActKind::published, ""));
    return id;
}

/// What the rows say of one criterion.
struct SampleAnswer {
    std::string state;
    std::string answerer;
    std::vector<self_assessment::LevelAnswer> levels;
};

std::map<std::string, SampleAnswer>
sample_answers(const std::string& folder, const framework::Edition& edition) {
    std::map<std::string, SampleAnswer> answers;
    const SampleTable table(folder, "council/self_assessment.csv");
    for (const auto& row : table.rows()) {
        auto& answer = answers[row["Criterion"]];
        answer.state = row["State"];
        answer.answerer = row["Who answers"];
        const auto level = framework::find_level(edition, row["Level"]);
        const auto judgement = self_assessment::judgement_named(row["Judgement"]);
        const auto strength = self_assessment::strength_named(row["Strength"]);
        if (!level || !judgement || !strength)
            throw BadRequest(
                fmt::format("council/self_assessment.csv: {} has a word there is not.", row["Criterion"])
            );
        answer.levels.push_back(
            {.level = *level,
             .judgement = *judgement,
             .strength = *strength,
             .narrative = row["What shows it"]}
        );
    }
    return answers;
}

void finish(
    Transaction& tx,
    const accounts::Acting& lead,
    const SelfAssessment& assessment,
    const Answer& answer,
    const std::string& state
) {
    const auto act = [&](AnswerActKind kind, std::string_view why) {
        (void)done(self_assessment::act_on_answer(tx, lead, assessment, answer.id, kind, why));
    };
    if (state == name_of(AnswerState::agreed)) act(AnswerActKind::agreed, "");
    if (state == name_of(AnswerState::changes_requested))
        act(AnswerActKind::changes_requested, "Which seven decisions had no assessment, and why?");
}

}  // namespace

void load_sample_assessment(
    Transaction& tx,
    const std::string& folder,
    const accounts::Acting& lead,
    const std::map<std::string, accounts::Acting>& people
) {
    const auto organisation = lead.actor.organisation;
    published(tx, lead, "EFLG 2009");
    const auto edition = published(tx, lead, "EFLG 2021");
    const auto crosswalk =
        done(framework::keep_crosswalk(tx, lead, framework::built_in_crosswalks().front()));
    (void)done(framework::act_on_crosswalk(tx, lead, crosswalk, framework::EditionActKind::published, ""));
    const auto kept = framework::find_edition(tx, organisation, edition);
    const auto id = done(self_assessment::begin(
        tx,
        lead,
        {.edition = edition,
         .title = "Self-assessment for the peer challenge of spring 2027",
         .target = framework::find_level(kept.edition, "achieving"),
         .scope = framework::criteria_of(kept.edition)}
    ));
    const auto answers = sample_answers(folder, kept.edition);
    const auto begun = self_assessment::find_self_assessment(tx, organisation, id);
    for (auto answer : begun.answers) {
        const auto& [state, answerer, levels] = answers.at(kept.edition.entries[answer.criterion].ref);
        const auto& acting = people.at(answerer);
        if (!self_assessment::delegate(tx, lead, begun, {answer.id}, acting.actor.person))
            throw Conflict("The sample's self-assessment could not be delegated.");
        const auto now = self_assessment::find_self_assessment(tx, organisation, id);
        answer.levels = levels;
        self_assessment::save_answer(tx, acting, now, answer);
        if (state == name_of(AnswerState::draft)) continue;
        (void)done(self_assessment::act_on_answer(tx, acting, now, answer.id, AnswerActKind::submitted, ""));
        finish(tx, lead, self_assessment::find_self_assessment(tx, organisation, id), answer, state);
    }
}

}  // namespace dueregard::app
