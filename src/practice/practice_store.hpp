#pragma once
// The register's practices; what organisations that agree to share of them see of one another.

#include "accounts/acting.hpp"
#include "accounts/saved.hpp"
#include "practice/practice.hpp"
#include "storage/db.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dueregard::practice {

/// The newest first, without what was removed.
[[nodiscard]] std::vector<Practice> practices(storage::Db& db, accounts::OrganisationId organisation);
/// Throws NotFound, also where it was removed.
[[nodiscard]] Practice find_practice(storage::Db& db, accounts::OrganisationId organisation, PracticeId id);

PracticeId add_practice(storage::Transaction& tx, const accounts::Acting& acting, const Practice& practice);
accounts::Saved
change_practice(storage::Transaction& tx, const accounts::Acting& acting, const Practice& practice);

/// Those findings of a challenge that are practices and are not in the library; answers how many came in.
/// What stands there already, and what is no practice of this challenge, is passed over.
std::size_t take_from_challenge(
    storage::Transaction& tx,
    const accounts::Acting& acting,
    assessment::ChallengeId challenge,
    const std::vector<assessment::FindingId>& findings
);

enum class ActKind { added, shared, withdrawn, removed };

[[nodiscard]] std::string_view title_of(ActKind kind);
[[nodiscard]] std::optional<ActKind> act_kind_named(std::string_view name);

struct PracticeAct {
    ActKind kind = ActKind::added;
    Instant at;
    std::string person_name;
};

/// Newest first.
[[nodiscard]] std::vector<PracticeAct>
acts_on_practice(storage::Db& db, accounts::OrganisationId organisation, PracticeId id);

/// Shares it, withdraws it from the others, or removes it. Throws Conflict where it stands so already, and
/// for sharing where the organisation has not agreed to share.
void act_on_practice(storage::Transaction& tx, const accounts::Acting& acting, PracticeId id, ActKind kind);

// Between organisations.

/// Whether the organisation shares, who said so, and when.
struct Sharing {
    bool is_agreed = false;
    std::optional<Instant> at = {};
    std::string person_name;
};

[[nodiscard]] Sharing sharing_of(storage::Db& db, accounts::OrganisationId organisation);

enum class SharingAct { agreed, ended };

/// Throws Conflict where it is so already.
void set_sharing(storage::Transaction& tx, const accounts::Acting& acting, SharingAct act);

/// A practice of another organisation, which its people cannot be told from.
struct SharedPractice {
    accounts::OrganisationId organisation;
    std::string organisation_name;
    Practice practice;
};

/// What the others share, by name and newest first; nothing unless this organisation shares too.
[[nodiscard]] std::vector<SharedPractice>
shared_by_others(storage::Db& db, accounts::OrganisationId organisation);
/// One of these, or one that this organisation shares itself, as the others see it. Throws NotFound.
[[nodiscard]] SharedPractice find_shared(
    storage::Db& db, accounts::OrganisationId organisation, accounts::OrganisationId of, PracticeId id
);

}  // namespace dueregard::practice
