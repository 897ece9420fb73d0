#include "web/server.hpp"

#include "base/failure.hpp"
#include "base/log.hpp"
#include "base/text.hpp"
#include "web/finish_response.hpp"
#include "web/listener.hpp"
#include "web/parse_request.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <exception>
#include <functional>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

namespace dueregard::web {

namespace {

constexpr std::size_t longest_logged_path = 200;
constexpr std::size_t shortest_secret = 32;

/// How a request ended, and for the log why.
struct Outcome {
    Response response;
    std::string why;
};

Outcome failed(int status, std::string_view why) {
    return {.response = {.status = status}, .why = std::string(why.empty() ? "No reason was given." : why)};
}

/// The one place where failures are caught: a request's failure ends the request and nothing else.
Outcome outcome_of(const std::function<Outcome()>& work) {
    try {
        return work();
    } catch (const NotFound& failure) {
        return failed(404, failure.what());
    } catch (const Forbidden& failure) {
        return failed(403, failure.what());
    } catch (const Conflict& failure) {
        return failed(409, failure.what());
    } catch (const BadRequest& failure) {
        return failed(400, failure.what());
    } catch (const Unavailable& failure) {
        auto outcome = failed(503, failure.what());
        outcome.response.headers.emplace_back("Retry-After", "30");
        return outcome;
    } catch (const std::exception& failure) {
        return failed(500, failure.what());
    } catch (...) {
        return failed(500, "Something was thrown that is no exception of the standard library.");
    }
}

/// Addresses in e-mails carry secrets in their path, and somebody may type a name there: no log may keep
/// them.
std::string loggable(std::string_view path) {
    const auto may_be_ours = [](std::string_view segment) {
        return segment.size() < shortest_secret
               && std::ranges::all_of(
                   segment,
                   [](char c) { return is_letter(c) || is_digit(c) || c == '-' || c == '_' || c == '.'; }
               );
    };
    std::vector<std::string> segments;
    for (const auto segment : split(path, '/'))
        segments.emplace_back(may_be_ours(segment) ? segment : "{}");
    return join(segments, "/").substr(0, longest_logged_path);
}

/// The visitor's own address as the proxy in front of us tells it: it adds the last entry, earlier ones may
/// be forged.
std::string forwarded_address(const Request& request) {
    const auto entries = split(request.header("x-forwarded-for"), ',');
    const auto last = trimmed(entries.back());
    return std::string(last.empty() ? std::string_view(request.address) : last);
}

class Answerer {
public:
    Answerer(const ServerOptions& options, const Handler& handler, const ErrorPage& error_page, Log& log)
        : options_(options), handler_(handler), error_page_(error_page), log_(log) {}

    Response to_request(RawRequest raw, const std::string& reference) const {
        const auto start = std::chrono::steady_clock::now();
        Request request{.address = raw.address};
        auto outcome = outcome_of([&]() -> Outcome {
            auto parsed = parse_request(raw);
            raw.body = {};
            if (!parsed) return failed(parsed.error().status, parsed.error().why);
            request = std::move(*parsed);
            if (options_.peer == Peer::proxy) request.address = forwarded_address(request);
            return {.response = handler_(request), .why = ""};
        });
        auto response = dressed(std::move(outcome.response), request, reference);
        const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - start;
        if (options_.metrics != nullptr) options_.metrics->count_answer(response.status, took);
        log_.write(
            response.status >= 500 ? Level::error : Level::info,
            "answered",
            {{"reference", reference},
             {"method", raw.method},
             {"path", loggable(request.path)},
             {"status", response.status},
             {"ms", took.count()},
             {"why", outcome.why}}
        );
        return response;
    }

    Response to_refusal(const Refusal& refusal, const std::string& reference) const {
        if (options_.metrics != nullptr) options_.metrics->count_refusal(refusal.status);
        log_.write(
            refusal.status >= 500 ? Level::warning : Level::info,
            "refused",
            {{"reference", reference}, {"status", refusal.status}, {"why", refusal.why}}
        );
        Response response{.status = refusal.status};
        if (refusal.status == 405) response.headers.emplace_back("Allow", "GET, HEAD, POST");
        if (refusal.status == 503) response.headers.emplace_back("Retry-After", "5");
        return dressed(std::move(response), Request{}, reference);
    }

private:
    /// With its error page where it needs one, and with what every response carries.
    Response dressed(Response response, const Request& request, const std::string& reference) const {
        auto outcome = outcome_of([&]() -> Outcome {
            if (response.status >= 400 && response.body.empty()) {
                auto page = error_page_(response.status, request, reference);
                response.body = std::move(page.body);
                std::ranges::move(page.headers, std::back_inserter(response.headers));
            }
            finish_response(response, request, options_.transport, reference);
            return {.response = std::move(response), .why = ""};
        });
        if (outcome.why.empty()) return std::move(outcome.response);
        log_.write(Level::error, "page failed", {{"reference", reference}, {"why", outcome.why}});
        Response plain{
            .status = 500, .body = fmt::format("Sorry, there is a problem. Reference: {}\n", reference)
        };
        finish_response(plain, Request{}, options_.transport, reference);
        return plain;
    }

    const ServerOptions& options_;
    const Handler& handler_;
    const ErrorPage& error_page_;
    Log& log_;
};

}  // namespace

void serve(const ServerOptions& options, const Handler& handler, const ErrorPage& error_page, Log& log) {
    const Answerer answerer(options, handler, error_page, log);
    const Answers answers{
        .to_request = [&](RawRequest raw, const std::string& reference
                      ) { return answerer.to_request(std::move(raw), reference); },
        .to_refusal = [&](const Refusal& refusal,
                          const std::string& reference) { return answerer.to_refusal(refusal, reference); }
    };
    listen(options, answers, log);
}

}  // namespace dueregard::web
