#include "accounts/browser_name.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <span>

namespace dueregard::accounts {

namespace {

struct Sign {
    std::string_view part;
    std::string_view name;
};

constexpr std::array browsers = {
    Sign{"Edg/", "Edge"},
    Sign{"OPR/", "Opera"},
    Sign{"SamsungBrowser/", "Samsung Internet"},
    Sign{"Firefox/", "Firefox"},
    Sign{"FxiOS/", "Firefox"},
    Sign{"CriOS/", "Chrome"},
    Sign{"Chrome/", "Chrome"},
    Sign{"Safari/", "Safari"},
};

constexpr std::array systems = {
    Sign{"Windows", "Windows"},
    Sign{"iPhone", "iPhone"},
    Sign{"iPad", "iPad"},
    Sign{"Android", "Android"},
    Sign{"Mac OS X", "Mac"},
    Sign{"CrOS", "ChromeOS"},
    Sign{"Linux", "Linux"},
};

std::string_view name_in(std::string_view user_agent, std::span<const Sign> signs) {
    const auto sign = std::ranges::find_if(signs, [&](const Sign& one) {
        return user_agent.find(one.part) != std::string_view::npos;
    });
    return sign == signs.end() ? std::string_view() : sign->name;
}

}  // namespace

std::string browser_name(std::string_view user_agent) {
    const auto browser = name_in(user_agent, browsers);
    const auto system = name_in(user_agent, systems);
    if (system.empty()) return std::string(browser.empty() ? "A browser" : browser);
    return fmt::format("{} on {}", browser.empty() ? "A browser" : browser, system);
}

}  // namespace dueregard::accounts
