#include "monitoring/benchmark.hpp"

#include "base/ensure.hpp"
#include "documents/csv_rows.hpp"
#include "monitoring/embedded_code_lists.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <vector>

namespace dueregard::monitoring {

namespace {

struct Area {
    BenchmarkArea area;
    std::map<std::string, double, std::less<>> counts;  ///< by a code's name
};

double number_in(const std::string& digits) {
    double number = 0.0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    ensure(error == std::errc{}, "a benchmark's count is a number");
    return number;
}

std::string_view census_text() {
    for (const auto& [name, text] : embedded_texts()) {
        if (name.ends_with(".csv")) return text;
    }
    ensure(false, "the census stands in the program");
    return {};
}

std::vector<Area> all_areas() {
    std::vector<Area> areas;
    documents::CsvRows rows(census_text(), ',');
    std::vector<std::string> headings;
    while (!rows.is_at_end()) {
        const auto cells = rows.next(100);
        if (cells.empty() || cells.front().starts_with('#')) continue;
        if (headings.empty()) {
            headings = cells;
            continue;
        }
        if (cells.size() != headings.size()) continue;
        Area area{.area = {.code = cells[0], .name = cells[1]}, .counts = {}};
        for (std::size_t i = 2; i < cells.size(); ++i)
            area.counts.emplace(headings[i], number_in(cells[i]));
        areas.push_back(std::move(area));
    }
    std::ranges::sort(areas, {}, [](const Area& one) { return one.area.name; });
    return areas;
}

const std::vector<Area>& areas() {
    static const auto all = all_areas();
    return all;
}

}  // namespace

std::span<const BenchmarkArea> benchmark_areas() {
    static const auto all = [] {
        std::vector<BenchmarkArea> found;
        for (const auto& one : areas())
            found.push_back(one.area);
        return found;
    }();
    return all;
}

bool has_census(std::string_view list) {
    return list == "ethnic_group_2021" || list == "sex";
}

std::optional<Benchmark>
census_benchmark(std::string_view area, std::string_view list_name, std::string_view grouping_name) {
    const auto at = std::ranges::find(areas(), area, [](const Area& one) { return one.area.code; });
    const auto* const list = find_code_list(list_name);
    if (at == areas().end() || list == nullptr || !has_census(list_name)) return std::nullopt;
    const auto* const grouping = grouping_name.empty() ? nullptr : find_grouping(*list, grouping_name);
    if (!grouping_name.empty() && grouping == nullptr) return std::nullopt;
    Benchmark benchmark{
        .title = fmt::format("Residents of {}, Census 2021", at->area.name),
        .source =
            "Office for National Statistics, Census 2021, licensed under the Open Government Licence v3.0",
        .counts = {}
    };
    for (const auto& code : list->codes) {
        const auto count = at->counts.at(code.code);
        const auto place =
            grouping == nullptr ? 0 : static_cast<std::size_t>(grouping - list->groupings.data());
        const auto& title = grouping == nullptr ? code.title : grouping->groups.at(code.groups.at(place));
        benchmark.counts[title] += count;
        benchmark.total += count;
    }
    return benchmark;
}

std::optional<Benchmark>
table_benchmark(const FrozenTable& table, std::string_view title, std::string_view source) {
    if (table.columns.size() != 1) return std::nullopt;
    Benchmark benchmark{.title = std::string(title), .source = std::string(source), .counts = {}};
    for (std::size_t i = 0; i + 1 < table.rows.size(); ++i) {
        if (is_no_answer_title(table.rows[i])) continue;
        const auto& number = table.cells[i].front().number;
        if (!number) return std::nullopt;
        benchmark.counts[table.rows[i]] += static_cast<double>(*number);
        benchmark.total += static_cast<double>(*number);
    }
    return benchmark.total > 0 ? std::optional(benchmark) : std::nullopt;
}

bool is_no_answer_title(std::string_view title) {
    return std::ranges::any_of(all_no_answers(), [&](NoAnswer state) { return title_of(state) == title; });
}

}  // namespace dueregard::monitoring
