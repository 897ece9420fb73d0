#pragma once
// What stood on the command line, by the names of its arguments and options.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dueregard::cli {

class Values {
public:
    void add(std::string_view name, std::string value);

    /// Given at all: an option with or without a value, an argument.
    [[nodiscard]] bool has(std::string_view name) const;
    /// The first value; "" where it was not given.
    [[nodiscard]] std::string_view get(std::string_view name) const;
    [[nodiscard]] const std::vector<std::string>& all(std::string_view name) const;
    /// The value of an option or argument of ValueKind::whole_number; nothing where it was not given.
    [[nodiscard]] std::optional<std::int64_t> whole_number(std::string_view name) const;

private:
    std::map<std::string, std::vector<std::string>, std::less<>> values_;
};

/// A whole number that fits 64 bits, a minus sign allowed; nothing for anything else.
[[nodiscard]] std::optional<std::int64_t> read_whole_number(std::string_view text);

}  // namespace dueregard::cli
