#include "web/stacked_bar_chart.hpp"

#include "base/ensure.hpp"

#include <algorithm>
#include <numeric>

namespace dueregard::web {

namespace {

std::int64_t total_of(const StackedBar& bar) {
    return std::accumulate(bar.counts.begin(), bar.counts.end(), std::int64_t{0});
}

std::string shown(const StackedBarChart& options, std::int64_t count) {
    if (options.numbers == StackedNumbers::counts) return std::to_string(count);
    return std::to_string(count / 10) + "." + std::to_string(count % 10) + "%";
}

Html legend(const StackedBarChart& options) {
    Html html = "<div class=\"app-stack__legend\">\n"_html;
    for (const StackedSeries& series : options.series) {
        html << "<span class=\"app-stack__key\">" << fill_swatch(options.text.id, series.fill) << " "
             << series.symbol << " " << series.name << "</span>\n";
    }
    return html << "</div>\n";
}

Html bar_drawing(const StackedBarChart& options, const StackedBar& bar) {
    const auto total = static_cast<double>(std::max<std::int64_t>(total_of(bar), 1));
    Html html;
    html
        << "<svg class=\"app-stack__bar\" width=\"100%\" height=\"28\" aria-hidden=\"true\" focusable=\"false\">";
    double from = 0;
    for (std::size_t index = 0; index < bar.counts.size(); ++index) {
        const double share = static_cast<double>(bar.counts[index]) / total;
        if (share > 0) {
            html << "<rect x=\"" << percent_of(from) << "\" y=\"1\" width=\"" << percent_of(share)
                 << "\" height=\"26\" fill=\"" << fill_address(options.text.id, options.series[index].fill)
                 << "\" stroke=\"#0b0c0c\"/>";
        }
        from += share;
    }
    return html << "</svg>";
}

Html counts_line(const StackedBarChart& options, const StackedBar& bar) {
    Html html = "<span class=\"app-stack__counts\">"_html;
    for (std::size_t index = 0; index < bar.counts.size(); ++index) {
        if (bar.counts[index] == 0) continue;
        html << "<span class=\"app-stack__count\">" << options.series[index].symbol << " "
             << shown(options, bar.counts[index]) << "</span> ";
    }
    return html << "</span>";
}

Html plot(const StackedBarChart& options) {
    Html html = fill_patterns(options.text.id);
    html << legend(options) << "<div class=\"app-stack\">\n";
    for (const StackedBar& bar : options.bars) {
        ensure(bar.counts.size() == options.series.size(), "a bar counts each series once");
        html << "<div class=\"app-stack__row\"><span class=\"app-stack__label\">" << bar.label << "</span>"
             << bar_drawing(options, bar) << counts_line(options, bar) << "</div>\n";
    }
    return html << "</div>";
}

Table numbers(const StackedBarChart& options) {
    Table table = {.head = {{.text = options.label_heading}}, .first_cell_is_header = true};
    for (const StackedSeries& series : options.series) {
        table.head.push_back({.text = series.symbol + " " + series.name, .format = "numeric"});
    }
    table.head.push_back({.text = options.total_heading, .format = "numeric"});
    for (const StackedBar& bar : options.bars) {
        TableRow row = {{.text = bar.label}};
        for (const auto count : bar.counts)
            row.push_back({.text = shown(options, count), .format = "numeric"});
        row.push_back({.text = shown(options, total_of(bar)), .format = "numeric"});
        table.rows.push_back(std::move(row));
    }
    return table;
}

}  // namespace

Fill fill_of(Tone tone) {
    switch (tone) {
    case Tone::met:
        return Fill::blue;
    case Tone::narrowly_missed:
        return Fill::teal_stripes;
    case Tone::missed:
        return Fill::maroon_dots;
    case Tone::not_due:
        return Fill::grey;
    case Tone::not_reported:
        break;
    }
    return Fill::outline;
}

Html stacked_bar_chart(const StackedBarChart& options) {
    return chart_figure(
        options.text,
        plot(options),
        "A bar for each row of the table that follows, divided as that row's total is.",
        numbers(options)
    );
}

}  // namespace dueregard::web
