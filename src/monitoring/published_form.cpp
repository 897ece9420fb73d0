#include "monitoring/published_form.hpp"

#include "base/ensure.hpp"
#include "statistics/attack.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>

namespace dueregard::monitoring {

namespace {

using nlohmann::json;

json cell_json(const PublishedCell& cell, const statistics::Interval& told) {
    return {
        static_cast<int>(cell.shown),
        cell.number ? json(*cell.number) : json(nullptr),
        cell.text,
        told.lower,
        told.upper == statistics::told_nothing().upper ? json(nullptr) : json(told.upper)
    };
}

PublishedCell cell_in(const json& from) {
    return {
        .shown = static_cast<Shown>(from.at(0).get<int>()),
        .number = from.at(1).is_null() ? std::nullopt : std::optional(from.at(1).get<std::int64_t>()),
        .text = from.at(2)
    };
}

statistics::Interval told_in(const json& from) {
    return {
        .lower = from.at(3),
        .upper = from.at(4).is_null() ? statistics::told_nothing().upper : from.at(4).get<double>()
    };
}

}  // namespace

std::string PublishedForm::written(const Published& published, const std::vector<std::size_t>& columns) {
    auto by = json::array();
    for (const auto dimension : published.shape_.by)
        by.push_back(columns.at(dimension));
    auto where = json::array();
    for (const auto& slice : published.shape_.where)
        where.push_back({columns.at(slice.dimension), slice.codes});
    auto cells = json::array();
    for (std::size_t i = 0; i < published.cells_.size(); ++i)
        cells.push_back(cell_json(published.cells_[i], published.told_[i]));
    return json{
        {"by", by},
        {"where", where},
        {"codes", published.codes_},
        {"policy", published.policy_.name},
        {"cells", cells}
    }.dump();
}

Published PublishedForm::read(std::string_view text, const std::map<std::size_t, std::size_t>& dimension_of) {
    const auto from = json::parse(text);
    Published published;
    for (const auto& column : from.at("by"))
        published.shape_.by.push_back(dimension_of.at(column.get<std::size_t>()));
    for (const auto& slice : from.at("where"))
        published.shape_.where.push_back(
            {.dimension = dimension_of.at(slice.at(0).get<std::size_t>()), .codes = slice.at(1)}
        );
    published.codes_ = from.at("codes").get<std::vector<std::vector<std::uint32_t>>>();
    for (const auto& cell : from.at("cells")) {
        published.cells_.push_back(cell_in(cell));
        published.told_.push_back(told_in(cell));
    }
    const auto policy = disclosure_policy(from.at("policy").get<std::string>());
    ensure(policy.has_value(), "a published table's policy is one that there is");
    published.policy_ = *policy;
    return published;
}

std::vector<std::size_t> PublishedForm::columns_in(std::string_view text) {
    const auto from = json::parse(text);
    std::set<std::size_t> columns;
    for (const auto& column : from.at("by"))
        columns.insert(column.get<std::size_t>());
    for (const auto& slice : from.at("where"))
        columns.insert(slice.at(0).get<std::size_t>());
    return {columns.begin(), columns.end()};
}

}  // namespace dueregard::monitoring
