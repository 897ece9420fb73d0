#pragma once
// The keys of this part. Every key of the register is (organisation, id).

#include "base/id.hpp"

namespace dueregard::accounts {

using ApiTokenId = Id<struct ApiTokenTag>;
using DelegationId = Id<struct DelegationTag>;
using ChallengeId = Id<struct ChallengeTag>;  ///< of assessment, above: a role may hold for one challenge
using LetterId = Id<struct LetterTag>;
using OrganisationId = Id<struct OrganisationTag>;
using PasswordLinkId = Id<struct PasswordLinkTag>;
using PersonId = Id<struct PersonTag>;
using RecoveryCodeId = Id<struct RecoveryCodeTag>;
using RoleGrantId = Id<struct RoleGrantTag>;
using ServiceAreaId = Id<struct ServiceAreaTag>;
using SessionId = Id<struct SessionTag>;

}  // namespace dueregard::accounts
