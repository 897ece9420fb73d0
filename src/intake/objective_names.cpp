#include "intake/objective_names.hpp"

#include "base/text.hpp"
#include "plan/ref.hpp"

namespace dueregard::intake {

std::optional<plan::Objective>
find_objective(const std::vector<plan::Objective>& objectives, std::string_view name) {
    const auto wanted = words_of(name);
    for (const auto& objective : objectives) {
        if (words_of(plan::name_of(objective)) == wanted || words_of(objective.title) == wanted)
            return objective;
    }
    return std::nullopt;
}

plan::Objective objective_named(std::string_view name) {
    const auto text = squeezed(name);
    plan::Objective objective;
    objective.title = text;
    const auto leading = plan::leading_ref(text);
    if (!leading || !leading->is_certain) return objective;
    const std::string ref(leading->printed);
    const std::string rest(trimmed(leading->rest));
    if (rest.empty() || ref + " " + rest != text) return objective;
    objective.ref = ref;
    objective.title = rest;
    return objective;
}

std::string cut_title(std::string_view text) {
    constexpr std::size_t longest = 300;
    auto title = squeezed(text);
    if (title.size() <= longest) return title;
    const auto space = title.rfind(' ', longest);
    const auto end = space == std::string::npos || space == 0 ? longest : space;
    return std::string(whole_start(title, end));
}

}  // namespace dueregard::intake
