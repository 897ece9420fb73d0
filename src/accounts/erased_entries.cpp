#include "accounts/erased_entries.hpp"

#include "base/text.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <charconv>

namespace dueregard::accounts {

namespace {

std::int64_t number_in(std::string_view text) {
    std::int64_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

}  // namespace

std::string ranges_text(std::span<const std::int64_t> numbers) {
    std::vector<std::string> parts;
    for (std::size_t i = 0; i < numbers.size();) {
        std::size_t end = i + 1;
        while (end < numbers.size() && numbers[end] == numbers[end - 1] + 1)
            ++end;
        const auto last = numbers[end - 1];
        parts.push_back(
            last == numbers[i] ? fmt::format("{}", last) : fmt::format("{}-{}", numbers[i], last)
        );
        i = end;
    }
    return join(parts, ",");
}

std::string json_of_erased(std::span<const std::int64_t> names, std::span<const std::int64_t> contents) {
    return json_of({{"names", ranges_text(names)}, {"contents", ranges_text(contents)}});
}

void ErasedEntries::see(const HistoryEntry& entry, Part name, Part content) {
    if (name == Part::erased) names_.erased.push_back(entry.sequence);
    if (content == Part::erased) contents_.erased.push_back(entry.sequence);
    if (entry.noun != "person" || entry.verb != "erase") return;
    tell(names_, entry, "names");
    tell(contents_, entry, "contents");
}

std::optional<std::int64_t> ErasedEntries::first_untold() const {
    const auto name = first_untold(names_);
    const auto content = first_untold(contents_);
    if (name && content) return std::min(*name, *content);
    return name ? name : content;
}

/// Only of entries before its own: nobody can tell of what is still to come.
void ErasedEntries::tell(Kind& kind, const HistoryEntry& entry, std::string_view field) {
    for (const auto& change : field_changes(entry)) {
        if (change.field != field) continue;
        for (const auto part : split(change.after, ',')) {
            const auto ends = split(part, '-');
            const Range range{.first = number_in(ends.front()), .last = number_in(ends.back())};
            if (range.first > 0 && range.last < entry.sequence) kind.told.push_back(range);
        }
    }
}

std::optional<std::int64_t> ErasedEntries::first_untold(const Kind& kind) {
    auto told = kind.told;
    std::ranges::sort(told, {}, &Range::first);
    auto next = told.begin();
    std::int64_t told_until = 0;
    for (const auto number : kind.erased) {
        for (; next != told.end() && next->first <= number; ++next)
            told_until = std::max(told_until, next->last);
        if (number > told_until) return number;
    }
    return std::nullopt;
}

}  // namespace dueregard::accounts
