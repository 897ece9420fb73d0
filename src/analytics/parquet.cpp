#include "analytics/parquet.hpp"

#include "analytics/duckdb_library.hpp"
#include "base/ensure.hpp"
#include "base/failure.hpp"
#include "base/text.hpp"
#include "documents/memory_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <memory>
#include <optional>
#include <span>
#include <utility>

namespace dueregard::analytics {

using documents::MemoryFile;
using documents::Refusal;

namespace {

constexpr std::string_view magic = "PAR1";

/// The result of a statement, let go of at its end.
class Result {
public:
    Result() = default;
    Result(const Result&) = delete;
    Result& operator=(const Result&) = delete;
    Result(Result&&) = delete;
    Result& operator=(Result&&) = delete;

    ~Result() { duckdb_library().destroy_result(&result); }

    [[nodiscard]] std::string error() {
        const char* text = duckdb_library().result_error(&result);
        return text == nullptr ? "" : shortened(text, 200);
    }

    duckdb_result result{};
};

/// Rows as DuckDB hands them over, let go of at its end.
class Chunk {
public:
    explicit Chunk(duckdb_data_chunk of) : chunk(of) {}

    Chunk(const Chunk&) = delete;
    Chunk& operator=(const Chunk&) = delete;
    Chunk(Chunk&&) = delete;
    Chunk& operator=(Chunk&&) = delete;

    ~Chunk() {
        if (chunk != nullptr) duckdb_library().destroy_data_chunk(&chunk);
    }

    [[nodiscard]] std::size_t size() const { return duckdb_library().data_chunk_get_size(chunk); }

    duckdb_data_chunk chunk;
};

/// A DuckDB in memory that sees one file of ours and nothing else.
class Warehouse {
public:
    explicit Warehouse(const MemoryFile& file) {
        open();
        // Only these paths stay open once access to files is shut off, and nothing said later changes that.
        require(fmt::format("set allowed_paths = ['{}']", file.path()));
        require("set enable_external_access = false");
        require("set lock_configuration = true");
    }

    Warehouse(const Warehouse&) = delete;
    Warehouse& operator=(const Warehouse&) = delete;
    Warehouse(Warehouse&&) = delete;
    Warehouse& operator=(Warehouse&&) = delete;

    ~Warehouse() {
        if (connection_ != nullptr) library_.disconnect(&connection_);
        if (database_ != nullptr) library_.close(&database_);
    }

    /// False where DuckDB says no; `result` then says why.
    [[nodiscard]] bool query(const std::string& sql, Result& result) {
        return library_.query(connection_, sql.c_str(), &result.result) == DuckDBSuccess;
    }

    /// Where no is a fault of the machine's, not of anybody's file.
    void require(const std::string& sql) {
        Result result;
        if (!query(sql, result)) throw Unavailable("DuckDB could not do its part: " + result.error());
    }

    [[nodiscard]] duckdb_connection connection() const { return connection_; }

private:
    void open() {
        constexpr std::array<std::pair<const char*, const char*>, 5> settings = {{
            {"memory_limit", "1GB"},
            {"threads", "2"},
            {"temp_directory", ""},
            {"autoinstall_known_extensions", "false"},
            {"autoload_known_extensions", "false"},
        }};
        duckdb_config configuration = nullptr;
        ensure(
            library_.create_config(&configuration) == DuckDBSuccess, "DuckDB's configuration can be begun"
        );
        for (const auto& [name, value] : settings)
            ensure(
                library_.set_config(configuration, name, value) == DuckDBSuccess, "DuckDB knows its settings"
            );
        char* error = nullptr;
        const auto opened = library_.open_ext(nullptr, &database_, configuration, &error);
        library_.destroy_config(&configuration);
        if (opened != DuckDBSuccess) {
            const std::string reason = error == nullptr ? "" : error;
            library_.free(error);
            throw Unavailable("DuckDB could not be opened: " + reason);
        }
        if (library_.connect(database_, &connection_) != DuckDBSuccess)
            throw Unavailable("DuckDB could not be opened: it takes no connection.");
    }

