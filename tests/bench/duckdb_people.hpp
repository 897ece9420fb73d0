#pragma once
// The same columns in a DuckDB in memory, to count beside it.

#include <cstdint>
#include <memory>
#include <span>

namespace dueregard::bench {

struct FiveColumns {
    std::span<const std::uint8_t> age;
    std::span<const std::uint8_t> sex;
    std::span<const std::uint8_t> ethnic_group;
    std::span<const std::uint8_t> disability;
    std::span<const std::uint16_t> council;
};

class DuckDbPeople {
public:
    /// Ends the program with a sentence where DuckDB is not there.
    DuckDbPeople(const FiveColumns& columns, unsigned threads);
    ~DuckDbPeople();
    DuckDbPeople(const DuckDbPeople&) = delete;
    DuckDbPeople& operator=(const DuckDbPeople&) = delete;
    DuckDbPeople(DuckDbPeople&&) = delete;
    DuckDbPeople& operator=(DuckDbPeople&&) = delete;

    /// DuckDB's own group by over all five; answers how many cells have a record.
    std::uint64_t count();

private:
    class Database;
    std::unique_ptr<Database> database_;
};

}  // namespace dueregard::bench
