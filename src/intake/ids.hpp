#pragma once
// The keys of this part.

#include "base/id.hpp"

namespace dueregard::intake {

using ImportId = Id<struct ImportTag>;

}  // namespace dueregard::intake
