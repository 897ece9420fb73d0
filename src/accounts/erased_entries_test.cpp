#include "accounts/erased_entries.hpp"

#include <doctest/doctest.h>

using namespace dueregard;
using namespace dueregard::accounts;

namespace {

HistoryEntry entry(std::int64_t sequence) {
    HistoryEntry made;
    made.sequence = sequence;
    made.noun = "measure";
    made.verb = "change";
    return made;
}

HistoryEntry erasure(std::int64_t sequence, const std::string& names, const std::string& contents) {
    auto made = entry(sequence);
    made.noun = "person";
    made.verb = "erase";
    made.after = R"({"names":")" + names + R"(","contents":")" + contents + R"("})";
    return made;
}

}  // namespace

TEST_CASE("numbers are told as ranges") {
    CHECK(ranges_text(std::vector<std::int64_t>{2, 3, 4, 9}) == "2-4,9");
    CHECK(ranges_text(std::vector<std::int64_t>{7}) == "7");
    CHECK(ranges_text(std::vector<std::int64_t>{}).empty());
    CHECK(json_of_erased(std::vector<std::int64_t>{1, 2}, {}) == R"({"names":"1-2","contents":""})");
}

TEST_CASE("what lost its name or text must be told by a later entry, each by its kind") {
    ErasedEntries erased;
    for (std::int64_t sequence = 1; sequence <= 6; ++sequence) {
        erased.see(
            entry(sequence),
            sequence >= 2 && sequence <= 4 ? Part::erased : Part::kept,
            sequence == 3 ? Part::erased : Part::kept
        );
    }

    CHECK(erased.first_untold() == 2);
    erased.see(erasure(7, "2-3", "3"), Part::kept, Part::kept);
    CHECK(erased.first_untold() == 4);
    erased.see(erasure(8, "4", ""), Part::kept, Part::kept);
    CHECK(erased.first_untold() == std::nullopt);
}

TEST_CASE("an erasure tells of nothing that comes after it, and of nothing that cannot be read") {
    ErasedEntries erased;
    erased.see(erasure(1, "2-9", "x,-,5-"), Part::kept, Part::kept);
    erased.see(entry(2), Part::erased, Part::kept);
    erased.see(entry(5), Part::kept, Part::erased);

    CHECK(erased.first_untold() == 2);
}
