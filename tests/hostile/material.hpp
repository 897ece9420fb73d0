#pragma once
// Records in the states in which each form of the product can be sent with effect.

#include "storage/db.hpp"
#include "support/filled_council.hpp"

#include <string>
#include <vector>

namespace dueregard::hostile {

/// Answers the addresses of their pages.
[[nodiscard]] std::vector<std::string>
bring_material(storage::Db& db, const test_support::FilledCouncil& filled);

}  // namespace dueregard::hostile
