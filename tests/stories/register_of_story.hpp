#pragma once
// The register that a story happens in: a database of its own, empty or with the sample council, on SQLite or
// on a real PostgreSQL.

#include <filesystem>
#include <string>

namespace dueregard::stories {

enum class Database { sqlite, postgresql };

/// The address of an empty one. SQLite's file stands in `folder`, and goes with it.
[[nodiscard]] std::string empty_register(Database database, const std::filesystem::path& folder);

/// The address of one that holds the sample council. It is made once for all stories and copied: two years of
/// returns take longer to write than to copy.
[[nodiscard]] std::string sample_register(Database database, const std::filesystem::path& folder);

}  // namespace dueregard::stories
