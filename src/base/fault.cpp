#include "base/fault.hpp"

#include "base/failure.hpp"

namespace dueregard {

void require_sound(const Faults& faults) {
    if (!faults.empty()) throw BadRequest(faults.front().sentence);
}

}  // namespace dueregard
