#pragma once
// What each engine does for Db. Private to this part.

#include "base/id_source.hpp"
#include "storage/db.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace dueregard::storage {

/// Another writer got in between: the transaction was rolled back and may be run again. Never leaves this
/// part.
struct Overtaken final : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// A lane for an IdSource, drawn at random, so that two processes at one database do not share it.
[[nodiscard]] std::uint16_t random_lane();

/// What the connections of one process share.
struct Shared {
    IdSource ids{random_lane()};
    /// SQLite has one writer at a time and lets the others sleep and look again; here they wait for one
    /// another.
    std::timed_mutex writing;
};

/// Beside whom a transaction runs. One that was overtaken runs again alone, and so cannot be overtaken again.
enum class Company { others, nobody };

class Connection {
public:
    Connection() = default;
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;
    Connection(Connection&&) = delete;
    Connection& operator=(Connection&&) = delete;
    virtual ~Connection() = default;

    [[nodiscard]] virtual Engine engine() const = 0;
    [[nodiscard]] virtual bool is_sound() const = 0;
    /// Outside a transaction a statement that writes is refused.
    [[nodiscard]] virtual std::vector<Row> query(std::string_view sql, std::span<const Value> values) = 0;
    virtual void each(
        std::string_view sql, std::span<const Value> values, const std::function<void(const Row&)>& take
    ) = 0;
    virtual std::int64_t execute(std::string_view sql, std::span<const Value> values) = 0;
    virtual void execute_script(const std::string& sql) = 0;

    virtual void begin() = 0;
    /// The same, and waits for nobody's lock.
    virtual void begin_at_once() = 0;
    /// A transaction that only reads, and sees one moment throughout. It ends with `rollback`.
    virtual void begin_reading() = 0;
    virtual void commit() = 0;
    /// Does not throw: what could not be rolled back is not kept either.
    virtual void rollback() noexcept = 0;

    /// Waits until nobody writes whom this one may not write beside. Engines with one writer at a time need
    /// not.
    virtual void take_turn(Company /*company*/) {}

    /// Beside others, and without waiting; answers whether it may.
    [[nodiscard]] virtual bool take_turn_at_once() { return true; }

    virtual void end_turn() noexcept {}
};

/// Writers that share `writing` take turns there; it outlives the connection.
[[nodiscard]] std::unique_ptr<Connection> open_sqlite(const std::string& path, std::timed_mutex& writing);
[[nodiscard]] std::unique_ptr<Connection> open_postgresql(const std::string& address);

/// Throws BadRequest for text that one of the engines could not keep: it holds a NUL, or is not UTF-8.
void require_storable(std::string_view text);

}  // namespace dueregard::storage
