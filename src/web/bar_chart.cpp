#include "web/bar_chart.hpp"

#include "base/ensure.hpp"

#include <algorithm>

namespace dueregard::web {

namespace {

double full_value(const BarChart& options) {
    double most = options.full.value_or(0);
    for (const Bar& bar : options.bars) {
        ensure(bar.value >= 0, "a bar begins at nought and has no negative length");
        most = std::max(most, bar.value);
    }
    return most > 0 ? most : 1;
}

Html plot(const BarChart& options) {
    const double full = full_value(options);
    Html html = "<div class=\"app-bars\">\n"_html;
    for (const Bar& bar : options.bars) {
        html
            << "<div class=\"app-bars__row\"><span class=\"app-bars__label\">" << bar.label
            << "</span><svg class=\"app-bars__bar\" width=\"100%\" height=\"24\" aria-hidden=\"true\""
            << " focusable=\"false\"><rect width=\"" << percent_of(bar.value / full)
            << "\" height=\"24\" fill=\"#12436d\"/><path d=\"M0 0v24\" stroke=\"#0b0c0c\" stroke-width=\"2\"/></svg>"
            << "<span class=\"app-bars__value\">" << bar.shown << "</span></div>\n";
    }
    return html << "</div>";
}

Table numbers(const BarChart& options) {
    Table table = {
        .head = {{.text = options.label_heading}, {.text = options.value_heading, .format = "numeric"}},
        .first_cell_is_header = true,
    };
    for (const Bar& bar : options.bars) {
        table.rows.push_back({{.text = bar.label}, {.text = bar.shown, .format = "numeric"}});
    }
    return table;
}

}  // namespace

Html bar_chart(const BarChart& options) {
    return chart_figure(
        options.text,
        plot(options),
        "A bar for each row of the table that follows, as long as its value.",
        numbers(options)
    );
}

}  // namespace dueregard::web
