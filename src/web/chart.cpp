#include "web/chart.hpp"

#include "web/details.hpp"
#include "web/scroll_region.hpp"

#include <fmt/format.h>

namespace dueregard::web {

namespace {

Html caption(const ChartText& text) {
    Html html;
    html << "<figcaption class=\"app-chart__caption\"><span class=\"app-chart__headline\" id=\"" << text.id
         << "-headline\">" << text.headline << "</span>";
    if (!text.subtitle.empty()) html << "<span class=\"app-chart__subtitle\">" << text.subtitle << "</span>";
    return html << "</figcaption>\n";
}

Html numbers_below(const ChartText& text, Table numbers) {
    numbers.caption = text.subtitle.empty() ? text.headline : text.subtitle;
    numbers.caption_id = text.id + "-numbers";
    Html inside = scroll_region({.labelled_by = numbers.caption_id, .content = table(numbers)});
    if (!text.csv_href.empty()) {
        inside << "\n<p class=\"govuk-body\"><a class=\"govuk-link\" href=\"" << text.csv_href
               << "\">Download these numbers as CSV<span class=\"govuk-visually-hidden\">: " << text.headline
               << "</span></a></p>";
    }
    const Html summary = Html{} << "View the numbers as a table<span class=\"govuk-visually-hidden\">: "
                                << text.headline << "</span>";
    return details({.summary = summary, .text = inside, .classes = "app-chart__numbers"});
}

Literal colour(Fill fill) {
    switch (fill) {
    case Fill::blue:
        return "#12436d";
    case Fill::teal_stripes:
        return "#28a197";
    case Fill::maroon_dots:
        return "#801650";
    case Fill::grey:
        return "#bfbfbf";
    case Fill::outline:
        break;
    }
    return "#ffffff";
}

Literal name_of(Fill fill) {
    switch (fill) {
    case Fill::blue:
        return "blue";
    case Fill::teal_stripes:
        return "teal-stripes";
    case Fill::maroon_dots:
        return "maroon-dots";
    case Fill::grey:
        return "grey";
    case Fill::outline:
        break;
    }
    return "outline";
}

Literal texture(Fill fill) {
    switch (fill) {
    case Fill::teal_stripes:
        return "<path d=\"M-2 2l4-4M0 8l8-8M6 10l4-4\" stroke=\"#ffffff\" stroke-width=\"1.5\"/>";
    case Fill::maroon_dots:
        return "<circle cx=\"2\" cy=\"2\" r=\"1.3\" fill=\"#ffffff\"/><circle cx=\"6\" cy=\"6\" r=\"1.3\" fill=\"#ffffff\"/>";
    case Fill::outline:
        return "<path d=\"M0 4h8\" stroke=\"#949494\" stroke-width=\"1\"/>";
    case Fill::blue:
    case Fill::grey:
        break;
    }
    return "";
}

}  // namespace

Html chart_figure(
    const ChartText& text, const Html& plot, const std::string& description, const Table& numbers
) {
    Html html;
    html << "<figure class=\"app-chart\">\n"
         << caption(text) << "<div class=\"app-chart__plot\" role=\"img\" aria-labelledby=\"" << text.id
         << "-headline\" aria-describedby=\"" << text.id << "-description\">\n"
         << plot << "\n</div>\n<p class=\"govuk-visually-hidden\" id=\"" << text.id << "-description\">"
         << description << "</p>\n"
         << numbers_below(text, numbers) << "\n";
    if (!text.source.empty()) html << "<p class=\"app-chart__source\">Source: " << text.source << "</p>\n";
    return html << "</figure>";
}

Html fill_patterns(const std::string& chart_id) {
    Html html;
    html
        << "<svg class=\"app-chart__patterns\" width=\"0\" height=\"0\" aria-hidden=\"true\" focusable=\"false\"><defs>";
    for (const Fill fill : {Fill::teal_stripes, Fill::maroon_dots, Fill::outline}) {
        html
            << "<pattern id=\"" << chart_id << "-" << name_of(fill)
            << "\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\"><rect width=\"8\" height=\"8\" fill=\""
            << colour(fill) << "\"/>" << texture(fill) << "</pattern>";
    }
    return html << "</defs></svg>\n";
}

std::string fill_address(const std::string& chart_id, Fill fill) {
    if (fill == Fill::blue || fill == Fill::grey) return std::string(colour(fill).view());
    return fmt::format("url(#{}-{})", chart_id, name_of(fill).view());
}

Html fill_swatch(const std::string& chart_id, Fill fill) {
    return Html{} << "<svg class=\"app-chart__swatch\" width=\"18\" height=\"18\" aria-hidden=\"true\""
                  << " focusable=\"false\"><rect x=\"1\" y=\"1\" width=\"16\" height=\"16\" fill=\""
                  << fill_address(chart_id, fill) << "\" stroke=\"#0b0c0c\"/></svg>";
}

std::string percent_of(double share) {
    return fmt::format("{:.2f}%", share * 100);
}

}  // namespace dueregard::web
