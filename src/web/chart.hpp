#pragma once
// What every chart has round it: a headline that says what it shows, the drawing with a name and a
// description for those who do not see it, and the same numbers as a table. Charts are drawn so that their
// text never shrinks: bars and lines stretch with the page, and labels are text of the page's own size.
// Colours and rules: Government Analysis Function, "Data visualisation: colours in charts" and "charts".

#include "web/html.hpp"
#include "web/table.hpp"

#include <string>

namespace dueregard::web {

struct ChartText {
    std::string id;        ///< of this page's own, for the names and patterns in it: "status-by-objective"
    std::string headline;  ///< the message: "Four in five measures are on target"
    std::string subtitle = {
    };  ///< what is counted, of what, when: "Measures by status, quarter 2 of 2026 to 2027"
    std::string source;
    std::string csv_href;  ///< the numbers to keep; "" where there is no such page
};

/// How a part of a chart is filled: the Analysis Function's colours in their order, each with a texture of
/// its own.
enum class Fill { blue, teal_stripes, maroon_dots, grey, outline };

/// `plot` is decoration to assistive technology: `description` and the table say what it says.
[[nodiscard]] Html
chart_figure(const ChartText& text, const Html& plot, const std::string& description, const Table& numbers);

/// The patterns that `fill_address` names; once in each chart.
[[nodiscard]] Html fill_patterns(const std::string& chart_id);

/// What stands in an SVG element's fill attribute.
[[nodiscard]] std::string fill_address(const std::string& chart_id, Fill fill);

/// A small square of it, for a legend.
[[nodiscard]] Html fill_swatch(const std::string& chart_id, Fill fill);

/// "62.5%": a place along a drawing, from a share between 0 and 1.
[[nodiscard]] std::string percent_of(double share);

}  // namespace dueregard::web
