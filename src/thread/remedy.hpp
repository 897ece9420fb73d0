#pragma once
// A remedy: what the council does about something that was found. A finding is answered by a recommendation
// of the same peers, by an objective, or by a measure; a measure may come from a promise in a response.

#include "assessment/finding.hpp"
#include "base/clock.hpp"
#include "plan/measure.hpp"
#include "plan/objective.hpp"
#include "thread/ids.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace dueregard::thread {

/// Just one of recommendation, objective and measure is there.
struct Remedy {
    RemedyId id;
    assessment::FindingId finding;
    std::optional<assessment::FindingId> recommendation;
    std::optional<plan::ObjectiveId> objective;
    std::optional<plan::MeasureId> measure;
    std::optional<assessment::ResponseId> response;  ///< the promise that it came from
    Instant at;
    std::string person_name;
};

/// Something that should be answered: an area for consideration or a recommendation.
[[nodiscard]] bool wants_an_answer(const assessment::ChallengeFinding& finding);

/// Those that want an answer and have none: no recommendation that is answered itself, no objective, no
/// measure.
[[nodiscard]] std::vector<assessment::ChallengeFinding>
unanswered(std::span<const assessment::ChallengeFinding> findings, std::span<const Remedy> answers);

/// Measures that answer nothing: neither they themselves nor the objective they stand under.
[[nodiscard]] std::vector<plan::Measure>
answering_nothing(std::span<const plan::Measure> measures, std::span<const Remedy> answers);

}  // namespace dueregard::thread
