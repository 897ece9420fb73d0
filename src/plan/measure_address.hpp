#pragma once
// The list of measures as an address says it: "/measures?status=missed&sort=due&page=2".

#include "plan/measure_list.hpp"
#include "web/request.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace dueregard::plan {

/// What the query asks for. Nonsense in a field counts as nothing there.
struct MeasureListAddress {
    std::optional<PeriodId> period;  ///< nothing: the current one
    MeasureFilter filter;
    Sorting sorting;
};

[[nodiscard]] MeasureListAddress read_measure_address(const web::Fields& query);

/// Only what differs from what would be shown anyway.
[[nodiscard]] web::Fields query_of(const MeasureListAddress& address);
/// "/measures?…"; `path` may be that of the file.
[[nodiscard]] std::string address_of(const MeasureListAddress& address, std::string_view path = "/measures");

}  // namespace dueregard::plan
