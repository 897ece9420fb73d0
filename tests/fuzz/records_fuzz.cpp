// A file of records and its mapping: every row is taken or told to be left out, and every count adds up.
#include "base/ensure.hpp"
#include "monitoring/dataset_mapping.hpp"
#include "monitoring/record_reading.hpp"

#include <cstddef>
#include <cstdint>
#include <numeric>
#include <string_view>

using namespace dueregard;
using namespace std::chrono;

// NOLINTNEXTLINE(readability-identifier-naming): libFuzzer's own name
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view input(reinterpret_cast<const char*>(data), size);
    const auto table =
        analytics::read_source(input, "fuzz.csv", monitoring::reading_on(2026y / September / 30));
    if (!table) {
        ensure(!table.error().sentence.empty(), "a refusal says why");
        return 0;
    }
    auto mapping = monitoring::guessed_mapping(*table);
    const auto& lists = monitoring::code_lists();
    for (std::size_t i = 0; i < mapping.size(); ++i) {
        // The input decides which columns get another list, too.
        const auto choice = static_cast<std::size_t>(static_cast<unsigned char>(input[i % size]));
        if (choice % 3 == 0) monitoring::choose_list(mapping[i], lists[choice % lists.size()].name);
        if (choice % 7 == 0 && !mapping[i].labels.empty())
            (void)monitoring::choose_meaning(
                mapping[i], mapping[i].labels.front().label, monitoring::rejected_meaning
            );
    }
    ensure(
        monitoring::mapping_in(monitoring::mapping_json(mapping)) == mapping, "a mapping is kept as it is"
    );
    const auto coded = monitoring::coded_records(mapping, monitoring::stored_rows(*table));
    ensure(
        static_cast<std::size_t>(coded.records) + coded.rejected.size() == table->lines.size(),
        "no row is dropped in silence"
    );
    for (const auto& column : coded.columns) {
        const auto without = std::accumulate(column.without.begin(), column.without.end(), std::int64_t{0});
        ensure(column.answered + without == coded.records, "each record is counted once in each column");
    }
    return 0;
}
