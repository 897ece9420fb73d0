#include "cli/help.hpp"

#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace dueregard::cli {

namespace {

constexpr std::size_t width = 80;
constexpr std::size_t column = 28;

/// Words laid out in lines of at most 80 columns, the second and later lines moved in by `indent`.
std::string wrapped(std::string_view text, std::size_t indent) {
    std::string out;
    std::size_t at = indent;
    const auto flat = squeezed(text);
    for (const auto word : split(flat, ' ')) {
        if (at > indent && at + 1 + word.size() > width) {
            out += '\n' + std::string(indent, ' ');
            at = indent;
        } else if (at > indent) {
            out += ' ';
            ++at;
        }
        out += word;
        at += word.size();
    }
    return out;
}

std::string row(std::string_view term, std::string_view description) {
    const auto left = fmt::format("  {}", term);
    const auto gap =
        left.size() + 2 > column ? '\n' + std::string(column, ' ') : std::string(column - left.size(), ' ');
    return left + gap + wrapped(description, column) + '\n';
}

std::string paragraphs(std::string_view text) {
    std::string out;
    std::string paragraph;
    const auto finish = [&] {
        if (!trimmed(paragraph).empty()) out += '\n' + wrapped(paragraph, 0) + '\n';
        paragraph.clear();
    };
    for (const auto line : lines_of(text)) {
        if (trimmed(line).empty()) finish();
        paragraph += fmt::format("{} ", line);
    }
    finish();
    return out;
}

std::string with_choices(std::string_view description, const std::vector<std::string_view>& choices) {
    if (choices.empty()) return std::string(description);
    return fmt::format("{} One of: {}.", description, fmt::join(choices, ", "));
}

std::string option_term(const Option& option) {
    return option.value.empty() ? std::string(option.name) : fmt::format("{} {}", option.name, option.value);
}

std::string optional_word(std::string_view word, Presence presence) {
    switch (presence) {
    case Presence::required:
        return std::string(word);
    case Presence::optional:
        return fmt::format("[{}]", word);
    case Presence::one_or_more:
        return fmt::format("{}...", word);
    case Presence::any_number:
        return fmt::format("[{}...]", word);
    }
    return std::string(word);
}

std::string common_rows() {
    std::string out;
    for (const auto& option : common_options())
        out += row(option_term(option), option.description);
    return out;
}

}  // namespace

std::string help_of(const Program& program) {
    auto out = fmt::format("{}: {}\n\nUsage: {} COMMAND ...\n", program.name, program.summary, program.name);
    out += paragraphs(program.description);
    out += "\nCommands:\n";
    for (const auto& command : program.commands)
        out += row(command.name, command.summary);
    for (const auto& command : own_commands())
        out += row(command.name, command.summary);
    out += "\nEvery command takes:\n" + common_rows();
    out += row("--version", "Print the version.");
    return out;
}

std::string help_of_group(const Program& program, std::string_view group) {
    auto out = fmt::format("Usage: {} {} COMMAND ...\n\nCommands:\n", program.name, group);
    for (const auto& command : program.commands)
        if (command.name.starts_with(fmt::format("{} ", group))) out += row(command.name, command.summary);
    return out;
}

std::string help_of(const Program& program, const Command& command) {
    auto out = fmt::format("Usage: {}\n", wrapped(usage_of(program, command), 7));
    out += paragraphs(command.description);
    if (!command.arguments.empty()) out += "\nArguments:\n";
    for (const auto& argument : command.arguments)
        out += row(argument.name, with_choices(argument.description, argument.choices));
    out += "\nOptions:\n";
    for (const auto& option : command.options)
        out += row(option_term(option), with_choices(option.description, option.choices));
    return out + common_rows();
}

std::string usage_of(const Program& program, const Command& command) {
    auto out = fmt::format("{} {}", program.name, command.name);
    for (const auto& option : command.options)
        out += ' ' + optional_word(option_term(option), option.presence);
    for (const auto& argument : command.arguments)
        out += ' ' + optional_word(argument.name, argument.presence);
    return out;
}

const std::vector<Option>& common_options() {
    static const std::vector<Option> options = {
        {.name = "--database",
         .value = "ADDRESS",
         .description = "The register: a path or a postgresql:// address. Without it DUEREGARD_DATABASE says "
                        "which, and without that it is ./dueregard.db."},
        {.name = "--help", .value = "", .description = "Print this and stop."},
    };
    return options;
}

const std::vector<Command>& own_commands() {
    static const std::vector<Command> commands = {
        {.name = "completion",
         .summary = "print the completion of these commands for bash",
         .description = "Put its output where bash looks for completions, or read it in with "
                        "source <(dueregard completion)."},
        {.name = "manual",
         .summary = "print the manual page, for man",
         .description = "Read it with dueregard manual | man -l -"},
    };
    return commands;
}

}  // namespace dueregard::cli
