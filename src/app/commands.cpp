#include "app/commands.hpp"

#include "accounts/accounts_commands.hpp"
#include "app/backup_commands.hpp"
#include "app/configuration_commands.hpp"
#include "app/migrate_command.hpp"
#include "app/sample_command.hpp"
#include "app/serve_command.hpp"
#include "app/settings.hpp"
#include "app/tick_command.hpp"
#include "app/version.hpp"
#include "assurance/assurance_commands.hpp"
#include "framework/framework_commands.hpp"
#include "intake/import_command.hpp"
#include "intake/read_command.hpp"
#include "monitoring/pay_gap_command.hpp"
#include "monitoring/tabulate_command.hpp"
#include "publishing/publishing_commands.hpp"

namespace dueregard::app {

namespace {

std::vector<cli::Command> all_commands() {
    std::vector<cli::Command> all{
        intake::read_command(),
        intake::import_command(),
        monitoring::pay_gap_command(),
        monitoring::tabulate_command(),
        serve_command(),
        tick_command(),
        backup_command(),
        restore_command(),
        drill_command(),
        migrate_command(),
        check_config_command(),
        sample_config_command(),
        sample_command()
    };
    for (auto& part :
         {assurance::commands(), publishing::commands(), framework::commands(), accounts::commands()})
        all.insert(all.end(), part.begin(), part.end());
    return all;
}

}  // namespace

const cli::Program& program() {
    static const cli::Program program{
        .name = "dueregard",
        .version = version,
        .summary = "a council's equality assurance cycle as one program",
        .description =
            "Reads the documents a council already has, keeps every claim with what it stands on, checks it as a "
            "critical friend would, and writes the reports out.",
        .commands = all_commands(),
        .configuration_file = "/etc/dueregard/dueregard.conf",
        .settings = all_settings(),
    };
    return program;
}

}  // namespace dueregard::app
