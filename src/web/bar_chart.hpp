#pragma once
// Horizontal bars from nought: how much of one thing each has.

#include "web/chart.hpp"
#include "web/html.hpp"

#include <optional>
#include <string>
#include <vector>

namespace dueregard::web {

struct Bar {
    std::string label;
    double value = 0;   ///< nought or more
    std::string shown;  ///< the value as it is read: "62%", "1,204"
};

struct BarChart {
    ChartText text;
    std::vector<Bar> bars;
    std::string label_heading;  ///< of the table's first column: "Service area"
    std::string value_heading;  ///< of its second: "Measures"
    std::optional<double> full =
        std::nullopt;  ///< what a whole bar stands for; where not said, the largest value
};

[[nodiscard]] Html bar_chart(const BarChart& options);

}  // namespace dueregard::web
