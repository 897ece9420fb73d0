#include "intake/objective_names.hpp"

#include "base/text.hpp"
#include "plan/ref.hpp"

#include <algorithm>
#include <array>

namespace dueregard::intake {

namespace {

using Words = std::vector<std::string>;

/// A dash is a mark like any other.
Words plain_words(std::string_view name) {
    auto words = words_of(name);
    std::erase_if(words, [](const std::string& word) { return word == "–" || word == "—"; });
    return words;
}

bool is_exactly(const Words& name, const plan::Objective& objective) {
    return plain_words(plan::name_of(objective)) == name || plain_words(objective.title) == name;
}

/// Without the words that only count it: "Objective 4", "Equality outcome 2", "Priority B".
Words uncounted(Words words) {
    constexpr std::array kinds = std::to_array<std::string_view>(
        {"objective", "priority", "outcome", "theme", "aim", "goal", "strand", "pillar", "ambition", "amcan"}
    );
    constexpr std::array before = std::to_array<std::string_view>(
        {"equality", "equalities", "strategic", "corporate", "our", "key", "edi"}
    );
    const auto is_among = [](const auto& list, const std::string& word) {
        return std::ranges::find(list, word) != list.end();
    };
    std::size_t at = 0;
    while (at < words.size() && is_among(before, words[at]))
        ++at;
    if (at + 2 >= words.size() || !is_among(kinds, words[at])) return words;
    const auto& count = words[at + 1];
    const bool is_count = count.size() == 1 || std::ranges::all_of(count, is_digit);
    if (!is_count) return words;
    words.erase(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(at) + 2);
    return words;
}

}  // namespace

bool calls(std::string_view name, const plan::Objective& objective) {
    const auto words = plain_words(name);
    return is_exactly(words, objective) || uncounted(words) == uncounted(plain_words(objective.title));
}

std::optional<plan::Objective>
find_objective(const std::vector<plan::Objective>& objectives, std::string_view name) {
    const auto words = plain_words(name);
    const auto exact =
        std::ranges::find_if(objectives, [&](const auto& objective) { return is_exactly(words, objective); });
    if (exact != objectives.end()) return *exact;
    const auto found =
        std::ranges::find_if(objectives, [&](const auto& objective) { return calls(name, objective); });
    return found == objectives.end() ? std::nullopt : std::optional(*found);
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
