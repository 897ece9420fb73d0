#pragma once
// What an administrator sets: NAME=value, from the environment or from one file. The environment wins.

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dueregard {

/// "DUEREGARD_SITE" and the like, each with its text.
class Configuration {
public:
    using Lookup = std::function<std::optional<std::string>(const std::string& name)>;

    Configuration() = default;

    explicit Configuration(std::map<std::string, std::string, std::less<>> values);

    /// The names that begin with DUEREGARD_, from `environment` and from a file: the one that `environment`
    /// names as DUEREGARD_CONFIGURATION, or else `usual_file` where there is one. Each line of the file is
    /// NAME=value, empty, or begins with "#"; a value may stand in quotation marks. Lines that are none of
    /// these, and names set twice, are among faults(). Throws BadRequest for a file that cannot be read.
    [[nodiscard]] static Configuration read(const Lookup& environment, const std::string& usual_file = "");

    /// Nothing where it is not set, or set to nothing.
    [[nodiscard]] std::optional<std::string> find(std::string_view name) const;
    [[nodiscard]] std::string text(std::string_view name, std::string_view otherwise = "") const;
    /// The first line of the file that this setting names: a secret, which stands neither in the environment
    /// nor on the command line. Throws BadRequest where the file cannot be read or holds nothing.
    [[nodiscard]] std::optional<std::string> secret(std::string_view name) const;

    /// The file that was read; "" where there was none.
    [[nodiscard]] const std::string& file() const { return file_; }

    /// Where a setting stands: "/etc/dueregard/dueregard.conf, line 12", or "the environment"; "" where
    /// nowhere.
    [[nodiscard]] std::string place_of(std::string_view name) const;
    /// The names that the file sets, in order of the alphabet.
    [[nodiscard]] std::vector<std::string> names_in_file() const;

    /// A sentence for each line of the file that says nothing that could be meant.
    [[nodiscard]] const std::vector<std::string>& faults() const { return faults_; }

private:
    struct Entry {
        std::string value;
        int line = 0;
    };

    void read_line(std::string_view line, int number);

    std::map<std::string, Entry, std::less<>> entries_;
    Lookup environment_;
    std::string file_;
    std::vector<std::string> faults_;
};

}  // namespace dueregard
