#pragma once
// Which rows of a list are shown: a form that is sent with GET, so that an address holds the answer, and the
// filters chosen so far as links that take one away. Stands above the list, open without JavaScript.

#include "web/html.hpp"

#include <string>
#include <utility>
#include <vector>

namespace dueregard::web {

struct ChosenFilter {
    std::string text;  ///< "Missed"
    std::string href;  ///< the list without this filter
};

struct ChosenFilters {
    std::string name;  ///< what it filters by: "Status"
    std::vector<ChosenFilter> items;
};

struct FilterPanel {
    std::string action;  ///< the list's own path
    std::string heading = "Filter";
    Html fields;  ///< selects, inputs and checkboxes, which stand beside each other where there is room
    /// What must survive filtering, as name and value: the sort order.
    std::vector<std::pair<std::string, std::string>> hidden;
    std::vector<ChosenFilters> chosen;
    std::string clear_href;
    std::string submit_text = "Apply filters";
};

[[nodiscard]] Html filter_panel(const FilterPanel& options);

}  // namespace dueregard::web
