#pragma once
// The keys of this part. Every key of the register is (organisation, id).

#include "base/id.hpp"

namespace dueregard::thread {

using RemedyId = Id<struct RemedyTag>;

}  // namespace dueregard::thread
