#include "plan/objective_reader.hpp"

#include "base/text.hpp"
#include "plan/document_part.hpp"
#include "plan/objective_role.hpp"
#include "plan/objective_table.hpp"

#include <algorithm>
#include <map>

namespace dueregard::plan {

namespace {

using documents::Block;
using documents::BlockKind;

constexpr std::size_t longest_title = 200;
constexpr std::size_t fewest_of_a_kind = 2;
constexpr int deepest = 99;

/// The items that one part holds, by what leads in to them.
struct Lists {
    std::vector<std::string> priorities;
    std::vector<std::string> actions;
    std::vector<std::string> bare;  ///< nothing says what they are

    [[nodiscard]] bool has_roles() const { return !priorities.empty() || !actions.empty(); }
};

void add(Lists& lists, ListRole role, std::string text) {
    if (text.empty() || role == ListRole::other) return;
    auto& list = role == ListRole::priorities ? lists.priorities
                 : role == ListRole::actions  ? lists.actions
                                              : lists.bare;
    list.push_back(std::move(text));
}

/// `own` is what the part's heading says of its lists. An item below an item belongs to that.
Lists lists_of(const DocumentPart& part, ListRole own) {
    Lists lists;
    auto role = own;
    int level = deepest;
    for (const auto* block : part.body) {
        if (leads_in(*block)) {
            const auto said = lead_in_role_of(block->text);
            role = said == ListRole::none ? own : said;
            level = deepest;
        } else if (block->kind == BlockKind::list_item) {
            level = std::min(level, block->level);
            if (block->level == level) add(lists, role, item_text(block->text));
        } else if (block->kind == BlockKind::paragraph && trimmed(block->text).ends_with('.')) {
            role = own;
            level = deepest;
        }
    }
    if (own != ListRole::actions || !lists.actions.empty()) return lists;
    for (const auto* block : part.body) {
        const bool promises = says_one_of(block->text, {"we will", "the council will"});
        if (block->kind == BlockKind::paragraph && promises && !leads_in(*block))
            lists.actions.push_back(squeezed(block->text));
    }
    return lists;
}

class ObjectiveFinder {
public:
    explicit ObjectiveFinder(const documents::Document& document) : parts_(parts_of(document)) {}

    std::vector<ReadObjective> run() {
        for (std::size_t i = 1; i < parts_.size(); ++i) {
            roles_.push_back(list_role_of(parts_[i].title));
            own_.push_back(lists_of(parts_[i], roles_.back()));
            if (roles_.back() != ListRole::none) ++times_[lower_ascii(parts_[i].title)];
        }
        for (std::size_t i = 1; i < parts_.size(); ++i)
            give_to_owner(i);
        std::vector<ReadObjective> objectives;
        for (std::size_t i = 1; i < parts_.size(); ++i) {
            if (is_objective(i)) take(objectives, i);
        }
        return objectives.empty() ? from_lists() : objectives;
    }

private:
    [[nodiscard]] ListRole role(std::size_t i) const { return roles_[i - 1]; }

    [[nodiscard]] const Lists& own(std::size_t i) const { return own_[i - 1]; }

    /// The part that a list with a role stands for: the heading around it, or, where the same role returns at
    /// the level of the headings it belongs to, the last of those.
    [[nodiscard]] std::size_t owner_of(std::size_t i) const {
        const bool returns = times_.at(lower_ascii(parts_[i].title)) >= fewest_of_a_kind;
        for (auto j = i; j-- > 1;) {
            const bool is_above = parts_[j].level < parts_[i].level;
            const bool is_beside = returns && parts_[j].level == parts_[i].level;
            if (role(j) == ListRole::none && (is_above || is_beside)) return j;
            if (is_above) return 0;
        }
        return 0;
    }

    void give_to_owner(std::size_t i) {
        if (role(i) == ListRole::none || role(i) == ListRole::other || !own(i).has_roles()) return;
        const auto owner = owner_of(i);
        if (owner == 0 || parts_[owner].is_title || is_never_an_objective(parts_[owner].title)) return;
        auto& lists = given_[owner];
        lists.priorities.insert(lists.priorities.end(), own(i).priorities.begin(), own(i).priorities.end());
        lists.actions.insert(lists.actions.end(), own(i).actions.begin(), own(i).actions.end());
    }

    [[nodiscard]] bool is_plain(std::size_t i) const {
        return role(i) == ListRole::none && !parts_[i].is_title && !is_never_an_objective(parts_[i].title)
               && !is_head_of_objectives(parts_[i].title);
    }

