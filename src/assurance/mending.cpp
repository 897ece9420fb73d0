#include "assurance/mending.hpp"

#include <fmt/core.h>

namespace dueregard::assurance {

Mending mending_of(const StandingCheck& check, const plan::Standing* standing) {
    if (check.about == About::document) {
        return {.words = "Go to the imports", .of = "", .path = "/imports"};
    }
    if (standing == nullptr) return {.words = "Go to the measures", .of = "", .path = "/measures"};
    auto of = plan::short_name(standing->measure);
    if (check.about == About::measure_return && standing->now) {
        return {
            .words = "Go to the return",
            .of = std::move(of),
            .path = fmt::format("/returns/{}", address(standing->now->id))
        };
    }
    return {
        .words = "Change the measure",
        .of = std::move(of),
        .path = fmt::format("/measures/{}/change", address(standing->measure.id))
    };
}

}  // namespace dueregard::assurance
