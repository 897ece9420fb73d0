#include "web/csrf.hpp"

#include <doctest/doctest.h>

using namespace dueregard::web;

TEST_CASE("a token is 32 random bytes") {
    CHECK(fresh_token().size() == 43);
    CHECK(fresh_token() != fresh_token());
}

TEST_CASE("a masked token matches its own token and looks different each time") {
    const auto token = fresh_token();

    const auto first = masked_token(token);
    const auto second = masked_token(token);

    CHECK(first != second);
    CHECK(first.size() == 86);
    CHECK(token_matches(first, token));
    CHECK(token_matches(second, token));
}

TEST_CASE("nothing else matches") {
    const auto token = fresh_token();

    CHECK_FALSE(token_matches(masked_token(fresh_token()), token));
    CHECK_FALSE(token_matches(token, token));
    CHECK_FALSE(token_matches("", token));
    CHECK_FALSE(token_matches(masked_token(token), ""));
    CHECK_FALSE(token_matches("", ""));
    CHECK_FALSE(token_matches(masked_token(token) + "A", token));
    CHECK_FALSE(token_matches(masked_token(token).substr(1), token));
    CHECK_FALSE(token_matches(std::string(86, '!'), token));
}
