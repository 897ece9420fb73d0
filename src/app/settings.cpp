#include "app/settings.hpp"

#include "accounts/seal.hpp"
#include "app/server_settings.hpp"
#include "app/site.hpp"
#include "backup/backup_settings.hpp"
#include "base/failure.hpp"
#include "base/text.hpp"
#include "mail/mail_settings.hpp"
#include "openid/openid_settings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

namespace dueregard::app {

namespace {

constexpr std::size_t widest_line = 100;

using Check = void (*)(const Configuration&);

/// What a check says, with the place of the setting it names first; "" where it says nothing. Every fault is
/// wanted, so the first must not end the search.
std::string said_by(Check check, std::string_view place, const Configuration& configuration) {
    try {
        check(configuration);
    } catch (const BadRequest& failure) {
        return place.empty() ? failure.what() : fmt::format("{}: {}", place, failure.what());
    }
    return "";
}

/// Whether this machine is asked for what the settings name, too.
enum class Extent { settings_alone, machine_too };

std::vector<std::string>
faults_in(const SettingGroup& group, const Configuration& configuration, Extent extent) {
    std::vector<std::string> faults;
    const auto ask = [&](Check check, std::string_view place) {
        auto sentence = check == nullptr ? "" : said_by(check, place, configuration);
        if (!sentence.empty()) faults.push_back(std::move(sentence));
    };
    for (const auto& setting : group.settings)
        if (configuration.find(setting.name)) ask(setting.check, configuration.place_of(setting.name));
    if (faults.empty()) ask(group.check, configuration.file());
    if (faults.empty() && extent == Extent::machine_too) ask(group.check_machine, configuration.file());
    return faults;
}

std::vector<std::string> all_faults(const Configuration& configuration, Extent extent) {
    auto faults = configuration.faults();
    for (const auto& group : all_settings())
        std::ranges::move(faults_in(group, configuration, extent), std::back_inserter(faults));
    return faults;
}

bool is_known(std::string_view name) {
    return std::ranges::any_of(all_settings(), [&](const SettingGroup& group) {
        return std::ranges::find(group.settings, name, &Setting::name) != group.settings.end();
    });
}

/// The text in lines that begin with "# ".
std::string remark(std::string_view text) {
    std::string out = "#";
    std::size_t width = 1;
    for (const auto word : split(text, ' ')) {
        if (width > 1 && width + 1 + word.size() > widest_line) {
            out += "\n#";
            width = 1;
        }
        out += fmt::format(" {}", word);
        width += 1 + word.size();
    }
    return out + '\n';
}

}  // namespace

std::optional<std::string> environment(const std::string& name) {
    const char* const value = std::getenv(name.c_str());
    return value == nullptr ? std::nullopt : std::optional<std::string>(value);
}

const std::vector<SettingGroup>& all_settings() {
    static const std::vector<SettingGroup> all = [] {
        auto sign_in_service = openid::setting_group();
        sign_in_service.check = [](const Configuration& configuration) {
            static_cast<void>(read_openid_settings(configuration));
        };
        auto mail = mail::setting_group();
        mail.check = [](const Configuration& configuration) { static_cast<void>(read_site(configuration)); };
        return std::vector{
            server_setting_group(), mail, accounts::setting_group(), sign_in_service, backup::setting_group()
        };
    }();
    return all;
}

std::vector<std::string> faults_of(const Configuration& configuration) {
    auto faults = all_faults(configuration, Extent::machine_too);
    for (const auto& name : unknown_names(configuration))
        faults.push_back(fmt::format("{}: there is no setting {}.", configuration.place_of(name), name));
    return faults;
}

void ensure_sound(const Configuration& configuration) {
    const auto faults = all_faults(configuration, Extent::settings_alone);
    if (!faults.empty()) throw BadRequest(join(faults, "\n"));
}

std::vector<std::string> unknown_names(const Configuration& configuration) {
    auto names = configuration.names_in_file();
    std::erase_if(names, is_known);
    return names;
}

std::string sample_configuration(std::string_view database) {
    std::string out =
        "# Due Regard's configuration. Each line is NAME=value; a line that begins with # does not count.\n"
        "# A setting of the same name in the environment stands before the one here.\n"
        "# What is wrong in this file: dueregard check-config. Then: systemctl restart dueregard\n";
    for (const auto& group : all_settings()) {
        out += fmt::format("\n\n## {}\n", group.title);
        for (const auto& setting : group.settings) {
            out += '\n' + remark(setting.description);
            out += remark(fmt::format("Without it: {}.", setting.otherwise));
            out += setting.name == database_name ? fmt::format("{}={}\n", setting.name, database)
                                                 : fmt::format("#{}={}\n", setting.name, setting.example);
        }
    }
    return out;
}

std::string settings_as_tables() {
    std::string out;
    for (const auto& group : all_settings()) {
        out +=
            fmt::format("\n| {} | what it is | for example | without it |\n|---|---|---|---|\n", group.title);
        for (const auto& setting : group.settings) {
            out += fmt::format(
                "| `{}` | {} | `{}` | {} |\n",
                setting.name,
                setting.description,
                setting.example,
                setting.otherwise
            );
        }
    }
    return out;
}

}  // namespace dueregard::app
