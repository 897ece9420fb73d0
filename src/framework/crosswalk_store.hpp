#pragma once
// The register's crosswalks.

#include "accounts/acting.hpp"
#include "framework/crosswalk.hpp"
#include "framework/edition_store.hpp"
#include "framework/ids.hpp"
#include "storage/db.hpp"

#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dueregard::framework {

struct CrosswalkRow {
    CrosswalkId id;
    std::string from;  ///< name_of(Edition)
    std::string to;
    EditionState state = EditionState::draft;
    std::int64_t links = 0;
};

struct KeptCrosswalk {
    CrosswalkId id;
    EditionState state = EditionState::draft;
    EditionId from;
    EditionId to;
    Crosswalk crosswalk;
};

/// By the names of their editions, those in use before retired ones.
[[nodiscard]] std::vector<CrosswalkRow> crosswalks(storage::Db& db, accounts::OrganisationId organisation);
/// Throws NotFound.
[[nodiscard]] KeptCrosswalk
find_crosswalk(storage::Db& db, accounts::OrganisationId organisation, CrosswalkId id);
/// Newest first.
[[nodiscard]] std::vector<EditionAct>
acts_on_crosswalk(storage::Db& db, accounts::OrganisationId organisation, CrosswalkId id);

/// As a draft. Both editions stand in the register and are no drafts, and every link names a criterion of
/// each: else it is a sentence. A draft between the same two is replaced; where one is published, it has to
/// be retired first.
std::expected<CrosswalkId, std::string>
keep_crosswalk(storage::Transaction& tx, const accounts::Acting& acting, const Crosswalk& crosswalk);
/// Publishes or retires.
std::expected<EditionState, std::string> act_on_crosswalk(
    storage::Transaction& tx,
    const accounts::Acting& acting,
    CrosswalkId id,
    EditionActKind kind,
    std::string_view why
);

/// How to get from one edition to another by the published crosswalks, each of them either way round: the
/// one that leads there, or as few as lead there one after the other, over which the weakest link holds.
/// Nothing where none does.
[[nodiscard]] std::optional<Crosswalk> crosswalk_between(
    storage::Db& db, accounts::OrganisationId organisation, const std::string& from, const std::string& to
);

}  // namespace dueregard::framework
