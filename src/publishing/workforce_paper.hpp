#pragma once
// The annual workforce report: every published table about the council's people, in the order of their way
// through it, each with how it was made, and held against the residents of an area where the census tells
// them so.

#include "base/date.hpp"
#include "documents/document.hpp"
#include "monitoring/published_table.hpp"
#include "monitoring/representation.hpp"
#include "storage/db.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dueregard::publishing {

struct WorkforceTable {
    std::string population;  ///< "Leavers"
    std::string title;
    std::string period;
    Date published{};
    monitoring::FrozenTable table;
    std::optional<monitoring::Representation> held;  ///< against the benchmark
};

struct WorkforcePaper {
    std::string organisation;
    Date prepared{};
    std::string benchmark;               ///< "Residents of Oxford, Census 2021"; "" where none was chosen
    std::vector<WorkforceTable> tables;  ///< by population
};

/// `area` is a code of monitoring/benchmark.hpp, or "" for no benchmark.
[[nodiscard]] WorkforcePaper workforce_paper(
    storage::Db& db,
    accounts::OrganisationId organisation,
    std::string_view name,
    std::string_view area,
    Date prepared
);

[[nodiscard]] documents::Document workforce_document(const WorkforcePaper& paper);

}  // namespace dueregard::publishing
