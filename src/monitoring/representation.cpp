#include "monitoring/representation.hpp"

#include "statistics/comparison.hpp"
#include "statistics/proportion.hpp"

#include <fmt/format.h>

#include <cmath>

namespace dueregard::monitoring {

namespace {

constexpr std::string_view cannot_be_said = "Cannot be said: a count that it needs is not shown.";

/// Of 1, in tenths of a percent, rounded as people round.
long tenths(double share) {
    constexpr double in_tenths = 1'000.0;
    return std::lround(share * in_tenths);
}

std::string points_text(double share) {
    const auto size = std::labs(tenths(share));
    return fmt::format("{}.{}", size / 10, size % 10);
}

Standing standing_of(const statistics::Estimate& difference) {
    if (difference.interval.upper < 0.0) return Standing::lower;
    return difference.interval.lower > 0.0 ? Standing::higher : Standing::alike;
}

std::string words_of(const RepresentationRow& row) {
    if (!row.known || !row.benchmark || !row.difference) return std::string(cannot_be_said);
    const auto shares =
        fmt::format("{} against {}", percent_text(row.known->value), percent_text(*row.benchmark));
    const auto& interval = row.difference->interval;
    switch (row.standing) {
    case Standing::lower:
        return fmt::format(
            "{}: lower by {} percentage points, and by {} to {} when chance is allowed for.",
            shares,
            points_text(row.difference->value),
            points_text(interval.upper),
            points_text(interval.lower)
        );
    case Standing::higher:
        return fmt::format(
            "{}: higher by {} percentage points, and by {} to {} when chance is allowed for.",
            shares,
            points_text(row.difference->value),
            points_text(interval.lower),
            points_text(interval.upper)
        );
    case Standing::alike:
        return fmt::format("{}: no difference that chance alone would not explain.", shares);
    case Standing::cannot_say:
        break;
    }
    return std::string(cannot_be_said);
}

std::optional<std::int64_t> known_answers(const FrozenTable& table, std::optional<std::int64_t> total) {
    auto known = total;
    for (std::size_t i = 0; i + 1 < table.rows.size(); ++i) {
        if (!is_no_answer_title(table.rows[i])) continue;
        const auto& number = table.cells[i].front().number;
        if (!known || !number) return std::nullopt;
        *known -= *number;
    }
    return known;
}

RepresentationRow row_of(
    const std::string& title,
    std::optional<std::int64_t> count,
    const Representation& all,
    const Benchmark& benchmark
) {
    RepresentationRow row{.title = title, .count = count};
    const auto at = benchmark.counts.find(title);
    if (at != benchmark.counts.end()) row.benchmark = at->second / benchmark.total;
    // Rounded counts may pass their rounded whole.
    const bool fits = count && all.known && *all.known > 0 && *count >= 0 && *count <= *all.known;
    if (count && all.total && *all.total > 0)
        row.of_all = static_cast<double>(*count) / static_cast<double>(*all.total);
    if (fits) {
        const statistics::Group group{
            .count = static_cast<double>(*count), .of = static_cast<double>(*all.known)
        };
        row.known = statistics::proportion(group.count, group.of);
        if (row.benchmark) {
            row.difference =
                statistics::difference_of_proportions(group, {.count = at->second, .of = benchmark.total});
            row.standing = standing_of(*row.difference);
        }
    }
    row.words = words_of(row);
    return row;
}

}  // namespace

std::optional<Representation> representation_of(const FrozenTable& table, const Benchmark& benchmark) {
    if (table.columns.size() != 1 || table.rows.empty()) return std::nullopt;
    Representation all;
    all.total = table.cells.back().front().number;
    all.known = known_answers(table, all.total);
    for (std::size_t i = 0; i + 1 < table.rows.size(); ++i) {
        if (is_no_answer_title(table.rows[i])) continue;
        all.rows.push_back(row_of(table.rows[i], table.cells[i].front().number, all, benchmark));
    }
    return all;
}

std::string percent_text(double share) {
    const auto all = tenths(share);
    return fmt::format("{}.{}%", all / 10, all % 10);
}

}  // namespace dueregard::monitoring
