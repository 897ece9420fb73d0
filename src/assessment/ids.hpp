#pragma once
// The keys of this part. Every key of the register is (organisation, id).

#include "accounts/ids.hpp"

namespace dueregard::assessment {

using accounts::ChallengeId;
using ChallengeMemberId = Id<struct ChallengeMemberTag>;
using ChallengePaperId = Id<struct ChallengePaperTag>;
using ChallengeSlotId = Id<struct ChallengeSlotTag>;
using ExhibitId = Id<struct ExhibitTag>;
using FindingId = Id<struct FindingTag>;
using ResponseId = Id<struct ResponseTag>;

}  // namespace dueregard::assessment
