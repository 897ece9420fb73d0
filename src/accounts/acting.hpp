#pragma once
// Who acts, and what kind of act their roles allow; each noun says besides whose it is.

#include "accounts/visit.hpp"

#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace dueregard::accounts {

struct Acting {
    Actor actor;
    std::vector<Role> roles;
    std::vector<ServiceAreaId> service_areas;  ///< those they answer for
    std::vector<Absent> stands_in_for = {};    ///< what these may, each noun says whether it passes to them
    std::vector<ChallengeId> challenges = {};  ///< those that they are a peer of

    [[nodiscard]] bool may(Permission permission) const;
    /// Throws Forbidden with "NAME may not WHAT".
    void require(Permission permission, std::string_view what) const;
};

[[nodiscard]] Acting acting_in(const Visit& visit);

/// As each of those they stand in for, in turn: with the rights and the name of who is away, as a noun asks
/// whose something is.
[[nodiscard]] std::vector<Acting> as_those_away(const Acting& acting);
/// What is done with these rights is done by the hand of who stands in, and says for whom.
[[nodiscard]] Acting by_hand_of(const Acting& acting, Acting as);

/// As the first of those they stand in for of whom `has_right` is true, by their own hand; nothing where none
/// may.
template <class HasRight>
[[nodiscard]] std::optional<Acting> standing_in(const Acting& acting, HasRight has_right) {
    for (auto& as : as_those_away(acting)) {
        if (has_right(as)) return by_hand_of(acting, std::move(as));
    }
    return std::nullopt;
}

/// Whose things concern somebody by a right: their own, and of those they stand in for.
struct Concern {
    std::vector<PersonId> people;
    std::vector<ServiceAreaId> service_areas;
    bool is_everything = false;  ///< they may do it for everybody
};

/// Nobody's where they have the right neither themselves nor by standing in.
[[nodiscard]] Concern concern_of(const Acting& acting, Permission permission);

}  // namespace dueregard::accounts
