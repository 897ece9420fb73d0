#pragma once
// What there is to do, in parts, and how far each is. GOV.UK Design System: task list.

#include "web/html.hpp"
#include "web/tag.hpp"

#include <optional>
#include <string>
#include <vector>

namespace dueregard::web {

/// Plain text when done ("Completed"), a tag while something is to do.
struct TaskStatus {
    Content text;
    std::optional<Tag> tag = std::nullopt;
    std::string classes;  ///< "govuk-task-list__status--cannot-start-yet"
};

/// One without a title is left out, and those after it keep their ids.
struct TaskListItem {
    Content title;
    std::string title_classes;
    std::string href;  ///< "" where it cannot be started yet
    Content hint;
    TaskStatus status;
    std::string classes;
};

struct TaskList {
    std::vector<TaskListItem> items;
    std::string id_prefix = "task-list";
    std::string classes;
    Attributes attributes;
};

[[nodiscard]] Html task_list(const TaskList& options);

}  // namespace dueregard::web
