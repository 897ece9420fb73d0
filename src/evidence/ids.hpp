#pragma once
// The keys of this part.

#include "base/id.hpp"

namespace dueregard::evidence {

using EvidenceId = Id<struct EvidenceTag>;
using RevisionId = Id<struct EvidenceRevisionTag>;
using UseId = Id<struct EvidenceUseTag>;

}  // namespace dueregard::evidence
