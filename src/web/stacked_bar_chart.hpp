#pragma once
// Whole bars, each in parts: how what is counted is shared out, row by row. Told apart by colour, texture and
// symbol, and counted in words under each bar.

#include "web/chart.hpp"
#include "web/html.hpp"
#include "web/status_mark.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace dueregard::web {

struct StackedSeries {
    std::string name;    ///< "On target"
    std::string symbol;  ///< "★"
    Fill fill = Fill::blue;
};

struct StackedBar {
    std::string label;
    std::vector<std::int64_t> counts;  ///< one for each series, nought or more
};

enum class StackedNumbers {
    counts,
    tenths_of_percent,  ///< each bar adds up to 1,000, and is read "40.5%"
};

struct StackedBarChart {
    ChartText text;
    StackedNumbers numbers = StackedNumbers::counts;
    std::vector<StackedSeries> series;
    std::vector<StackedBar> bars;
    std::string label_heading;  ///< of the table's first column: "Objective"
    std::string total_heading = "Total";
};

/// The fill that a status has in every chart.
[[nodiscard]] Fill fill_of(Tone tone);

[[nodiscard]] Html stacked_bar_chart(const StackedBarChart& options);

}  // namespace dueregard::web
