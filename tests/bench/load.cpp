// Asks a server for one page at a steady rate and tells how long the answers took. Each request has its
// moment in a plan, and its time counts from that moment: where the server falls behind, waiting to be sent
// counts too, as it does for a visitor (a client that only starts its clock when it gets to send hides the
// worst, "coordinated omission").
#include "base/clock.hpp"
#include "base/text.hpp"
#include "cli/arguments.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>
#include <cstdio>
#include <string>
#include <sys/resource.h>
#include <vector>

namespace {

namespace asio = boost::asio;
namespace http = boost::beast::http;
using asio::ip::tcp;
using namespace dueregard;
using Clock = std::chrono::steady_clock;
using Seconds = std::chrono::duration<double>;
constexpr auto with_error = asio::as_tuple(asio::use_awaitable);

struct Plan {
    tcp::endpoint server;
    std::string request;
    std::int64_t connections = 1;
    std::int64_t rate =
        0;  ///< requests a second, all connections together; 0: each asks again as soon as it is answered
    std::int64_t idle = 0;
    double seconds = 5;
    double warm_up = 1;
};

struct Tally {
    std::vector<double> milliseconds;  ///< of answers with status 200 after the warm-up
    std::int64_t sent = 0;             ///< also the place in the plan of the next request
    std::int64_t wrong = 0;            ///< answers of another status
    std::int64_t broken = 0;           ///< connections that failed
    std::int64_t bytes = 0;
};

class Load {
public:
    explicit Load(const Plan& plan) : plan_(plan) {}

    Tally run() {
        asio::co_spawn(io_, hold_idle(), asio::detached);
        io_.run();
        io_.restart();
        start_ = Clock::now();
        for (std::int64_t i = 0; i < plan_.connections; ++i)
            asio::co_spawn(io_, ask_repeatedly(), asio::detached);
        io_.run();
        return std::move(tally_);
    }

private:
    /// Connections that never say anything, open until the end.
    asio::awaitable<void> hold_idle() {
        for (std::int64_t i = 0; i < plan_.idle; ++i) {
            tcp::socket socket(io_);
            const auto [error] = co_await socket.async_connect(plan_.server, with_error);
            if (error) ++tally_.broken;
            idle_.push_back(std::move(socket));
        }
    }

    asio::awaitable<void> ask_repeatedly() {
        tcp::socket socket(io_);
        const auto [refused] = co_await socket.async_connect(plan_.server, with_error);
        if (!refused) socket.set_option(tcp::no_delay(true));
        bool is_open = !refused;
        while (is_open) {
            const auto moment = co_await next_moment();
            if (Seconds(moment - start_).count() > plan_.warm_up + plan_.seconds) co_return;
            is_open = co_await ask(socket, moment);
        }
        ++tally_.broken;
    }

    asio::awaitable<Clock::time_point> next_moment() {
        const auto place = tally_.sent++;
        if (plan_.rate == 0) co_return Clock::now();
        const auto moment = start_
                            + std::chrono::duration_cast<Clock::duration>(
                                Seconds(static_cast<double>(place) / static_cast<double>(plan_.rate))
                            );
        asio::steady_timer timer(io_, moment);
        co_await timer.async_wait(with_error);
        co_return moment;
    }

    /// Whether the connection can be asked again.
    asio::awaitable<bool> ask(tcp::socket& socket, Clock::time_point moment) {
        const auto [unsent, count] =
            co_await asio::async_write(socket, asio::buffer(plan_.request), with_error);
        boost::beast::flat_buffer buffer;
        http::response_parser<http::string_body> answer;
        answer.body_limit(boost::none);
        const auto [unread, size] = co_await http::async_read(socket, buffer, answer, with_error);
        if (unsent || unread) co_return false;
        if (Seconds(moment - start_).count() >= plan_.warm_up) {
            tally_.bytes += static_cast<std::int64_t>(size);
            if (answer.get().result() != http::status::ok) ++tally_.wrong;
            tally_.milliseconds.push_back(Seconds(Clock::now() - moment).count() * 1000);
        }
        co_return answer.keep_alive();
    }

