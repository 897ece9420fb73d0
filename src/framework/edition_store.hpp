#pragma once
// The register's editions.

#include "accounts/acting.hpp"
#include "framework/edition.hpp"
#include "framework/edition_state.hpp"
#include "framework/ids.hpp"
#include "storage/db.hpp"

#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dueregard::framework {

struct EditionRow {
    EditionId id;
    std::string name;  ///< "EFLG 2021"
    std::string title;
    Wording wording = Wording::ours;
    EditionState state = EditionState::draft;
    std::int64_t criteria = 0;
};

struct KeptEdition {
    EditionId id;
    EditionState state = EditionState::draft;
    Edition edition;
    std::vector<EntryId> entries;  ///< the keys of edition.entries, in the same order
};

struct EditionAct {
    EditionActKind kind = EditionActKind::added;
    Instant at;
    std::string person_name;
    std::string why;
};

/// By name.
[[nodiscard]] std::vector<EditionRow> editions(storage::Db& db, accounts::OrganisationId organisation);
/// Throws NotFound.
[[nodiscard]] KeptEdition find_edition(storage::Db& db, accounts::OrganisationId organisation, EditionId id);
/// Newest first.
[[nodiscard]] std::vector<EditionAct>
acts_on_edition(storage::Db& db, accounts::OrganisationId organisation, EditionId id);

/// As a draft. A draft of the same framework and edition is replaced; a published one is a sentence.
std::expected<EditionId, std::string>
keep_edition(storage::Transaction& tx, const accounts::Acting& acting, const Edition& edition);
/// Publishes or retires.
std::expected<EditionState, std::string> act_on_edition(
    storage::Transaction& tx,
    const accounts::Acting& acting,
    EditionId id,
    EditionActKind kind,
    std::string_view why
);

}  // namespace dueregard::framework
