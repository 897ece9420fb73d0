#include "cli/completion.hpp"

#include "base/text.hpp"
#include "cli/help.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace dueregard::cli {

namespace {

std::vector<const Command*> all_commands(const Program& program) {
    std::vector<const Command*> commands;
    commands.reserve(program.commands.size() + own_commands().size());
    for (const auto& command : program.commands)
        commands.push_back(&command);
    for (const auto& command : own_commands())
        commands.push_back(&command);
    return commands;
}

/// The words that may follow `before` ("" or "person") in the name of a command.
std::string next_words(const Program& program, std::string_view before) {
    std::vector<std::string> words;
    for (const auto* const command : all_commands(program)) {
        auto rest = command->name;
        if (!before.empty()) {
            if (!rest.starts_with(fmt::format("{} ", before))) continue;
            rest.remove_prefix(before.size() + 1);
        }
        std::string word(split(rest, ' ').front());
        if (std::ranges::find(words, word) == words.end()) words.push_back(std::move(word));
    }
    return join(words, " ");
}

std::vector<std::string> groups_of(const Program& program) {
    std::vector<std::string> groups;
    for (const auto& command : program.commands) {
        const auto words = split(command.name, ' ');
        if (words.size() > 1 && std::ranges::find(groups, words.front()) == groups.end())
            groups.emplace_back(words.front());
    }
    return groups;
}

/// The line that completes a value; "" where nothing is known of it.
std::string value_line(ValueKind kind, const std::vector<std::string_view>& choices) {
    if (!choices.empty())
        return fmt::format("COMPREPLY=($(compgen -W '{}' -- \"$word\")); return", fmt::join(choices, " "));
    if (kind == ValueKind::file)
        return "compopt -o filenames; COMPREPLY=($(compgen -f -- \"$word\")); return";
    return "return";
}

std::string option_names(const Command& command) {
    std::string names;
    for (const auto& option : command.options)
        names += fmt::format("{} ", option.name);
    for (const auto& option : common_options())
        names += fmt::format("{} ", option.name);
    return std::string(trimmed(names));
}

std::string previous_cases(const Command& command) {
    std::string out;
    for (const auto& option : command.options) {
        if (option.value.empty()) continue;
        out += fmt::format(
            "        '{} {}') {} ;;\n", command.name, option.name, value_line(option.kind, option.choices)
        );
    }
    return out;
}

std::string command_case(const Command& command) {
    auto out = fmt::format("        '{}')\n            offered='{}'\n", command.name, option_names(command));
    for (const auto& argument : command.arguments) {
        if (argument.choices.empty() && argument.kind != ValueKind::file) continue;
        out += fmt::format(
            "            [[ $word == -* ]] || {{ {}; }}\n", value_line(argument.kind, argument.choices)
        );
    }
    return out + "            ;;\n";
}

}  // namespace

std::string bash_completion(const Program& program) {
    const auto groups = groups_of(program);
    auto out = fmt::format("# bash completion for {0}\n_{0}() {{\n", program.name);
    out += "    local word=\"${COMP_WORDS[COMP_CWORD]}\" previous=\"${COMP_WORDS[COMP_CWORD-1]}\"\n"
           "    local command='' at offered=''\n"
           "    COMPREPLY=()\n"
           "    for ((at = 1; at < COMP_CWORD; at++)); do\n"
           "        case \"${COMP_WORDS[at]}\" in\n"
           "            --database) ((at++)); continue ;;\n"
           "            -*) continue ;;\n"
           "        esac\n"
           "        command=\"${command:+$command }${COMP_WORDS[at]}\"\n";
    if (!groups.empty())
        out += fmt::format("        case \"$command\" in {}) continue ;; esac\n", fmt::join(groups, "|"));
    out += "        break\n    done\n"
           "    case \"$previous\" in\n"
           "        --database) compopt -o filenames; COMPREPLY=($(compgen -f -- \"$word\")); return ;;\n"
           "    esac\n"
           "    case \"$command $previous\" in\n";
    for (const auto* const command : all_commands(program))
        out += previous_cases(*command);
    out += "        *) ;;\n    esac\n    case \"$command\" in\n";
    out += fmt::format("        '') offered='{} --help --version' ;;\n", next_words(program, ""));
    for (const auto& group : groups)
        out += fmt::format("        '{}') offered='{} --help' ;;\n", group, next_words(program, group));
    for (const auto* const command : all_commands(program))
        out += command_case(*command);
    out += fmt::format(
        "        *) ;;\n    esac\n    COMPREPLY=($(compgen -W \"$offered\" -- \"$word\"))\n}}\ncomplete -F _{0} {0}\n",
        program.name
    );
    return out;
}

}  // namespace dueregard::cli
