#include "support/peer.hpp"

#include "base/ensure.hpp"

#include <array>
#include <csignal>
#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace dueregard::test_support {

namespace {

constexpr int patience_milliseconds = 10'000;

struct Pipe {
    int reading = -1;
    int writing = -1;
};

Pipe fresh_pipe() {
    std::array<int, 2> ends{};
    ensure(pipe2(ends.data(), O_CLOEXEC) == 0, "a pipe could not be made");
    return {ends[0], ends[1]};
}

[[noreturn]] void become(std::vector<std::string>& words, int input, int output) {
    std::vector<char*> arguments;
    arguments.reserve(words.size() + 1);
    for (auto& word : words)
        arguments.push_back(word.data());
    arguments.push_back(nullptr);
    prctl(PR_SET_PDEATHSIG, SIGTERM);
    dup2(input, STDIN_FILENO);
    dup2(output, STDOUT_FILENO);
    execvp(arguments.front(), arguments.data());
    _exit(1);
}

}  // namespace

Peer::Peer(std::vector<std::string> words) {
    const auto to_peer = fresh_pipe();
    const auto from_peer = fresh_pipe();
    process_ = fork();
    ensure(process_ >= 0, "no process could be started");
    if (process_ == 0) become(words, to_peer.reading, from_peer.writing);
    close(to_peer.reading);
    close(from_peer.writing);
    its_input_ = to_peer.writing;
    its_output_ = from_peer.reading;
    greeting_ = next_line();
    ensure(!greeting_.empty(), "a program that a test speaks with did not say where it is");
}

Peer::~Peer() {
    close(its_input_);
    close(its_output_);
    kill(process_, SIGTERM);
    waitpid(process_, nullptr, 0);
}

std::string Peer::next_line() {
    for (;;) {
        if (const auto end = read_.find('\n'); end != std::string::npos) {
            auto line = read_.substr(0, end);
            read_.erase(0, end + 1);
            return line;
        }
        pollfd wanted{.fd = its_output_, .events = POLLIN, .revents = 0};
        if (poll(&wanted, 1, patience_milliseconds) <= 0) return "";
        std::array<char, 4096> bytes{};
        const auto count = read(its_output_, bytes.data(), bytes.size());
        if (count <= 0) return "";
        read_.append(bytes.data(), static_cast<std::size_t>(count));
    }
}

void Peer::tell(const std::string& line) const {
    const auto text = line + "\n";
    ensure(
        write(its_input_, text.data(), text.size()) == static_cast<ssize_t>(text.size()),
        "a program that a test speaks with does not listen"
    );
}

}  // namespace dueregard::test_support
