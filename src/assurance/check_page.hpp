#pragma once
// The page of checks in one period: what it knows, and how it looks.

#include "accounts/visit.hpp"
#include "assurance/check_address.hpp"
#include "base/fault.hpp"
#include "web/response.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace dueregard::assurance {

/// To be moved, not copied: `shown` points into `findings`.
struct CheckPage {
    CheckAddress asked;
    plan::Period period;
    Findings findings;
    std::vector<const Finding*> shown;  ///< those of `findings` that the filters leave in
};

/// The form by which a finding was to be accepted, where that could not be.
struct Refused {
    std::size_t place = 0;  ///< of the finding among those shown
    Faults faults;
    std::string why;
};

/// Nothing where there is no period yet. Throws NotFound for a period that is not there.
[[nodiscard]] std::optional<CheckPage> check_page(accounts::Visit& visit, const CheckAddress& asked);

[[nodiscard]] web::Response show_page(accounts::Visit& visit, const CheckPage& page);
/// The same with the form as it was sent and what is wrong with it.
[[nodiscard]] web::Response
show_refused(accounts::Visit& visit, const CheckPage& page, const Refused& refused);
/// The same where the finding to accept is no longer outstanding.
[[nodiscard]] web::Response show_gone(accounts::Visit& visit, const CheckPage& page);

}  // namespace dueregard::assurance
