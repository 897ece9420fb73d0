#include "accounts/secret.hpp"
#include "web/csrf.hpp"

#include <doctest/doctest.h>

using namespace dueregard;
using namespace dueregard::accounts;

TEST_CASE("SHA-256 as FIPS 180-4 has it") {
    CHECK(hexadecimal(sha256("abc")) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST_CASE("a password is known again and another is not") {
    const auto hash = password_hash("correct horse battery");

    CHECK(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
    CHECK(is_password("correct horse battery", hash));
    CHECK(!is_password("correct horse batterz", hash));
    CHECK(!is_password("", hash));
    CHECK(!is_password("correct horse battery", "not a hash"));
    CHECK(!is_password_of_nobody("correct horse battery"));
}

TEST_CASE("two hashes of one password differ, and an old cost is seen") {
    CHECK(password_hash("correct horse battery") != password_hash("correct horse battery"));
    CHECK(!wants_new_hash(password_hash("correct horse battery")));
    CHECK(wants_new_hash(
        "$argon2id$v=19$m=8192,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$cJ0wyBhDgKX0rDLaDbTt9LTzKqWm3hYJSn5tA7ZcRn8"
    ));
}

TEST_CASE("the token for forms is one for each session and gives neither it nor its hash away") {
    const auto token = web::fresh_token();

    CHECK(token_hash(token).size() == 64);
    CHECK(form_token(token).size() == token.size());
    CHECK(form_token(token) == form_token(token));
    CHECK(form_token(token) != token);
    CHECK(form_token(token) != form_token(web::fresh_token()));
    CHECK(web::token_matches(web::masked_token(form_token(token)), form_token(token)));
    CHECK(!web::token_matches(web::masked_token(form_token(token)), form_token(web::fresh_token())));
}
