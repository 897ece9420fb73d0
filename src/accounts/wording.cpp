#include "accounts/wording.hpp"

#include <algorithm>

namespace dueregard::accounts {

bool is_too_long(std::string_view name) {
    return character_count(name) > longest_name;
}

std::size_t character_count(std::string_view utf8) {
    const auto is_start = [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; };
    return static_cast<std::size_t>(std::ranges::count_if(utf8, is_start));
}

}  // namespace dueregard::accounts
