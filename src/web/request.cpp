#include "web/request.hpp"

#include "web/percent.hpp"

#include <algorithm>

namespace dueregard::web {

namespace {

std::string_view
value_of(const std::map<std::string, std::string, std::less<>>& values, std::string_view name) {
    const auto found = values.find(name);
    return found == values.end() ? std::string_view{} : std::string_view(found->second);
}

}  // namespace

void Fields::add(std::string name, std::string value) {
    list_.emplace_back(std::move(name), std::move(value));
}

std::string_view Fields::get(std::string_view name) const {
    const auto found = std::ranges::find(list_, name, &std::pair<std::string, std::string>::first);
    return found == list_.end() ? std::string_view{} : std::string_view(found->second);
}

bool Fields::has(std::string_view name) const {
    return std::ranges::find(list_, name, &std::pair<std::string, std::string>::first) != list_.end();
}

std::vector<std::string_view> Fields::all(std::string_view name) const {
    std::vector<std::string_view> values;
    for (const auto& [field, value] : list_)
        if (field == name) values.emplace_back(value);
    return values;
}

std::string_view Request::header(std::string_view name) const {
    return value_of(headers, name);
}

std::string_view Request::cookie(std::string_view name) const {
    return value_of(cookies, name);
}

std::string address_with(std::string_view path, const Fields& query) {
    std::string address = percent_encoded(path, Keep::slashes);
    char before = '?';
    for (const auto& [name, value] : query.list()) {
        if (value.empty()) continue;
        address += before;
        address += percent_encoded(name, Keep::letters_and_digits);
        address += '=';
        address += percent_encoded(value, Keep::letters_and_digits);
        before = '&';
    }
    return address;
}

}  // namespace dueregard::web
