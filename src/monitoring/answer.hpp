#pragma once
// What stands in a payroll's column of a characteristic, as one of its groups or as one of the states of no
// answer.

#include <string>
#include <string_view>

namespace dueregard::monitoring {

enum class Characteristic { sex, ethnic_group, disability };

enum class AnswerState {
    answered,
    prefer_not_to_say,
    not_answered,
    another,  ///< answered, with what no figure is made of: neither man nor woman
    unknown   ///< no answer that the characteristic knows
};

struct Answer {
    AnswerState state = AnswerState::unknown;
    std::string group;  ///< "Male", "Female"; "Not disabled", "Disabled"; an ethnic group as it stands there
};

[[nodiscard]] Answer read_answer(std::string_view text, Characteristic of);

/// The answers that are known, for a sentence to whoever has to mend one: "Male, Female, …".
[[nodiscard]] std::string_view known_answers(Characteristic of);

/// The group that others are held against unless another is asked for; "" where the largest is (ethnic groups
/// without White British).
[[nodiscard]] std::string_view usual_reference(Characteristic of);

}  // namespace dueregard::monitoring
