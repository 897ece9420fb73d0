#include "plan/strategy.hpp"

#include "base/text.hpp"

namespace dueregard::plan {

namespace {

constexpr std::size_t longest_title = 500;

}  // namespace

Faults faults_of(const Strategy& strategy) {
    Faults faults;
    if (trimmed(strategy.title).empty()) faults.push_back({"title", "Enter the title of the strategy"});
    if (strategy.title.size() > longest_title) {
        faults.push_back({"title", "The title must be 500 characters or fewer"});
    }
    if (strategy.from && strategy.to && *strategy.to < *strategy.from) {
        faults.push_back({"to", "The strategy must end after it begins"});
    }
    return faults;
}

}  // namespace dueregard::plan
