#include "cli/manual.hpp"

#include "base/text.hpp"
#include "cli/help.hpp"

#include <fmt/format.h>

namespace dueregard::cli {

namespace {

/// Text that roff takes as it is: no escapes, no line that begins with a request, hyphens that stay hyphens.
std::string plain(std::string_view text) {
    std::string out;
    bool at_start = true;
    for (const char c : text) {
        if (at_start && (c == '.' || c == '\'')) out += "\\&";
        if (c == '\\') {
            out += "\\e";
        } else if (c == '-') {
            out += "\\-";
        } else {
            out += c;
        }
        at_start = c == '\n';
    }
    return out;
}

std::string paragraphs(std::string_view text) {
    std::string out;
    bool between = false;
    for (const auto line : lines_of(text)) {
        if (trimmed(line).empty()) {
            between = true;
            continue;
        }
        if (between) out += ".PP\n";
        between = false;
        out += plain(trimmed(line)) + '\n';
    }
    return out;
}

template <class Parameter>
std::string entry(const Parameter& parameter, std::string_view term) {
    auto out = fmt::format(".TP\n.B {}\n{}\n", plain(term), plain(parameter.description));
    if (!parameter.choices.empty())
        out += plain(fmt::format("One of: {}.", fmt::join(parameter.choices, ", "))) + '\n';
    return out;
}

std::string entry(const Option& option) {
    return entry(
        option,
        option.value.empty() ? std::string(option.name) : fmt::format("{} {}", option.name, option.value)
    );
}

std::string section(const Program& program, const Command& command) {
    auto out = fmt::format(".SS {}\n", plain(usage_of(program, command)));
    out += paragraphs(command.description.empty() ? command.summary : command.description);
    for (const auto& argument : command.arguments)
        out += entry(argument, argument.name);
    for (const auto& option : command.options)
        out += entry(option);
    return out;
}

std::string settings_section(const Program& program) {
    if (program.settings.empty()) return "";
    auto out = fmt::format(
        ".SH ENVIRONMENT\nEach setting stands in the environment or, as a line NAME=value, in\n.I {}\n"
        "or the file that DUEREGARD_CONFIGURATION names. The environment stands before the file.\n",
        plain(program.configuration_file)
    );
    for (const auto& group : program.settings) {
        out += fmt::format(".SS {}\n", plain(group.title));
        for (const auto& setting : group.settings) {
            out += fmt::format(".TP\n.B {}\n{}\n", plain(setting.name), plain(setting.description));
            out += plain(fmt::format("Without it: {}.", setting.otherwise)) + '\n';
        }
    }
    return out
           + fmt::format(".SH FILES\n.TP\n.I {}\nThe configuration.\n", plain(program.configuration_file));
}

}  // namespace

std::string manual_page(const Program& program) {
    auto out = fmt::format(
        ".TH {} 1 \"\" \"{} {}\"\n.ad l\n.SH NAME\n{} \\- {}\n",
        plain(program.name),
        plain(program.name),
        plain(program.version),
        plain(program.name),
        plain(program.summary)
    );
    out += fmt::format(".SH SYNOPSIS\n.B {}\nCOMMAND ...\n.SH DESCRIPTION\n", plain(program.name));
    out += paragraphs(program.description.empty() ? program.summary : program.description);
    out += ".SH OPTIONS\nEvery command takes these.\n";
    for (const auto& option : common_options())
        out += entry(option);
    out += ".SH COMMANDS\n";
    for (const auto& command : program.commands)
        out += section(program, command);
    for (const auto& command : own_commands())
        out += section(program, command);
    out += ".SH EXIT STATUS\n"
           ".TP\n.B 0\nDone.\n"
           ".TP\n.B 1\nThe answer is no.\n"
           ".TP\n.B 2\nThe call is wrong.\n"
           ".TP\n.B 3\nIt failed.\n"
           ".PP\nErrors go to standard error as one sentence: what, where, what to do.\n";
    return out + settings_section(program);
}

}  // namespace dueregard::cli
