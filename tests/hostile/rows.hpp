#pragma once
// All rows of a register as text, so that one before and one after can be held against each other.

#include "storage/db.hpp"

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace dueregard::hostile {

/// A line for each row, "measure action=… id=…", without what is random by its nature: hashes, salts and
/// secrets.
struct Rows {
    std::vector<std::string> lines;  ///< in order
    std::set<std::string, std::less<>> ids;
};

[[nodiscard]] Rows rows_of(storage::Db& db);

/// How many rows each table has.
[[nodiscard]] std::map<std::string, std::int64_t> counts_of(storage::Db& db);

/// What went and what came, as "- …" and "+ …", in order. An id that `before` does not know is "new".
[[nodiscard]] std::vector<std::string> difference(const Rows& before, const Rows& after);

/// Thirteen letters and digits, as an address names a record.
[[nodiscard]] bool is_id(std::string_view text);

}  // namespace dueregard::hostile
