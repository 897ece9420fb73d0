#include "monitoring/snapshot_date.hpp"

namespace dueregard::monitoring {

Date latest_snapshot(Sector sector, Date today) {
    using namespace std::chrono;
    const auto of = [&](year in) {
        return sector == Sector::other ? Date(in / April / 5) : Date(in / March / 31);
    };
    return of(today.year()) <= today ? of(today.year()) : of(today.year() - years(1));
}

}  // namespace dueregard::monitoring
