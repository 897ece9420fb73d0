// PostgreSQL behind the SQL door. SOCI opens the connection; statements go to libpq, because SOCI keeps bytes
// as large objects outside the row and text only up to its first NUL (docs/decisions/0003).

#include "base/ensure.hpp"
#include "base/failure.hpp"
#include "storage/connection.hpp"
#include "storage/placeholders.hpp"
#include "storage/postgresql_values.hpp"
#include "storage/statement_cache.hpp"

#include <fmt/core.h>
#include <soci/postgresql/soci-postgresql.h>
#include <soci/soci.h>

#include <algorithm>
#include <array>
#include <libpq-fe.h>

namespace dueregard::storage {

namespace {

struct Clear {
    void operator()(PGresult* result) const { PQclear(result); }
};

using Result = std::unique_ptr<PGresult, Clear>;

/// A statement prepared on the server for values of these types. One text may have several: an absent value
/// has no type, so that the first run with it leaves the choice to PostgreSQL.
struct Prepared {
    std::string name;
    std::vector<Oid> types;

    [[nodiscard]] bool serves(const std::vector<Oid>& wanted) const {
        return std::ranges::equal(types, wanted, [](Oid mine, Oid theirs) {
            return mine == theirs || theirs == type_unknown;
        });
    }
};

bool is_success(const PGresult* result) {
    const auto status = PQresultStatus(result);
    return status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || status == PGRES_EMPTY_QUERY;
}

/// What libpq says, on one line.
std::string one_line(const char* message) {
    std::string line = message == nullptr ? "" : message;
    std::ranges::replace(line, '\n', ' ');
    while (!line.empty() && line.back() == ' ')
        line.pop_back();
    return line;
}

[[noreturn]] void fail(PGconn* connection, const PGresult* result, std::string_view sql, bool may_run_again) {
    const char* const given = PQresultErrorField(result, PG_DIAG_SQLSTATE);
    const std::string_view state = given == nullptr ? "" : given;
    const char* const primary = PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY);
    const auto message = one_line(primary == nullptr ? PQerrorMessage(connection) : primary);
    // https://www.postgresql.org/docs/15/errcodes-appendix.html
    if (may_run_again && (state == "40001" || state == "40P01")) throw Overtaken(message);
    ensure(state != "25006", "a statement that writes was run outside a transaction");
    if (state.starts_with("23") || state == "P0001") {
        throw Conflict(fmt::format("The database refused a change: {}.", message));
    }
    if (state.starts_with("22"))
        throw BadRequest(fmt::format("The database cannot keep a value: {}.", message));
    if (state == "55P03") throw Unavailable("The database stayed locked for ten seconds; try again.");
    if (state == "53100")
        throw Unavailable("The disk that holds the database is full; make room and try again.");
    if (state.starts_with("42")) {
        throw Unavailable(fmt::format("The database did not understand \"{}\": {}.", sql, message));
    }
    throw Unavailable(fmt::format("The database could not be used: {}.", message));
}

// - A statement outside Db::write cannot write: that is set for the session, and lifted by `begin`.
// - synchronous_commit: a commit is on the disk before it is answered, whatever the server's own setting.
constexpr auto settings = R"(
    set default_transaction_read_only = on;
    set synchronous_commit = on;
    set lock_timeout = '10s';
    set idle_in_transaction_session_timeout = '5min';
    set timezone = 'UTC';
    set client_encoding = 'UTF8';
    set bytea_output = 'hex';
    set extra_float_digits = 3;
    set client_min_messages = warning;
)";

/// The lock that writers share, and that one who was overtaken takes alone; the number spells "duereg" and is
/// nobody else's. It is fair: who waits to be alone lets nobody in who comes later.
constexpr const char* write_beside_others = "select pg_advisory_lock_shared(110430659470695)";
constexpr const char* try_beside_others = "select pg_try_advisory_lock_shared(110430659470695)";
constexpr const char* write_alone = "select pg_advisory_lock(110430659470695)";
constexpr const char* end_turns = "select pg_advisory_unlock_all()";

class PostgresqlConnection final : public Connection {
public:
    explicit PostgresqlConnection(const std::string& address);

    [[nodiscard]] Engine engine() const override { return Engine::postgresql; }

    [[nodiscard]] bool is_sound() const override { return PQstatus(handle_) == CONNECTION_OK; }

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
    [[nodiscard]] bool take_turn_at_once() override;
    void end_turn() noexcept override;

private:
    [[nodiscard]] bool is_in_transaction() const { return PQtransactionStatus(handle_) != PQTRANS_IDLE; }

