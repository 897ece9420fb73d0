#include "app/migrate_command.hpp"

#include "app/migrations.hpp"
#include "storage/db.hpp"

#include <ostream>

namespace dueregard::app {

namespace {

int run(cli::Call& call) {
    auto db = storage::Db::open(call.database, call.clock);
    const auto all = all_migrations();
    const bool is_dry = call.values.has("--dry-run");
    const auto steps = is_dry ? storage::pending(db, all) : storage::migrate(db, all);
    for (const auto& step : steps)
        call.out << step << '\n';
    if (steps.empty()) call.error << "The register is up to date.\n";
    return 0;
}

}  // namespace

cli::Command migrate_command() {
    return {
        .name = "migrate",
        .summary = "bring the register's tables up to date",
        .description =
            "Runs every step that this register has not seen yet, each in a transaction of its own, and prints "
            "its name. A register written by a newer version is refused.",
        .options = {{.name = "--dry-run", .description = "print the steps and run none"}},
        .run = run,
        .uses = cli::Register::untouched,
    };
}

}  // namespace dueregard::app
