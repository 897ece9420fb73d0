// SQLite behind the SQL door. SOCI opens the connection; statements go to SQLite itself, because SOCI types a
// column by how the table declares it, which is wrong for counts, sums and expressions (docs/decisions/0003).

#include "base/ensure.hpp"
#include "base/failure.hpp"
#include "storage/connection.hpp"
#include "storage/placeholders.hpp"
#include "storage/statement_cache.hpp"

#include <fmt/core.h>
#include <soci/soci.h>
#include <soci/sqlite3/soci-sqlite3.h>

#include <chrono>

namespace dueregard::storage {

namespace {

namespace api = sqlite_api;

struct Finalize {
    void operator()(api::sqlite3_stmt* statement) const { api::sqlite3_finalize(statement); }
};

using Statement = std::unique_ptr<api::sqlite3_stmt, Finalize>;

/// Leaves a statement ready for its next use, whatever happened in this one.
class Use {
public:
    explicit Use(api::sqlite3_stmt* statement) : statement_(statement) {}

    Use(const Use&) = delete;
    Use& operator=(const Use&) = delete;
    Use(Use&&) = delete;
    Use& operator=(Use&&) = delete;

    ~Use() {
        api::sqlite3_reset(statement_);
        api::sqlite3_clear_bindings(statement_);
    }

private:
    api::sqlite3_stmt* statement_;
};

/// The bound values outlive the statement's run, so SQLite need not copy them (its SQLITE_STATIC).
constexpr api::sqlite3_destructor_type not_copied = nullptr;

struct Binder {
    api::sqlite3_stmt* statement;
    int place;

    int operator()(std::monostate /*null*/) const { return api::sqlite3_bind_null(statement, place); }

    int operator()(std::int64_t value) const { return api::sqlite3_bind_int64(statement, place, value); }

    int operator()(double value) const { return api::sqlite3_bind_double(statement, place, value); }

    int operator()(const std::string& value) const {
        require_storable(value);
        return api::sqlite3_bind_text64(
            statement, place, value.data(), value.size(), not_copied, SQLITE_UTF8
        );
    }

    int operator()(const Bytes& value) const {
        if (value.content.empty()) return api::sqlite3_bind_zeroblob(statement, place, 0);
        return api::sqlite3_bind_blob64(
            statement, place, value.content.data(), value.content.size(), not_copied
        );
    }
};

std::string column_bytes(api::sqlite3_stmt* statement, int column) {
    const void* const start = api::sqlite3_column_blob(statement, column);
    const auto size = static_cast<std::size_t>(api::sqlite3_column_bytes(statement, column));
    return size == 0 ? std::string() : std::string(static_cast<const char*>(start), size);
}

Value column_value(api::sqlite3_stmt* statement, int column) {
    switch (api::sqlite3_column_type(statement, column)) {
    case SQLITE_INTEGER:
        return std::int64_t{api::sqlite3_column_int64(statement, column)};
    case SQLITE_FLOAT:
        return api::sqlite3_column_double(statement, column);
    case SQLITE_TEXT:
        return column_bytes(statement, column);
    case SQLITE_BLOB:
        return Bytes{column_bytes(statement, column)};
    default:
        return {};
    }
}

Row row_of(api::sqlite3_stmt* statement) {
    const int count = api::sqlite3_column_count(statement);
    std::vector<Value> values;
    values.reserve(static_cast<std::size_t>(count));
    for (int column = 0; column < count; ++column)
        values.push_back(column_value(statement, column));
    return Row(std::move(values));
}

/// SOCI reads the path from between double quotes, with no way to write one inside.
std::string connect_string(const std::string& path) {
    if (path.contains('"')) {
        throw BadRequest(fmt::format("The database's path {} holds a quotation mark; rename it.", path));
    }
    return fmt::format("db=\"{}\"", path);
}

/// Ten seconds for a lock, and then the write is refused.
constexpr int busy_milliseconds = 10'000;
constexpr const char* locked_sentence = "The database stayed locked for ten seconds; try again.";

// - synchronous=full: a commit is on the disk before it is answered, in WAL mode too
// (https://sqlite.org/pragma.html#pragma_synchronous).
// - case_sensitive_like: `like` as PostgreSQL has it.
// - trusted_schema=off, cell_size_check=on: what SQLite advises for files that others may have touched
//   (https://sqlite.org/security.html).
constexpr auto settings = R"(
    pragma journal_mode = wal;
    pragma synchronous = full;
    pragma foreign_keys = on;
    pragma case_sensitive_like = on;
    pragma trusted_schema = off;
    pragma cell_size_check = on;
    pragma temp_store = memory;
)";

class SqliteConnection final : public Connection {
public:
    SqliteConnection(const std::string& path, std::timed_mutex& writing);