    Plan plan_;
    asio::io_context io_{1};
    Clock::time_point start_;
    Tally tally_;
    std::vector<tcp::socket> idle_;
};

double quantile(const std::vector<double>& sorted, double share) {
    if (sorted.empty()) return 0;
    const auto last = static_cast<double>(sorted.size() - 1);
    return sorted[static_cast<std::size_t>(share * last + 0.5)];
}

void print(const Plan& plan, Tally tally) {
    std::ranges::sort(tally.milliseconds);
    const auto& times = tally.milliseconds;
    fmt::print(
        R"({{"connections": {}, "rate": {}, "idle": {}, "answers": {}, "wrong": {}, "broken": {}, "per_second": {:.1f}, )"
        R"("bytes_per_answer": {}, "p50_ms": {:.3f}, "p90_ms": {:.3f}, "p99_ms": {:.3f}, "max_ms": {:.3f}}})"
        "\n",
        plan.connections,
        plan.rate,
        plan.idle,
        times.size(),
        tally.wrong,
        tally.broken,
        static_cast<double>(times.size()) / plan.seconds,
        times.empty() ? 0 : tally.bytes / static_cast<std::int64_t>(times.size()),
        quantile(times, 0.5),
        quantile(times, 0.9),
        quantile(times, 0.99),
        times.empty() ? 0 : times.back()
    );
}

int run_nothing(cli::Call&) {
    return 0;
}

cli::Program program() {
    const auto number = [](std::string_view name, std::string_view description) {
        return cli::Option{
            .name = name, .value = "N", .description = description, .kind = cli::ValueKind::whole_number
        };
    };
    return {
        .name = "load",
        .version = "1",
        .summary = "ask a server for a page at a steady rate",
        .description = "",
        .commands =
            {
                {.name = "get",
                 .summary = "ask for one page and print times as JSON",
                 .description = "Times count from the moment at which a request was due.",
                 .arguments =
                     {{.name = "PORT", .description = "On 127.0.0.1.", .kind = cli::ValueKind::whole_number},
                      {.name = "PATH", .description = "With its query."}},
                 .options =
                     {number("--connections", "How many ask; 1 if not given."),
                      number("--rate", "Requests a second; as fast as they are answered if not given."),
                      number("--idle", "Connections that are open and say nothing."),
                      number("--seconds", "How long, after one second of warming up; 5 if not given."),
                      {.name = "--header",
                       .value = "HEADER",
                       .description = "A header to send, such as a cookie.",
                       .presence = cli::Presence::any_number}},
                 .run = run_nothing},
            },
    };
}

Plan plan_of(const cli::Values& values) {
    const auto port = values.whole_number("PORT").value_or(0);
    Plan plan{
        .server = {asio::ip::address_v4::loopback(), static_cast<std::uint16_t>(port)},
        .request = fmt::format("GET {} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\n", values.get("PATH"), port),
        .connections = values.whole_number("--connections").value_or(1),
        .rate = values.whole_number("--rate").value_or(0),
        .idle = values.whole_number("--idle").value_or(0),
        .seconds = static_cast<double>(values.whole_number("--seconds").value_or(5)),
    };
    for (const auto& header : values.all("--header"))
        plan.request += header + "\r\n";
    plan.request += "\r\n";
    return plan;
}

}  // namespace

int main(int count, char** words) {
    rlimit files{};
    getrlimit(RLIMIT_NOFILE, &files);
    files.rlim_cur = files.rlim_max;
    setrlimit(RLIMIT_NOFILE, &files);
    const auto load = program();
    const auto outcome = cli::interpret(load, {words + 1, words + count}, std::nullopt);
    if (const auto* const answer = std::get_if<cli::Answer>(&outcome)) {
        fmt::print("{}", answer->out);
        fmt::print(stderr, "{}", answer->error);
        return answer->status;
    }
    const auto plan = plan_of(std::get<cli::Chosen>(outcome).values);
    auto tally = Load(plan).run();
    const bool all_well = tally.wrong == 0 && tally.broken == 0;
    print(plan, std::move(tally));
    return all_well ? 0 : 1;
}
