#pragma once
// Which service collects which characteristic, of whom, how completely, and since when.

#include "accounts/ids.hpp"
#include "base/date.hpp"
#include "monitoring/dataset.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace dueregard::monitoring {

/// One service's records of one population, over all its datasets.
struct Coverage {
    std::optional<accounts::ServiceAreaId> service;
    std::string population;
    Date since;   ///< the first day that any dataset speaks of
    Date latest;  ///< the last day that the latest one speaks of
    /// Of each characteristic that was ever collected: how complete the latest dataset is, in words.
    std::map<std::string, std::string> characteristics;
};

/// Of datasets that were accepted, expired ones too; in the order of services and populations.
[[nodiscard]] std::vector<Coverage> coverage_of(const std::vector<Dataset>& datasets);

/// How complete a column is, told so that it gives nobody away: to the nearest 5 percent, and nothing of few
/// records.
[[nodiscard]] std::string completeness(const DatasetColumn& column);

/// The characteristics that every service is asked about, in order: the nine that are protected.
struct CoveredCharacteristic {
    std::string_view name;
    std::string_view title;
};

[[nodiscard]] const std::vector<CoveredCharacteristic>& covered_characteristics();

}  // namespace dueregard::monitoring
