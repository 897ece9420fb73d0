#pragma once
// What a critical friend would ask of accreditations.

#include "base/check.hpp"
#include "base/date.hpp"
#include "scheme/accreditation.hpp"

#include <span>
#include <vector>

namespace dueregard::scheme {

[[nodiscard]] std::span<const Check> all_checks();

/// In the order given; the subject of a hit is the accreditation's id.
[[nodiscard]] std::vector<Hit> hits_in(std::span<const Accreditation> accreditations, Date today);

}  // namespace dueregard::scheme
