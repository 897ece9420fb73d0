#pragma once
// The register's accreditations.

#include "accounts/acting.hpp"
#include "accounts/saved.hpp"
#include "scheme/accreditation.hpp"
#include "storage/db.hpp"

#include <expected>
#include <string>
#include <string_view>
#include <vector>

namespace dueregard::scheme {

/// Those held first, by what expires next; those without a day, and those ended, after them.
[[nodiscard]] std::vector<Accreditation>
accreditations(storage::Db& db, accounts::OrganisationId organisation);
/// Throws NotFound.
[[nodiscard]] Accreditation
find_accreditation(storage::Db& db, accounts::OrganisationId organisation, AccreditationId id);

AccreditationId add_accreditation(
    storage::Transaction& tx, const accounts::Acting& acting, const Accreditation& accreditation
);
accounts::Saved change_accreditation(
    storage::Transaction& tx, const accounts::Acting& acting, const Accreditation& accreditation
);

enum class ActKind {
    added,
    ended,    ///< the council says that it holds it no longer
    taken_up  ///< it holds it after all
};

[[nodiscard]] std::string_view title_of(ActKind kind);
[[nodiscard]] std::optional<ActKind> act_kind_named(std::string_view name);

struct AccreditationAct {
    ActKind kind = ActKind::added;
    Instant at;
    std::string person_name;
    std::string why;
};

/// Newest first.
[[nodiscard]] std::vector<AccreditationAct>
acts_on_accreditation(storage::Db& db, accounts::OrganisationId organisation, AccreditationId id);

/// Ends it, which needs a reason, or takes it up again.
std::expected<void, std::string> act_on_accreditation(
    storage::Transaction& tx,
    const accounts::Acting& acting,
    AccreditationId id,
    ActKind kind,
    std::string_view why
);

}  // namespace dueregard::scheme
