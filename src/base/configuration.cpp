#include "base/configuration.hpp"

#include "base/failure.hpp"
#include "base/text.hpp"

#include <fmt/core.h>

#include <filesystem>
#include <fstream>

namespace dueregard {

namespace {

constexpr std::string_view prefix = "DUEREGARD_";

std::string_view unquoted(std::string_view value) {
    const bool is_quoted =
        value.size() >= 2 && (value.front() == '"' || value.front() == '\'') && value.front() == value.back();
    return is_quoted ? value.substr(1, value.size() - 2) : value;
}

}  // namespace

Configuration::Configuration(std::map<std::string, std::string, std::less<>> values) {
    for (auto& [name, value] : values)
        entries_[name] = {.value = std::move(value), .line = 0};
}

Configuration Configuration::read(const Lookup& environment, const std::string& usual_file) {
    Configuration configuration;
    configuration.environment_ = environment;
    const auto named = environment("DUEREGARD_CONFIGURATION").value_or("");
    const bool is_usual = named.empty();
    if (is_usual && (usual_file.empty() || !std::filesystem::exists(usual_file))) return configuration;
    configuration.file_ = is_usual ? usual_file : named;
    std::ifstream file(configuration.file_);
    if (!file)
        throw BadRequest(fmt::format("The configuration could not be read from {}.", configuration.file_));
    int number = 0;
    for (std::string line; std::getline(file, line);)
        configuration.read_line(trimmed(line), ++number);
    return configuration;
}

void Configuration::read_line(std::string_view line, int number) {
    if (line.empty() || line.starts_with('#')) return;
    const auto equals = line.find('=');
    if (!line.starts_with(prefix) || equals == std::string_view::npos) {
        faults_.push_back(fmt::format("{}, line {}: write {}NAME=value.", file_, number, prefix));
        return;
    }
    const auto name = trimmed(line.substr(0, equals));
    const auto [entry, is_new] = entries_.try_emplace(
        std::string(name),
        Entry{.value = std::string(unquoted(trimmed(line.substr(equals + 1)))), .line = number}
    );
    if (is_new) return;
    faults_.push_back(
        fmt::format("{}, line {}: {} stands in line {} already.", file_, number, name, entry->second.line)
    );
}

std::optional<std::string> Configuration::find(std::string_view name) const {
    auto value = environment_ ? environment_(std::string(name)) : std::nullopt;
    if (!value) {
        if (const auto found = entries_.find(name); found != entries_.end()) value = found->second.value;
    }
    return value && !value->empty() ? value : std::nullopt;
}

std::string Configuration::place_of(std::string_view name) const {
    if (environment_ && environment_(std::string(name))) return "the environment";
    const auto found = entries_.find(name);
    return found == entries_.end() ? "" : fmt::format("{}, line {}", file_, found->second.line);
}

std::vector<std::string> Configuration::names_in_file() const {
    std::vector<std::string> names;
    for (const auto& [name, entry] : entries_)
        names.push_back(name);
    return names;
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
