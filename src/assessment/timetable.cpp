#include "assessment/timetable.hpp"

#include "base/ensure.hpp"
#include "base/text.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <charconv>

namespace dueregard::assessment {

namespace {

constexpr std::size_t longest_line = 200;
constexpr int minutes_in_hour = 60;
constexpr int hours_in_day = 24;

struct GroupRow {
    MetGroup group;
    std::string_view name;
    std::string_view title;
};

constexpr std::array group_rows = {
    GroupRow{MetGroup::councillors, "councillors", "Councillors"},
    GroupRow{MetGroup::chief_officers, "chief_officers", "Chief executive and directors"},
    GroupRow{MetGroup::managers, "managers", "Managers"},
    GroupRow{MetGroup::front_line, "front_line", "Front-line staff"},
    GroupRow{MetGroup::staff_networks, "staff_networks", "Staff networks and trade unions"},
    GroupRow{MetGroup::partners, "partners", "Partner organisations"},
    GroupRow{MetGroup::community_groups, "community_groups", "Voluntary and community groups"},
    GroupRow{MetGroup::service_users, "service_users", "Residents and service users"},
};

constexpr auto groups_in_order = [] {
    std::array<MetGroup, group_rows.size()> groups{};
    std::ranges::transform(group_rows, groups.begin(), &GroupRow::group);
    return groups;
}();

const GroupRow& row_of(MetGroup group) {
    const auto* const row = std::ranges::find(group_rows, group, &GroupRow::group);
    ensure(row != group_rows.end(), "a group is missing from the table of groups that peers meet");
    return *row;
}

std::optional<int> number_in(std::string_view digits, int below) {
    int number = 0;
    const auto* const end = digits.data() + digits.size();
    const auto [stopped, error] = std::from_chars(digits.data(), end, number);
    const bool is_number = !digits.empty() && error == std::errc() && stopped == end;
    return is_number && number >= 0 && number < below ? std::optional(number) : std::nullopt;
}

bool are_at_once(const ChallengeSlot& a, const ChallengeSlot& b) {
    return a.on == b.on && a.starts < b.ends && b.starts < a.ends;
}

}  // namespace

std::span<const MetGroup> all_met_groups() {
    return groups_in_order;
}

std::string_view name_of(MetGroup group) {
    return row_of(group).name;
}

std::string_view title_of(MetGroup group) {
    return row_of(group).title;
}

std::optional<MetGroup> met_group_named(std::string_view name) {
    const auto* const row = std::ranges::find(group_rows, name, &GroupRow::name);
    return row == group_rows.end() ? std::nullopt : std::optional(row->group);
}

std::optional<int> time_of(std::string_view typed) {
    const auto parts = split(trimmed(typed), ':');
    if (parts.size() != 2 || parts[1].size() != 2) return std::nullopt;
    const auto hours = number_in(parts[0], hours_in_day);
    const auto minutes = number_in(parts[1], minutes_in_hour);
    if (!hours || !minutes) return std::nullopt;
    return *hours * minutes_in_hour + *minutes;
}

std::string time_text(int minutes) {
    return fmt::format("{:02}:{:02}", minutes / minutes_in_hour, minutes % minutes_in_hour);
}

Faults faults_of(const ChallengeSlot& slot, const Challenge& challenge) {
    Faults faults;
    if (!slot.on || (challenge.from && *slot.on < *challenge.from)
        || (challenge.until && *challenge.until < *slot.on))
        faults.push_back({"on", "Select a day of the visit"});
    if (!slot.starts) faults.push_back({"starts", "Enter when it starts, such as 09:30"});
    if (!slot.ends) faults.push_back({"ends", "Enter when it ends, such as 10:15"});
    if (slot.starts && slot.ends && *slot.ends <= *slot.starts)
        faults.push_back({"ends", "It must end after it starts"});
    if (slot.whom.empty()) faults.push_back({"whom", "Enter whom the peers meet, by role"});
    if (character_count(slot.whom) > longest_line)
        faults.push_back({"whom", "Whom they meet must be 200 characters or fewer"});
    if (character_count(slot.room) > longest_line)
        faults.push_back({"room", "The room must be 200 characters or fewer"});
    return faults;
}

std::vector<MetGroup> groups_nobody_meets(std::span<const ChallengeSlot> slots) {
    std::vector<MetGroup> left;
    if (slots.empty()) return left;
    std::ranges::copy_if(groups_in_order, std::back_inserter(left), [&](MetGroup group) {
        return std::ranges::find(slots, group, &ChallengeSlot::group) == slots.end();
    });
    return left;
}

std::vector<ChallengeSlot> clashes(std::span<const ChallengeSlot> slots) {
    std::vector<ChallengeSlot> found;
    for (std::size_t second = 0; second < slots.size(); ++second) {
        const auto& slot = slots[second];
        const bool is_taken = std::ranges::any_of(slots.first(second), [&](const ChallengeSlot& first) {
            return !slot.room.empty() && equals_ignoring_case(first.room, slot.room)
                   && are_at_once(first, slot);
        });
        if (is_taken) found.push_back(slot);
    }
    return found;
}

}  // namespace dueregard::assessment
