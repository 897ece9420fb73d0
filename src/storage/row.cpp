#include "base/ensure.hpp"
#include "storage/db.hpp"

namespace dueregard::storage {

namespace {

template <class T>
const T& content_as(const std::vector<Value>& values, std::size_t column, std::string_view fault) {
    ensure(column < values.size(), "a row was asked for a column that it does not have");
    const auto* const content = std::get_if<T>(&values[column].content());
    ensure(content != nullptr, fault);
    return *content;
}

}  // namespace

bool Row::is_null(std::size_t column) const {
    ensure(column < values_.size(), "a row was asked for a column that it does not have");
    return std::holds_alternative<std::monostate>(values_[column].content());
}

std::int64_t Row::integer(std::size_t column) const {
    return content_as<std::int64_t>(values_, column, "a column was read as an integer and is not one");
}

double Row::number(std::size_t column) const {
    ensure(column < values_.size(), "a row was asked for a column that it does not have");
    if (const auto* const whole = std::get_if<std::int64_t>(&values_[column].content())) {
        return static_cast<double>(*whole);
    }
    return content_as<double>(values_, column, "a column was read as a number and is not one");
}

const std::string& Row::text(std::size_t column) const {
    return content_as<std::string>(values_, column, "a column was read as text and is not text");
}

const std::string& Row::bytes(std::size_t column) const {
    return content_as<Bytes>(values_, column, "a column was read as bytes and is not bytes").content;
}

Date Row::date(std::size_t column) const {
    const auto date = parse_iso_date(text(column));
    ensure(date.has_value(), "a column was read as a date and is not one");
    return *date;
}

std::optional<std::int64_t> Row::optional_integer(std::size_t column) const {
    return is_null(column) ? std::nullopt : std::optional(integer(column));
}

std::optional<double> Row::optional_number(std::size_t column) const {
    return is_null(column) ? std::nullopt : std::optional(number(column));
}

std::optional<std::string> Row::optional_text(std::size_t column) const {
    return is_null(column) ? std::nullopt : std::optional(text(column));
}

std::optional<Date> Row::optional_date(std::size_t column) const {
    return is_null(column) ? std::nullopt : std::optional(date(column));
}

std::optional<Instant> Row::optional_instant(std::size_t column) const {
    return is_null(column) ? std::nullopt : std::optional(instant(column));
}

}  // namespace dueregard::storage
