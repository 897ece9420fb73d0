#include "accounts/migrations.hpp"
#include "base/failure.hpp"
#include "cli/progress.hpp"
#include "evidence/migrations.hpp"
#include "intake/import_command.hpp"
#include "intake/import_store.hpp"
#include "intake/migrations.hpp"
#include "plan/measure_store.hpp"
#include "plan/migrations.hpp"
#include "support/council.hpp"
#include "support/test_db.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

namespace dueregard::intake {

using test_support::a_council;
using test_support::Keep;
using test_support::TestDb;

namespace {

struct Outcome {
    int status = 0;
    std::string out;
};

Outcome
import_file(TestDb& test, const std::string& path, std::string_view period, std::string_view doubtful) {
    // One command comes after another: ids of one moment from two connections may meet (base/id.hpp).
    test.clock.advance_milliseconds(1000);
    std::istringstream in;
    std::ostringstream out;
    std::ostringstream error;
    cli::Progress progress(error, cli::Terminal::no);
    cli::Call call{
        .database = test.address,
        .values = {},
        .clock = test.clock,
        .in = in,
        .out = out,
        .error = error,
        .progress = progress,
    };
    call.values.add("FILE", path);
    if (!period.empty()) call.values.add("--period", std::string(period));
    if (!doubtful.empty()) call.values.add("--accept-doubtful", std::string(doubtful));
    const int status = import_command().run(call);
    return {.status = status, .out = out.str()};
}

/// A file that goes when the case ends.
struct TemporaryFile {
    std::filesystem::path folder =
        std::filesystem::temp_directory_path() / ("import-" + std::to_string(getpid()));
    std::string path = (folder / "report.csv").string();

    explicit TemporaryFile(std::string_view text) {
        std::filesystem::create_directories(folder);
        std::ofstream(path) << text;
    }

    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;
    TemporaryFile(TemporaryFile&&) = delete;
    TemporaryFile& operator=(TemporaryFile&&) = delete;

    ~TemporaryFile() { std::filesystem::remove_all(folder); }
};

constexpr std::string_view report =
    "Ref,Action,Lead officer,Due date,RAG,Update\n"
    "EX1.01,Print a guide for every household,Ann Lee,31 March 2027,Green,Printed in May.\n"
    "EX1.02,Open two warm rooms in each town,Ben Oak,30 June 2027,Purple,None is open yet.\n";

}  // namespace

TEST_CASE("a file is imported from the command line, and a second time changes nothing") {
    TestDb test(
        {accounts::migrations(), evidence::migrations(), plan::migrations(), migrations()}, Keep::in_a_file
    );
    const auto council = a_council(test);
    const TemporaryFile file(report);

    const auto first = import_file(test, file.path, "2026-Q1", "");
    const auto second = import_file(test, file.path, "2026-Q1", "");

    CHECK(first.status == 1);
    CHECK(first.out.starts_with("report.csv: progress report ("));
    CHECK(first.out.contains("sure), 2026-Q1, 2 rows\n"));
    CHECK(first.out.contains("new            1\n"));
    CHECK(first.out.contains("doubtful       1\n"));
    CHECK(first.out.contains("line 3: doubtful: Nobody can tell what the status “Purple” means"));
    CHECK(first.out.contains("Accepted: /imports/"));
    CHECK(second.status == 1);
    CHECK(second.out.contains("same           1\n"));
    CHECK(second.out.contains("Nothing was changed.\n"));
    CHECK(plan::measures_in_plan(test.db, council.organisation).size() == 1);
}

TEST_CASE("doubtful rows are taken as new where the call says so") {
    TestDb test(
        {accounts::migrations(), evidence::migrations(), plan::migrations(), migrations()}, Keep::in_a_file
    );
    const auto council = a_council(test);
    const TemporaryFile file(report);

    const auto outcome = import_file(test, file.path, "2026-Q1", "new");

    CHECK(outcome.status == 0);
    CHECK(outcome.out.contains("new            2\n"));
    CHECK(plan::measures_in_plan(test.db, council.organisation).size() == 2);
    CHECK(import_file(test, file.path, "2026-Q1", "").out.contains("brings nothing new: nothing was changed")
    );
}

TEST_CASE("a report that names no period is to be given one, and a period must have days") {
    TestDb test(
        {accounts::migrations(), evidence::migrations(), plan::migrations(), migrations()}, Keep::in_a_file
    );
    const auto council = a_council(test);
    const TemporaryFile file(report);

    CHECK_THROWS_AS(import_file(test, file.path, "", ""), BadRequest);
    CHECK_THROWS_AS(import_file(test, file.path, "soon", ""), BadRequest);
    CHECK_THROWS_AS(import_file(test, "no-such-file.csv", "2026-Q1", ""), NotFound);
    CHECK(plan::measures_in_plan(test.db, council.organisation).empty());
}

TEST_CASE(
    "the sample council's quarters come in, each once, and the last one's published report says the same"
) {
    TestDb test(
        {accounts::migrations(), evidence::migrations(), plan::migrations(), migrations()}, Keep::in_a_file
    );
    const auto council = a_council(test);
    const std::string folder = "samples/returns/";
    std::size_t changes = 0;

    for (const std::string quarter : {"2024-25-q3", "2024-25-q4", "2025-26-q1", "2025-26-q2"}) {
        const auto path = folder + quarter + ".csv";
        CHECK(import_file(test, path, "", "new").status == 0);
        const auto before = plan::measures_in_plan(test.db, council.organisation).size();
        const auto again = import_file(test, path, "", "new");
        changes += plan::measures_in_plan(test.db, council.organisation).size() - before;
        CHECK(again.out.contains("nothing was changed"));
    }

    CHECK(changes == 0);
    CHECK(plan::measures_in_plan(test.db, council.organisation).size() == 43);
}

}  // namespace dueregard::intake
