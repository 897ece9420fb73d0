#include "accounts/site.hpp"

#include "base/failure.hpp"
#include "base/text.hpp"

#include <algorithm>

namespace dueregard::accounts {

namespace {

bool is_host(std::string_view host) {
    return !host.empty() && std::ranges::all_of(host, [](char c) {
        return is_letter(c) || is_digit(c) || c == '.' || c == '-' || c == ':' || c == '[' || c == ']';
    });
}

}  // namespace

std::string site_address(const Configuration& configuration) {
    auto address = configuration.text("DUEREGARD_SITE");
    if (address.empty()) return address;
    if (address.ends_with('/')) address.pop_back();
    const std::string_view scheme = address.starts_with("https://") ? "https://" : "http://";
    if (!address.starts_with(scheme) || !is_host(std::string_view(address).substr(scheme.size()))) {
        throw BadRequest(
            "DUEREGARD_SITE is where this installation is reached: https://dueregard.example.com."
        );
    }
    return address;
}

}  // namespace dueregard::accounts
