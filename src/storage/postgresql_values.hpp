#pragma once
// How values go to PostgreSQL and come back, by libpq's own rules. Private to this part.

#include "storage/db.hpp"

#include <cstdint>
#include <libpq-fe.h>
#include <span>
#include <string>
#include <variant>
#include <vector>

namespace dueregard::storage {

/// The type of a value that is absent: PostgreSQL chooses.
constexpr Oid type_unknown = 0;

/// The values of one run as libpq wants them: texts as text, bytes as bytes, absent ones of no type of their
/// own.
struct Parameters {
    std::vector<Oid> types;
    std::vector<std::string> written;
    std::vector<const char*> starts;
    std::vector<int> lengths;
    std::vector<int> formats;

    explicit Parameters(std::span<const Value> values);

    void operator()(std::monostate null);
    void operator()(std::int64_t value);
    void operator()(double value);
    void operator()(const std::string& value);
    void operator()(const Bytes& value);

private:
    void add_written(Oid type, std::string text);
    void add(Oid type, const char* start, int length, int format);
};

[[nodiscard]] Row row_of(const PGresult* result, int row);
[[nodiscard]] std::vector<Row> rows_of(const PGresult* result);
/// How many rows a statement changed; 0 where it changes none.
[[nodiscard]] std::int64_t changed_rows(PGresult* result);

}  // namespace dueregard::storage
