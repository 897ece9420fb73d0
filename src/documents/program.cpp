#include "documents/program.hpp"

#include "base/failure.hpp"
#include "base/text.hpp"
#include "documents/memory_file.hpp"

#include <fmt/format.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <poll.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <system_error>
#include <unistd.h>

namespace dueregard::documents {

namespace {

constexpr std::string_view search_path = "/usr/local/bin:/usr/bin:/bin";

/// What the C interface takes: pointers to the strings, ended by a null pointer.
std::vector<char*> pointers_to(std::vector<std::string>& texts) {
    std::vector<char*> pointers;
    pointers.reserve(texts.size() + 1);
    for (auto& text : texts)
        pointers.push_back(text.data());
    pointers.push_back(nullptr);
    return pointers;
}

/// "" where it is not installed.
std::string installed_path(const Program& program) {
    for (const auto folder : split(search_path, ':')) {
        auto path = fmt::format("{}/{}", folder, program.name);
        if (::access(path.c_str(), X_OK) == 0) return path;
    }
    return {};
}

std::string path_of(const Program& program) {
    if (auto path = installed_path(program); !path.empty()) return path;
    throw Unavailable(fmt::format(
        "The program {0} is not installed, and this kind of file cannot be made without it: install the package {1} (apt install {1}).",
        program.name,
        program.package
    ));
}

/// The three streams of the new process; everything else is closed to it.
class Streams {
public:
    explicit Streams(std::string_view input) : input_(input) {
        posix_spawn_file_actions_init(&actions_);
        posix_spawn_file_actions_adddup2(&actions_, input_.descriptor(), STDIN_FILENO);
        posix_spawn_file_actions_adddup2(&actions_, output_.descriptor(), STDOUT_FILENO);
        posix_spawn_file_actions_adddup2(&actions_, errors_.descriptor(), STDERR_FILENO);
        posix_spawn_file_actions_addclosefrom_np(&actions_, STDERR_FILENO + 1);
        posix_spawn_file_actions_addchdir_np(&actions_, "/");
    }

    ~Streams() { posix_spawn_file_actions_destroy(&actions_); }

    Streams(const Streams&) = delete;
    Streams& operator=(const Streams&) = delete;
    Streams(Streams&&) = delete;
    Streams& operator=(Streams&&) = delete;

    [[nodiscard]] const posix_spawn_file_actions_t* actions() const { return &actions_; }

    [[nodiscard]] std::string output() const { return output_.contents(); }

    [[nodiscard]] std::string errors() const { return errors_.contents(); }

private:
    MemoryFile input_;
    MemoryFile output_;
    MemoryFile errors_;
    posix_spawn_file_actions_t actions_ = {};
};

/// Starts the program in a process group of its own, so that it can be ended with all that it started.
pid_t spawn(const Program& program, const ProgramCall& call, const Streams& streams) {
    const auto path = path_of(program);
    std::vector<std::string> arguments = {program.name};
    arguments.insert(arguments.end(), call.arguments.begin(), call.arguments.end());
    std::vector<std::string> environment = {
        fmt::format("PATH={}", search_path), "HOME=/nonexistent", "LANG=C.UTF-8"
    };
    environment.insert(environment.end(), call.environment.begin(), call.environment.end());
    posix_spawnattr_t attributes = {};
    posix_spawnattr_init(&attributes);
    sigset_t none;
    sigemptyset(&none);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK);
    pid_t child = 0;
    const int error = ::posix_spawn(
        &child,
        path.c_str(),
        streams.actions(),
        &attributes,
        pointers_to(arguments).data(),
        pointers_to(environment).data()
    );
    posix_spawnattr_destroy(&attributes);
    if (error != 0) {
        throw Unavailable(fmt::format(
            "The program {} cannot be started: {}.", program.name, std::generic_category().message(error)
        ));
    }
    return child;
}

void limit_resources(pid_t child, const ProgramCall& call) {
    const auto seconds = static_cast<rlim_t>(std::chrono::ceil<std::chrono::seconds>(call.limit).count());
    const rlimit processor = {.rlim_cur = seconds, .rlim_max = seconds};
    const rlimit written = {.rlim_cur = call.most_written, .rlim_max = call.most_written};
    const rlimit core = {.rlim_cur = 0, .rlim_max = 0};
    (void)::prlimit(child, RLIMIT_CPU, &processor, nullptr);
    (void)::prlimit(child, RLIMIT_FSIZE, &written, nullptr);
    (void)::prlimit(child, RLIMIT_CORE, &core, nullptr);
    if (call.most_memory > 0) {
        const rlimit memory = {.rlim_cur = call.most_memory, .rlim_max = call.most_memory};
        (void)::prlimit(child, RLIMIT_AS, &memory, nullptr);
    }
    if (call.most_files > 0) {
        const rlimit files = {.rlim_cur = call.most_files, .rlim_max = call.most_files};
        (void)::prlimit(child, RLIMIT_NOFILE, &files, nullptr);
    }
}

/// Whether the child ended within the limit.
bool waits_for_end(pid_t child, std::chrono::milliseconds limit) {
    const int descriptor = static_cast<int>(::syscall(SYS_pidfd_open, child, 0));
    if (descriptor < 0) return false;
    pollfd watched = {.fd = descriptor, .events = POLLIN, .revents = 0};
    const auto deadline = std::chrono::steady_clock::now() + limit;
    int found = 0;
    do {
        const auto left =
            std::chrono::ceil<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
        found = ::poll(&watched, 1, static_cast<int>(std::max<std::int64_t>(left.count(), 0)));
    } while (found < 0 && errno == EINTR);
    (void)::close(descriptor);
    return found > 0;
}

int reap(pid_t child) {
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {}
    return status;
}

/// The last line says what went wrong; warnings and traces come before it.
std::string last_line(const std::string& errors) {
    std::string_view last;
    for (const auto line : lines_of(errors)) {
        if (!trimmed(line).empty()) last = trimmed(line);
    }
    return last.empty() ? "it said nothing" : std::string(last);
}

}  // namespace

bool is_installed(const Program& program) {
    return !installed_path(program).empty();
}

ProgramRun run_of(const Program& program, const ProgramCall& call) {
    const Streams streams(call.input);
    const auto child = spawn(program, call, streams);
    limit_resources(child, call);
    const bool has_ended = waits_for_end(child, call.limit);
    if (!has_ended) (void)::kill(-child, SIGKILL);
    const int status = reap(child);
    return {
        .has_ended = has_ended,
        .status = WIFEXITED(status) ? WEXITSTATUS(status) : -1,
        .output = streams.output(),
        .errors = streams.errors()
    };
}

std::string output_of(const Program& program, const ProgramCall& call) {
    auto run = run_of(program, call);
    if (!run.has_ended) {
        throw Unavailable(fmt::format(
            "The program {} took longer than {} seconds and was stopped: try again with less, or another kind of file.",
            program.name,
            std::chrono::ceil<std::chrono::seconds>(call.limit).count()
        ));
    }
    if (run.status != 0)
        throw Unavailable(fmt::format("The program {} failed: {}", program.name, last_line(run.errors)));
    return std::move(run.output);
}

}  // namespace dueregard::documents
