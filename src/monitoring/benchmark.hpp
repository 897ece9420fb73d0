#pragma once
// What a population is held against: the residents of an area at Census 2021, or an earlier published table.
// Source of the census counts: Office for National Statistics, Open Government Licence v3.0
// (benchmarks/census_2021_local_authorities.csv, with its notice).

#include "monitoring/published_table.hpp"

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace dueregard::monitoring {

struct Benchmark {
    std::string title;  ///< "Residents of Oxford, Census 2021"
    std::string source;
    std::map<std::string, double> counts;  ///< of each code or group, by its title
    double total = 0.0;                    ///< of those counts
};

struct BenchmarkArea {
    std::string code;  ///< "E07000178"
    std::string name;
};

/// Local authorities of England and Wales, by name.
[[nodiscard]] std::span<const BenchmarkArea> benchmark_areas();

/// Whether the census tells this characteristic by this code list ("ethnic_group_2021", "sex" and their
/// groupings).
[[nodiscard]] bool has_census(std::string_view list);

/// The area's residents by the codes of the list, or by the groups of a grouping of it. Nothing where there
/// is no such area, or the census does not tell it so.
[[nodiscard]] std::optional<Benchmark>
census_benchmark(std::string_view area, std::string_view list, std::string_view grouping);

/// The people with a known answer in a published table of one column. Nothing where a count of its codes is
/// not shown: the whole would then not be known.
[[nodiscard]] std::optional<Benchmark>
table_benchmark(const FrozenTable& table, std::string_view title, std::string_view source);

/// Whether a row is of people without an answer, by its title.
[[nodiscard]] bool is_no_answer_title(std::string_view title);

}  // namespace dueregard::monitoring
