#include "base/configuration.hpp"

#include "base/failure.hpp"
#include "base/text.hpp"

#include <fmt/core.h>

#include <fstream>

namespace dueregard {

namespace {

constexpr std::string_view prefix = "DUEREGARD_";

std::string_view unquoted(std::string_view value) {
    const bool is_quoted =
        value.size() >= 2 && (value.front() == '"' || value.front() == '\'') && value.front() == value.back();
    return is_quoted ? value.substr(1, value.size() - 2) : value;
}

std::map<std::string, std::string, std::less<>> values_in(const std::string& path) {
    std::ifstream file(path);
    if (!file) throw BadRequest(fmt::format("The configuration could not be read from {}.", path));
    std::map<std::string, std::string, std::less<>> values;
    int number = 0;
    for (std::string text; std::getline(file, text);) {
        ++number;
        const auto line = trimmed(text);
        if (line.empty() || line.starts_with('#')) continue;
        const auto equals = line.find('=');
        if (!line.starts_with(prefix) || equals == std::string_view::npos) {
            throw BadRequest(fmt::format("{}, line {}: write {}NAME=value.", path, number, prefix));
        }
        values[std::string(trimmed(line.substr(0, equals)))] = unquoted(trimmed(line.substr(equals + 1)));
    }
    return values;
}

}  // namespace

Configuration Configuration::read(const Lookup& environment) {
    const auto path = environment("DUEREGARD_CONFIGURATION");
    Configuration configuration(
        path && !path->empty() ? values_in(*path) : std::map<std::string, std::string, std::less<>>{}
    );
    configuration.environment_ = environment;
    return configuration;
}

std::optional<std::string> Configuration::find(std::string_view name) const {
    auto value = environment_ ? environment_(std::string(name)) : std::nullopt;
    if (!value) {
        if (const auto found = values_.find(name); found != values_.end()) value = found->second;
    }
    return value && !value->empty() ? value : std::nullopt;
}

std::string Configuration::text(std::string_view name, std::string_view otherwise) const {
    return find(name).value_or(std::string(otherwise));
}

std::optional<std::string> Configuration::secret(std::string_view name) const {
    const auto path = find(name);
    if (!path) return std::nullopt;
    std::ifstream file(*path);
    std::string line;
    if (!file || !std::getline(file, line) || trimmed(line).empty()) {
        throw BadRequest(fmt::format("{}: no secret could be read from {}.", name, *path));
    }
    return std::string(trimmed(line));
}

}  // namespace dueregard
