#pragma once
// The timetable of a challenge: on which day, at what time and where the peers meet whom. Whom they meet is
// said by role, never by name.

#include "assessment/challenge.hpp"
#include "assessment/ids.hpp"
#include "base/fault.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dueregard::assessment {

/// Whom a challenge should hear: one that meets only managers has heard half.
enum class MetGroup {
    councillors,
    chief_officers,
    managers,
    front_line,
    staff_networks,
    partners,
    community_groups,
    service_users,
};

struct ChallengeSlot {
    ChallengeSlotId id;
    ChallengeId challenge;
    std::optional<Date> on;
    std::optional<int> starts;  ///< minutes after midnight; what is kept has both
    std::optional<int> ends;
    std::string room;
    std::string whom;  ///< "Leader and cabinet"
    MetGroup group = MetGroup::managers;
};

[[nodiscard]] std::span<const MetGroup> all_met_groups();
[[nodiscard]] std::string_view name_of(MetGroup group);
[[nodiscard]] std::string_view title_of(MetGroup group);  ///< "Front-line staff"
[[nodiscard]] std::optional<MetGroup> met_group_named(std::string_view name);

/// "9:30", "09:30", "14:05" as minutes after midnight.
[[nodiscard]] std::optional<int> time_of(std::string_view typed);
/// "09:30"
[[nodiscard]] std::string time_text(int minutes);

/// Fields: "on", "starts", "ends", "room", "whom". Its day is one of the challenge's.
[[nodiscard]] Faults faults_of(const ChallengeSlot& slot, const Challenge& challenge);

/// The groups that no slot meets; none where there is no timetable yet.
[[nodiscard]] std::vector<MetGroup> groups_nobody_meets(std::span<const ChallengeSlot> slots);
/// Two in one room at one time: the second of each such pair.
[[nodiscard]] std::vector<ChallengeSlot> clashes(std::span<const ChallengeSlot> slots);

}  // namespace dueregard::assessment
