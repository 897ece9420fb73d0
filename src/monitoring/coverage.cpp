#include "monitoring/coverage.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <tuple>

namespace dueregard::monitoring {

namespace {

void take(Coverage& coverage, const Dataset& dataset) {
    coverage.since = std::min(coverage.since, *dataset.about.from);
    const bool is_latest = coverage.characteristics.empty() || *dataset.about.to >= coverage.latest;
    if (is_latest) coverage.latest = *dataset.about.to;
    for (auto& [characteristic, words] : coverage.characteristics) {
        if (is_latest) words = "Not in the latest dataset";
    }
    for (const auto& column : dataset.columns) {
        const auto* const list = find_code_list(column.list);
        if (list == nullptr) continue;
        const auto [at, is_new] =
            coverage.characteristics.try_emplace(list->characteristic, "Not in the latest dataset");
        if (is_latest) at->second = completeness(column);
    }
}

}  // namespace

std::vector<Coverage> coverage_of(const std::vector<Dataset>& datasets) {
    std::vector<const Dataset*> kept;
    for (const auto& dataset : datasets) {
        const bool is_held =
            dataset.state == DatasetState::accepted || dataset.state == DatasetState::expired;
        if (is_held && !dataset.columns.empty()) kept.push_back(&dataset);
    }
    std::ranges::sort(kept, {}, [](const Dataset* one) { return std::tuple(*one->about.to, one->id); });
    std::map<std::tuple<std::int64_t, std::string>, Coverage> all;
    for (const auto* dataset : kept) {
        const auto service = dataset->about.collected_by;
        auto& coverage = all.try_emplace(
                                {service ? service->value : 0, dataset->about.population},
                                Coverage{
                                    .service = service,
                                    .population = dataset->about.population,
                                    .since = *dataset->about.from,
                                    .latest = *dataset->about.to,
                                    .characteristics = {}
                                }
        ).first->second;
        take(coverage, *dataset);
    }
    std::vector<Coverage> found;
    for (auto& [key, coverage] : all)
        found.push_back(std::move(coverage));
    return found;
}

std::string completeness(const DatasetColumn& column) {
    constexpr std::int64_t few = 100;
    constexpr int step = 5;
    const auto all =
        column.answered + std::accumulate(column.without.begin(), column.without.end(), std::int64_t{0});
    const auto rate = declaration_rate(column);
    if (all < few || !rate) return "Collected, too few to say how completely";
    return fmt::format("About {}% answered", (*rate + step / 2) / step * step);
}

const std::vector<CoveredCharacteristic>& covered_characteristics() {
    static const std::vector<CoveredCharacteristic> all = {
        {"age", "Age"},
        {"disability", "Disability"},
        {"gender_reassignment", "Gender reassignment"},
        {"marriage", "Marriage and civil partnership"},
        {"pregnancy", "Pregnancy and maternity"},
        {"ethnic_group", "Race"},
        {"religion", "Religion or belief"},
        {"sex", "Sex"},
        {"sexual_orientation", "Sexual orientation"},
    };
    return all;
}

}  // namespace dueregard::monitoring
