#pragma once
// A practice: something worth copying, ours or one that peers pointed to.

#include "accounts/changes.hpp"
#include "assessment/finding.hpp"
#include "base/fault.hpp"
#include "practice/ids.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace dueregard::practice {

enum class Kind {
    innovation,  ///< something new that the council does
    signpost     ///< something done elsewhere that the council was pointed to
};

enum class State {
    kept,
    shared,  ///< seen by the other organisations that share, while this one does
    removed
};

struct Practice {
    PracticeId id;
    Kind kind = Kind::innovation;
    std::string title;
    std::string what;  ///< what was done
    std::string who;   ///< which council or service
    std::string place;
    std::string since;                                  ///< "2024", "spring 2025": as it was said
    std::string source;                                 ///< which report it stands in
    std::optional<assessment::FindingId> finding = {};  ///< the one it was taken from
    State state = State::kept;
    std::int64_t version = 0;
};

[[nodiscard]] Faults faults_of(const Practice& practice);
[[nodiscard]] accounts::FieldValues fields_of(const Practice& practice);

[[nodiscard]] std::string_view name_of(Kind kind);
[[nodiscard]] std::string_view title_of(Kind kind);
[[nodiscard]] std::optional<Kind> kind_named(std::string_view name);
[[nodiscard]] std::string_view name_of(State state);
[[nodiscard]] std::string_view title_of(State state);
[[nodiscard]] std::optional<State> state_named(std::string_view name);

/// Every word that is looked for stands somewhere in it, in capitals or not; nothing looked for is in all.
[[nodiscard]] bool says(const Practice& practice, std::string_view looked_for);

/// What an innovation or a signpost of a challenge becomes here; its title is the start of its words.
[[nodiscard]] Practice practice_of(const assessment::ChallengeFinding& finding, std::string_view source);
/// An innovation or a signpost.
[[nodiscard]] bool is_practice(const assessment::ChallengeFinding& finding);

}  // namespace dueregard::practice
