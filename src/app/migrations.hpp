#pragma once
// Every part's steps of the database, in the order in which the parts build on one another.

#include "storage/migrate.hpp"

#include <vector>

namespace dueregard::app {

[[nodiscard]] std::vector<storage::Migration> all_migrations();

}  // namespace dueregard::app
