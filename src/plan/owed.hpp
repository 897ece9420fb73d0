#pragma once
// What is owed: by a person, to a person, and by whom in a period.

#include "plan/acting.hpp"
#include "plan/measure_return.hpp"
#include "plan/period.hpp"
#include "storage/db.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace dueregard::plan {

struct OwedReturn {
    MeasureId measure;
    std::string ref;
    std::string action;
    std::string owner;
    ReturnId given;
    ReturnState state = ReturnState::not_started;
    PeriodId period;
    std::string period_label;
    Date returns_due{};
    std::string why;  ///< for one that was sent back: the reason
};

/// A list cut off at its limit, and how long it is in full.
struct OwedReturns {
    std::vector<OwedReturn> first;
    std::int64_t total = 0;
};

/// What one person sees first. Lists are sorted by when the return is due, then by ref.
struct Owed {
    OwedReturns sent_back;  ///< to them, with a reason
    OwedReturns late;       ///< the day for returns has passed
    OwedReturns due;        ///< in an open period, still in time
    OwedReturns to_agree;   ///< submitted by others, for them to agree; their own too where they may
};

[[nodiscard]] Owed owed_by(storage::Db& db, const Acting& acting, Date today, std::int64_t limit);

/// How far the returns of one owner or service area have come in a period.
struct Reporting {
    std::string name;  ///< "" for measures without an owner or service area
    std::int64_t id =
        0;  ///< the person's or the service area's; 0 for none, or for an owner who is only printed
    std::int64_t asked = 0;
    std::int64_t submitted = 0;  ///< or agreed, or frozen
    std::int64_t agreed = 0;     ///< or frozen

    [[nodiscard]] std::int64_t missing() const { return asked - submitted; }
};

/// Those with most missing first, then by name.
[[nodiscard]] std::vector<Reporting>
reporting_by_owner(storage::Db& db, accounts::OrganisationId organisation, PeriodId period);
[[nodiscard]] std::vector<Reporting>
reporting_by_service_area(storage::Db& db, accounts::OrganisationId organisation, PeriodId period);

}  // namespace dueregard::plan