    Result run(std::string_view sql, std::span<const Value> values);
    Result run_prepared(std::string_view sql, const Parameters& parameters);
    const Prepared& prepared(std::string_view sql, const std::vector<Oid>& types);
    /// After a server's restart the connection is gone; what had not begun yet may simply be tried on a new
    /// one.
    bool reconnect();
    void begin_with(const char* sql);
    void run_plain(const char* sql);

    soci::session session_;
    PGconn* handle_ = nullptr;
    StatementCache<std::vector<Prepared>> statements_;
    std::int64_t last_name_ = 0;
    bool may_write_ = false;
};

/// Leaves the connection ready for its next statement, whatever came of the answer that is being read.
class Reading {
public:
    explicit Reading(PGconn* connection) : connection_(connection) {}

    Reading(const Reading&) = delete;
    Reading& operator=(const Reading&) = delete;
    Reading(Reading&&) = delete;
    Reading& operator=(Reading&&) = delete;

    ~Reading() {
        if (!is_over_) cancel();
        while (Result(PQgetResult(connection_))) {}
    }

    Result next() {
        Result result(PQgetResult(connection_));
        if (!result) is_over_ = true;
        return result;
    }

private:
    void cancel() {
        auto* const request = PQgetCancel(connection_);
        std::array<char, 256> ignored{};
        if (request != nullptr) PQcancel(request, ignored.data(), ignored.size());
        PQfreeCancel(request);
    }

    PGconn* connection_;
    bool is_over_ = false;
};

/// A server that takes the connection and says nothing would be waited for without end. Also of connecting
/// again: https://www.postgresql.org/docs/15/libpq-connect.html#LIBPQ-CONNECT-CONNECT-TIMEOUT
std::string with_patience(const std::string& address) {
    if (address.contains("connect_timeout=")) return address;
    return address + (address.contains('?') ? "&" : "?") + "connect_timeout=5";
}

soci::session open_session(const std::string& address) {
    try {
        return soci::session(soci::postgresql, with_patience(address));
    } catch (const soci::soci_error& error) {
        throw Unavailable(fmt::format(
            "PostgreSQL could not be reached ({}); check the address, and that the server runs.",
            one_line(error.what())
        ));
    }
}

PostgresqlConnection::PostgresqlConnection(const std::string& address) : session_(open_session(address)) {
    // We asked for this backend by name, and SOCI does not export what a dynamic cast would need.
    handle_ = static_cast<soci::postgresql_session_backend*>(session_.get_backend())->conn_;
    execute_script(settings);
}

std::vector<Row> PostgresqlConnection::query(std::string_view sql, std::span<const Value> values) {
    return rows_of(run(sql, values).get());
}

void PostgresqlConnection::each(
    std::string_view sql, std::span<const Value> values, const std::function<void(const Row&)>& take
) {
    const Parameters parameters(values);
    const auto& statement = prepared(sql, parameters.types);
    const int is_sent = PQsendQueryPrepared(
        handle_,
        statement.name.c_str(),
        static_cast<int>(parameters.starts.size()),
        parameters.starts.data(),
        parameters.lengths.data(),
        parameters.formats.data(),
        0
    );
    Reading reading(handle_);
    PQsetSingleRowMode(handle_);
    if (is_sent == 0) fail(handle_, nullptr, sql, may_write_);
    while (const auto result = reading.next()) {
        const bool is_row = PQresultStatus(result.get()) == PGRES_SINGLE_TUPLE;
        if (is_row) take(row_of(result.get(), 0));
        if (!is_row && !is_success(result.get())) fail(handle_, result.get(), sql, may_write_);
    }
}

std::int64_t PostgresqlConnection::execute(std::string_view sql, std::span<const Value> values) {
    return changed_rows(run(sql, values).get());
}

Result PostgresqlConnection::run(std::string_view sql, std::span<const Value> values) {
    const bool was_in_transaction = is_in_transaction();
    const Parameters parameters(values);
    auto result = run_prepared(sql, parameters);
    if (!is_sound() && !was_in_transaction && reconnect()) result = run_prepared(sql, parameters);
    if (!is_success(result.get())) fail(handle_, result.get(), sql, may_write_);
    return result;
}

