#include "accounts/letter.hpp"

#include <array>

namespace dueregard::accounts {

std::optional<std::int64_t> wait_milliseconds(std::int64_t attempts) {
    constexpr std::int64_t minute = 60'000;
    constexpr std::array waits = {
        minute, 5 * minute, 15 * minute, 60 * minute, 240 * minute, 720 * minute, 1440 * minute
    };
    if (attempts < 1 || attempts > std::ssize(waits)) return std::nullopt;
    return waits.at(static_cast<std::size_t>(attempts - 1));
}

}  // namespace dueregard::accounts
