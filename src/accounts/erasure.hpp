#pragma once
// Erasing somebody who has left: their name, their address and what says them alone go; what they did stays,
// without them, and the chain of the history stays whole.

#include "accounts/acting.hpp"
#include "accounts/person.hpp"
#include "base/fault.hpp"
#include "storage/db.hpp"

#include <cstdint>
#include <span>
#include <string_view>

namespace dueregard::accounts {

/// What stands in the place of a name that was erased.
inline constexpr std::string_view erased_name = "Erased";

[[nodiscard]] bool is_erased(const Person& person);

/// What an erasure would do to the history.
struct ErasureCounts {
    std::int64_t names = 0;     ///< entries of what they did: their name goes
    std::int64_t contents = 0;  ///< entries about their account: what they say goes
    std::int64_t mentions = 0;  ///< entries that name them in what they say, and stay
};

[[nodiscard]] ErasureCounts count_erasure(storage::Db& db, OrganisationId organisation, const Person& person);

/// Faults name the field "why": a reason is needed, and must not name them.
[[nodiscard]] Faults faults_of_erasure(const Person& person, std::string_view why);

/// Throws Forbidden where the actor does not manage people, Conflict where the person has not left or was
/// erased already, BadRequest where there are faults.
void erase_person(
    storage::Transaction& tx,
    const Acting& acting,
    PersonId person,
    std::string_view why,
    std::span<const ErasureStep> steps
);

/// Entries of the history whose name or content was erased.
[[nodiscard]] std::int64_t count_erased_entries(storage::Db& db, OrganisationId organisation);

}  // namespace dueregard::accounts
