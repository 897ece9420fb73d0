#include "statistics/mix_and_rate.hpp"

#include <doctest/doctest.h>

#include <array>

namespace dueregard::statistics {

TEST_CASE("people paid alike in each class differ by mix alone, people in the same classes by rate alone") {
    const std::array<ClassMeans, 2> mix{{{30, 10, 20.0, 20.0}, {10, 30, 12.0, 12.0}}};
    const std::array<ClassMeans, 2> rate{{{10, 20, 20.0, 18.0}, {10, 20, 12.0, 11.0}}};

    CHECK(mix_and_rate(mix).mix == doctest::Approx(4.0));
    CHECK(mix_and_rate(mix).rate == doctest::Approx(0.0));
    CHECK(mix_and_rate(rate).mix == doctest::Approx(0.0));
    CHECK(mix_and_rate(rate).rate == doctest::Approx(1.5));
}

TEST_CASE("mix and rate add up to the difference of the means") {
    const std::array<ClassMeans, 3> classes{{{5, 15, 31.0, 29.5}, {25, 10, 18.0, 18.5}, {10, 0, 11.0, 0.0}}};

    const auto parts = mix_and_rate(classes);

    // (5 × 31 + 25 × 18 + 10 × 11) / 40 less (15 × 29.5 + 10 × 18.5) / 25
    CHECK(parts.mix + parts.rate == doctest::Approx(17.875 - 25.1));
}

TEST_CASE("a class that one group is not in brings mix and no rate") {
    const std::array<ClassMeans, 2> classes{{{10, 10, 20.0, 20.0}, {10, 0, 10.0, 0.0}}};

    CHECK(mix_and_rate(classes).rate == doctest::Approx(0.0));
    CHECK(mix_and_rate(classes).mix == doctest::Approx(-5.0));
}

}  // namespace dueregard::statistics
