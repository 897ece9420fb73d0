#include "storage/db.hpp"

#include "base/ensure.hpp"
#include "base/failure.hpp"
#include "base/text.hpp"
#include "storage/connection.hpp"

#include <fmt/core.h>

#include <chrono>
#include <sodium.h>
#include <span>
#include <thread>

namespace dueregard::storage {

namespace {

/// After the first a transaction runs alone; only what does not queue, such as another program, overtakes it
/// then.
constexpr int most_attempts = 8;

/// Rolls back unless the work came to its end.
class Undo {
public:
    Undo(Connection& connection, bool& is_writing) : connection_(connection), is_writing_(is_writing) {
        is_writing_ = true;
    }

    Undo(const Undo&) = delete;
    Undo& operator=(const Undo&) = delete;
    Undo(Undo&&) = delete;
    Undo& operator=(Undo&&) = delete;

    ~Undo() {
        is_writing_ = false;
        if (!is_kept_) connection_.rollback();
    }

    void keep() {
        connection_.commit();
        is_kept_ = true;
    }

private:
    Connection& connection_;
    bool& is_writing_;
    bool is_kept_ = false;
};

class Turn {
public:
    Turn(Connection& connection, int attempt) : Turn(connection) {
        connection_.take_turn(attempt == 1 ? Company::others : Company::nobody);
        is_taken_ = true;
    }

    /// Without waiting.
    explicit Turn(Connection& connection, std::nullopt_t /*no attempt*/) : Turn(connection) {
        is_taken_ = connection_.take_turn_at_once();
    }

    Turn(const Turn&) = delete;
    Turn& operator=(const Turn&) = delete;
    Turn(Turn&&) = delete;
    Turn& operator=(Turn&&) = delete;

    ~Turn() {
        if (is_taken_) connection_.end_turn();
    }

    [[nodiscard]] bool is_taken() const { return is_taken_; }

private:
    explicit Turn(Connection& connection) : connection_(connection) {}

    Connection& connection_;
    bool is_taken_ = false;
};

std::unique_ptr<Connection> connect(const std::string& address, Shared& shared) {
    return is_address(address) ? open_postgresql(address) : open_sqlite(address, shared.writing);
}

std::optional<Row> only_row(std::vector<Row> rows) {
    ensure(rows.size() <= 1, "a query that must find one row at most found several");
    return rows.empty() ? std::nullopt : std::optional(std::move(rows.front()));
}

std::span<const Value> as_span(std::initializer_list<Value> values) {
    return {values.begin(), values.size()};
}

}  // namespace

bool is_address(std::string_view database) {
    return database.starts_with("postgresql://") || database.starts_with("postgres://");
}

Db Db::open(const std::string& address, const Clock& clock) {
    auto own = std::make_unique<Shared>();
    Db db(connect(address, *own), clock, *own);
    db.own_ = std::move(own);
    return db;
}

Db Db::open(const std::string& address, const Clock& clock, Shared& shared) {
    return {connect(address, shared), clock, shared};
}

Db::Db(std::unique_ptr<Connection> connection, const Clock& clock, Shared& shared)
    : shared_(&shared), connection_(std::move(connection)), clock_(&clock) {}

Db::Db(Db&&) noexcept = default;
Db& Db::operator=(Db&&) noexcept = default;
Db::~Db() = default;

Engine Db::engine() const {
    return connection_->engine();
}

bool Db::is_sound() const {
    return connection_->is_sound();
}

std::vector<Row> Db::query(std::string_view sql, std::initializer_list<Value> values) {
    return connection_->query(sql, as_span(values));
}

std::vector<Row> Db::query(std::string_view sql, const std::vector<Value>& values) {
    return connection_->query(sql, values);
}

std::optional<Row> Db::find(std::string_view sql, std::initializer_list<Value> values) {
    return only_row(connection_->query(sql, as_span(values)));
}

std::optional<Row> Db::find(std::string_view sql, const std::vector<Value>& values) {
    return only_row(connection_->query(sql, values));
}

void Db::each(
    std::string_view sql, const std::vector<Value>& values, const std::function<void(const Row&)>& take
) {
    connection_->each(sql, values, take);
}

void Db::read(const std::function<void()>& work) {
    ensure(!is_writing_, "a reading was begun inside a transaction on the same connection");
    connection_->begin_reading();
    const Undo ended(*connection_, is_writing_);
    work();
}

void Db::write(const std::function<void(Transaction&)>& work) {
    ensure(!is_writing_, "a transaction was begun inside another on the same connection");
    for (int attempt = 1;; ++attempt) {
        // Being overtaken is mended by running the work again, which no caller can do.
        try {
            const Turn turn(*connection_, attempt);
            connection_->begin();
            return finish(work);
        } catch (const Overtaken& overtaken) {
            if (attempt == most_attempts) {
                throw Unavailable(fmt::format(
                    "The database stayed busy through {} attempts ({}); try again.", attempt, overtaken.what()
                ));
            }
        }
        std::this_thread::sleep_for(std::chrono::milliseconds{randombytes_uniform(5U << attempt)});
    }
}

bool Db::write_if_free(const std::function<void(Transaction&)>& work) {
    ensure(!is_writing_, "a transaction was begun inside another on the same connection");
    // That it cannot be written now is what the caller asked about.
    try {
        const Turn turn(*connection_, std::nullopt);
        if (!turn.is_taken()) return false;
        connection_->begin_at_once();
        finish(work);
        return true;
    } catch (const Overtaken&) {
        return false;
    } catch (const Unavailable&) {
        return false;
    }
}

void Db::finish(const std::function<void(Transaction&)>& work) {
    Undo undo(*connection_, is_writing_);
    Transaction transaction(*this);
    work(transaction);
    undo.keep();
}

std::int64_t Transaction::execute(std::string_view sql, std::initializer_list<Value> values) {
    return db_.connection_->execute(sql, as_span(values));
}

std::int64_t Transaction::execute(std::string_view sql, const std::vector<Value>& values) {
    return db_.connection_->execute(sql, values);
}

void Transaction::execute_script(const std::string& sql) {
    db_.connection_->execute_script(sql);
}

std::int64_t Transaction::new_id() {
    return db_.shared_->ids.next(now());
}

Instant Transaction::now() const {
    return db_.clock_->now();
}

std::uint16_t random_lane() {
    ensure(sodium_init() >= 0, "libsodium could not find a source of randomness");
    return static_cast<std::uint16_t>(randombytes_uniform(1U << 16U));
}

void require_storable(std::string_view text) {
    if (text.contains('\0')) throw BadRequest("A text holds a NUL character, which cannot be kept.");
    if (!is_valid_utf8(text)) throw BadRequest("A text is not UTF-8 and cannot be kept.");
}

}  // namespace dueregard::storage
