#include "cli/arguments.hpp"

#include "base/ensure.hpp"
#include "base/text.hpp"
#include "cli/completion.hpp"
#include "cli/help.hpp"
#include "cli/manual.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace dueregard::cli {

namespace {

/// Where CLI11 leaves what it read for one command.
struct Slots {
    const Command* command = nullptr;
    std::map<std::string_view, std::vector<std::string>> given;
    std::map<std::string_view, std::size_t> switches;
};

/// CLI11's picture of the program: its parser and a place for each command's values.
struct Parser {
    CLI::App app;
    std::map<std::string_view, std::vector<std::string>> common;
    std::map<std::string, CLI::App*> places;
    std::map<const CLI::App*, Slots> slots;
};

Answer wrong(const Program& program, std::string_view sentence) {
    return {.status = exit_wrong_call, .out = "", .error = fmt::format("{}: {}\n", program.name, sentence)};
}

std::string see_help(const Program& program, std::string_view command) {
    return command.empty() ? fmt::format("See {} --help.", program.name)
                           : fmt::format("See {} {} --help.", program.name, command);
}

bool takes_several(Presence presence) {
    return presence == Presence::one_or_more || presence == Presence::any_number;
}

bool is_needed(Presence presence) {
    return presence == Presence::required || presence == Presence::one_or_more;
}

/// The parser of a command's own word, made under its group's where it has one.
CLI::App* parser_for(Parser& parser, const Command& command) {
    CLI::App* place = &parser.app;
    std::string name;
    for (const auto word : split(command.name, ' ')) {
        name += fmt::format(" {}", word);
        auto& made = parser.places[name];
        if (made == nullptr) made = place->add_subcommand(std::string(word));
        place = made;
        place->fallthrough()->allow_extras()->require_subcommand(0, 1);
    }
    return place;
}

void describe(Parser& parser, const Command& command) {
    auto* const place = parser_for(parser, command);
    auto& slots = parser.slots[place];
    ensure(slots.command == nullptr, "no two commands have the same name");
    slots.command = &command;
    for (const auto& option : command.options) {
        if (option.value.empty()) {
            place->add_flag(std::string(option.name), slots.switches[option.name])->disable_flag_override();
        } else {
            place->add_option(std::string(option.name), slots.given[option.name])->allow_extra_args(false);
        }
    }
    for (const auto& argument : command.arguments) {
        auto* const made = place->add_option(std::string(argument.name), slots.given[argument.name]);
        const bool several = takes_several(argument.presence);
        made->expected(1, several ? CLI::detail::expected_max_vector_size : 1)->allow_extra_args(several);
    }
}

void describe(Parser& parser, const Program& program) {
    parser.app.allow_extras()->require_subcommand(0, 1)->set_version_flag("--version");
    for (const auto& option : common_options()) {
        if (option.value.empty()) continue;
        parser.app.add_option(std::string(option.name), parser.common[option.name])->allow_extra_args(false);
    }
    for (const auto& command : program.commands)
        describe(parser, command);
    for (const auto& command : own_commands())
        describe(parser, command);
}

/// The words of the command line that chose a command or a group, and its parser.
struct Reached {
    const CLI::App* place = nullptr;
    std::string name;
};

Reached reached(const Parser& parser) {
    Reached to{.place = &parser.app, .name = ""};
    while (!to.place->get_subcommands().empty()) {
        to.place = to.place->get_subcommands().front();
        to.name += (to.name.empty() ? "" : " ") + to.place->get_name();
    }
    return to;
}

const Slots* slots_of(const Parser& parser, const Reached& to) {
    const auto found = parser.slots.find(to.place);
    return found == parser.slots.end() ? nullptr : &found->second;
}

std::string help(const Program& program, const Parser& parser) {
    const auto to = reached(parser);
    const auto* const slots = slots_of(parser, to);
    if (slots != nullptr) return help_of(program, *slots->command);
    return to.name.empty() ? help_of(program) : help_of_group(program, to.name);
}

/// What is wrong with the values of one argument or option; "" where nothing is.
template <class Parameter>
std::string fault(const Parameter& parameter, const std::vector<std::string>& values) {
    if (values.empty() && is_needed(parameter.presence)) return fmt::format("{} is missing.", parameter.name);
    if (values.size() > 1 && !takes_several(parameter.presence))
        return fmt::format("{} may be given once.", parameter.name);
    for (const auto& value : values) {
        if (parameter.kind == ValueKind::whole_number && !read_whole_number(value))
            return fmt::format("{} must be a whole number, and '{}' is not.", parameter.name, value);
        const bool is_offered = parameter.choices.empty()
                                || std::ranges::find(parameter.choices, value) != parameter.choices.end();
        if (is_offered) continue;
        return fmt::format(
            "{} must be one of {}, and '{}' is not.",
            parameter.name,
            fmt::join(parameter.choices, ", "),
            value
        );
    }
    return "";
}

std::string fault(const Slots& slots) {
    for (const auto& option : slots.command->options) {
        if (option.value.empty()) continue;
        if (auto sentence = fault(option, slots.given.at(option.name)); !sentence.empty()) return sentence;
    }
    for (const auto& argument : slots.command->arguments) {
        if (auto sentence = fault(argument, slots.given.at(argument.name)); !sentence.empty())
            return sentence;
    }
    return "";
}

/// What is wrong with a call that CLI11 could take apart; "" where nothing is.
std::string fault(const Program& program, const Parser& parser) {
    const auto to = reached(parser);
    auto strange = parser.app.remaining(true);
    std::erase(strange, "--");
    const auto* const slots = slots_of(parser, to);
    const auto more = see_help(program, to.name);
    if (!strange.empty() && slots == nullptr && !strange.front().starts_with('-'))
        return fmt::format("there is no command '{}'. {}", trimmed(to.name + ' ' + strange.front()), more);
    if (!strange.empty()) return fmt::format("'{}' is not expected here. {}", strange.front(), more);
    if (slots == nullptr) return fmt::format("say which command. {}", more);
    if (parser.common.at("--database").size() > 1)
        return fmt::format("--database may be given once. {}", more);
    const auto sentence = fault(*slots);
    return sentence.empty() ? "" : fmt::format("{} {}", sentence, more);
}

Chosen chosen(const Parser& parser, const std::optional<std::string>& database_of_environment) {
    const auto& slots = *slots_of(parser, reached(parser));
    Chosen choice{.command = slots.command, .database = database_of_environment.value_or(""), .values = {}};
    if (choice.database.empty()) choice.database = "./dueregard.db";
    if (const auto& given = parser.common.at("--database"); !given.empty()) choice.database = given.front();
    for (const auto& [name, count] : slots.switches) {
        if (count > 0) choice.values.add(name, "");
    }
    for (const auto& [name, values] : slots.given) {
        for (const auto& value : values)
            choice.values.add(name, value);
    }
    return choice;
}

}  // namespace

