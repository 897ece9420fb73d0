#include "bench/duckdb_people.hpp"

#include "analytics/duckdb_library.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <cstring>
#include <string>

namespace dueregard::bench {

using analytics::duckdb_library;

namespace {

void require(duckdb_state state, const char* what) {
    if (state == DuckDBSuccess) return;
    fmt::print(stderr, "DuckDB could not {}\n", what);
    std::exit(3);
}

template <typename Code>
void put(duckdb_data_chunk chunk, idx_t column, std::span<const Code> codes) {
    auto* const vector = duckdb_library().data_chunk_get_vector(chunk, column);
    std::memcpy(duckdb_library().vector_get_data(vector), codes.data(), codes.size_bytes());
}

}  // namespace

class DuckDbPeople::Database {
public:
    explicit Database(unsigned threads) {
        const auto& duckdb = duckdb_library();
        duckdb_config config = nullptr;
        require(duckdb.create_config(&config), "be configured");
        require(
            duckdb.set_config(config, "threads", std::to_string(threads).c_str()), "take so many threads"
        );
        require(duckdb.open_ext(nullptr, &database_, config, nullptr), "be opened");
        duckdb.destroy_config(&config);
        require(duckdb.connect(database_, &connection_), "be connected to");
        (void
        )query("create table people (age utinyint, sex utinyint, ethnic_group utinyint, disability utinyint, "
               "council usmallint)");
    }

    ~Database() {
        duckdb_library().disconnect(&connection_);
        duckdb_library().close(&database_);
    }

    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;
    Database(Database&&) = delete;
    Database& operator=(Database&&) = delete;

    void append(const FiveColumns& columns) {
        const auto& duckdb = duckdb_library();
        std::array<duckdb_logical_type, 5> types{};
        for (std::size_t i = 0; i < types.size(); ++i)
            types[i] = duckdb.create_logical_type(i == 4 ? DUCKDB_TYPE_USMALLINT : DUCKDB_TYPE_UTINYINT);
        auto* chunk = duckdb.create_data_chunk(types.data(), types.size());
        duckdb_appender appender = nullptr;
        require(duckdb.appender_create(connection_, nullptr, "people", &appender), "take rows");
        const auto most = static_cast<std::size_t>(duckdb.vector_size());
        for (std::size_t from = 0; from < columns.age.size(); from += most) {
            const auto rows = std::min(most, columns.age.size() - from);
            duckdb.data_chunk_reset(chunk);
            put(chunk, 0, columns.age.subspan(from, rows));
            put(chunk, 1, columns.sex.subspan(from, rows));
            put(chunk, 2, columns.ethnic_group.subspan(from, rows));
            put(chunk, 3, columns.disability.subspan(from, rows));
            put(chunk, 4, columns.council.subspan(from, rows));
            duckdb.data_chunk_set_size(chunk, rows);
            require(duckdb.append_data_chunk(appender, chunk), "take a row");
        }
        require(duckdb.appender_destroy(&appender), "keep the rows");
        duckdb.destroy_data_chunk(&chunk);
        for (auto& type : types)
            duckdb.destroy_logical_type(&type);
    }

    std::uint64_t query(const char* sql) {
        const auto& duckdb = duckdb_library();
        duckdb_result result{};
        require(duckdb.query(connection_, sql, &result), "run its query");
        std::uint64_t rows = 0;
        while (auto* chunk = duckdb.fetch_chunk(result)) {
            rows += duckdb.data_chunk_get_size(chunk);
            duckdb.destroy_data_chunk(&chunk);
        }
        duckdb.destroy_result(&result);
        return rows;
    }

private:
    duckdb_database database_ = nullptr;
    duckdb_connection connection_ = nullptr;
};

DuckDbPeople::DuckDbPeople(const FiveColumns& columns, unsigned threads)
    : database_(std::make_unique<Database>(threads)) {
    database_->append(columns);
}

DuckDbPeople::~DuckDbPeople() = default;

std::uint64_t DuckDbPeople::count() {
    return database_->query(
        "select age, sex, ethnic_group, disability, council, count(*) from people group by all"
    );
}

}  // namespace dueregard::bench
