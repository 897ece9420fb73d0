#include "accounts/password_strength.hpp"
#include "accounts/person.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace dueregard::accounts;

TEST_CASE("passwords that everybody tries first are easily guessed, however they are disguised") {
    for (const std::string password :
         {"password1234",
          "Password1234!",
          "P@ssw0rd1234",
          "passwordpassword",
          "123456789012",
          "qwertyuiop12",
          "iloveyou1234",
          "aaaaaaaaaaaa",
          "abcdefghijkl",
          "Summer2026!!",
          "DueRegard2026"}) {
        CAPTURE(password);
        CHECK(is_easily_guessed(password));
        CHECK(
            fault_of_password(password)
            == "The password is too easy to guess. Three unlinked words make a good one"
        );
    }
}

TEST_CASE("words that have nothing to do with each other are not") {
    for (const std::string password :
         {"three unlinked words",
          "correct horse battery",
          "a long enough password",
          "tG7wq9Zp2LxA",
          "пароль из трёх слов"}) {
        CAPTURE(password);
        CHECK(!is_easily_guessed(password));
        CHECK(!fault_of_password(password));
    }
}

TEST_CASE("the longest password is judged too") {
    CHECK(is_easily_guessed(std::string(longest_password_bytes, 'a')));
    CHECK(!is_easily_guessed(std::string(longest_password_bytes - 21, 'a') + " ladder, teapot, moon"));
    CHECK(!is_easily_guessed("ladder, teapot, moon " + std::string(longest_password_bytes - 21, 'a')));
}
