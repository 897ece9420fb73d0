#pragma once
// What an administrator sets: NAME=value, from the environment or from one file. The environment wins.

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace dueregard {

/// "DUEREGARD_SITE" and the like, each with its text.
class Configuration {
public:
    using Lookup = std::function<std::optional<std::string>(const std::string& name)>;

    Configuration() = default;

    explicit Configuration(std::map<std::string, std::string, std::less<>> values)
        : values_(std::move(values)) {}

    /// The names that begin with DUEREGARD_, from the file that `environment` names as
    /// DUEREGARD_CONFIGURATION and from `environment` itself: each line of the file is NAME=value, empty, or
    /// begins with "#"; a value may stand in quotation marks. Throws BadRequest for a file that cannot be
    /// read or a line that is none of these.
    [[nodiscard]] static Configuration read(const Lookup& environment);

    /// Nothing where it is not set, or set to nothing.
    [[nodiscard]] std::optional<std::string> find(std::string_view name) const;
    [[nodiscard]] std::string text(std::string_view name, std::string_view otherwise = "") const;
    /// The first line of the file that this setting names: a secret, which stands neither in the environment
    /// nor on the command line. Throws BadRequest where the file cannot be read or holds nothing.
    [[nodiscard]] std::optional<std::string> secret(std::string_view name) const;

private:
    std::map<std::string, std::string, std::less<>> values_;
    Lookup environment_;
};

}  // namespace dueregard
