#include "app/settings.hpp"
#include "base/failure.hpp"
#include "base/text.hpp"
#include "support/file.hpp"
#include "support/temporary_directory.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>

namespace dueregard::app {

namespace {

Configuration read(const support::TemporaryDirectory& folder, const std::string& content) {
    const auto path = (folder.path() / "dueregard.conf").string();
    std::ofstream(path) << content;
    return Configuration::read([](const std::string&) { return std::nullopt; }, path);
}

/// Every DUEREGARD_… that stands in the program's sources.
std::set<std::string> names_in_sources() {
    constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ_";
    std::set<std::string> names;
    for (const auto& entry : std::filesystem::recursive_directory_iterator("src")) {
        const auto path = entry.path().string();
        if (!path.ends_with(".cpp") || path.ends_with("_test.cpp")) continue;
        const auto text = tests::file_bytes(path);
        constexpr std::string_view begin = "\"DUEREGARD_";
        for (auto at = text.find(begin); at != std::string::npos; at = text.find(begin, at + 1)) {
            const auto end = text.find_first_not_of(letters, at + 1);
            if (text.at(end) == '"') names.insert(text.substr(at + 1, end - at - 1));
        }
    }
    return names;
}

}  // namespace

TEST_CASE("every setting that the program asks for is documented, and no other") {
    auto asked = names_in_sources();
    std::set<std::string> documented;
    for (const auto& group : all_settings())
        for (const auto& setting : group.settings)
            CHECK(documented.insert(std::string(setting.name)).second);

    asked.erase("DUEREGARD_");
    CHECK(asked.erase("DUEREGARD_CONFIGURATION") == 1);

    CHECK(asked == documented);
}

TEST_CASE("docs/operations.md holds the settings as the program knows them") {
    const std::string path = "docs/operations.md";
    const std::string begin = "<!-- Settings, written by app_test. -->\n";
    const std::string end = "\n<!-- End of the settings. -->\n";
    auto document = tests::file_bytes(path);
    const auto from = document.find(begin) + begin.size();
    REQUIRE(document.find(end) != std::string::npos);

    if (std::getenv("DUEREGARD_ACCEPT") != nullptr) {
        document.replace(from, document.find(end) - from, settings_as_tables());
        std::ofstream(path) << document;
    }

    CHECK(document.substr(from, document.find(end) - from) == settings_as_tables());
}

TEST_CASE("what is wrong in a configuration is told all at once, each with its line") {
    const support::TemporaryDirectory folder;
    const auto file = (folder.path() / "dueregard.conf").string();
    const auto configuration = read(
        folder,
        "DUEREGARD_LISTEN=dueregard.example.com\n"
        "Listen 8080\n"
        "DUEREGARD_MAIL_HOST=mail.example.com\n"
        "DUEREGARD_MAIL_PORT=smtp\n"
        "DUEREGARD_BACKUP_FOLDER=/nowhere\n"
        "DUEREGARD_BACKUP_TIME=02:00\n"
    );

    CHECK(
        faults_of(configuration)
        == std::vector<std::string>{
            file + ", line 2: write DUEREGARD_NAME=value.",
            file + ", line 1: DUEREGARD_LISTEN is a network address with a port, such as 127.0.0.1:8080 or [::1]:8080.",
            file + ", line 4: DUEREGARD_MAIL_PORT is a number from 1 to 65535.",
            file + ": DUEREGARD_BACKUP_FOLDER: there is no folder /nowhere.",
            file + ", line 6: there is no setting DUEREGARD_BACKUP_TIME.",
        }
    );
}

TEST_CASE("settings that are right one by one may still not go together") {
    const support::TemporaryDirectory folder;

    const auto mail = faults_of(
        read(folder, "DUEREGARD_MAIL_HOST=mail.example.com\nDUEREGARD_MAIL_FROM=no-reply@example.com\n")
    );
    const auto service = faults_of(read(
        folder,
        "DUEREGARD_SITE=https://a.example\nDUEREGARD_OPENID_ISSUER=https://b.example\n"
        "DUEREGARD_OPENID_CLIENT=c\nDUEREGARD_OPENID_ROLES=staff=emperor\n"
    ));

    const auto redirect =
        faults_of(read(folder, "DUEREGARD_LISTEN_REDIRECT=[::]:80\nDUEREGARD_SITE=http://a.example\n"));
    const auto half = faults_of(read(folder, "DUEREGARD_TLS_KEY=/nowhere\n"));

    REQUIRE(redirect.size() == 1);
    CHECK(redirect.front().ends_with("DUEREGARD_LISTEN_REDIRECT needs DUEREGARD_SITE to be an https address.")
    );
    REQUIRE(half.size() == 1);
    CHECK(half.front().ends_with(
        "DUEREGARD_TLS_CERTIFICATE and DUEREGARD_TLS_KEY are set together or not at all."
    ));
    REQUIRE(mail.size() == 1);
    CHECK(mail.front().ends_with(
        "DUEREGARD_SITE is needed for the links in mail: https://dueregard.example.com."
    ));
    REQUIRE(service.size() == 1);
    CHECK(service.front().ends_with("DUEREGARD_OPENID_ROLES: there is no role called emperor."));
}

TEST_CASE("the server starts with a name it does not know, and not with a value it cannot mean") {
    const support::TemporaryDirectory folder;

    ensure_sound(read(folder, "DUEREGARD_OF_TOMORROW=yes\n"));
    CHECK_THROWS_AS(ensure_sound(read(folder, "DUEREGARD_LOG_LEVEL=loud\n")), BadRequest);
}

TEST_CASE("the sample of a configuration holds, and so does each of its examples") {
    const support::TemporaryDirectory folder;
    const auto sample = sample_configuration("/var/lib/dueregard/dueregard.db");

    CHECK(faults_of(read(folder, sample)).empty());
    for (const auto& group : all_settings()) {
        for (const auto& setting : group.settings) {
            const auto line = fmt::format("{}={}\n", setting.name, setting.example);
            CHECK(sample.contains(line));
            const auto configuration = read(folder, line);
            if (setting.check == nullptr || setting.example.starts_with('/')) continue;
            CHECK_NOTHROW(setting.check(configuration));
        }
    }
}

}  // namespace dueregard::app
