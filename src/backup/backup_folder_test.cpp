#include "backup/backup_folder.hpp"
#include "base/failure.hpp"
#include "support/temporary_directory.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>

using namespace dueregard;
using namespace dueregard::backup;
using dueregard::support::TemporaryDirectory;

namespace {

using Names = std::vector<std::string>;

constexpr std::int64_t day = std::int64_t{24} * 60 * 60'000;

std::string made_on(std::string_view date) {
    return backup_name({at_midnight(*parse_iso_date(date)).milliseconds + 2 * 3'600'000});
}

Names kept(Names names, const Keeping& keeping) {
    const auto gone = dispensable(names, keeping);
    std::erase_if(names, [&](const auto& name) { return std::ranges::find(gone, name) != gone.end(); });
    std::ranges::sort(names);
    return names;
}

void put(const std::filesystem::path& path) {
    std::ofstream(path) << "x";
}

}  // namespace

TEST_CASE("a backup is called after its time, and the time is read back") {
    const Instant at{1'795'341'600'000};

    CHECK(backup_name(at) == "dueregard-2026-11-22T100000Z.backup");
    CHECK(instant_in("dueregard-2026-11-22T100000Z.backup") == at);
    for (const auto* const name :
         {"dueregard-2026-11-31T100000Z.backup",
          "dueregard-2026-11-22T10-000Z.backup",
          "council.backup",
          "dueregard-2026-11-22T100000Z.backup.part-7",
          ""})
        CHECK(!instant_in(name));
}

TEST_CASE("the newest of each of the latest days, weeks and months stay") {
    const Names names = {
        made_on("2026-11-26"),  // Thursday
        made_on("2026-11-25"),
        made_on("2026-11-24"),
        made_on("2026-11-22"),  // Sunday of the week before
        made_on("2026-11-21"),
        made_on("2026-10-31"),
        made_on("2026-10-30"),
        made_on("2026-09-30"),
    };

    const auto stay = kept(names, {.days = 2, .weeks = 2, .months = 3});

    CHECK(
        stay
        == Names{
            made_on("2026-09-30"),
            made_on("2026-10-31"),
            made_on("2026-11-22"),
            made_on("2026-11-25"),
            made_on("2026-11-26"),
        }
    );
}

TEST_CASE("the newest stays whatever was asked for, and other people's files do") {
    CHECK(dispensable({made_on("2026-11-26"), "notes.txt"}, {.days = 0, .weeks = 0, .months = 0}).empty());
    CHECK(dispensable({}, {}).empty());
}

TEST_CASE("three years of nights leave a week of days, five weeks and a year of months") {
    const Keeping keeping;
    Names names;
    Instant at = at_midnight(*parse_iso_date("2024-01-01"));

    for (int night = 0; night < 3 * 365; ++night) {
        names.push_back(backup_name(at));
        names = kept(names, keeping);
        at.milliseconds += day;
    }

    // 24 to 30 December 2026; the Sundays 6, 13 and 20 December; the last days of January to November.
    CHECK(names.size() == 7 + 3 + 11);
    CHECK(names.front() == "dueregard-2026-01-31T000000Z.backup");
    CHECK(names.back() == "dueregard-2026-12-30T000000Z.backup");
}

TEST_CASE("a folder is tidied of old backups and of what was cut off long ago, and of nothing else") {
    const TemporaryDirectory folder;
    const auto old_part = folder.path() / (made_on("2026-11-01") + ".part-7");
    for (const auto& name : {made_on("2026-11-26"), made_on("2026-11-25"), std::string("notes.txt")})
        put(folder.path() / name);
    put(old_part);
    put(folder.path() / (made_on("2026-11-26") + ".part-8"));
    std::filesystem::last_write_time(
        old_part, std::filesystem::file_time_type::clock::now() - std::chrono::hours{25}
    );

    const auto removed = tidy(folder.path(), {.days = 1, .weeks = 0, .months = 0});

    CHECK(removed == 2);
    auto names = names_in(folder.path());
    std::ranges::sort(names);
    CHECK(names == Names{made_on("2026-11-26"), made_on("2026-11-26") + ".part-8", "notes.txt"});
    CHECK(newest_in(folder.path()) == folder.path() / made_on("2026-11-26"));
}

TEST_CASE("where a clock comes by a second twice, the later backup has the next name that is free") {
    const TemporaryDirectory folder;
    const auto at = at_midnight(*parse_iso_date("2026-11-26"));
    put(folder.path() / free_name(folder.path(), at));

    CHECK(free_name(folder.path(), at) == "dueregard-2026-11-26T000001Z.backup");
    put(folder.path() / free_name(folder.path(), at));
    CHECK(free_name(folder.path(), at) == "dueregard-2026-11-26T000002Z.backup");
}

TEST_CASE("a folder that is not there is named") {
    CHECK_THROWS_AS(static_cast<void>(names_in("/nowhere/at/all")), Unavailable);
}
