#include "mail/smtp_door.hpp"

#include "transfer/curl_call.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace dueregard::mail {

namespace {

constexpr long connect_seconds = 20;
constexpr long longest_seconds = 60;

using transfer::Call;
using transfer::fresh_call;
using transfer::List;
using transfer::set;

/// What is still to be handed over.
struct Rest {
    std::string bytes;
    std::size_t at = 0;
};

std::size_t give(char* into, std::size_t size, std::size_t count, void* given) {
    auto& rest = *static_cast<Rest*>(given);
    const auto part = rest.bytes.substr(rest.at, size * count);
    std::ranges::copy(part, into);
    rest.at += part.size();
    return part.size();
}

std::string url_of(const MailSettings& settings) {
    const bool is_ipv6 = settings.host.contains(':');
    return fmt::format(
        "{}://{}{}{}:{}",
        settings.tls == Tls::implicit ? "smtps" : "smtp",
        is_ipv6 ? "[" : "",
        settings.host,
        is_ipv6 ? "]" : "",
        settings.port
    );
}

void set_server(const Call& call, const MailSettings& settings) {
    set(call, CURLOPT_URL, url_of(settings).c_str());
    set(call, CURLOPT_PROTOCOLS_STR, settings.tls == Tls::implicit ? "smtps" : "smtp");
    set(call, CURLOPT_PROXY, "");
    if (settings.tls == Tls::starttls) set(call, CURLOPT_USE_SSL, long{CURLUSESSL_ALL});
    set(call, CURLOPT_SSLVERSION, long{CURL_SSLVERSION_TLSv1_2});
    if (!settings.authorities.empty()) set(call, CURLOPT_CAINFO, settings.authorities.c_str());
    if (!settings.user.empty()) {
        set(call, CURLOPT_USERNAME, settings.user.c_str());
        set(call, CURLOPT_PASSWORD, settings.password.c_str());
    }
    set(call, CURLOPT_CONNECTTIMEOUT, connect_seconds);
    set(call, CURLOPT_TIMEOUT, longest_seconds);
    set(call, CURLOPT_NOSIGNAL, 1L);
}

/// The server's own words may hold somebody's address, so only its number is told.
Delivery delivery(const Call& call, CURLcode code) {
    if (code == CURLE_OK) return {};
    constexpr long first_permanent = 500;
    constexpr long last_permanent = 599;
    long answer = 0;
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-vararg): libcurl's only way
    curl_easy_getinfo(call.get(), CURLINFO_RESPONSE_CODE, &answer);
    if (code == CURLE_LOGIN_DENIED) {
        return {Outcome::try_again, "The mail server did not accept the user and password"};
    }
    // Only what was said of this very message is for good: a server without STARTTLS may yet be mended.
    const bool is_about_message = code == CURLE_SEND_ERROR || code == CURLE_WEIRD_SERVER_REPLY;
    if (is_about_message && answer >= first_permanent && answer <= last_permanent) {
        return {Outcome::refused, fmt::format("The mail server answered {}", answer)};
    }
    if (is_about_message && answer > 0) {
        return {Outcome::try_again, fmt::format("The mail server answered {}", answer)};
    }
    return {Outcome::try_again, fmt::format("The mail server was not reached: {}", curl_easy_strerror(code))};
}

}  // namespace

Delivery SmtpDoor::send(const Message& message) {
    const auto call = fresh_call();
    set_server(call, settings_);
    Rest rest{.bytes = wire_form(message, settings_.from, clock_.now())};
    const auto from = fmt::format("<{}>", settings_.from.address);
    const List to(curl_slist_append(nullptr, fmt::format("<{}>", message.to).c_str()));
    set(call, CURLOPT_MAIL_FROM, from.c_str());
    set(call, CURLOPT_MAIL_RCPT, to.get());
    set(call, CURLOPT_UPLOAD, 1L);
    set(call, CURLOPT_READFUNCTION, give);
    set(call, CURLOPT_READDATA, static_cast<void*>(&rest));
    return delivery(call, curl_easy_perform(call.get()));
}

}  // namespace dueregard::mail
