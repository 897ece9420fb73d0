#include "evidence/search_words.hpp"

#include <doctest/doctest.h>

namespace dueregard::evidence {

TEST_CASE("each word stands once, small, in the order in which it first stands") {
    CHECK(search_words({"Survey of tenants", "tenants' SURVEY, 2026"}) == "survey of tenants 2026");
    CHECK(search_words({"", "—"}) == "—");
}

TEST_CASE("no more is kept than a search takes") {
    std::string text;
    for (int i = 0; i < 60'000; ++i)
        text += "word" + std::to_string(i) + " ";

    CHECK(search_words({text}).size() <= most_words);
}

TEST_CASE("what was typed is no language of either engine") {
    using storage::Engine;

    CHECK(search_query("Hous rep", Engine::sqlite) == R"("hous"* "rep"*)");
    CHECK(search_query("Hous rep", Engine::postgresql) == "'hous':* & 'rep':*");
    CHECK(search_query(R"("a" OR b) & !c*')", Engine::sqlite) == R"("a"* "or"* "b"* "c"*)");
    CHECK(search_query(R"("a" OR b) & !c*')", Engine::postgresql) == "'a':* & 'or':* & 'b':* & 'c':*");
    CHECK(search_query("'\"*&|", Engine::postgresql).empty());
}

}  // namespace dueregard::evidence
