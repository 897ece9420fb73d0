#include "support/postgresql_server.hpp"

#include "base/clock.hpp"
#include "base/ensure.hpp"
#include "base/failure.hpp"
#include "storage/db.hpp"

#include <fmt/core.h>

#include <array>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <grp.h>
#include <optional>
#include <pwd.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
#include <vector>

namespace dueregard::test_support {

namespace {

constexpr int skipped = 77;
constexpr auto user_for_root = "postgres";

/// "" where there is none.
std::string folder_of_programs() {
    for (const auto* const folder :
         {"/usr/lib/postgresql/15/bin", "/usr/lib/postgresql/16/bin", "/usr/lib/postgresql/17/bin"}) {
        if (std::filesystem::exists(fmt::format("{}/initdb", folder))) return folder;
    }
    return "";
}

std::string installed_programs() {
    auto folder = folder_of_programs();
    if (!folder.empty()) return folder;
    fmt::print("did not run: PostgreSQL is not installed here\n");
    std::exit(skipped);
}

/// PostgreSQL refuses to run as root; then it runs as the user that its package made.
const passwd* other_user() {
    if (geteuid() != 0) return nullptr;
    const auto* const user = getpwnam(user_for_root);
    ensure(user != nullptr, "the user postgres is missing, though PostgreSQL is installed");
    return user;
}

std::string temporary_folder() {
    std::string folder = "/tmp/dueregard-postgresql-XXXXXX";
    ensure(mkdtemp(folder.data()) != nullptr, "no temporary folder could be made");
    if (const auto* const user = other_user()) {
        ensure(
            chown(folder.c_str(), user->pw_uid, user->pw_gid) == 0,
            "a temporary folder could not be given away"
        );
    }
    return folder;
}

void become(const passwd& user) {
    const bool is_done =
        initgroups(user.pw_name, user.pw_gid) == 0 && setgid(user.pw_gid) == 0 && setuid(user.pw_uid) == 0;
    if (!is_done) _exit(1);
}

/// Starts a program whose output goes to the file `log`, and which ends when we do.
pid_t start(std::vector<std::string> words, const std::string& log, const std::string& folder) {
    const auto* const user = other_user();
    const auto parent = getpid();
    std::vector<char*> arguments;
    arguments.reserve(words.size() + 1);
    for (auto& word : words)
        arguments.push_back(word.data());
    arguments.push_back(nullptr);
    const pid_t child = fork();
    ensure(child >= 0, "no process could be started");
    if (child > 0) return child;
    if (user != nullptr) become(*user);
    prctl(PR_SET_PDEATHSIG, SIGQUIT);
    if (getppid() != parent || chdir(folder.c_str()) != 0) _exit(1);
    const int out = open(log.c_str(), O_CREAT | O_WRONLY | O_APPEND | O_CLOEXEC, 0600);
    dup2(out, STDOUT_FILENO);
    dup2(out, STDERR_FILENO);
    execv(arguments.front(), arguments.data());
    _exit(1);
}

void run(std::vector<std::string> words, const std::string& folder) {
    const auto child = start(std::move(words), folder + "/log", folder);
    int status = 0;
    ensure(
        waitpid(child, &status, 0) == child && status == 0,
        fmt::format("a program of PostgreSQL failed; see {}/log", folder)
    );
}

/// The server answers a moment after it is started.
storage::Db open_when_ready(const std::string& address, const Clock& clock) {
    constexpr int most_attempts = 200;
    for (int attempt = 1;; ++attempt) {
        try {
            return storage::Db::open(address, clock);
        } catch (const Unavailable&) {
            if (attempt == most_attempts) throw;
        }
        std::this_thread::sleep_for(std::chrono::milliseconds{50});
    }
}

std::string address_in(const std::string& folder, const std::string& schema) {
    return fmt::format("postgresql://dueregard@/postgres?host={}&options=-csearch_path%3D{}", folder, schema);
}

/// "database_7_1", of an address that fresh_database gave.
std::string database_in(const std::string& address) {
    const auto end = address.find('?');
    const auto start = address.rfind('/', end) + 1;
    return address.substr(start, end - start);
}

}  // namespace

bool PostgresqlServer::is_installed() {
    return !folder_of_programs().empty();
}

PostgresqlServer& PostgresqlServer::get() {
    static PostgresqlServer server;
    return server;
}

const std::string& PostgresqlServer::folder() const {
    return folder_;
}

PostgresqlServer::PostgresqlServer() {
    if (const char* const folder = std::getenv(folder_variable)) {
        folder_ = folder;
    } else {
        start_own();
    }
}

// fsync is off since nothing here is to outlive the test; what it protects against is a power cut.
void PostgresqlServer::start_own() {
    const auto programs = installed_programs();
    folder_ = temporary_folder();
    const auto data = folder_ + "/data";
    run({programs + "/initdb",
         "--pgdata=" + data,
         "--username=dueregard",
         "--auth=trust",
         "--encoding=UTF8",
         "--locale=C",
         "--no-sync"},
        folder_);
    server_ = start(
        {programs + "/postgres",
         "-D",
         data,
         "-k",
         folder_,
         "-c",
         "listen_addresses=",
         "-c",
         "fsync=off",
         "-c",
         "full_page_writes=off",
         "-c",
         "wal_level=minimal",
         "-c",
         "max_wal_senders=0",
         "-c",
         "autovacuum=off",
         "-c",
         "shared_buffers=32MB",
         "-c",
         "max_connections=40"},
        folder_ + "/log",
        folder_
    );
}

PostgresqlServer::~PostgresqlServer() {
    if (server_ == 0) return;
    // SIGINT is PostgreSQL's "fast shutdown".
    kill(server_, SIGINT);
    waitpid(server_, nullptr, 0);
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
}

std::string PostgresqlServer::fresh_address() {
    const auto schema = fmt::format("case_{}_{}", getpid(), ++schemas_);
    const SystemClock clock;
    auto db = open_when_ready(address_in(folder_, "public"), clock);
    db.write([&](storage::Transaction& tx) { tx.execute_script("create schema " + schema); });
    return address_in(folder_, schema);
}

std::string PostgresqlServer::fresh_database(const std::string& copied) {
    const auto address_of = [&](std::string_view name) {
        return fmt::format("postgresql://dueregard@/{}?host={}", name, folder_);
    };
    const SystemClock clock;
    (void)open_when_ready(address_of("postgres"), clock);
    const auto name = fmt::format("database_{}_{}", getpid(), ++databases_);
    std::vector<std::string> words = {
        installed_programs() + "/createdb", "--host=" + folder_, "--username=dueregard"
    };
    if (!copied.empty()) words.push_back("--template=" + database_in(copied));
    words.push_back(name);
    run(words, folder_);
    return address_of(name);
}

void PostgresqlServer::drop_database(const std::string& address) {
    run({installed_programs() + "/dropdb", "--host=" + folder_, "--username=dueregard", database_in(address)},
        folder_);
}

}  // namespace dueregard::test_support