Result PostgresqlConnection::run_prepared(std::string_view sql, const Parameters& parameters) {
    const auto& statement = prepared(sql, parameters.types);
    return Result(PQexecPrepared(
        handle_,
        statement.name.c_str(),
        static_cast<int>(parameters.starts.size()),
        parameters.starts.data(),
        parameters.lengths.data(),
        parameters.formats.data(),
        0
    ));
}

const Prepared& PostgresqlConnection::prepared(std::string_view sql, const std::vector<Oid>& types) {
    auto* kept = statements_.find(sql);
    if (kept == nullptr) kept = &statements_.add(sql, {});
    const auto fitting = std::ranges::find_if(*kept, [&](const Prepared& one) { return one.serves(types); });
    if (fitting != kept->end()) return *fitting;
    const auto placed = place(sql, PlaceholderStyle::dollar_number);
    ensure(
        placed.count == types.size(),
        fmt::format("{} values for {} places in: {}", types.size(), placed.count, sql)
    );
    Prepared fresh{.name = fmt::format("s{}", ++last_name_), .types = types};
    const bool was_in_transaction = is_in_transaction();
    const auto prepare = [&] {
        return Result(PQprepare(
            handle_, fresh.name.c_str(), placed.sql.c_str(), static_cast<int>(types.size()), types.data()
        ));
    };
    auto result = prepare();
    if (!is_sound() && !was_in_transaction && reconnect()) {
        kept = &statements_.add(sql, {});
        result = prepare();
    }
    if (!is_success(result.get())) fail(handle_, result.get(), sql, may_write_);
    kept->push_back(std::move(fresh));
    return kept->back();
}

bool PostgresqlConnection::reconnect() {
    statements_.clear();
    PQreset(handle_);
    if (!is_sound()) return false;
    execute_script(settings);
    return true;
}

void PostgresqlConnection::execute_script(const std::string& sql) {
    run_plain(sql.c_str());
    // A changed table can no longer be read by what was prepared before.
    run_plain("deallocate all");
    statements_.clear();
}

void PostgresqlConnection::run_plain(const char* sql) {
    const Result result(PQexec(handle_, sql));
    if (!is_success(result.get())) fail(handle_, result.get(), sql, may_write_);
}

void PostgresqlConnection::begin() {
    begin_with("begin isolation level serializable read write");
    may_write_ = true;
}

/// A millisecond is the shortest that PostgreSQL waits; nought is for ever.
void PostgresqlConnection::begin_at_once() {
    begin_with("begin isolation level serializable read write; set local lock_timeout = '1ms'");
    may_write_ = true;
}

void PostgresqlConnection::begin_reading() {
    begin_with("begin isolation level repeatable read read only");
}

void PostgresqlConnection::begin_with(const char* sql) {
    Result result(PQexec(handle_, sql));
    if (!is_sound() && reconnect()) result.reset(PQexec(handle_, sql));
    if (!is_success(result.get())) fail(handle_, result.get(), sql, false);
}

void PostgresqlConnection::commit() {
    const Result result(PQexec(handle_, "commit"));
    if (!is_success(result.get())) fail(handle_, result.get(), "commit", true);
    // To a transaction in which a statement failed PostgreSQL answers without an error that it rolled back.
    ensure(
        std::string_view(PQcmdStatus(result.get())) == "COMMIT",
        "a transaction went on after one of its statements had failed"
    );
    may_write_ = false;
}

void PostgresqlConnection::rollback() noexcept {
    may_write_ = false;
    if (is_in_transaction()) const Result result(PQexec(handle_, "rollback"));
}

/// Before the transaction, whose view of the database must not be older than its turn.
void PostgresqlConnection::take_turn(Company company) {
    const char* const sql = company == Company::others ? write_beside_others : write_alone;
    Result result(PQexec(handle_, sql));
    if (!is_sound() && reconnect()) result.reset(PQexec(handle_, sql));
    if (!is_success(result.get())) fail(handle_, result.get(), sql, false);
}

bool PostgresqlConnection::take_turn_at_once() {
    const Result result(PQexec(handle_, try_beside_others));
    if (!is_success(result.get())) fail(handle_, result.get(), try_beside_others, false);
    return std::string_view(PQgetvalue(result.get(), 0, 0)) == "t";
}

void PostgresqlConnection::end_turn() noexcept {
    const Result result(PQexec(handle_, end_turns));
}

}  // namespace

std::unique_ptr<Connection> open_postgresql(const std::string& address) {
    return std::make_unique<PostgresqlConnection>(address);
}

}  // namespace dueregard::storage
