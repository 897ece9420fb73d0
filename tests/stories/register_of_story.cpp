#include "stories/register_of_story.hpp"

#include "app/sample_council.hpp"
#include "support/postgresql_server.hpp"
#include "support/temporary_directory.hpp"

#include <fmt/core.h>

namespace dueregard::stories {

namespace {

std::string fresh_file(const std::filesystem::path& folder) {
    for (int number = 1;; ++number) {
        auto path = folder / fmt::format("story-{}.db", number);
        if (!std::filesystem::exists(path)) return path.string();
    }
}

void make_sample(const std::string& address) {
    app::make_sample_council(address, {.folder = "samples", .password = "a password for stories"});
}

const std::filesystem::path& kept_file() {
    static const support::TemporaryDirectory shelf;
    static const std::filesystem::path file = [] {
        auto path = shelf.path() / "sample.db";
        make_sample(path.string());
        return path;
    }();
    return file;
}

const std::string& kept_database() {
    static const std::string address = [] {
        auto fresh = test_support::PostgresqlServer::get().fresh_database();
        make_sample(fresh);
        return fresh;
    }();
    return address;
}

}  // namespace

std::string empty_register(Database database, const std::filesystem::path& folder) {
    if (database == Database::postgresql) return test_support::PostgresqlServer::get().fresh_database();
    return fresh_file(folder);
}

std::string sample_register(Database database, const std::filesystem::path& folder) {
    if (database == Database::postgresql)
        return test_support::PostgresqlServer::get().fresh_database(kept_database());
    const auto path = fresh_file(folder);
    std::filesystem::copy_file(kept_file(), path);
    return path;
}

}  // namespace dueregard::stories
