#pragma once
// Strong ids: a MeasureId cannot be passed where a PeriodId is wanted. 64 bits, ordered by time, the sign bit
// unused; base/id_source.hpp makes them.

#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace dueregard {

template <class Tag>
struct Id {
    std::int64_t value = 0;
    friend auto operator<=>(Id, Id) = default;

    explicit operator bool() const { return value != 0; }
};

/// The id as it stands in addresses: 13 characters of Crockford base32, `0000000000000` for 0.
[[nodiscard]] std::string crockford(std::int64_t value);

/// Reads what `crockford` wrote, in either case, with I and L read as 1 and O as 0; nothing for anything
/// else.
[[nodiscard]] std::optional<std::int64_t> from_crockford(std::string_view text);

template <class Tag>
[[nodiscard]] std::string address(Id<Tag> id) {
    return crockford(id.value);
}

}  // namespace dueregard

template <class Tag>
struct std::hash<dueregard::Id<Tag>> {
    std::size_t operator()(dueregard::Id<Tag> id) const { return std::hash<std::int64_t>{}(id.value); }
};
