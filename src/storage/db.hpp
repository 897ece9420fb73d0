#pragma once
// The SQL door. Reads take Db&, writes take Transaction&, so a signature tells which. SQL is text with named
// placeholders (`:organisation`) and the values follow in the order in which the placeholders stand, one for
// each. The same text runs on SQLite and PostgreSQL; where that cannot be, the part that needs it has twin
// texts.

#include "base/clock.hpp"
#include "base/id.hpp"

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace dueregard::storage {

struct Bytes {
    std::string content;
};

/// One bound value. Dates are stored as text (2026-11-22), instants as milliseconds, ids as 64-bit integers.
class Value {
public:
    using Content = std::variant<std::monostate, std::int64_t, double, std::string, Bytes>;

    // Implicit on purpose: a list of values at a call should read like the SQL's own list.
    // NOLINTBEGIN(google-explicit-constructor)
    Value() = default;

    Value(std::int64_t value) : content_(value) {}

    Value(int value) : content_(std::int64_t{value}) {}

    Value(double value) : content_(value) {}

    Value(std::string value) : content_(std::move(value)) {}

    Value(std::string_view value) : content_(std::string(value)) {}

    Value(const char* value) : content_(std::string(value)) {}

    Value(Bytes value) : content_(std::move(value)) {}

    Value(Date value) : content_(iso_date(value)) {}

    Value(Instant value) : content_(value.milliseconds) {}

    template <class Tag>
    Value(Id<Tag> id) : content_(id.value) {}

    template <class T>
    Value(const std::optional<T>& value) {
        if (value) *this = Value(*value);
    }

    // NOLINTEND(google-explicit-constructor)

    [[nodiscard]] const Content& content() const { return content_; }

private:
    Content content_;
};

/// One row of an answer; columns count from 0. Asking for the wrong kind, or for a null by a name that is not
/// `optional_…`, is a fault of ours and ends the program.
class Row {
public:
    explicit Row(std::vector<Value> values) : values_(std::move(values)) {}

    [[nodiscard]] bool is_null(std::size_t column) const;
    [[nodiscard]] std::int64_t integer(std::size_t column) const;
    [[nodiscard]] double number(std::size_t column) const;
    [[nodiscard]] const std::string& text(std::size_t column) const;
    [[nodiscard]] const std::string& bytes(std::size_t column) const;
    [[nodiscard]] Date date(std::size_t column) const;

    [[nodiscard]] Instant instant(std::size_t column) const { return {integer(column)}; }

    [[nodiscard]] std::optional<std::int64_t> optional_integer(std::size_t column) const;
    [[nodiscard]] std::optional<double> optional_number(std::size_t column) const;
    [[nodiscard]] std::optional<std::string> optional_text(std::size_t column) const;
    [[nodiscard]] std::optional<Date> optional_date(std::size_t column) const;
    [[nodiscard]] std::optional<Instant> optional_instant(std::size_t column) const;

    /// As they came, for what carries rows of any table.
    [[nodiscard]] const std::vector<Value>& values() const { return values_; }

    template <class IdType>
    [[nodiscard]] IdType id(std::size_t column) const {
        return IdType{integer(column)};
    }

    template <class IdType>
    [[nodiscard]] std::optional<IdType> optional_id(std::size_t column) const {
        const auto value = optional_integer(column);
        return value ? std::optional(IdType{*value}) : std::nullopt;
    }

private:
    std::vector<Value> values_;
};

enum class Engine { sqlite, postgresql };

/// Of a PostgreSQL database, as Db::open takes it; else it is the path of a SQLite file.
[[nodiscard]] bool is_address(std::string_view database);

class Connection;
class Transaction;
struct Shared;

/// One connection, used by one thread at a time.
class Db {
public:
    /// Opens a path (made if it is not there) or a `postgresql://` address. Throws Unavailable.
    /// It shares nothing with other connections of this process.
    static Db open(const std::string& address, const Clock& clock);
    /// The same as one of several connections that share `shared`, which outlives them.
    static Db open(const std::string& address, const Clock& clock, Shared& shared);
    Db(Db&&) noexcept;
    Db& operator=(Db&&) noexcept;
    Db(const Db&) = delete;
    Db& operator=(const Db&) = delete;
    ~Db();

    [[nodiscard]] Engine engine() const;
    [[nodiscard]] std::vector<Row> query(std::string_view sql, std::initializer_list<Value> values = {});
    /// As above for a list whose length is only known at run time.
    [[nodiscard]] std::vector<Row> query(std::string_view sql, const std::vector<Value>& values);
    /// The only row, or nothing; more than one is a fault of ours.
    [[nodiscard]] std::optional<Row> find(std::string_view sql, std::initializer_list<Value> values = {});
    [[nodiscard]] std::optional<Row> find(std::string_view sql, const std::vector<Value>& values);

    /// Hands over one row after another and keeps none: for answers that memory should not hold at once.
    /// `take` runs nothing else on this connection.
    void
    each(std::string_view sql, const std::vector<Value>& values, const std::function<void(const Row&)>& take);

    /// All that `work` reads is of one moment, while others write on.
    void read(const std::function<void()>& work);

    /// Runs `work` in one transaction: all of it is kept or none. When `work` throws, it is rolled back and
    /// the exception goes on. SQLite takes the write lock at the start; PostgreSQL runs it serializable.
    /// Where another writer got in between, `work` is run again from its beginning: it must not change
    /// anything but through `tx` before it ends (set what it captures, do not add to it). A database that
    /// stays locked throws Unavailable; a unique key or a foreign key that does not hold throws Conflict.
    void write(const std::function<void(Transaction&)>& work);

    /// As `write`, once and without waiting for anybody's lock, for what may as well be written later.
    /// Answers whether it was kept: not where others write just now, or the disk is full.
    [[nodiscard]] bool write_if_free(const std::function<void(Transaction&)>& work);

    /// False once the connection is lost for good; a pool then opens another.
    [[nodiscard]] bool is_sound() const;

private:
    friend class Transaction;
    void finish(const std::function<void(Transaction&)>& work);
    Db(std::unique_ptr<Connection> connection, const Clock& clock, Shared& shared);
    std::unique_ptr<Shared> own_;  ///< absent where it is shared indeed
    Shared* shared_;
    std::unique_ptr<Connection> connection_;
    const Clock* clock_;
    bool is_writing_ = false;
};

/// Made by Db::write alone. Whatever reads can also read inside it.
class Transaction {
public:
    /// Answers how many rows it changed.
    std::int64_t execute(std::string_view sql, std::initializer_list<Value> values = {});
    std::int64_t execute(std::string_view sql, const std::vector<Value>& values);
    /// Several statements, separated by semicolons, without values: for migrations.
    void execute_script(const std::string& sql);
    [[nodiscard]] std::int64_t new_id();
    [[nodiscard]] Instant now() const;

    template <class IdType>
    [[nodiscard]] IdType fresh() {
        return IdType{new_id()};
    }

    [[nodiscard]] Db& db() { return db_; }

    // NOLINTNEXTLINE(google-explicit-constructor): a read may be called with what writes
    operator Db&() { return db_; }

private:
    friend class Db;

    explicit Transaction(Db& db) : db_(db) {}

    Db& db_;
};

/// Connections kept open and lent to one request at a time, at most `most` of them. They share one source of
/// ids, and on SQLite one queue of writers.
class Pool {
public:
    Pool(std::string address, const Clock& clock, std::size_t most);
    ~Pool();
    Pool(const Pool&) = delete;
    Pool& operator=(const Pool&) = delete;
    Pool(Pool&&) = delete;
    Pool& operator=(Pool&&) = delete;

    /// Runs `work` with a connection that nobody else has meanwhile. Waits for one where all are lent, and
    /// throws Unavailable after ten seconds.
    void with(const std::function<void(Db&)>& work);

private:
    class Shelf;
    std::unique_ptr<Shelf> shelf_;
};

}  // namespace dueregard::storage
