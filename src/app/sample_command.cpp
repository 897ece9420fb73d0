#include "app/sample_command.hpp"

#include "accounts/secret.hpp"
#include "app/sample_council.hpp"
#include "base/failure.hpp"

#include <fmt/format.h>

#include <fcntl.h>
#include <ostream>
#include <sys/stat.h>
#include <unistd.h>

namespace dueregard::app {

namespace {

/// Readable by its owner alone from its first byte on.
void write_secret(const std::string& path, const std::string& secret) {
    const int file = open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, S_IRUSR | S_IWUSR);
    const auto line = secret + '\n';
    const bool is_written =
        file >= 0 && write(file, line.data(), line.size()) == static_cast<ssize_t>(line.size());
    if (file >= 0) close(file);
    if (!is_written) throw Unavailable(fmt::format("{} could not be written. May you write there?", path));
}

int run(cli::Call& call) {
    const auto password = accounts::hexadecimal(accounts::random_bytes(8));
    const std::string password_file(call.values.get("--password-to"));
    make_sample_council(
        call.database, {.folder = std::string(call.values.get("FOLDER")), .password = password}
    );
    write_secret(password_file, password);
    call.out << fmt::format(
        "The sample council is in {}; everybody's password is in {}.\n", call.database, password_file
    );
    return 0;
}

}  // namespace

cli::Command sample_command() {
    return {
        .name = "sample",
        .summary = "put the sample council into a fresh register",
        .description =
            "Writes the organisation, people, plan and two years of quarterly returns from the files of FOLDER, "
            "with a password for everybody made anew. For trying the program out, never beside real people.",
        .arguments =
            {{.name = "FOLDER", .description = "samples/ of the source", .kind = cli::ValueKind::text}},
        .options =
            {{.name = "--password-to",
              .value = "FILE",
              .description = "where to write the password",
              .presence = cli::Presence::required}},
        .run = run,
    };
}

}  // namespace dueregard::app
