#pragma once
// The keys of this part.

#include "base/id.hpp"

namespace dueregard::practice {

using PracticeId = Id<struct PracticeTag>;

}  // namespace dueregard::practice
