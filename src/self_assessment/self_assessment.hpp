#pragma once
// A council measures itself against an edition: for each criterion in scope and each of its levels a
// judgement, what it rests on, and how far the answer has come.

#include "accounts/ids.hpp"
#include "base/clock.hpp"
#include "base/fault.hpp"
#include "evidence/evidence.hpp"
#include "framework/edition_store.hpp"
#include "self_assessment/ids.hpp"
#include "self_assessment/judgement.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace dueregard::self_assessment {

struct LevelAnswer {
    std::size_t level = 0;  ///< its place in the edition's levels
    Judgement judgement = Judgement::not_assessed;
    Strength strength = Strength::none;
    std::string narrative;
    friend bool operator==(const LevelAnswer&, const LevelAnswer&) = default;
};

struct Answer {
    AnswerId id;
    std::size_t criterion = 0;  ///< its place in the edition's entries
    std::optional<accounts::PersonId> answerer = std::nullopt;
    std::string answerer_name;  ///< "" where nobody was asked
    AnswerState state = AnswerState::draft;
    std::vector<LevelAnswer> levels;  ///< one for each statement of the criterion, lowest first
    std::int64_t version = 0;
    std::vector<evidence::Evidence> evidence = {};  ///< what bears it out
};

enum class State { open, closed };

struct SelfAssessment {
    SelfAssessmentId id;
    std::string title;
    std::optional<std::size_t> target = std::nullopt;  ///< the level aimed at
    State state = State::open;
    Instant begun;
    std::int64_t version = 0;
    framework::KeptEdition edition;
    std::vector<Answer> answers;  ///< in the edition's order: these are what is in scope
};

/// What one asks for to begin one.
struct NewSelfAssessment {
    framework::EditionId edition;
    std::string title;
    std::optional<std::size_t> target = std::nullopt;
    std::vector<std::size_t> scope;  ///< places of criteria in the edition's entries
};

[[nodiscard]] Faults faults_of(const NewSelfAssessment& fresh, const framework::Edition& edition);
/// Of what shows it at one level, in characters.
inline constexpr std::size_t longest_narrative = 10'000;

[[nodiscard]] Faults faults_of(const std::vector<LevelAnswer>& levels);

/// The criteria under the entries named, an area, a theme or a criterion itself.
[[nodiscard]] std::vector<std::size_t>
criteria_under(const framework::Edition& edition, const std::vector<std::size_t>& entries);

}  // namespace dueregard::self_assessment
