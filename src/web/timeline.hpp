#pragma once
// What happened, when and by whom; the latest first.

#include "web/html.hpp"

#include <string>
#include <vector>

namespace dueregard::web {

struct TimelineItem {
    Content title;
    std::string by;            ///< who: "Sam Okafor"
    std::string machine_time;  ///< "2026-11-22" or "2026-11-22T14:03:00Z", for the <time>
    std::string time;          ///< as it is read: "22 November 2026 at 2:03pm"
    Content text;              ///< text is one paragraph; markup stands as it is
};

struct Timeline {
    std::vector<TimelineItem> items;
    int heading_level = 2;
};

[[nodiscard]] Html timeline(const Timeline& options);

}  // namespace dueregard::web
