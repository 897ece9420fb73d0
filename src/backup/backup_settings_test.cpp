#include "backup/backup_settings.hpp"
#include "base/failure.hpp"

#include <doctest/doctest.h>

using namespace dueregard;
using namespace dueregard::backup;
using namespace std::chrono_literals;

TEST_CASE("without a folder no backup is made by itself") {
    CHECK(!read_backup_settings(Configuration{}));
}

TEST_CASE("a folder alone has the rest as the manual says") {
    const auto settings = read_backup_settings(Configuration{{{"DUEREGARD_BACKUP_FOLDER", "/var/backups"}}});

    REQUIRE(settings);
    CHECK(settings->folder == "/var/backups");
    CHECK(settings->at == 2h);
    CHECK(settings->keeping.days == 7);
    CHECK(settings->keeping.weeks == 5);
    CHECK(settings->keeping.months == 12);
}

TEST_CASE("each setting is read") {
    const auto settings = read_backup_settings(Configuration{{
        {"DUEREGARD_BACKUP_FOLDER", "/var/backups"},
        {"DUEREGARD_BACKUP_AT", "23:45"},
        {"DUEREGARD_BACKUP_KEEP_DAILY", "3"},
        {"DUEREGARD_BACKUP_KEEP_WEEKLY", "0"},
        {"DUEREGARD_BACKUP_KEEP_MONTHLY", "24"},
    }});

    CHECK(settings->at == 23h + 45min);
    CHECK(settings->keeping.days == 3);
    CHECK(settings->keeping.weeks == 0);
    CHECK(settings->keeping.months == 24);
}

TEST_CASE("a setting that cannot be meant is named") {
    for (const auto& [name, value] : {
             std::pair{"DUEREGARD_BACKUP_AT", "24:00"},
             std::pair{"DUEREGARD_BACKUP_AT", "2am"},
             std::pair{"DUEREGARD_BACKUP_AT", "12:60"},
             std::pair{"DUEREGARD_BACKUP_KEEP_DAILY", "-1"},
             std::pair{"DUEREGARD_BACKUP_KEEP_WEEKLY", "many"},
             std::pair{"DUEREGARD_BACKUP_KEEP_MONTHLY", "1001"},
         }) {
        CAPTURE(name);
        CAPTURE(value);
        CHECK_THROWS_AS(
            static_cast<void>(
                read_backup_settings(Configuration{{{"DUEREGARD_BACKUP_FOLDER", "/b"}, {name, value}}})
            ),
            BadRequest
        );
    }
}
