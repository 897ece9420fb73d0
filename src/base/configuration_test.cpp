#include "base/configuration.hpp"
#include "base/failure.hpp"
#include "support/temporary_directory.hpp"

#include <doctest/doctest.h>

#include <fstream>

using namespace dueregard;

namespace {

std::string file_of(const support::TemporaryDirectory& folder, const std::string& content) {
    auto path = (folder.path() / "file").string();
    std::ofstream(path) << content;
    return path;
}

Configuration::Lookup environment(std::map<std::string, std::string> values) {
    return [values = std::move(values)](const std::string& name) {
        const auto found = values.find(name);
        return found == values.end() ? std::nullopt : std::optional(found->second);
    };
}

}  // namespace

TEST_CASE("settings come from the file, and the environment wins") {
    const support::TemporaryDirectory folder;
    const auto path = file_of(
        folder,
        "# Thornbury\n\nDUEREGARD_SITE=https://a.example\nDUEREGARD_MAIL_FROM = \"Due Regard "
        "<dr@a.example>\"\r\n"
        "DUEREGARD_MAIL_HOST=\n"
    );

    const auto read = Configuration::read(
        environment({{"DUEREGARD_CONFIGURATION", path}, {"DUEREGARD_SITE", "https://b.example"}})
    );

    CHECK(read.find("DUEREGARD_SITE") == "https://b.example");
    CHECK(read.find("DUEREGARD_MAIL_FROM") == "Due Regard <dr@a.example>");
    CHECK(!read.find("DUEREGARD_MAIL_HOST"));
    CHECK(read.text("DUEREGARD_MAIL_HOST", "mail.example") == "mail.example");
}

TEST_CASE("a line that says something else is told, and one that sets a name twice") {
    const support::TemporaryDirectory folder;
    const auto path =
        file_of(folder, "DUEREGARD_SITE=https://a.example\nSITE=b\nDUEREGARD_SITE=https://c.example\n");

    const auto read = Configuration::read(environment({{"DUEREGARD_CONFIGURATION", path}}));

    CHECK(
        read.faults()
        == std::vector<
            std::
                string>{path + ", line 2: write DUEREGARD_NAME=value.", path + ", line 3: DUEREGARD_SITE stands in line 1 already."}
    );
    CHECK(read.find("DUEREGARD_SITE") == "https://a.example");
}

TEST_CASE("the usual file is read where there is one and no other is named") {
    const support::TemporaryDirectory folder;
    const auto usual = file_of(folder, "\nDUEREGARD_SITE=https://a.example\n");

    const auto read = Configuration::read(environment({{"DUEREGARD_LISTEN", "[::1]:80"}}), usual);
    const auto other = Configuration::read(environment({{"DUEREGARD_CONFIGURATION", "/dev/null"}}), usual);
    const auto none = Configuration::read(environment({}), "/nowhere");

    CHECK(read.file() == usual);
    CHECK(read.find("DUEREGARD_SITE") == "https://a.example");
    CHECK(read.place_of("DUEREGARD_SITE") == usual + ", line 2");
    CHECK(read.place_of("DUEREGARD_LISTEN") == "the environment");
    CHECK(read.place_of("DUEREGARD_DATABASE").empty());
    CHECK(read.names_in_file() == std::vector<std::string>{"DUEREGARD_SITE"});
    CHECK(!other.find("DUEREGARD_SITE"));
    CHECK(none.file().empty());
    CHECK_THROWS_AS(
        (void)Configuration::read(environment({{"DUEREGARD_CONFIGURATION", "/nowhere"}})), BadRequest
    );
}

TEST_CASE("a secret is the first line of the file that its setting names") {
    const support::TemporaryDirectory folder;
    using Values = std::map<std::string, std::string, std::less<>>;
    const Configuration set(Values{{"DUEREGARD_MAIL_PASSWORD_FILE", file_of(folder, "open sesame\r\n\n")}});
    const Configuration unset;
    const Configuration lost(Values{{"DUEREGARD_MAIL_PASSWORD_FILE", "/nowhere"}});

    CHECK(set.secret("DUEREGARD_MAIL_PASSWORD_FILE") == "open sesame");
    CHECK(!unset.secret("DUEREGARD_MAIL_PASSWORD_FILE"));
    CHECK_THROWS_AS((void)lost.secret("DUEREGARD_MAIL_PASSWORD_FILE"), BadRequest);
}
