#pragma once
// A command of the command line as data: what it is called, what it takes, what it does. Parsing, help, the
// manual page and shell completion are all made from this, and so cannot disagree.

#include "base/clock.hpp"
#include "base/configuration.hpp"
#include "base/setting.hpp"
#include "cli/values.hpp"

#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

namespace dueregard::cli {

class Progress;

/// How often an argument or option may stand.
enum class Presence { required, optional, one_or_more, any_number };

enum class ValueKind { text, whole_number, file };

/// Given by its place: FILE in `dueregard read FILE`.
struct Argument {
    std::string_view name;  ///< in capitals, as the help shows it; Call::values knows it by this name
    std::string_view description;
    Presence presence = Presence::required;
    ValueKind kind = ValueKind::text;
    std::vector<std::string_view> choices;  ///< the only values it takes; empty: any
};

/// Given by its name: `--period 2022-Q2`, or `--json` by itself.
struct Option {
    std::string_view name;   ///< "--period"; Call::values knows it by this name
    std::string_view value;  ///< what stands for the value in the help: "PERIOD"; "" where it takes none
    std::string_view description;
    Presence presence = Presence::optional;
    ValueKind kind = ValueKind::text;
    std::vector<std::string_view> choices;
};

/// What a command gets when it runs.
struct Call {
    std::string database;  ///< a path or a postgresql:// address
    Values values;
    const Clock& clock;
    std::istream& in;
    std::ostream& out;    ///< the answer and nothing else
    std::ostream& error;  ///< for people: one sentence on what went wrong
    Progress& progress;
    Configuration configuration = {};
};

/// Whether a command needs the register: its tables are then made or brought up to date before it runs.
enum class Register { untouched, needed };

/// Whether a command runs although a line of the configuration says nothing that could be meant.
enum class FaultyConfiguration { refused, welcome };

struct Command {
    std::string_view name;     ///< "read"; "person add" for one of a group
    std::string_view summary;  ///< what it does, in a line without a full stop: "print what is in a document"
    std::string_view
        description;  ///< for --help and the manual: whole sentences, paragraphs set apart by a blank line
    std::vector<Argument> arguments;
    std::vector<Option> options;
    /// Answers the exit status: 0 done, 1 the answer is no. Anything else it throws (base/failure.hpp).
    int (*run)(Call&) = nullptr;
    Register uses = Register::needed;
    FaultyConfiguration faulty_configuration = FaultyConfiguration::refused;
};

/// Everything the command line offers.
struct Program {
    std::string_view name;
    std::string_view version;
    std::string_view summary;
    std::string_view description;
    std::vector<Command> commands;
    std::string_view configuration_file = {};  ///< read where no other is named
    std::vector<SettingGroup> settings = {};
};

}  // namespace dueregard::cli
