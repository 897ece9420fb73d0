#pragma once
// The keys of this part.

#include "base/id.hpp"

namespace dueregard::assurance {

using AcceptedHitId = Id<struct AcceptedHitTag>;

}  // namespace dueregard::assurance
