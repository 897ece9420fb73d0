#include "backup/restore.hpp"

#include "accounts/history.hpp"
#include "accounts/organisation_store.hpp"
#include "backup/file_name.hpp"
#include "backup/lines.hpp"
#include "base/failure.hpp"
#include "base/text.hpp"
#include "storage/table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <optional>
#include <sys/stat.h>
#include <unistd.h>

namespace dueregard::backup {

namespace {

namespace fs = std::filesystem;
using storage::Db;
using storage::Migration;
using storage::Table;
using storage::Transaction;

/// The file's lines, each of the kind that must come next.
class Lines {
public:
    explicit Lines(const fs::path& path) : path_(path), reader_(path) {}

    Line next() {
        if (!reader_.next(text_)) refuse();
        auto line = read_line(text_);
        if (!line) refuse();
        return std::move(*line);
    }

    template <class Kind>
    Kind next_as() {
        auto line = next();
        auto* const wanted = std::get_if<Kind>(&line);
        if (wanted == nullptr) refuse();
        return std::move(*wanted);
    }

    [[nodiscard]] const std::string& text() const { return text_; }

    [[nodiscard]] const SealedFile& file() const { return reader_.file(); }

    /// Sealed and whole, and still not what we write.
    [[noreturn]] void refuse() const {
        throw Conflict(fmt::format("{} does not hold what a backup of Due Regard holds.", path_.string()));
    }

    void require_end() {
        if (reader_.next(text_)) refuse();
    }

private:
    fs::path path_;
    SealedReader reader_;
    std::string text_;
};

/// The steps that the backup had seen. Throws where it had seen one that is not in `all`.
std::vector<Migration>
known_steps(const fs::path& path, const std::vector<std::string>& seen, std::span<const Migration> all) {
    std::vector<Migration> known;
    for (const auto& name : seen) {
        const auto found = std::ranges::find(all, name, &Migration::name);
        if (found == all.end()) {
            throw Conflict(fmt::format(
                "{} was written by a newer version of dueregard (its step {} is unknown here); install that version or a "
                "later one.",
                path.string(),
                name
            ));
        }
        known.push_back(*found);
    }
    return known;
}

/// A step may have put rows of its own into a table; the backup has them, as they then were.
void clear(Transaction& tx, const std::vector<Table>& tables) {
    for (const auto& table : tables)
        tx.execute(fmt::format("delete from {}", storage::quoted(table.name)));
}

std::string insertion_into(const TableStart& start) {
    std::vector<std::string> columns;
    std::vector<std::string> places;
    for (const auto& column : start.columns) {
        columns.push_back(storage::quoted(column));
        places.push_back(fmt::format(":value_{}", places.size()));
    }
    return fmt::format(
        "insert into {} ({}) values ({})",
        storage::quoted(start.table),
        join(columns, ", "),
        join(places, ", ")
    );
}

TableContent load_table(Transaction& tx, Lines& lines, const TableStart& start) {
    const auto sql = insertion_into(start);
    TableContent found{.table = start.table, .rows = 0, .sha256 = ""};
    Digest digest;
    for (;;) {
        auto line = lines.next();
        if (const auto* const end = std::get_if<TableContent>(&line)) {
            found.sha256 = digest.hexadecimal();
            if (*end != found) lines.refuse();
            return found;
        }
        const auto* const values = std::get_if<RowValues>(&line);
        if (values == nullptr || values->size() != start.columns.size()) lines.refuse();
        tx.execute(sql, *values);
        digest.add(lines.text());
        digest.add("\n");
        ++found.rows;
    }
}

std::int64_t row_count(Db& db, const std::string& table) {
    return db.find(fmt::format("select count(*) from {}", storage::quoted(table)))->integer(0);
}

void load_tables(Transaction& tx, Lines& lines, Contents& contents) {
    const auto tables = storage::tables(tx);
    clear(tx, tables);
    for (const auto& table : tables) {
        const auto start = lines.next_as<TableStart>();
        if (start.table != table.name || start.columns != table.columns) lines.refuse();
        contents.tables.push_back(load_table(tx, lines, start));
        if (row_count(tx, table.name) != contents.tables.back().rows) lines.refuse();
    }
    contents.chains = lines.next_as<Foot>().chains;
    lines.require_end();
}

bool is_whole(Db& db, const Chain& chain) {
    const auto head = accounts::chain_head(db, chain.organisation);
    return head.sequence == chain.entries && head.hash == chain.hash
           && !accounts::first_broken_link(db, chain.organisation);
}

/// Answers the organisations whose chain is broken.
std::vector<std::string> broken_chains(Db& db, const std::vector<Chain>& chains, Lines& lines) {
    if (accounts::list_organisations(db).size() != chains.size()) lines.refuse();
    std::vector<std::string> broken;
    for (const auto& chain : chains) {
        if (!is_whole(db, chain)) broken.push_back(chain.name);
    }
    return broken;
}

void require_whole(const fs::path& path, const std::vector<std::string>& broken) {
    if (broken.empty()) return;
    throw Conflict(fmt::format(
        "{} holds a history that is broken ({}), as it was when the backup was made. Use an earlier backup, or say "
        "--keep-broken-history.",
        path.string(),
        join(broken, ", ")
    ));
}

Restored
load(Transaction& tx, const fs::path& path, std::span<const Migration> all, BrokenHistory on_broken) {
    Lines lines(path);
    Restored restored{.file = lines.file(), .contents = {}, .migrated = {}, .broken = {}};
    auto& contents = restored.contents;
    const auto head = lines.next_as<Head>();
    contents.made_at = head.made_at;
    contents.steps = head.steps;
    storage::migrate_within(tx, known_steps(path, head.steps, all));
    storage::with_keys_asked_last(tx, [&] { load_tables(tx, lines, contents); });
    restored.migrated = storage::pending(tx, all);
    storage::migrate_within(tx, all);
    restored.broken = broken_chains(tx, contents.chains, lines);
    if (on_broken == BrokenHistory::refused) require_whole(path, restored.broken);
    return restored;
}

Restored load_into(
    Db& db,
    const std::string& name,
    const fs::path& path,
    std::span<const Migration> all,
    BrokenHistory on_broken
) {
    if (!storage::is_empty(db)) {
        throw Conflict(fmt::format(
            "{} is not empty: a backup is restored into an empty database only. Nothing was changed.", name
        ));
    }
    std::optional<Restored> restored;
    db.write([&](Transaction& tx) { restored = load(tx, path, all, on_broken); });
    return std::move(*restored);
}

/// A SQLite file under a name of its own until all of it is there.
class NewFile {
public:
    explicit NewFile(const fs::path& path)
        : path_(path), part_(fmt::format("{}.restoring-{}", path.string(), getpid())) {
        for (const auto* const ending : {"", "-wal", "-shm", "-journal"})
            require_absent(path.string() + ending);
        const int file = open(part_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR);
        if (file < 0) refuse();
        close(file);
    }

