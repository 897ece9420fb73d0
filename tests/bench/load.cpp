// Asks a server at a steady rate, for one page or as many people at work, and tells how long the answers
// took. Each request has its moment in a plan, and its time counts from that moment: where the server falls
// behind, waiting to be sent counts too, as it does for a visitor (a client that only starts its clock when
// it gets to send hides the worst, "coordinated omission").
#include "base/clock.hpp"
#include "base/text.hpp"
#include "cli/arguments.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

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
#include <fstream>
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

/// What one visitor asks, as it goes over the wire. Reads come round again, a write is sent once.
struct Script {
    std::vector<std::string> reads;
    std::vector<std::string> writes;
};

struct Plan {
    tcp::endpoint server;
    std::vector<Script> scripts;  ///< connections take them in turn
    std::int64_t connections = 1;
    std::int64_t write_each = 0;  ///< every so many requests one is a write; 0: none is
    std::int64_t rate =
        0;  ///< requests a second, all connections together; 0: each asks again as soon as it is answered
    std::int64_t idle = 0;
    std::int64_t slow = 0;  ///< connections that send a byte a second
    double seconds = 5;
    double warm_up = 1;
};

struct Tally {
    std::vector<double> milliseconds;  ///< of the answers after the warm-up
    std::vector<double> of_writes;     ///< of those, what the writes took
    std::int64_t sent = 0;             ///< also the place in the plan of the next request
    std::int64_t wrong = 0;            ///< answers of another status than 200, or 303 to a write
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
        for (std::int64_t i = 0; i < plan_.slow; ++i)
            asio::co_spawn(io_, drip(i), asio::detached);
        for (std::int64_t i = 0; i < plan_.connections; ++i)
            asio::co_spawn(
                io_,
                ask_repeatedly(plan_.scripts[static_cast<std::size_t>(i) % plan_.scripts.size()]),
                asio::detached
            );
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

    [[nodiscard]] bool is_over(Clock::time_point moment) const {
        return Seconds(moment - start_).count() > plan_.warm_up + plan_.seconds;
    }

