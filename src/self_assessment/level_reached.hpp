#pragma once
// The level reached, computed and never typed: the highest at which every criterion in scope is met, at it
// and at all below; beside it what stops us.

#include "self_assessment/self_assessment.hpp"

#include <optional>
#include <span>
#include <vector>

namespace dueregard::self_assessment {

/// A statement that is not met, on the way to the next level.
struct Obstacle {
    std::size_t criterion = 0;  ///< its place in the edition's entries
    std::size_t level = 0;
    Judgement judgement = Judgement::not_assessed;
};

struct LevelReached {
    std::optional<std::size_t> level = std::nullopt;  ///< nothing where not even the lowest is met
    std::optional<std::size_t> next = std::nullopt;   ///< the level that is not; nothing at the top
    std::vector<Obstacle> stops_us;                   ///< what of `next` is not met, in the edition's order
};

/// A criterion that asks for nothing at a level does not count there; a level at which nothing in scope asks
/// for anything is neither reached nor in the way.
[[nodiscard]] LevelReached level_reached(const framework::Edition& edition, std::span<const Answer> in_scope);

/// The same of the answers under one area or theme.
[[nodiscard]] LevelReached
level_reached_under(const framework::Edition& edition, std::span<const Answer> in_scope, std::size_t entry);

/// The answers under one area or theme, in order.
[[nodiscard]] std::vector<Answer>
answers_under(const framework::Edition& edition, std::span<const Answer> answers, std::size_t entry);

/// "Achieving", or "Below Developing" where not even the lowest is reached.
[[nodiscard]] std::string title_of(const LevelReached& reached, const framework::Edition& edition);

}  // namespace dueregard::self_assessment
