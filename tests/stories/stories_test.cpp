// Runs every story of tests/stories/*.case through the whole program: pages through the application, commands
// through the program itself. `--accept` rewrites what the stories expect; `--on postgresql` tells them on
// PostgreSQL rather than SQLite.

#include "base/text.hpp"
#include "stories/story_run.hpp"
#include "support/postgresql_server.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace {

using namespace dueregard::stories;

std::vector<std::filesystem::path> story_files(const std::vector<std::string>& wanted) {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator("tests/stories")) {
        if (entry.path().extension() != ".case") continue;
        const auto name = entry.path().stem().string();
        const bool is_wanted = wanted.empty() || std::ranges::any_of(wanted, [&](const auto& word) {
                                   return name.contains(word);
                               });
        if (is_wanted) files.push_back(entry.path());
    }
    std::ranges::sort(files);
    return files;
}

}  // namespace

int main(int count, char** words) {
    std::vector<std::string> wanted(words + 1, words + count);
    const bool accepts = std::erase(wanted, "--accept") > 0;
    const bool is_on_postgresql = std::erase(wanted, "postgresql") > 0;
    std::erase(wanted, "--on");
    std::erase(wanted, "sqlite");
    if (is_on_postgresql && !dueregard::test_support::PostgresqlServer::is_installed()) {
        fmt::print("did not run: PostgreSQL is not installed here\n");
        return 77;
    }
    const auto database = is_on_postgresql ? Database::postgresql : Database::sqlite;
    int passed = 0;
    int failed = 0;
    for (const auto& file : story_files(wanted)) {
        auto story = read_story(file);
        const auto fault = run_story(story, accepts ? Expectation::rewritten : Expectation::held, database);
        if (accepts) std::ofstream(file) << written(story);
        if (fault.empty()) {
            ++passed;
        } else {
            ++failed;
            fmt::print("✗ {}\n{}\n", file.string(), fault);
        }
    }
    fmt::print("{} passed, {} failed\n", passed, failed);
    return failed == 0 && passed > 0 ? 0 : 1;
}
