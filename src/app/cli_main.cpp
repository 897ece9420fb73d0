// The program's main: what was asked on the command line, and the one place where a command's failure is
// caught.

#include "app/commands.hpp"
#include "app/migrations.hpp"
#include "app/settings.hpp"
#include "base/configuration.hpp"
#include "base/failure.hpp"
#include "cli/arguments.hpp"
#include "cli/progress.hpp"
#include "storage/db.hpp"
#include "storage/migrate.hpp"

#include <exception>
#include <iostream>

namespace dueregard::app {

namespace {

int run(const cli::Chosen& chosen, const Configuration& configuration) {
    const SystemClock clock;
    cli::Progress progress(std::cerr, cli::terminal_of_standard_error());
    cli::Call call{
        .database = chosen.database,
        .values = chosen.values,
        .clock = clock,
        .in = std::cin,
        .out = std::cout,
        .error = std::cerr,
        .progress = progress,
        .configuration = configuration,
    };
    const bool is_refused = chosen.command->faulty_configuration == cli::FaultyConfiguration::refused;
    if (is_refused && !configuration.faults().empty()) throw BadRequest(configuration.faults().front());
    if (chosen.command->uses == cli::Register::needed) {
        auto db = storage::Db::open(chosen.database, clock);
        storage::migrate(db, all_migrations());
    }
    return chosen.command->run(call);
}

int failed(const std::exception& failure, int status) {
    std::cerr << "dueregard: " << failure.what() << '\n';
    return status;
}

int interpret_and_run(const std::vector<std::string>& words) {
    const auto configuration = Configuration::read(environment, std::string(program().configuration_file));
    const auto asked = cli::interpret(program(), words, configuration.find("DUEREGARD_DATABASE"));
    if (const auto* answer = std::get_if<cli::Answer>(&asked)) {
        std::cout << answer->out;
        std::cerr << answer->error;
        return answer->status;
    }
    const int status = run(std::get<cli::Chosen>(asked), configuration);
    std::cout.flush();
    if (std::cout) return status;
    std::cerr << "dueregard: The answer could not be written; is the disk full?\n";
    return cli::exit_failed;
}

}  // namespace

}  // namespace dueregard::app

int main(int count, char** words) {
    using namespace dueregard;
    try {
        return app::interpret_and_run(std::vector<std::string>(words + 1, words + count));
    } catch (const BadRequest& failure) {
        return app::failed(failure, cli::exit_wrong_call);
    } catch (const std::exception& failure) {
        return app::failed(failure, cli::exit_failed);
    }
}
