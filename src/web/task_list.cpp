#include "web/task_list.hpp"

#include "web/indent.hpp"

namespace dueregard::web {

namespace {

Html title_element(const TaskListItem& item, const std::string& id) {
    Html html;
    if (item.href.empty()) {
        html << "      <div" << attribute("class", item.title_classes) << ">\n        "
             << inner(item.title, 8) << "\n      </div>\n";
        return html;
    }
    html << "      <a class=\"" << spaced({"govuk-link govuk-task-list__link", item.title_classes})
         << "\" href=\"" << item.href << "\" aria-describedby=\"";
    if (!item.hint.empty()) html << id << "-hint ";
    return html << id << "-status\">\n        " << inner(item.title, 8) << "\n      </a>\n";
}

Html status_element(const TaskStatus& status, const std::string& id) {
    Html html;
    html << "    <div class=\"" << spaced({"govuk-task-list__status", status.classes}) << "\" id=\"" << id
         << "-status\">\n      ";
    if (status.tag) {
        html << indented(tag(*status.tag), 6);
    } else {
        html << inner(status.text, 6);
    }
    return html << "\n    </div>\n";
}

Html list_item(const TaskListItem& item, const std::string& id) {
    const std::string_view with_link = item.href.empty() ? "" : "govuk-task-list__item--with-link";
    Html html;
    html << "  <li class=\"" << spaced({"govuk-task-list__item", with_link, item.classes})
         << "\">\n    <div class=\"govuk-task-list__name-and-hint\">\n"
         << title_element(item, id);
    if (!item.hint.empty()) {
        html << "      <div id=\"" << id << "-hint\" class=\"govuk-task-list__hint\">\n        "
             << inner(item.hint, 8) << "\n      </div>\n";
    }
    return html << "    </div>\n" << status_element(item.status, id) << "  </li>\n";
}

}  // namespace

Html task_list(const TaskList& options) {
    Html html;
    html << "<ul class=\"" << spaced({"govuk-task-list", options.classes}) << "\"" << options.attributes
         << ">\n";
    for (std::size_t index = 0; index < options.items.size(); ++index) {
        if (options.items[index].title.empty()) {
            html << "\n";
            continue;
        }
        html << list_item(options.items[index], options.id_prefix + "-" + std::to_string(index + 1));
    }
    return html << "</ul>";
}

}  // namespace dueregard::web
