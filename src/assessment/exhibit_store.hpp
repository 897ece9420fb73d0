#pragma once
// The table exhibit: the evidence room of each challenge. What an exhibit is, beside words, is evidence that
// it uses (evidence/evidence_use_store.hpp).

#include "accounts/acting.hpp"
#include "assessment/challenge.hpp"
#include "assessment/exhibit.hpp"
#include "storage/db.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dueregard::assessment {

/// The table's name, as a use of evidence keeps it.
inline constexpr std::string_view exhibit_noun = "exhibit";

/// In the order in which they came.
[[nodiscard]] std::vector<Exhibit>
exhibits_of(storage::Db& db, accounts::OrganisationId organisation, ChallengeId challenge);
/// Throws NotFound where there is none or this person may not see its challenge.
[[nodiscard]] Exhibit find_exhibit(storage::Db& db, const accounts::Acting& acting, ExhibitId id);
/// Nothing where there is no such exhibit.
[[nodiscard]] std::optional<ChallengeId>
challenge_of(storage::Db& db, accounts::OrganisationId organisation, ExhibitId id);
/// Whether who sees the challenge may open what the exhibit is: all of it its peers, and what is restricted
/// nobody else but who may open it in the library, and who added it.
[[nodiscard]] bool
may_open(const accounts::Acting& acting, const Challenge& challenge, const evidence::Evidence& evidence);

/// Words alone: an interview, a visit. Throws BadRequest where it has faults, Forbidden where this person may
/// not write in the challenge.
ExhibitId add_exhibit(storage::Transaction& tx, const accounts::Acting& acting, const Exhibit& exhibit);
/// With evidence that is new.
ExhibitId add_exhibit(
    storage::Transaction& tx,
    const accounts::Acting& acting,
    const Exhibit& exhibit,
    const evidence::NewEvidence& evidence
);
/// With evidence of the library. Throws besides NotFound where they may not open it.
ExhibitId add_exhibit(
    storage::Transaction& tx,
    const accounts::Acting& acting,
    const Exhibit& exhibit,
    evidence::EvidenceId evidence
);

}  // namespace dueregard::assessment
