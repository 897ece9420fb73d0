#include "web/server.hpp"

#include "base/failure.hpp"
#include "base/log.hpp"
#include "base/text.hpp"
#include "web/finish_response.hpp"
#include "web/listener.hpp"
#include "web/parse_request.hpp"
#include "web/percent.hpp"

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

class Answerer {
public:
    Answerer(const ServerOptions& options, const Handler& handler, const ErrorPage& error_page, Log& log)
        : options_(options), handler_(handler), error_page_(error_page), log_(log) {}

    Response to_request(RawRequest raw, const std::string& reference) const {
        const auto start = std::chrono::steady_clock::now();
        const auto visitor = visitor_of(raw, options_.proxies);
        const auto transport = visitor.transport.value_or(transport_of(raw));
        Request request{.address = visitor.address};
        auto outcome = outcome_of([&]() -> Outcome {
            auto parsed = parse_request(raw);
            raw.body = {};
            if (!parsed) return failed(parsed.error().status, parsed.error().why);
            request = std::move(*parsed);
            request.address = visitor.address;
            return {.response = handler_(request, transport), .why = ""};
        });
        auto response = dressed(std::move(outcome.response), request, transport, reference);
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
        return dressed(std::move(response), Request{}, options_.transport, reference);
    }

    /// RFC 9110, section 15.4.9: what was asked is asked again at the other address. The target is the
    /// browser's own, behind a host that is ours.
    Response to_elsewhere(const RawRequest& raw, const std::string& reference) const {
        const auto target = raw.target.starts_with('/') ? strictly_encoded(raw.target) : "/";
        if (options_.metrics != nullptr) options_.metrics->count_answer(308, {});
        Response response{.status = 308, .headers = {{"Location", options_.redirect->to + target}}};
        finish_response(response, Request{}, Transport::plain, reference);
        return response;
    }

private:
    /// Where no proxy tells.
    Transport transport_of(const RawRequest& raw) const {
        return raw.transport == Transport::tls ? Transport::tls : options_.transport;
    }

    /// With its error page where it needs one, and with what every response carries.
    Response dressed(
        Response response, const Request& request, Transport transport, const std::string& reference
    ) const {
        auto outcome = outcome_of([&]() -> Outcome {
            if (response.status >= 400 && response.body.empty()) {
                auto page = error_page_(response.status, request, reference);
                response.body = std::move(page.body);
                std::ranges::move(page.headers, std::back_inserter(response.headers));
            }
            finish_response(response, request, transport, reference);
            return {.response = std::move(response), .why = ""};
        });
        if (outcome.why.empty()) return std::move(outcome.response);
        log_.write(Level::error, "page failed", {{"reference", reference}, {"why", outcome.why}});
        Response plain{
            .status = 500, .body = fmt::format("Sorry, there is a problem. Reference: {}\n", reference)
        };
        finish_response(plain, Request{}, transport, reference);
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
                          const std::string& reference) { return answerer.to_refusal(refusal, reference); },
        .to_elsewhere = [&](const RawRequest& raw,
                            const std::string& reference) { return answerer.to_elsewhere(raw, reference); }
    };
    listen(options, answers, log);
}

}  // namespace dueregard::web
