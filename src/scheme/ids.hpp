#pragma once
// The keys of this part.

#include "base/id.hpp"

namespace dueregard::scheme {

using AccreditationId = Id<struct AccreditationTag>;

}  // namespace dueregard::scheme
