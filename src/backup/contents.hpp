#pragma once
// What is in a backup, beside the rows themselves.

#include "accounts/ids.hpp"
#include "base/clock.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace dueregard::backup {

/// A table's rows in the order of its key, counted, and the SHA-256 of their lines: the same in every backup
/// of the same rows, from either database.
struct TableContent {
    std::string table;
    std::int64_t rows = 0;
    std::string sha256;
    friend bool operator==(const TableContent&, const TableContent&) = default;
};

/// How far an organisation's history had come.
struct Chain {
    accounts::OrganisationId organisation;
    std::string name;
    std::int64_t entries = 0;
    std::string hash;  ///< of the last entry, in hexadecimal
    friend bool operator==(const Chain&, const Chain&) = default;
};

struct Contents {
    Instant made_at;
    std::vector<std::string> steps;  ///< of the database, as far as it had come
    std::vector<TableContent> tables;
    std::vector<Chain> chains;
};

[[nodiscard]] std::int64_t rows_in(const Contents& contents);

}  // namespace dueregard::backup
