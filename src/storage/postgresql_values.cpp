#include "storage/postgresql_values.hpp"

#include "base/ensure.hpp"
#include "base/failure.hpp"
#include "storage/connection.hpp"

#include <fmt/core.h>

#include <charconv>
#include <cmath>
#include <limits>
#include <memory>
#include <string_view>

namespace dueregard::storage {

namespace {

// Type numbers that PostgreSQL promises to keep (src/include/catalog/pg_type.dat).
constexpr Oid type_bool = 16;
constexpr Oid type_bytea = 17;
constexpr Oid type_int8 = 20;
constexpr Oid type_int2 = 21;
constexpr Oid type_int4 = 23;
constexpr Oid type_text = 25;
constexpr Oid type_oid = 26;
constexpr Oid type_float4 = 700;
constexpr Oid type_float8 = 701;
constexpr Oid type_numeric = 1700;

std::int64_t integer_of(std::string_view text) {
    std::int64_t value = 0;
    const auto end = std::from_chars(text.data(), text.data() + text.size(), value);
    ensure(end.ec == std::errc{}, "PostgreSQL answered an integer that is none");
    return value;
}

double number_of(std::string_view text) {
    if (text == "NaN") return std::numeric_limits<double>::quiet_NaN();
    if (text == "Infinity") return std::numeric_limits<double>::infinity();
    if (text == "-Infinity") return -std::numeric_limits<double>::infinity();
    double value = 0;
    const auto end = std::from_chars(text.data(), text.data() + text.size(), value);
    ensure(end.ec == std::errc{}, "PostgreSQL answered a number that is none");
    return value;
}

/// Sums of integers are `numeric` here and integers in SQLite; they come out as integers from both where they
/// fit.
Value numeric_value(std::string_view text) {
    std::int64_t whole = 0;
    const auto end = std::from_chars(text.data(), text.data() + text.size(), whole);
    if (end.ec == std::errc{} && end.ptr == text.data() + text.size()) return whole;
    return number_of(text);
}

Bytes bytes_of(const char* text) {
    std::size_t size = 0;

    struct Free {
        void operator()(unsigned char* memory) const { PQfreemem(memory); }
    };

    // libpq's own type for raw bytes is unsigned char.
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast)
    const auto* const escaped = reinterpret_cast<const unsigned char*>(text);
    const std::unique_ptr<unsigned char, Free> memory(PQunescapeBytea(escaped, &size));
    if (!memory) throw Unavailable("There was not enough memory for what the database answered.");
    return {std::string(memory.get(), memory.get() + size)};
}

Value column_value(const PGresult* result, int row, int column) {
    if (PQgetisnull(result, row, column) != 0) return {};
    const char* const start = PQgetvalue(result, row, column);
    const std::string_view text(start, static_cast<std::size_t>(PQgetlength(result, row, column)));
    switch (PQftype(result, column)) {
    case type_int2:
    case type_int4:
    case type_int8:
    case type_oid:
        return integer_of(text);
    case type_bool:
        return std::int64_t{text == "t"};
    case type_float4:
    case type_float8:
        return number_of(text);
    case type_numeric:
        return numeric_value(text);
    case type_bytea:
        return bytes_of(start);
    default:
        return text;
    }
}

}  // namespace

Parameters::Parameters(std::span<const Value> values) {
    types.reserve(values.size());
    written.reserve(values.size());
    for (const auto& value : values)
        std::visit(*this, value.content());
}

void Parameters::operator()(std::monostate /*null*/) {
    written.emplace_back();
    add(type_unknown, nullptr, 0, 0);
}

void Parameters::operator()(std::int64_t value) {
    add_written(type_int8, fmt::format("{}", value));
}

void Parameters::operator()(double value) {
    if (std::isnan(value)) return add_written(type_float8, "NaN");
    if (std::isinf(value)) return add_written(type_float8, value < 0 ? "-Infinity" : "Infinity");
    add_written(type_float8, fmt::format("{}", value));
}

void Parameters::operator()(const std::string& value) {
    require_storable(value);
    written.emplace_back();
    add(type_text, value.c_str(), 0, 0);
}

void Parameters::operator()(const Bytes& value) {
    if (value.content.size() > static_cast<std::size_t>(std::numeric_limits<int>::max())) {
        throw BadRequest("A value is larger than the database can keep.");
    }
    written.emplace_back();
    add(type_bytea, value.content.data(), static_cast<int>(value.content.size()), 1);
}

void Parameters::add_written(Oid type, std::string text) {
    written.push_back(std::move(text));
    add(type, written.back().c_str(), 0, 0);
}

void Parameters::add(Oid type, const char* start, int length, int format) {
    types.push_back(type);
    starts.push_back(start);
    lengths.push_back(length);
    formats.push_back(format);
}

Row row_of(const PGresult* result, int row) {
    const int column_count = PQnfields(result);
    std::vector<Value> values;
    values.reserve(static_cast<std::size_t>(column_count));
    for (int column = 0; column < column_count; ++column)
        values.push_back(column_value(result, row, column));
    return Row(std::move(values));
}

std::vector<Row> rows_of(const PGresult* result) {
    const int row_count = PQntuples(result);
    std::vector<Row> rows;
    rows.reserve(static_cast<std::size_t>(row_count));
    for (int row = 0; row < row_count; ++row)
        rows.push_back(row_of(result, row));
    return rows;
}

std::int64_t changed_rows(PGresult* result) {
    const std::string_view count = PQcmdTuples(result);
    return count.empty() ? 0 : integer_of(count);
}

}  // namespace dueregard::storage
