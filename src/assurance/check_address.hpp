#pragma once
// The page of checks as an address says it: "/checks?check=owner_missing&show=accepted&page=2".

#include "assurance/findings.hpp"
#include "plan/ids.hpp"
#include "web/request.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace dueregard::assurance {

struct CheckAddress {
    std::optional<plan::PeriodId> period;  ///< nothing: the one that is checked unless another is asked for
    FindingFilter filter;
};

/// What cannot be read is left out, as if it had not been asked.
[[nodiscard]] CheckAddress read_check_address(const web::Fields& query);
[[nodiscard]] web::Fields query_of(const CheckAddress& asked);
[[nodiscard]] std::string address_of(const CheckAddress& asked, std::string_view path = "/checks");

/// "" for outstanding, "accepted", "both": as an address and a select name it.
[[nodiscard]] std::string_view name_of(FindingFilter::Shown shown);

}  // namespace dueregard::assurance
