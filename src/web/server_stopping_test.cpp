// How a server stops: what runs is finished, what is idle ends.
#include "support/sample_site.hpp"

#include <doctest/doctest.h>

#include <csignal>
#include <future>
#include <memory>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

using namespace dueregard;
using namespace dueregard::web;
using namespace dueregard::web::small_site;
using dueregard::testing::body_of;
using dueregard::testing::status_line;
using dueregard::web::small_site::RunningServer;

TEST_CASE("told to stop, it finishes what runs, ends what is idle and takes no more") {
    Gate gate;
    RunningServer server(sample_options(), [&](const Request&) { return gate.pass(); });
    RawClient idle(server.port());
    std::string answer;
    {
        RawClient busy(server.port());
        busy.send(get("/") + get("/"));
        gate.wait_for_one();

        server.tell_to_stop();
        CHECK(idle.rest().empty());
        gate.open();
        answer = busy.rest();
    }

    CHECK(answer.contains("\r\nConnection: close\r\n"));
    CHECK(answer.ends_with("\r\n\r\npassed"));
    CHECK(answer.find("passed") == answer.rfind("passed"));
    CHECK(server.stop().contains("event=stopped"));
}

namespace {

/// A server in a process of its own, whose every page takes a second.
class ChildServer {
public:
    explicit ChildServer(std::chrono::milliseconds patience, rlim_t most_files = RLIM_INFINITY) {
        std::array<int, 2> channel{};
        REQUIRE(pipe(channel.data()) == 0);
        process_ = fork();
        if (process_ == 0) run(patience, most_files, channel[1]);
        REQUIRE(read(channel[0], &port_, sizeof port_) == sizeof port_);
        close(channel[0]);
        close(channel[1]);
    }

    [[nodiscard]] std::uint16_t port() const { return port_; }

    void terminate() const { kill(process_, SIGTERM); }

    /// 0 where it stopped of itself, 3 where it gave up waiting.
    [[nodiscard]] int exit_status() const {
        int status = 0;
        waitpid(process_, &status, 0);
        return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    }

private:
    [[noreturn]] static void run(std::chrono::milliseconds patience, rlim_t most_files, int channel) {
        const rlimit files{.rlim_cur = most_files, .rlim_max = most_files};
        if (most_files != RLIM_INFINITY) end_unless(setrlimit(RLIMIT_NOFILE, &files) == 0);
        std::ostringstream lines;
        Log log(lines);
        auto options = sample_options();
        options.limits.stop = patience;
        options.listening = [&](std::uint16_t port) { end_unless(write(channel, &port, sizeof port) > 0); };
        const auto slow = [](const Request&) {
            std::this_thread::sleep_for(1s);
            return text("done");
        };
        serve(options, answering(slow), sample_error, log);
        _exit(0);
    }

    static void end_unless(bool condition) {
        if (!condition) _exit(9);
    }

    pid_t process_ = 0;
    std::uint16_t port_ = 0;
};

}  // namespace

TEST_CASE("SIGTERM while nobody is there ends the program at once") {
    const ChildServer server(60s);

    server.terminate();

    CHECK(server.exit_status() == 0);
}

TEST_CASE("SIGTERM while a request runs: it is finished") {
    const ChildServer server(60s);
    RawClient client(server.port());
    client.send(get("/"));
    std::this_thread::sleep_for(200ms);

    server.terminate();

    CHECK(body_of(client.response()) == "done");
    client.vanish();
    CHECK(server.exit_status() == 0);
}

TEST_CASE("SIGTERM while a request runs that does not end in time: the program ends all the same") {
    const ChildServer server(100ms);
    RawClient client(server.port());
    client.send(get("/"));
    std::this_thread::sleep_for(200ms);

    server.terminate();

    CHECK(client.rest().empty());
    CHECK(server.exit_status() == 3);
}

TEST_CASE("where no more files can be opened, idle connections make room for the next visitor") {
    const ChildServer server(60s, 64);
    std::vector<std::unique_ptr<RawClient>> clients;
    for (int i = 0; i < 80; ++i)
        clients.push_back(std::make_unique<RawClient>(server.port()));

    clients.back()->send(get("/"));

    CHECK(body_of(clients.back()->response()) == "done");
    clients.clear();
    server.terminate();
    CHECK(server.exit_status() == 0);
}

TEST_CASE("stopping at any moment comes to an end") {
    for (int round = 0; round < 60; ++round) {
        RunningServer server;
        std::this_thread::sleep_for(round % 12 * 10ms);
        CHECK(server.stop().contains("event=stopped"));
    }
}
