#pragma once
// How a population is made up, held against a benchmark: over everybody and over known answers, since the two
// give different percentages, with the range that chance alone would explain. Everything follows from counts
// as they are published, and so tells nothing that they do not.

#include "monitoring/benchmark.hpp"
#include "monitoring/published_table.hpp"
#include "statistics/interval.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace dueregard::monitoring {

enum class Standing {
    lower,  ///< than the benchmark, by more than chance alone explains
    alike,  ///< chance alone could explain the difference
    higher,
    cannot_say  ///< a count that it needs is not shown
};

struct RepresentationRow {
    std::string title;
    std::optional<std::int64_t> count;
    std::optional<double> of_all;                    ///< share of 1
    std::optional<statistics::Estimate> known;       ///< share of known answers, with Wilson's interval
    std::optional<double> benchmark;                 ///< share of 1
    std::optional<statistics::Estimate> difference;  ///< of `known` and `benchmark`, Newcombe's interval
    Standing standing = Standing::cannot_say;
    std::string words;  ///< one sentence
};

struct Representation {
    std::vector<RepresentationRow> rows;  ///< of the codes, without people without an answer
    std::optional<std::int64_t> total;
    std::optional<std::int64_t> known;  ///< nothing where a count of people without an answer is not shown
};

/// Of a published table with one column of counts; nothing of another.
[[nodiscard]] std::optional<Representation>
representation_of(const FrozenTable& table, const Benchmark& benchmark);

/// "8.2%"
[[nodiscard]] std::string percent_text(double share);

}  // namespace dueregard::monitoring