    const DuckDbLibrary& library_ = duckdb_library();
    duckdb_database database_ = nullptr;
    duckdb_connection connection_ = nullptr;
};

duckdb_type type_of(const Numbers& numbers) {
    constexpr std::array types = {DUCKDB_TYPE_UTINYINT, DUCKDB_TYPE_USMALLINT, DUCKDB_TYPE_UINTEGER};
    return types.at(numbers.index());
}

std::string_view type_name_of(const Numbers& numbers) {
    constexpr std::array<std::string_view, 3> names = {"utinyint", "usmallint", "uinteger"};
    return names.at(numbers.index());
}

/// Names stand in SQL and are made by us.
void require_plain(const StoredTable& table) {
    ensure(!table.columns.empty(), "a stored table has a column");
    for (const auto& column : table.columns) {
        const auto is_plain = [](char c) { return is_letter(c) || is_digit(c) || c == '_'; };
        ensure(
            !column.name.empty() && std::ranges::all_of(column.name, is_plain), "a column's name is plain"
        );
        ensure(
            row_count(column.numbers) == row_count(table.columns.front().numbers), "columns are of one length"
        );
    }
}

/// Moves numbers between a column and DuckDB's own memory of so many rows.
void fill(duckdb_vector vector, const Numbers& numbers, std::size_t from, std::size_t count) {
    std::visit(
        [&](const auto& values) {
            std::memcpy(
                duckdb_library().vector_get_data(vector), values.data() + from, count * sizeof(values.front())
            );
        },
        numbers
    );
}

void append_from(Numbers& numbers, duckdb_vector vector, std::size_t count) {
    std::visit(
        [&](auto& values) {
            const auto before = values.size();
            values.resize(before + count);
            std::memcpy(
                values.data() + before,
                duckdb_library().vector_get_data(vector),
                count * sizeof(values.front())
            );
        },
        numbers
    );
}

void append_rows(duckdb_appender appender, const StoredTable& table) {
    const auto& library = duckdb_library();
    std::vector<duckdb_logical_type> types;
    for (const auto& column : table.columns)
        types.push_back(library.create_logical_type(type_of(column.numbers)));
    const Chunk chunk(library.create_data_chunk(types.data(), types.size()));
    for (auto& type : types)
        library.destroy_logical_type(&type);
    const auto rows = row_count(table.columns.front().numbers);
    const auto most = static_cast<std::size_t>(library.vector_size());
    for (std::size_t from = 0; from < rows; from += most) {
        const auto count = std::min(most, rows - from);
        library.data_chunk_reset(chunk.chunk);
        for (std::size_t i = 0; i < table.columns.size(); ++i)
            fill(library.data_chunk_get_vector(chunk.chunk, i), table.columns[i].numbers, from, count);
        library.data_chunk_set_size(chunk.chunk, count);
        if (library.append_data_chunk(appender, chunk.chunk) != DuckDBSuccess)
            throw Unavailable("DuckDB has no room for these rows.");
    }
}

void load(Warehouse& warehouse, const StoredTable& table) {
    std::string columns;
    for (const auto& column : table.columns)
        columns += fmt::format(
            "{}\"{}\" {}", columns.empty() ? "" : ", ", column.name, type_name_of(column.numbers)
        );
    warehouse.require(fmt::format("create table stored ({})", columns));
    const auto& library = duckdb_library();
    duckdb_appender appender = nullptr;
    if (library.appender_create(warehouse.connection(), nullptr, "stored", &appender) != DuckDBSuccess)
        throw Unavailable("DuckDB takes no rows.");
    append_rows(appender, table);
    if (library.appender_destroy(&appender) != DuckDBSuccess)
        throw Unavailable("DuckDB has no room for these rows.");
}

std::optional<Numbers> empty_column(duckdb_type type) {
    switch (type) {
    case DUCKDB_TYPE_UTINYINT:
        return std::vector<std::uint8_t>{};
    case DUCKDB_TYPE_USMALLINT:
        return std::vector<std::uint16_t>{};
    case DUCKDB_TYPE_UINTEGER:
        return std::vector<std::uint32_t>{};
    default:
        return std::nullopt;
    }
}

std::unexpected<Refusal> no_parquet() {
    return std::unexpected(Refusal{
        "This is no whole Parquet file: write it again from the program it came from, or save the table as CSV."
    });
}

/// DuckDB's own look at a file is never asked of bytes that do not even claim to be one: the footer says how
/// long it is, before the closing mark (Apache Parquet, file format).
bool has_parquet_ends(std::string_view bytes) {
    constexpr std::size_t ends = 12;
    if (bytes.size() < ends || !looks_like_parquet(bytes) || !bytes.ends_with(magic)) return false;
    std::size_t footer = 0;
    for (std::size_t i = 4; i-- > 0;)
        footer = footer * 256 + static_cast<unsigned char>(bytes[bytes.size() - 8 + i]);
    return footer > 0 && footer <= bytes.size() - ends;
}

bool is_absent(duckdb_vector vector, std::size_t row) {
    auto* validity = duckdb_library().vector_get_validity(vector);
    return validity != nullptr && !duckdb_library().validity_row_is_valid(validity, row);
}

std::string text_at(duckdb_vector vector, std::size_t row) {
    if (is_absent(vector, row)) return "";
    auto* const texts = static_cast<duckdb_string_t*>(duckdb_library().vector_get_data(vector));
    auto& text = std::span(texts, row + 1)[row];
    return {duckdb_library().string_t_data(&text), duckdb_library().string_t_length(text)};
}

}  // namespace

std::size_t row_count(const Numbers& numbers) {
    return std::visit([](const auto& values) { return values.size(); }, numbers);
}

std::string parquet_of(const StoredTable& table) {
    require_plain(table);
    const MemoryFile file;
    Warehouse warehouse(file);
    load(warehouse, table);
    warehouse.require(
        fmt::format("copy stored to '{}' (format parquet, compression zstd, use_tmp_file false)", file.path())
    );
    return file.contents();
}

std::expected<StoredTable, Refusal> stored_table(std::string_view parquet) {
    if (!has_parquet_ends(parquet)) return no_parquet();
    const MemoryFile file(parquet);
    Warehouse warehouse(file);
    Result result;
    if (!warehouse.query(fmt::format("select * from read_parquet('{}')", file.path()), result))
        return no_parquet();
    const auto& library = duckdb_library();
    StoredTable table;
    for (std::size_t i = 0; i < library.column_count(&result.result); ++i) {
        auto numbers = empty_column(library.column_type(&result.result, i));
        if (!numbers) return no_parquet();
        table.columns.push_back(
            {.name = library.column_name(&result.result, i), .numbers = *std::move(numbers)}
        );
    }
    for (;;) {
        const Chunk chunk(library.fetch_chunk(result.result));
        if (chunk.chunk == nullptr || chunk.size() == 0) return table;
        for (std::size_t i = 0; i < table.columns.size(); ++i)
            append_from(
                table.columns[i].numbers, library.data_chunk_get_vector(chunk.chunk, i), chunk.size()
            );
    }
}

bool looks_like_parquet(std::string_view bytes) {
    return bytes.starts_with(magic);
}

std::expected<void, Refusal>
each_parquet_row(std::string_view bytes, const std::function<bool(std::vector<std::string>&)>& take) {
    if (!has_parquet_ends(bytes)) return no_parquet();
    const MemoryFile file(bytes);
    Warehouse warehouse(file);
    Result result;
    const auto sql = fmt::format("select cast(columns(*) as varchar) from read_parquet('{}')", file.path());
    if (!warehouse.query(sql, result)) return no_parquet();
    const auto& library = duckdb_library();
    std::vector<std::string> cells;
    for (std::size_t i = 0; i < library.column_count(&result.result); ++i)
        cells.emplace_back(library.column_name(&result.result, i));
    if (!take(cells)) return {};
    for (;;) {
        const Chunk chunk(library.fetch_chunk(result.result));
        if (chunk.chunk == nullptr || chunk.size() == 0) return {};
        for (std::size_t row = 0; row < chunk.size(); ++row) {
            cells.clear();
            for (std::size_t i = 0; i < library.column_count(&result.result); ++i)
                cells.push_back(text_at(library.data_chunk_get_vector(chunk.chunk, i), row));
            if (!take(cells)) return {};
        }
    }
}

}  // namespace dueregard::analytics
