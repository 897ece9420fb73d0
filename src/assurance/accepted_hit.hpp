#pragma once
// A hit that may stand: somebody said why. It holds until what was found changes, or until it is taken back.

#include "assurance/ids.hpp"
#include "assurance/standing_check.hpp"
#include "base/clock.hpp"
#include "base/fault.hpp"
#include "plan/ids.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace dueregard::assurance {

/// What an acceptance speaks of. A hit on a return is accepted for its period only: that last quarter's
/// evidence may be missing says nothing of this quarter's. What the plan says of a measure is the same in
/// every period.
struct HitKey {
    std::string check;
    std::int64_t subject = 0;  ///< the record's id; 0 for the plan as a whole and for what a document says
    std::optional<plan::PeriodId> period;  ///< nothing where the acceptance holds in every period
    std::string fingerprint;
    friend auto operator<=>(const HitKey&, const HitKey&) = default;
};

[[nodiscard]] HitKey key_of(const Hit& hit, const StandingCheck& check, plan::PeriodId period);

struct AcceptedHit {
    AcceptedHitId id;
    HitKey key;
    std::string about;     ///< what the hit was about when it was accepted, as a person would name it
    std::string sentence;  ///< what was found then
    std::string why;
    Instant at;
    std::string person_name;
};

/// Fields: "why".
[[nodiscard]] Faults faults_of_reason(std::string_view why);

}  // namespace dueregard::assurance
