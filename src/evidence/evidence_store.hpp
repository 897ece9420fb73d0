#pragma once
// The register's evidence, its revisions and their files.

#include "accounts/acting.hpp"
#include "accounts/saved.hpp"
#include "evidence/evidence.hpp"
#include "storage/db.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dueregard::evidence {

/// Withdrawn too. Throws NotFound where there is none, or this person may not open it: they do not learn that
/// it is there.
[[nodiscard]] Evidence find_evidence(storage::Db& db, const accounts::Acting& acting, EvidenceId id);
/// The same without asking who: for what asks otherwise.
[[nodiscard]] Evidence evidence_called(storage::Db& db, accounts::OrganisationId organisation, EvidenceId id);
/// Newest first.
[[nodiscard]] std::vector<Revision>
revisions_of(storage::Db& db, accounts::OrganisationId organisation, EvidenceId id);
/// The bytes of a file or a table; throws NotFound. Whether it may be opened has been asked.
[[nodiscard]] std::string
bytes_of(storage::Db& db, accounts::OrganisationId organisation, std::string_view sha256);
/// Evidence that is not withdrawn and stands for this page of the register.
[[nodiscard]] std::optional<EvidenceId>
record_at(storage::Db& db, accounts::OrganisationId organisation, std::string_view path);

/// Throws Forbidden where this person may not add any, BadRequest where it has faults or nothing is given.
EvidenceId
add_evidence(storage::Transaction& tx, const accounts::Acting& acting, const NewEvidence& evidence);
/// What a document names: a title, with a link where it has one that a browser may follow.
EvidenceId put_named_evidence(
    storage::Transaction& tx, const accounts::Acting& acting, std::string_view title, std::string_view link
);
/// A page of the register itself, by its path ("/returns/…"). `evidence` says the rest.
EvidenceId add_record(
    storage::Transaction& tx,
    const accounts::Acting& acting,
    std::string_view path,
    const NewEvidence& evidence
);
/// A new revision; the one before stays. `why` says what is new. Throws Forbidden where they may not change
/// it, Conflict where it was withdrawn.
void add_revision(
    storage::Transaction& tx,
    const accounts::Acting& acting,
    EvidenceId id,
    const NewEvidence& content,
    std::string_view why
);
/// What is said about it: title, note, period, expiry, sensitivity.
accounts::Saved change_evidence(
    storage::Transaction& tx,
    const accounts::Acting& acting,
    EvidenceId id,
    std::int64_t version,
    const NewEvidence& description
);
/// It stays with the reason, and bears nothing out any more. Throws Conflict where that was done already.
void withdraw_evidence(
    storage::Transaction& tx, const accounts::Acting& acting, EvidenceId id, std::string_view why
);
/// Undoes the adding of what an import brought: nothing happens where somebody changed it or uses it.
void take_out_evidence(
    storage::Transaction& tx, const accounts::Acting& acting, EvidenceId id, std::string_view why
);

}  // namespace dueregard::evidence
