#include "web/timeline.hpp"

namespace dueregard::web {

namespace {

void add_item(Html& html, const TimelineItem& item, int level) {
    html << "<li class=\"app-timeline__item\">\n<h" << level << " class=\"app-timeline__title\">"
         << item.title << "</h" << level << ">\n<p class=\"app-timeline__when\">";
    if (!item.time.empty())
        html << "<time datetime=\"" << item.machine_time << "\">" << item.time << "</time>";
    if (!item.by.empty()) html << " <span class=\"app-timeline__by\">by " << item.by << "</span>";
    html << "</p>\n";
    if (item.text.is_markup()) {
        html << "<div class=\"app-timeline__text\">" << item.text << "</div>\n";
    } else if (!item.text.empty()) {
        html << "<p class=\"govuk-body app-timeline__text app-keep-lines\">" << item.text << "</p>\n";
    }
    html << "</li>\n";
}

}  // namespace

Html timeline(const Timeline& options) {
    Html html = "<ol class=\"app-timeline\">\n"_html;
    for (const TimelineItem& item : options.items)
        add_item(html, item, options.heading_level);
    return html << "</ol>";
}

}  // namespace dueregard::web
