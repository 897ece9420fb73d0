// Times protecting one table and proving each small count's range: suppression SIZE … of each dimension
// Prints one line of JSON; time in seconds.

#include "monitoring/disclosure.hpp"

#include <fmt/core.h>

#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <random>
#include <utility>
#include <vector>

using namespace dueregard;

namespace {

/// Counts as uneven as those of places by ethnic group by age: most cells middling, a tenth small.
statistics::Cube table_of(std::vector<std::uint32_t> sizes) {
    std::mt19937_64 random(7);
    std::lognormal_distribution<double> size(3.4, 1.1);
    statistics::Cube cube{.sizes = std::move(sizes), .dense = {}, .sparse = {}};
    cube.dense.resize(statistics::cell_count(cube.sizes));
    for (auto& tally : cube.dense)
        tally.count = static_cast<std::uint32_t>(std::floor(size(random)));
    return cube;
}

}  // namespace

int main(int argc, char** argv) {
    std::vector<std::uint32_t> sizes;
    for (int i = 1; i < argc; ++i)
        sizes.push_back(static_cast<std::uint32_t>(std::atoi(argv[i])));
    if (sizes.empty()) sizes = {22, 21, 20};
    statistics::TableShape shape;
    for (std::size_t i = 0; i < sizes.size(); ++i)
        shape.by.push_back(i);
    const auto cube = table_of(sizes);
    const auto start = std::chrono::steady_clock::now();
    const auto publication = monitoring::publish(cube, {shape}, monitoring::threshold_policy(5));
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    if (!publication) {
        fmt::print(stderr, "{}\n", publication.error().sentence);
        return 1;
    }
    std::size_t primary = 0;
    std::size_t secondary = 0;
    for (const auto& cell : publication->tables.front().cells()) {
        primary += cell.shown == monitoring::Shown::primary ? 1 : 0;
        secondary += cell.shown == monitoring::Shown::secondary ? 1 : 0;
    }
    fmt::print(
        "{{\"cells\": {}, \"primary\": {}, \"secondary\": {}, \"cost\": {}, \"bound\": {:.0f}, \"seconds\": {:.3f}}}\n",
        publication->tables.front().cells().size(),
        primary,
        secondary,
        publication->cost,
        publication->bound,
        seconds
    );
    return 0;
}
