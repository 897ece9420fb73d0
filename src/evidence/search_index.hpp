#pragma once
// The table evidence_words, and what each engine searches it by.

#include "accounts/ids.hpp"
#include "evidence/ids.hpp"
#include "storage/db.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace dueregard::evidence {

/// In the place of the words that it was found by before.
void put_words(
    storage::Transaction& tx, accounts::OrganisationId organisation, EvidenceId id, const std::string& words
);
void forget_words(storage::Transaction& tx, accounts::OrganisationId organisation, EvidenceId id);

/// A condition on e.id, beside which the organisation is asked, with its values: evidence of which each typed
/// word begins some word. "" where nothing was typed that could be searched for.
struct SearchCondition {
    std::string sql;
    std::vector<storage::Value> values;
};

[[nodiscard]] SearchCondition search_condition(storage::Engine engine, std::string_view typed);

/// Makes the index of SQLite anew where it knows another number of pieces than there are, as after a restore,
/// which brings the words and no index.
void mend_index(storage::Db& db);

}  // namespace dueregard::evidence
