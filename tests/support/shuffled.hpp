#pragma once
// Another order, for properties that say that order does not matter.

#include <algorithm>
#include <random>
#include <rapidcheck.h>
#include <vector>

namespace dueregard::support {

/// In an order of RapidCheck's choosing; inside of a property only.
template <typename Value>
std::vector<Value> shuffled(std::vector<Value> values) {
    std::ranges::shuffle(values, std::mt19937(*rc::gen::arbitrary<unsigned>()));
    return values;
}

}  // namespace dueregard::support
