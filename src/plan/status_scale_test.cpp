#include "plan/status_scale.hpp"

#include <doctest/doctest.h>

namespace dueregard::plan {

TEST_CASE("the usual scale is sound and tells itself") {
    CHECK(faults_of(default_scale()).empty());
    CHECK(told(default_scale()).starts_with("★ On target (met), ● Narrowly missed (narrowly missed), "));
}

TEST_CASE("a status needs a symbol and a word that no other has") {
    auto scale = default_scale();
    scale.statuses[0].symbol = " ";
    scale.statuses[1].symbol = "AMBER";
    scale.statuses[2].symbol = scale.statuses[3].symbol;
    scale.statuses[2].word = "";
    scale.statuses[3].word = "narrowly  Missed";
    scale.statuses[4].word = std::string(41, 'x');

    CHECK(
        faults_of(scale)
        == Faults{{"symbol-1", "Enter a symbol, like ★ or ▲"}, {"symbol-2", "Enter a symbol of at most 4 characters"}, {"word-3", "Enter a word, like On target"}, {"symbol-4", "Enter another symbol: a status above has this one"}, {"word-4", "Enter another word: a status above has this one"}, {"word-5", "Enter a word of at most 40 characters"}}
    );
}

TEST_CASE("every meaning needs a status, and may have two") {
    auto scale = default_scale();
    scale.statuses.push_back({.symbol = "✔", .word = "Finished", .meaning = Meaning::met});

    CHECK(faults_of(scale).empty());
    scale.statuses.erase(scale.statuses.begin() + 2);
    CHECK(
        faults_of(scale) == Faults{{"statuses", "Add a status that counts as “Missed”: the scale has none"}}
    );
}

}  // namespace dueregard::plan