    /// Its neighbour at the same level promises as it does: one alone may be a vision.
    [[nodiscard]] bool has_like_neighbour(std::size_t i) const {
        const auto promises = [&](std::size_t j) {
            return is_plain(j) && (!own(j).actions.empty() || given_.contains(j));
        };
        if (!promises(i)) return false;
        for (auto j = i; j-- > 1 && parts_[j].level >= parts_[i].level;) {
            if (parts_[j].level == parts_[i].level && role(j) == ListRole::none) {
                if (promises(j)) return true;
                break;
            }
        }
        for (auto j = i + 1; j < parts_.size() && parts_[j].level >= parts_[i].level; ++j) {
            if (parts_[j].level == parts_[i].level && role(j) == ListRole::none) return promises(j);
        }
        return false;
    }

    [[nodiscard]] bool is_objective(std::size_t i) const {
        if (!parts_[i].is_title && role(i) == ListRole::none && names_an_objective(parts_[i].title))
            return true;
        if (!is_plain(i)) return false;
        const auto around = part_around(parts_, i);
        if (around != i && is_head_of_objectives(parts_[around].title)) return true;
        return (given_.contains(i) && given_.size() >= fewest_of_a_kind) || has_like_neighbour(i);
    }

    /// "Objective 1" alone, with what it is in the line below.
    [[nodiscard]] std::string title_of_part(std::size_t i) const {
        const auto& part = parts_[i];
        const bool is_number_alone =
            names_an_objective(part.title) && words_of(part.title).size() <= 3 && !part.title.contains(':');
        if (is_number_alone && !part.body.empty()) {
            const auto& first = *part.body.front();
            const bool can = first.kind == BlockKind::paragraph && first.text.size() <= longest_title;
            if (can && !leads_in(first)) return part.title + ": " + squeezed(first.text);
        }
        return part.title;
    }

    void take(std::vector<ReadObjective>& objectives, std::size_t i) const {
        ReadObjective objective{
            .title = title_of_part(i), .priorities = {}, .actions = {}, .at = parts_[i].heading->at
        };
        auto lists = own(i);
        if (const auto given = given_.find(i); given != given_.end()) {
            lists.priorities.insert(
                lists.priorities.end(), given->second.priorities.begin(), given->second.priorities.end()
            );
            lists.actions.insert(
                lists.actions.end(), given->second.actions.begin(), given->second.actions.end()
            );
        }
        if (!lists.has_roles()) lists.actions = lists.bare;
        objective.priorities = std::move(lists.priorities);
        objective.actions = std::move(lists.actions);
        const auto same = std::ranges::find(objectives, objective.title, &ReadObjective::title);
        if (same == objectives.end()) {
            objectives.push_back(std::move(objective));
        } else if (same->priorities.empty() && same->actions.empty()) {
            *same = std::move(objective);
        }
    }

    /// Objectives that are items of a list below their heading or lead-in; items below an item are its
    /// actions.
    [[nodiscard]] std::vector<ReadObjective> from_lists() const {
        std::vector<ReadObjective> objectives;
        for (std::size_t i = 1; i < parts_.size(); ++i) {
            bool is_open = is_head_of_objectives(parts_[i].title) && !parts_[i].is_title;
            for (const auto* block : parts_[i].body) {
                if (leads_in(*block)) {
                    is_open = says_one_of(
                        block->text,
                        {"equality objectives",
                         "our objectives",
                         "our priorities",
                         "objectives are",
                         "priorities are"}
                    );
                } else if (is_open && block->kind == BlockKind::list_item) {
                    take_item(objectives, *block);
                }
            }
            if (objectives.size() >= fewest_of_a_kind) return objectives;
            objectives.clear();
        }
        return {};
    }

    static void take_item(std::vector<ReadObjective>& objectives, const Block& item) {
        auto text = item_text(item.text);
        if (item.level > 0 && !objectives.empty()) {
            objectives.back().actions.push_back(std::move(text));
            return;
        }
        objectives.push_back({.title = std::move(text), .priorities = {}, .actions = {}, .at = item.at});
    }

    std::vector<DocumentPart> parts_;
    std::vector<ListRole> roles_;  ///< of every part but the first
    std::vector<Lists> own_;
    std::map<std::string, std::size_t> times_;
    std::map<std::size_t, Lists> given_;
};

}  // namespace

std::vector<ReadObjective> objectives_in(const documents::Document& document) {
    auto objectives = ObjectiveFinder(document).run();
    for (auto& objective : objectives_in_tables(document)) {
        const auto same = std::ranges::find_if(objectives, [&](const auto& known) {
            return squeezed(lower_ascii(known.title)) == squeezed(lower_ascii(objective.title));
        });
        if (same == objectives.end()) {
            objectives.push_back(std::move(objective));
        } else if (same->actions.empty()) {
            same->priorities = std::move(objective.priorities);
            same->actions = std::move(objective.actions);
        }
    }
    return objectives;
}

}  // namespace dueregard::plan
