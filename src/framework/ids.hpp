#pragma once
// The keys of this part.

#include "base/id.hpp"

namespace dueregard::framework {

using EditionId = Id<struct EditionTag>;
using EntryId = Id<struct EntryTag>;
using CrosswalkId = Id<struct CrosswalkTag>;

}  // namespace dueregard::framework
