#include "openid/issuer_door.hpp"

#include "base/text.hpp"
#include "openid/openid_settings.hpp"
#include "transfer/curl_call.hpp"

#include <fmt/core.h>

namespace dueregard::openid {

namespace {

constexpr std::size_t longest_answer = std::size_t{1024} * 1024;
constexpr long connect_seconds = 5;
constexpr long longest_seconds = 15;

using transfer::Call;
using transfer::fresh_call;
using transfer::List;
using transfer::set;

std::size_t take(char* bytes, std::size_t size, std::size_t count, void* taken) {
    auto& answer = *static_cast<std::string*>(taken);
    if (answer.size() + size * count > longest_answer) return 0;
    answer.append(bytes, size * count);
    return size * count;
}

ServiceFault unreachable(std::string why) {
    return {.kind = ServiceFault::Kind::unreachable, .why = std::move(why)};
}

ServiceFault refused(std::string why) {
    return {.kind = ServiceFault::Kind::refused, .why = std::move(why)};
}

std::expected<std::string, ServiceFault> answered(const Call& call, const std::string& address) {
    constexpr long ok = 200;
    constexpr long too_many = 429;
    constexpr long least_trouble = 500;
    std::string answer;
    set(call, CURLOPT_URL, address.c_str());
    set(call, CURLOPT_PROTOCOLS_STR, address.starts_with("https://") ? "https" : "http");
    set(call, CURLOPT_SSLVERSION, long{CURL_SSLVERSION_TLSv1_2});
    set(call, CURLOPT_CONNECTTIMEOUT, connect_seconds);
    set(call, CURLOPT_TIMEOUT, longest_seconds);
    set(call, CURLOPT_NOSIGNAL, 1L);
    set(call, CURLOPT_WRITEFUNCTION, take);
    set(call, CURLOPT_WRITEDATA, static_cast<void*>(&answer));
    if (const auto code = curl_easy_perform(call.get()); code != CURLE_OK) {
        return std::unexpected(
            unreachable(fmt::format("The sign-in service was not reached: {}", curl_easy_strerror(code)))
        );
    }
    long status = 0;
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-vararg): libcurl's only way
    curl_easy_getinfo(call.get(), CURLINFO_RESPONSE_CODE, &status);
    const auto answer_told = fmt::format("The sign-in service answered {}", status);
    if (status >= least_trouble || status == too_many) return std::unexpected(unreachable(answer_told));
    if (status != ok) return std::unexpected(refused(answer_told));
    return answer;
}

}  // namespace

bool IssuerDoor::is_of_issuer(std::string_view address) const {
    const auto origin = origin_of(address);
    return !origin.empty() && origin == origin_of(issuer_);
}

std::expected<std::string, ServiceFault> IssuerDoor::get(const std::string& address) const {
    if (!is_of_issuer(address)) return std::unexpected(refused("An address is not the issuer's own"));
    return answered(fresh_call(), address);
}

std::expected<std::string, ServiceFault> IssuerDoor::post(
    const std::string& address, const std::string& form, const std::string& user, const std::string& password
) const {
    if (!is_of_issuer(address)) return std::unexpected(refused("An address is not the issuer's own"));
    const auto call = fresh_call();
    const List headers(curl_slist_append(nullptr, "Accept: application/json"));
    set(call, CURLOPT_HTTPHEADER, headers.get());
    set(call, CURLOPT_POSTFIELDS, form.c_str());
    if (!password.empty()) {
        set(call, CURLOPT_HTTPAUTH, static_cast<long>(CURLAUTH_BASIC));
        set(call, CURLOPT_USERNAME, user.c_str());
        set(call, CURLOPT_PASSWORD, password.c_str());
    }
    return answered(call, address);
}

std::string form_value(std::string_view text) {
    std::string encoded;
    for (const char c : text) {
        if (is_letter(c) || is_digit(c) || std::string_view("-._~").contains(c)) {
            encoded += c;
        } else {
            encoded += fmt::format("%{:02X}", static_cast<unsigned char>(c));
        }
    }
    return encoded;
}

}  // namespace dueregard::openid
