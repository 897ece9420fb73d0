#include "web/line_chart.hpp"

#include "base/ensure.hpp"
#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace dueregard::web {

namespace {

constexpr double plot_top = 24;      // pixels from the drawing's top
constexpr double plot_bottom = 230;  // where nought is
constexpr double left = 0.03;        // share of the width before the first period
constexpr double right = 0.97;
constexpr double label_height = 22;

struct LineStyle {
    Literal colour;
    Literal dashes;  ///< of the line between two points
    Literal marker;  ///< a path round the point
};

// The Analysis Function's first four colours, in their order.
constexpr std::array<LineStyle, 4> styles = {{
    {"#12436d", "none", "M-5 0a5 5 0 1 0 10 0a5 5 0 1 0-10 0"},
    {"#28a197", "8 4", "M-5-5h10v10h-10z"},
    {"#801650", "2 4", "M0-7l7 12h-14z"},
    {"#f46a25", "12 4 2 4", "M0-7l7 7-7 7-7-7z"},
}};

/// 1, 2 or 5 times a power of ten: the distance of grid lines, of which there are about four.
double grid_step(double most) {
    const double rough = most / 4;
    const double power = std::pow(10, std::floor(std::log10(rough)));
    for (const double factor : {1.0, 2.0, 5.0}) {
        if (rough <= factor * power) return factor * power;
    }
    return 10 * power;
}

struct Scale {
    double step = 1;
    double top = 1;

