#include "monitoring/dataset_column.hpp"

#include "base/ensure.hpp"

#include <nlohmann/json.hpp>

#include <numeric>

namespace dueregard::monitoring {

std::uint32_t categories_of(const DatasetColumn& column) {
    return static_cast<std::uint32_t>(column.titles.size() + column.states.size());
}

std::string title_of(const DatasetColumn& column, std::uint32_t category) {
    ensure(category < categories_of(column), "a category is one of its column");
    if (category < column.titles.size()) return column.titles[category];
    return std::string(title_of(column.states[category - column.titles.size()]));
}

std::string title_of(const DatasetColumn& column) {
    const auto* const list = find_code_list(column.list);
    return list == nullptr || list->name == "other" ? column.heading : list->title;
}

std::optional<int> declaration_rate(const DatasetColumn& column) {
    constexpr std::int64_t hundred = 100;
    const auto without = std::accumulate(column.without.begin(), column.without.end(), std::int64_t{0})
                         - column.without.at(static_cast<std::size_t>(NoAnswer::not_applicable));
    const auto all = column.answered + without;
    if (all == 0) return std::nullopt;
    return static_cast<int>(column.answered * hundred / all);
}

std::string columns_json(const std::vector<DatasetColumn>& columns) {
    auto json = nlohmann::json::array();
    for (const auto& column : columns) {
        auto states = nlohmann::json::array();
        for (const auto state : column.states)
            states.push_back(name_of(state));
        json.push_back(
            {{"heading", column.heading},
             {"list", column.list},
             {"titles", column.titles},
             {"states", std::move(states)},
             {"answered", column.answered},
             {"without", column.without}}
        );
    }
    return json.dump();
}

std::vector<DatasetColumn> columns_in(std::string_view text) {
    std::vector<DatasetColumn> columns;
    for (const auto& one : nlohmann::json::parse(text)) {
        std::vector<NoAnswer> states;
        for (const auto& name : one.at("states"))
            states.push_back(no_answer_named(name.get<std::string>()).value_or(NoAnswer::not_mapped));
        columns.push_back(
            {.heading = one.at("heading"),
             .list = one.at("list"),
             .titles = one.at("titles"),
             .states = std::move(states),
             .answered = one.at("answered"),
             .without = one.at("without")}
        );
    }
    return columns;
}

}  // namespace dueregard::monitoring