    /// A byte a second, and from the beginning again where the server has had enough. They come one after the
    /// other over ten seconds, as visitors do.
    asio::awaitable<void> drip(std::int64_t number) {
        asio::steady_timer timer(io_, std::chrono::milliseconds(number * 10'000 / plan_.slow));
        co_await timer.async_wait(with_error);
        while (!is_over(Clock::now())) {
            tcp::socket socket(io_);
            const auto [refused] = co_await socket.async_connect(plan_.server, with_error);
            if (refused) ++tally_.broken;
            bool is_open = !refused;
            for (std::size_t i = 0; is_open && !is_over(Clock::now()); ++i) {
                const auto& text = plan_.scripts.front().reads.front();
                const auto [unsent, count] =
                    co_await socket.async_write_some(asio::buffer(&text[i % text.size()], 1), with_error);
                is_open = !unsent;
                timer.expires_after(std::chrono::seconds(1));
                co_await timer.async_wait(with_error);
            }
        }
    }

    asio::awaitable<void> ask_repeatedly(const Script& script) {
        std::size_t read = 0;
        std::size_t written = 0;
        tcp::socket socket(io_);
        const auto [refused] = co_await socket.async_connect(plan_.server, with_error);
        if (!refused) socket.set_option(tcp::no_delay(true));
        bool is_open = !refused;
        while (is_open) {
            // Moved on by one in each round, so that everybody writes and not always the same.
            const auto round = tally_.sent / plan_.connections;
            const bool is_write = plan_.write_each > 0 && (tally_.sent + round) % plan_.write_each == 0;
            const auto moment = co_await next_moment();
            if (is_over(moment)) co_return;
            if (is_write && written < script.writes.size()) {
                is_open = co_await ask(socket, moment, script.writes[written++], http::status::see_other);
            } else {
                is_open = co_await ask(
                    socket, moment, script.reads[read++ % script.reads.size()], http::status::ok
                );
            }
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
    asio::awaitable<bool>
    ask(tcp::socket& socket, Clock::time_point moment, const std::string& request, http::status wanted) {
        const auto [unsent, count] = co_await asio::async_write(socket, asio::buffer(request), with_error);
        boost::beast::flat_buffer buffer;
        http::response_parser<http::string_body> answer;
        answer.body_limit(boost::none);
        const auto [unread, size] = co_await http::async_read(socket, buffer, answer, with_error);
        if (unsent || unread) co_return false;
        if (answer.get().result() != wanted) ++tally_.wrong;
        if (Seconds(moment - start_).count() >= plan_.warm_up) {
            const auto took = Seconds(Clock::now() - moment).count() * 1000;
            tally_.bytes += static_cast<std::int64_t>(size);
            tally_.milliseconds.push_back(took);
            if (wanted == http::status::see_other) tally_.of_writes.push_back(took);
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
    std::ranges::sort(tally.of_writes);
    const auto& times = tally.milliseconds;
    fmt::print(
        R"({{"connections": {}, "rate": {}, "idle": {}, "answers": {}, "wrong": {}, "broken": {}, "per_second": {:.1f}, )"
        R"("bytes_per_answer": {}, "p50_ms": {:.3f}, "p90_ms": {:.3f}, "p99_ms": {:.3f}, "max_ms": {:.3f}, )"
        R"("writes": {}, "writes_p50_ms": {:.3f}, "writes_p99_ms": {:.3f}}})"
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
        times.empty() ? 0 : times.back(),
        tally.of_writes.size(),
        quantile(tally.of_writes, 0.5),
        quantile(tally.of_writes, 0.99)
    );
}

int run_nothing(cli::Call&) {
    return 0;
}

std::vector<cli::Option> options_of_load() {
    const auto number = [](std::string_view name, std::string_view description) {
        return cli::Option{
            .name = name, .value = "N", .description = description, .kind = cli::ValueKind::whole_number
        };
    };
    return {
        number("--connections", "How many ask; 1 if not given."),
        number("--rate", "Requests a second; as fast as they are answered if not given."),
        number("--write-each", "Every so many requests one is a write; none if not given."),
        number("--idle", "Connections that are open and say nothing."),
        number("--slow", "Connections that send a byte a second."),
        number("--seconds", "How long, after one second of warming up; 5 if not given."),
        {.name = "--header",
         .value = "HEADER",
         .description = "A header to send, such as a cookie.",
         .presence = cli::Presence::any_number}
    };
}

cli::Program program() {
    const cli::Argument port{
        .name = "PORT", .description = "On 127.0.0.1.", .kind = cli::ValueKind::whole_number
    };
    const std::string_view description = "Times count from the moment at which a request was due.";
    return {
        .name = "load",
        .version = "1",
        .summary = "ask a server at a steady rate",
        .description = "",
        .commands =
            {
                {.name = "get",
                 .summary = "ask for one page and print times as JSON",
                 .description = description,
                 .arguments = {port, {.name = "PATH", .description = "With its query."}},
                 .options = options_of_load(),
                 .run = run_nothing},
                {.name = "play",
                 .summary = "ask as many people at work do and print times as JSON",
                 .description = description,
                 .arguments =
                     {port,
                      {.name = "FILE",
                       .description =
                           "JSON: a list of visitors, each with its reads and its writes as they go over the wire."
                      }},
                 .options = options_of_load(),
                 .run = run_nothing},
            },
    };
}

std::vector<Script> scripts_in(const std::string& path) {
    std::vector<Script> scripts;
    std::ifstream file(path);
    for (const auto& one : nlohmann::json::parse(file)) {
        scripts.push_back(
            {.reads = one.at("reads").get<std::vector<std::string>>(),
             .writes = one.at("writes").get<std::vector<std::string>>()}
        );
    }
    return scripts;
}

std::string request_for(const cli::Values& values) {
    auto request =
        fmt::format("GET {} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\n", values.get("PATH"), values.get("PORT"));
    for (const auto& header : values.all("--header"))
        request += header + "\r\n";
    return request + "\r\n";
}

Plan plan_of(const cli::Values& values) {
    const auto port = values.whole_number("PORT").value_or(0);
    Plan plan{
        .server = {asio::ip::address_v4::loopback(), static_cast<std::uint16_t>(port)},
        .scripts = {},
        .connections = values.whole_number("--connections").value_or(1),
        .write_each = values.whole_number("--write-each").value_or(0),
        .rate = values.whole_number("--rate").value_or(0),
        .idle = values.whole_number("--idle").value_or(0),
        .slow = values.whole_number("--slow").value_or(0),
        .seconds = static_cast<double>(values.whole_number("--seconds").value_or(5)),
    };
    if (values.has("FILE")) {
        plan.scripts = scripts_in(std::string(values.get("FILE")));
    } else {
        plan.scripts.push_back({.reads = {request_for(values)}, .writes = {}});
    }
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
