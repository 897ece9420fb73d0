#pragma once
// How something went from period to period: up to four lines from nought, told apart by colour, dash and the
// shape of their points, each named at its end. A gap in a line is a period without a value.

#include "web/chart.hpp"
#include "web/html.hpp"

#include <optional>
#include <string>
#include <vector>

namespace dueregard::web {

struct Line {
    std::string name;
    std::vector<std::optional<double>> values;  ///< one for each period, nought or more
};

struct LineChart {
    ChartText text;
    std::vector<std::string> periods;
    std::vector<Line> lines;                ///< four at most: more cannot be told apart
    std::string unit;                       ///< after each number: "%"
    std::string period_heading = "Period";  ///< of the table's first column
    std::string no_value = "Not reported";  ///< in the table, where a value is missing
};

[[nodiscard]] Html line_chart(const LineChart& options);

}  // namespace dueregard::web
