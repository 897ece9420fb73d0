#pragma once
// The keys of this part. Every key of the register is (organisation, id).

#include "base/id.hpp"

namespace dueregard::accounts {

using OrganisationId = Id<struct OrganisationTag>;
using PersonId = Id<struct PersonTag>;
using RoleGrantId = Id<struct RoleGrantTag>;
using ServiceAreaId = Id<struct ServiceAreaTag>;
using SessionId = Id<struct SessionTag>;

}  // namespace dueregard::accounts