    NewFile(const NewFile&) = delete;
    NewFile& operator=(const NewFile&) = delete;
    NewFile(NewFile&&) = delete;
    NewFile& operator=(NewFile&&) = delete;

    ~NewFile() {
        for (const auto* const ending : {"", "-wal", "-shm", "-journal"})
            unlink((part_.string() + ending).c_str());
    }

    [[nodiscard]] std::string address() const { return part_.string(); }

    /// Once no connection is open to it any more.
    void keep() {
        const int file = open(part_.c_str(), O_RDONLY | O_CLOEXEC);
        const bool is_on_disk = file >= 0 && fsync(file) == 0;
        if (file >= 0) close(file);
        if (!is_on_disk || is_there(part_.string() + "-wal")) refuse();
        errno = give_name(part_, path_);
        if (errno == EEXIST) require_absent(path_);
        if (errno != 0) refuse();
    }

private:
    void require_absent(const std::string& path) const {
        if (!is_there(path)) return;
        throw Conflict(fmt::format(
            "{} is there already: a backup is restored into an empty database only. Move it away or name another with "
            "--database. Nothing was changed.",
            path
        ));
    }

    [[noreturn]] void refuse() const {
        throw Unavailable(fmt::format(
            "{} could not be written ({}). Nothing was restored.", path_.string(), std::strerror(errno)
        ));
    }

    fs::path path_;
    fs::path part_;
};

}  // namespace

Restored restore(
    const fs::path& file,
    const std::string& database,
    std::span<const Migration> all,
    const Clock& clock,
    BrokenHistory broken
) {
    // Before anything is touched: is it whole, and of this version or an earlier one?
    Lines lines(file);
    static_cast<void>(known_steps(file, lines.next_as<Head>().steps, all));
    if (storage::is_address(database)) {
        auto db = Db::open(database, clock);
        return load_into(db, "The PostgreSQL database", file, all, broken);
    }
    NewFile fresh(database);
    std::optional<Restored> restored;
    {
        auto db = Db::open(fresh.address(), clock);
        restored = load_into(db, database, file, all, broken);
    }
    fresh.keep();
    return std::move(*restored);
}

}  // namespace dueregard::backup
