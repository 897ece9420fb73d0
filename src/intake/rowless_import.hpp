#pragma once
// Documents that bring no rows and still lead somewhere: what peers handed over goes into a challenge, and
// the accreditations that a strategy names can be taken in.

#include "assessment/ids.hpp"
#include "assessment/paper.hpp"
#include "intake/found.hpp"
#include "intake/import_store.hpp"
#include "plan/acting.hpp"
#include "scheme/accreditation.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace dueregard::intake {

/// The kind of paper that such a document is in a challenge; nothing where it is none of peers.
[[nodiscard]] std::optional<assessment::PaperKind> paper_kind_of(DocumentKind kind);
/// It brings no rows, and there is a place for what it says.
[[nodiscard]] bool leads_elsewhere(const Found& found);

/// Hands the file to the challenge as a paper that waits to be accepted there, and accepts the import. Throws
/// Conflict where the import no longer waits or is no document of peers.
assessment::ChallengePaperId put_into_challenge(
    storage::Transaction& tx, const plan::Acting& acting, ImportId id, assessment::ChallengeId to
);

/// What the file says that the council holds; empty for one that brings rows.
[[nodiscard]] std::vector<scheme::Accreditation>
accreditations_named(storage::Db& db, accounts::OrganisationId organisation, const Import& import);
/// One of the same scheme and level is held already, whatever its days.
[[nodiscard]] bool
is_held(std::span<const scheme::Accreditation> standing, const scheme::Accreditation& named);

/// Takes in those of `accreditations_named` at these places that are not held already, accepts the import,
/// and answers how many came in. Throws Conflict where the import no longer waits.
std::size_t take_in_accreditations(
    storage::Transaction& tx, const plan::Acting& acting, ImportId id, const std::vector<std::size_t>& places
);

/// What came of it, for its page and for who would undo it.
[[nodiscard]] bool brought_no_rows(std::span<const Made> made);

}  // namespace dueregard::intake
