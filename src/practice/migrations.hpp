#pragma once
// This part's steps of the database, in order: migrations/*.sql.

#include "storage/migrate.hpp"

#include <span>

namespace dueregard::practice {

[[nodiscard]] std::span<const storage::Migration> migrations();

}  // namespace dueregard::practice
