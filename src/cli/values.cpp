#include "cli/values.hpp"

#include <charconv>

namespace dueregard::cli {

void Values::add(std::string_view name, std::string value) {
    values_[std::string(name)].push_back(std::move(value));
}

bool Values::has(std::string_view name) const {
    return values_.contains(name);
}

std::string_view Values::get(std::string_view name) const {
    const auto& given = all(name);
    return given.empty() ? std::string_view{} : std::string_view(given.front());
}

const std::vector<std::string>& Values::all(std::string_view name) const {
    static const std::vector<std::string> none;
    const auto found = values_.find(name);
    return found == values_.end() ? none : found->second;
}

std::optional<std::int64_t> Values::whole_number(std::string_view name) const {
    return read_whole_number(get(name));
}

std::optional<std::int64_t> read_whole_number(std::string_view text) {
    std::int64_t number = 0;
    const auto* const end = text.data() + text.size();
    const auto [stopped, error] = std::from_chars(text.data(), end, number);
    if (error != std::errc{} || stopped != end) return std::nullopt;
    return number;
}

}  // namespace dueregard::cli