// CLI11 tells the outcome of a parse by throwing; this door turns that into an answer.
std::variant<Chosen, Answer> interpret(
    const Program& program,
    const std::vector<std::string>& words,
    const std::optional<std::string>& database_of_environment
) {
    Parser parser;
    describe(parser, program);
    try {
        std::vector<std::string> from_the_back(words.rbegin(), words.rend());
        parser.app.parse(from_the_back);
    } catch (const CLI::CallForHelp&) {
        return Answer{.status = exit_done, .out = help(program, parser), .error = ""};
    } catch (const CLI::CallForVersion&) {
        return Answer{
            .status = exit_done, .out = fmt::format("{} {}\n", program.name, program.version), .error = ""
        };
    } catch (const CLI::ArgumentMismatch& error) {
        const std::string_view what = error.what();
        const auto option = what.substr(0, what.find(':'));
        return wrong(
            program, fmt::format("{} needs a value. {}", option, see_help(program, reached(parser).name))
        );
    } catch (const CLI::ParseError& error) {
        return wrong(program, fmt::format("{}. {}", error.what(), see_help(program, reached(parser).name)));
    }
    if (const auto sentence = fault(program, parser); !sentence.empty()) return wrong(program, sentence);
    auto choice = chosen(parser, database_of_environment);
    if (choice.command->run != nullptr) return choice;
    const bool manual = choice.command->name == "manual";
    return Answer{
        .status = exit_done, .out = manual ? manual_page(program) : bash_completion(program), .error = ""
    };
}

}  // namespace dueregard::cli
