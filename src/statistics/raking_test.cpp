#include "statistics/raking.hpp"
#include "support/vectors.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cstddef>
#include <string>
#include <vector>

namespace dueregard::statistics {

TEST_CASE("raked weights meet every margin") {
    const std::array<RakingMargin, 2> margins{
        {{.codes = {0, 0, 1, 1}, .totals = {60, 40}}, {.codes = {0, 1, 0, 1}, .totals = {30, 70}}}
    };

    const auto weights = rake({1, 1, 1, 1}, margins);

    REQUIRE(weights);
    CHECK((*weights)[0] == doctest::Approx(18));
    CHECK((*weights)[1] == doctest::Approx(42));
    CHECK((*weights)[2] == doctest::Approx(12));
    CHECK((*weights)[3] == doctest::Approx(28));
}

TEST_CASE("margins that cannot be met are refused with the reason") {
    const std::array<RakingMargin, 1> nobody{{{.codes = {0, 0}, .totals = {60, 40}}}};
    const std::array<RakingMargin, 2> unequal{
        {{.codes = {0, 1}, .totals = {60, 40}}, {.codes = {0, 1}, .totals = {30, 60}}}
    };
    const std::array<RakingMargin, 2> contradicting{
        {{.codes = {0, 1}, .totals = {60, 40}}, {.codes = {0, 1}, .totals = {30, 70}}}
    };

    CHECK(
        rake({1, 1}, nobody).error()
        == "No record is in category 2 of a margin, of which the population has 40."
    );
    CHECK(
        rake({1, 1}, unequal).error()
        == "The margins speak of different populations: one adds up to 100, another to 90."
    );
    CHECK(
        rake({1, 1}, contradicting).error()
        == "The margins were not met after 1000 rounds: they contradict each other."
    );
}

TEST_CASE("raked weights of 183 schools are those of R's survey package") {
    const auto rows = support::vectors("survey-raking/apiclus1_raked.csv");
    if (!rows) return;
    std::array<RakingMargin, 2> margins{
        {{.codes = {}, .totals = {4421, 755, 1018}}, {.codes = {}, .totals = {1072, 5122}}}
    };
    std::vector<double> weights;
    for (const auto& row : *rows) {
        weights.push_back(std::stod(row.at("pw")));
        margins[0].codes.push_back(row.at("stype") == "E" ? 0 : row.at("stype") == "H" ? 1 : 2);
        margins[1].codes.push_back(row.at("sch.wide") == "No" ? 0 : 1);
    }

    const auto raked = rake(weights, margins);

    REQUIRE(raked);
    double sum = 0.0;
    double scores = 0.0;
    for (std::size_t i = 0; i < rows->size(); ++i) {
        const auto& row = (*rows)[i];
        CHECK((*raked)[i] == doctest::Approx(std::stod(row.at("w_raked"))).epsilon(1e-8));
        sum += (*raked)[i];
        scores += (*raked)[i] * std::stod(row.at("api00"));
    }
    CHECK(rows->size() == 183);
    CHECK(scores / sum == doctest::Approx(641.23).epsilon(1e-5));
}

}  // namespace dueregard::statistics
