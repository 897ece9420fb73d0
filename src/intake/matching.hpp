#pragma once
// Which measure of the register a row speaks of: by its ref first, without one by the likeness of the action.

#include "intake/incoming.hpp"
#include "intake/register_view.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace dueregard::intake {

/// Two actions with a likeness (base/text.hpp) above this are one action, reworded here and there.
inline constexpr double same_action = 0.9;
/// Two actions with a likeness below this are different actions.
inline constexpr double other_action = 0.5;

/// What a row matches. Without a measure and without a doubt it brings a new one.
struct Match {
    std::optional<std::size_t> measure;   ///< its place in the view; the likeliest where there is a doubt
    std::string doubt;                    ///< one sentence; "" where there is none
    std::vector<std::size_t> candidates;  ///< what a doubtful row may speak of, the likeliest first
};

/// One for each row. The rules, the first that holds:
///   1. the register has the ref: that measure. Where several have it, the one whose action is likest.
///      Doubtful: the action is another one; the ref was mended and the action does not bear it out; the
///      measure was withdrawn.
///   2. the register has the same words as the action of one measure, which no other row claims by its ref:
///   that
///      measure. Doubtful: it has another ref; there are several.
///   3. a likeness above `same_action` to one measure and to no other nearly as much: that measure. Doubtful:
///   it has
///      another ref. A row without a ref is also doubtful from `other_action` up.
///   4. otherwise it is new. Doubtful: its ref was mended.
/// Doubtful, last: two rows speak of one measure (or bring one ref) in one period.
[[nodiscard]] std::vector<Match> match_rows(const Incoming& incoming, const RegisterView& view);

/// An action as it is compared: its words in small letters.
[[nodiscard]] std::string action_key(std::string_view action);

}  // namespace dueregard::intake