    [[nodiscard]] double y(double value) const {
        return plot_bottom - value / top * (plot_bottom - plot_top);
    }
};

Scale scale_of(const LineChart& options) {
    double most = 0;
    for (const Line& line : options.lines) {
        ensure(line.values.size() == options.periods.size(), "a line has one place for each period");
        for (const auto& value : line.values) {
            ensure(!value || *value >= 0, "a line chart begins at nought");
            most = std::max(most, value.value_or(0));
        }
    }
    if (most <= 0) return {};
    const double step = grid_step(most);
    return {.step = step, .top = std::ceil(most / step) * step};
}

std::string x_of(std::size_t period, std::size_t periods) {
    if (periods < 2) return percent_of(0.5);
    const double share = static_cast<double>(period) / static_cast<double>(periods - 1);
    return percent_of(left + share * (right - left));
}

std::string pixels(double value) {
    return fmt::format("{:.1f}", value);
}

/// "1,250,000", "0.25": in full, with at most six decimals.
std::string number(double value, const std::string& unit) {
    if (value >= 1e15) return fmt::format("{:.0f}{}", value, unit);
    const auto text = fmt::format("{:.6f}", value);
    const auto point = text.find('.');
    const auto end = text.find_last_not_of('0');
    const auto decimals = end == point ? std::string() : text.substr(point, end - point + 1);
    return grouped(std::stoll(text.substr(0, point))) + decimals + unit;
}

Html grid(const Scale& scale) {
    Html html;
    for (double value = 0; value <= scale.top + scale.step / 2; value += scale.step) {
        const auto y = pixels(scale.y(value));
        html << "<line x1=\"0\" x2=\"100%\" y1=\"" << y << "\" y2=\"" << y << "\" stroke=\""
             << (value > 0 ? "#cecece"_html : "#0b0c0c"_html) << "\"/>\n";
    }
    return html;
}

/// The grid lines' numbers, in a column of their own before the drawing.
Html ticks(const Scale& scale, const std::string& unit) {
    Html html =
        "<svg class=\"app-line__ticks\" width=\"3em\" height=\"270\" aria-hidden=\"true\" focusable=\"false\">"_html;
    for (double value = 0; value <= scale.top + scale.step / 2; value += scale.step) {
        html << "<text x=\"2.6em\" y=\"" << pixels(scale.y(value) + 5) << "\" text-anchor=\"end\">"
             << number(value, unit) << "</text>";
    }
    return html << "</svg>\n";
}

/// How many names fit beside each other on a wide screen, where the drawing has about 700 pixels.
std::size_t names_that_fit(const std::vector<std::string>& periods) {
    std::size_t longest = 1;
    for (const auto& period : periods)
        longest = std::max(longest, period.size());
    return std::max<std::size_t>(1, 700 / (longest * 8 + 16));
}

/// As many names as there is room for, counted back from the last; on a narrow screen the first and the last.
Html period_names(const std::vector<std::string>& periods) {
    const std::size_t last = periods.size() - 1;
    const std::size_t fitting = names_that_fit(periods);
    const std::size_t every = (periods.size() + fitting - 1) / fitting;
    Html html;
    for (std::size_t period = 0; period <= last; ++period) {
        const bool wide = (last - period) % every == 0;
        const bool narrow = period == 0 || period == last;
        if (!wide && !narrow) continue;
        html << "<text class=\"app-line__period" << (wide ? ""_html : " app-line__period--narrow"_html)
             << (narrow ? ""_html : " app-line__period--wide"_html)
             << (period == 0 && last > 0 ? " app-line__period--first"_html : ""_html)
             << (period == last && last > 0 ? " app-line__period--last"_html : ""_html) << "\" x=\""
             << x_of(period, periods.size()) << "\" y=\"" << pixels(plot_bottom + 24) << "\">"
             << periods[period] << "</text>\n";
    }
    return html;
}

Html line_drawing(const Line& line, const LineStyle& style, const Scale& scale) {
    const std::size_t periods = line.values.size();
    Html html;
    for (std::size_t period = 1; period < periods; ++period) {
        const auto& from = line.values[period - 1];
        const auto& to = line.values[period];
        if (!from || !to) continue;
        html << "<line x1=\"" << x_of(period - 1, periods) << "\" y1=\"" << pixels(scale.y(*from))
             << "\" x2=\"" << x_of(period, periods) << "\" y2=\"" << pixels(scale.y(*to)) << "\" stroke=\""
             << style.colour << "\" stroke-width=\"3\" stroke-dasharray=\"" << style.dashes << "\"/>\n";
    }
    for (std::size_t period = 0; period < periods; ++period) {
        const auto& value = line.values[period];
        if (!value) continue;
        html << "<svg x=\"" << x_of(period, periods) << "\" y=\"" << pixels(scale.y(*value))
             << "\" overflow=\"visible\"><path d=\"" << style.marker << "\" fill=\"" << style.colour
             << "\" stroke=\"#ffffff\"/></svg>\n";
    }
    return html;
}

struct EndLabel {
    std::size_t line = 0;
    double y = 0;
};

/// Where each line's name stands: at its last value, moved apart where two would touch.
std::vector<EndLabel> end_labels(const LineChart& options, const Scale& scale) {
    std::vector<EndLabel> labels;
    for (std::size_t index = 0; index < options.lines.size(); ++index) {
        double y = plot_bottom;
        for (const auto& value : options.lines[index].values) {
            if (value) y = scale.y(*value);
        }
        labels.push_back({.line = index, .y = y});
    }
    std::ranges::sort(labels, {}, &EndLabel::y);
    for (std::size_t at = 1; at < labels.size(); ++at) {
        labels[at].y = std::max(labels[at].y, labels[at - 1].y + label_height);
    }
    return labels;
}

Html marker(const LineStyle& style) {
    return Html{} << "<path d=\"" << style.marker << "\" fill=\"" << style.colour << "\"/>";
}

Html names_at_ends(const LineChart& options, const Scale& scale) {
    Html html =
        "<svg class=\"app-line__ends\" width=\"12em\" height=\"270\" aria-hidden=\"true\" focusable=\"false\">"_html;
    for (const auto& [line, y] : end_labels(options, scale)) {
        html << "<svg x=\"12\" y=\"" << pixels(y) << "\" overflow=\"visible\">" << marker(styles.at(line))
             << "</svg><text x=\"26\" y=\"" << pixels(y + 5) << "\" fill=\"#0b0c0c\">"
             << options.lines[line].name << "</text>";
    }
    return html << "</svg>\n";
}

/// On a narrow screen the names stand above the drawing instead.
Html legend(const LineChart& options) {
    Html html = "<div class=\"app-line__legend\">\n"_html;
    for (std::size_t index = 0; index < options.lines.size(); ++index) {
        html << "<span class=\"app-line__key\"><svg class=\"app-chart__swatch\" width=\"18\" height=\"18\""
             << " aria-hidden=\"true\" focusable=\"false\"><svg x=\"9\" y=\"9\" overflow=\"visible\">"
             << marker(styles.at(index)) << "</svg></svg> " << options.lines[index].name << "</span>\n";
    }
    return html << "</div>\n";
}

Html plot(const LineChart& options) {
    const Scale scale = scale_of(options);
    Html html = legend(options);
    html << "<div class=\"app-line\">\n"
         << ticks(scale, options.unit) << "<svg class=\"app-line__drawing\" width=\"100%\" height=\"270\""
         << " aria-hidden=\"true\" focusable=\"false\">\n"
         << grid(scale) << period_names(options.periods);
    for (std::size_t index = 0; index < options.lines.size(); ++index) {
        html << line_drawing(options.lines[index], styles.at(index), scale);
    }
    return html << "</svg>\n" << names_at_ends(options, scale) << "</div>";
}

Table numbers(const LineChart& options) {
    Table table = {.head = {{.text = options.period_heading}}, .first_cell_is_header = true};
    for (const Line& line : options.lines)
        table.head.push_back({.text = line.name, .format = "numeric"});
    for (std::size_t period = 0; period < options.periods.size(); ++period) {
        TableRow row = {{.text = options.periods[period]}};
        for (const Line& line : options.lines) {
            const auto& value = line.values[period];
            row.push_back(
                {.text = value ? number(*value, options.unit) : options.no_value, .format = "numeric"}
            );
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

}  // namespace

Html line_chart(const LineChart& options) {
    ensure(options.lines.size() <= styles.size(), "more than four lines cannot be told apart");
    ensure(!options.periods.empty(), "a line chart has a period");
    return chart_figure(
        options.text,
        plot(options),
        "A line for each column of the table that follows, from the first period to the last.",
        numbers(options)
    );
}

}  // namespace dueregard::web
