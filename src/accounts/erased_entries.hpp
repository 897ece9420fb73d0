#pragma once
// Which entries of a history lost a name or a text by an erasure. The entry that tells of the erasure numbers
// them, and stands in the chain itself: what lost its salt without being told there was taken out from
// outside.

#include "accounts/history.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace dueregard::accounts {

/// Numbers in ascending order as text: "2-4,9".
[[nodiscard]] std::string ranges_text(std::span<const std::int64_t> numbers);

/// What the entry of an erasure says in its `after`.
[[nodiscard]] std::string
json_of_erased(std::span<const std::int64_t> names, std::span<const std::int64_t> contents);

enum class Part { kept, erased };

class ErasedEntries {
public:
    /// Every entry of the history, in order.
    void see(const HistoryEntry& entry, Part name, Part content);
    /// The first entry that lost something and no later entry tells of it.
    [[nodiscard]] std::optional<std::int64_t> first_untold() const;

private:
    struct Range {
        std::int64_t first = 0;
        std::int64_t last = 0;
    };

    struct Kind {
        std::vector<std::int64_t> erased;
        std::vector<Range> told;
    };

    static void tell(Kind& kind, const HistoryEntry& entry, std::string_view field);
    [[nodiscard]] static std::optional<std::int64_t> first_untold(const Kind& kind);

    Kind names_;
    Kind contents_;
};

}  // namespace dueregard::accounts