    [[nodiscard]] Engine engine() const override { return Engine::sqlite; }

    [[nodiscard]] bool is_sound() const override { return is_sound_; }

    std::vector<Row> query(std::string_view sql, std::span<const Value> values) override;
    void each(
        std::string_view sql, std::span<const Value> values, const std::function<void(const Row&)>& take
    ) override;
    std::int64_t execute(std::string_view sql, std::span<const Value> values) override;
    void execute_script(const std::string& sql) override;
    void begin() override;
    void begin_at_once() override;
    void begin_reading() override;
    void commit() override;
    void rollback() noexcept override;
    void take_turn(Company company) override;

    [[nodiscard]] bool take_turn_at_once() override { return writing_.try_lock(); }

    void end_turn() noexcept override;

private:
    api::sqlite3_stmt* prepared(std::string_view sql, std::span<const Value> values);
    /// Throws what a failed call comes to for those above.
    [[noreturn]] void fail(std::string_view sql);
    void configure();

    soci::session session_;
    api::sqlite3* handle_ = nullptr;
    StatementCache<Statement> statements_;
    bool is_sound_ = true;
    bool may_write_ = false;
    std::timed_mutex& writing_;
};

soci::session open_session(const std::string& path) {
    try {
        return soci::session(soci::sqlite3, connect_string(path));
    } catch (const soci::soci_error& error) {
        throw Unavailable(fmt::format(
            "The database {} could not be opened ({}); check that its folder exists and may be written to.",
            path,
            error.what()
        ));
    }
}

SqliteConnection::SqliteConnection(const std::string& path, std::timed_mutex& writing)
    : session_(open_session(path)), writing_(writing) {
    // We asked for this backend by name, and SOCI does not export what a dynamic cast would need.
    handle_ = static_cast<soci::sqlite3_session_backend*>(session_.get_backend())->conn_;
    configure();
}

void SqliteConnection::configure() {
    api::sqlite3_extended_result_codes(handle_, 1);
    api::sqlite3_busy_timeout(handle_, busy_milliseconds);
    // "…" is a name and never text, as PostgreSQL has it; and no SQL can harm the file's own structure.
    api::sqlite3_db_config(handle_, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
    api::sqlite3_db_config(handle_, SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
    api::sqlite3_db_config(handle_, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    execute_script(settings);
}

api::sqlite3_stmt* SqliteConnection::prepared(std::string_view sql, std::span<const Value> values) {
    auto* kept = statements_.find(sql);
    if (kept == nullptr) {
        const auto placed = place(sql, PlaceholderStyle::question_mark);
        api::sqlite3_stmt* fresh = nullptr;
        const int code = api::sqlite3_prepare_v3(
            handle_,
            placed.sql.c_str(),
            static_cast<int>(placed.sql.size() + 1),
            SQLITE_PREPARE_PERSISTENT,
            &fresh,
            nullptr
        );
        Statement owned(fresh);
        if (code != SQLITE_OK) fail(sql);
        ensure(owned != nullptr, "a statement without SQL was run");
        kept = &statements_.add(sql, std::move(owned));
    }
    auto* const statement = kept->get();
    const auto wanted = static_cast<std::size_t>(api::sqlite3_bind_parameter_count(statement));
    ensure(
        wanted == values.size(), fmt::format("{} values for {} places in: {}", values.size(), wanted, sql)
    );
    int at = 0;
    for (const auto& value : values) {
        if (std::visit(Binder{.statement = statement, .place = ++at}, value.content()) != SQLITE_OK)
            fail(sql);
    }
    return statement;
}

std::vector<Row> SqliteConnection::query(std::string_view sql, std::span<const Value> values) {
    std::vector<Row> rows;
    each(sql, values, [&](const Row& row) { rows.push_back(row); });
    return rows;
}

void SqliteConnection::each(
    std::string_view sql, std::span<const Value> values, const std::function<void(const Row&)>& take
) {
    auto* const statement = prepared(sql, values);
    const Use use(statement);
    ensure(
        may_write_ || api::sqlite3_stmt_readonly(statement) != 0,
        "a statement that writes was run outside a transaction"
    );
    int code = SQLITE_ROW;
    while ((code = api::sqlite3_step(statement)) == SQLITE_ROW)
        take(row_of(statement));
    if (code != SQLITE_DONE) fail(sql);
}

std::int64_t SqliteConnection::execute(std::string_view sql, std::span<const Value> values) {
    auto* const statement = prepared(sql, values);
    const Use use(statement);
    int code = SQLITE_ROW;
    while ((code = api::sqlite3_step(statement)) == SQLITE_ROW) {}
    if (code != SQLITE_DONE) fail(sql);
    return api::sqlite3_stmt_readonly(statement) != 0 ? 0 : api::sqlite3_changes64(handle_);
}

void SqliteConnection::execute_script(const std::string& sql) {
    if (api::sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) fail(sql);
}

void SqliteConnection::begin() {
    execute("begin immediate", {});
    may_write_ = true;
}

void SqliteConnection::begin_at_once() {
    struct Impatience {
        api::sqlite3* handle;

        explicit Impatience(api::sqlite3* of) : handle(of) { api::sqlite3_busy_timeout(handle, 0); }

        Impatience(const Impatience&) = delete;
        Impatience& operator=(const Impatience&) = delete;
        Impatience(Impatience&&) = delete;
        Impatience& operator=(Impatience&&) = delete;

        ~Impatience() { api::sqlite3_busy_timeout(handle, busy_milliseconds); }
    };

    const Impatience now(handle_);
    begin();
}

void SqliteConnection::begin_reading() {
    execute("begin deferred", {});
}

void SqliteConnection::commit() {
    execute("commit", {});
    may_write_ = false;
}

void SqliteConnection::rollback() noexcept {
    may_write_ = false;
    // A full disk or a failed write has rolled back by itself already.
    if (api::sqlite3_get_autocommit(handle_) == 0) {
        api::sqlite3_exec(handle_, "rollback", nullptr, nullptr, nullptr);
    }
}

void SqliteConnection::take_turn(Company /*company*/) {
    if (!writing_.try_lock_for(std::chrono::milliseconds{busy_milliseconds}))
        throw Unavailable(locked_sentence);
}

void SqliteConnection::end_turn() noexcept {
    writing_.unlock();
}

void SqliteConnection::fail(std::string_view sql) {
    const std::string message = api::sqlite3_errmsg(handle_);
    switch (api::sqlite3_extended_errcode(handle_) & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        throw Unavailable(locked_sentence);
    case SQLITE_CONSTRAINT:
        throw Conflict(fmt::format("The database refused a change: {}.", message));
    case SQLITE_FULL:
        throw Unavailable("The disk that holds the database is full; make room and try again.");
    case SQLITE_TOOBIG:
        throw BadRequest("A value is larger than the database can keep.");
    case SQLITE_IOERR:
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_CANTOPEN:
    case SQLITE_READONLY:
        is_sound_ = false;
        throw Unavailable(fmt::format("The database file could not be used: {}.", message));
    default:
        throw Unavailable(fmt::format("The database did not understand \"{}\": {}.", sql, message));
    }
}

}  // namespace

std::unique_ptr<Connection> open_sqlite(const std::string& path, std::timed_mutex& writing) {
    return std::make_unique<SqliteConnection>(path, writing);
}

}  // namespace dueregard::storage
