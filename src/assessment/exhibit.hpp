#pragma once
// What stands in the evidence room of a challenge: what the peers read, whom they met and what they went to
// see. Findings stand on it.

#include "assessment/ids.hpp"
#include "base/clock.hpp"
#include "base/date.hpp"
#include "base/fault.hpp"
#include "evidence/evidence.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace dueregard::assessment {

/// How it was looked at (OSCAL's observation methods: examine, interview; and a visit).
enum class Method { document, interview, visit };

struct Exhibit {
    ExhibitId id;
    ChallengeId challenge;
    Method method = Method::document;
    std::string title;  ///< a document's name, or whom they met, by role
    std::string note;   ///< what was learned from it
    std::optional<Date> on;
    std::string link;  ///< of an exhibit that had a link and a file, before evidence had either
    std::optional<evidence::Evidence> evidence = std::nullopt;  ///< what it is, where it is more than words
    Instant at;
    std::string person_name;
};

[[nodiscard]] std::span<const Method> all_methods();
[[nodiscard]] std::string_view name_of(Method method);   ///< "interview"
[[nodiscard]] std::string_view title_of(Method method);  ///< "Interview"
[[nodiscard]] std::optional<Method> method_named(std::string_view name);

/// Fields: "title", "note".
[[nodiscard]] Faults faults_of(const Exhibit& exhibit);

}  // namespace dueregard::assessment
