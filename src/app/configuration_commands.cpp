#include "app/configuration_commands.hpp"

#include "app/settings.hpp"
#include "cli/arguments.hpp"

#include <fmt/format.h>

#include <ostream>

namespace dueregard::app {

namespace {

std::string praise(const Configuration& configuration) {
    if (configuration.file().empty())
        return "No configuration file is read, and the environment's settings hold.";
    return fmt::format("{} and the environment's settings hold.", configuration.file());
}

int check(cli::Call& call) {
    const auto faults = faults_of(call.configuration);
    for (const auto& fault : faults)
        call.out << fault << '\n';
    if (faults.empty()) call.out << praise(call.configuration) << '\n';
    return faults.empty() ? cli::exit_done : cli::exit_no;
}

int print_sample(cli::Call& call) {
    call.out << sample_configuration(call.database);
    return cli::exit_done;
}

}  // namespace

cli::Command check_config_command() {
    return {
        .name = "check-config",
        .summary = "say what is wrong in the configuration",
        .description =
            "Reads the file that DUEREGARD_CONFIGURATION names, or else /etc/dueregard/dueregard.conf, and the "
            "environment, and prints a sentence for each thing that cannot be meant, with its line. Exit status 1 where "
            "there is one. Run it as the user that the server runs as, so that it finds the files it may not read.",
        .run = check,
        .uses = cli::Register::untouched,
        .faulty_configuration = cli::FaultyConfiguration::welcome,
    };
}

cli::Command sample_config_command() {
    return {
        .name = "sample-config",
        .summary = "print a configuration file that tells of every setting",
        .description =
            "Prints what the package puts at /etc/dueregard/dueregard.conf. After an upgrade it shows what is new: "
            "dueregard sample-config | diff /etc/dueregard/dueregard.conf -",
        .run = print_sample,
        .uses = cli::Register::untouched,
    };
}

}  // namespace dueregard::app
