#include "app/commands.hpp"

#include "app/migrate_command.hpp"
#include "app/version.hpp"

namespace dueregard::app {

const cli::Program& program() {
    static const cli::Program program{
        .name = "dueregard",
        .version = version,
        .summary = "a council's equality assurance cycle as one program",
        .description =
            "Reads the documents a council already has, keeps every claim with what it stands on, checks it as a "
            "critical friend would, and writes the reports out.",
        .commands =
            {
                migrate_command(),
            },
    };
    return program;
}

}  // namespace dueregard::app
