#pragma once
// One story from its first step to its last, in a fresh register.

#include "stories/register_of_story.hpp"
#include "stories/story.hpp"

#include <string>

namespace dueregard::stories {

/// Held: what a step shows must be what stands in the story. Rewritten: the story takes what is shown.
enum class Expectation { held, rewritten };

/// "" where the story ran to its end as it stands; else which step, and what was other than expected.
[[nodiscard]] std::string run_story(Story& story, Expectation expectation, Database database);

}  // namespace dueregard::stories
