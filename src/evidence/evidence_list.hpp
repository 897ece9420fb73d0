#pragma once
// The library: every piece of evidence that somebody may open, found by its words and by what it is.

#include "accounts/acting.hpp"
#include "evidence/evidence.hpp"
#include "storage/db.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace dueregard::evidence {

enum class Expiry { any, expired, soon, holds };

enum class Withdrawal { left_out, only };

struct EvidenceFilter {
    std::string text;  ///< each word begins some word of its title, note, link or file
    std::optional<Kind> kind;
    std::optional<Sensitivity> sensitivity;
    Expiry expiry = Expiry::any;
    Withdrawal withdrawal = Withdrawal::left_out;
};

struct ListedEvidence {
    Evidence evidence;
    std::int64_t uses = 0;
};

[[nodiscard]] std::int64_t
count_evidence(storage::Db& db, const accounts::Acting& acting, const EvidenceFilter& filter, Date today);
/// Newest first, `limit` of them after the first `offset`.
[[nodiscard]] std::vector<ListedEvidence> list_evidence(
    storage::Db& db,
    const accounts::Acting& acting,
    const EvidenceFilter& filter,
    Date today,
    std::int64_t offset,
    std::int64_t limit
);

}  // namespace dueregard::evidence
