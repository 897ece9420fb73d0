#include "support/test_db.hpp"

#include "base/ensure.hpp"
#include "support/postgresql_server.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <string_view>
#include <vector>

namespace dueregard::test_support {

namespace {

constexpr Instant start{1'795'341'600'000};

bool is_on_postgresql() {
    const char* const wanted = std::getenv("DUEREGARD_TEST_DATABASE");
    return wanted != nullptr && std::string_view(wanted) == "postgresql";
}

std::string folder_for(Keep keep) {
    if (keep == Keep::in_memory || is_on_postgresql()) return "";
    auto folder = std::filesystem::temp_directory_path().string() + "/dueregard-test-XXXXXX";
    ensure(mkdtemp(folder.data()) != nullptr, "no temporary folder could be made");
    return folder;
}

std::string address_for(const std::string& folder) {
    if (is_on_postgresql()) return PostgresqlServer::get().fresh_address();
    return folder.empty() ? ":memory:" : folder + "/test.db";
}

}  // namespace

TestDb::TestDb(std::initializer_list<std::span<const storage::Migration>> parts, Keep keep)
    : folder_(folder_for(keep))
    , clock(start)
    , address(address_for(folder_))
    , db(storage::Db::open(address, clock)) {
    std::vector<storage::Migration> all;
    for (const auto part : parts)
        std::ranges::copy(part, std::back_inserter(all));
    storage::migrate(db, all);
}

TestDb::TestDb(std::span<const storage::Migration> migrations, Keep keep) : TestDb({migrations}, keep) {}

TestDb::~TestDb() {
    if (folder_.empty()) return;
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
}

std::string empty_database(const std::filesystem::path& folder, storage::Engine engine) {
    static int count = 0;
    if (engine == storage::Engine::postgresql) return PostgresqlServer::get().fresh_address();
    return (folder / ("empty-" + std::to_string(++count) + ".db")).string();
}

storage::Engine engine_of_tests() {
    return is_on_postgresql() ? storage::Engine::postgresql : storage::Engine::sqlite;
}

}  // namespace dueregard::test_support
