#include "base/failure.hpp"
#include "documents/program.hpp"

#include <doctest/doctest.h>

#include <string>

namespace dueregard::documents {

namespace {

std::string failure_of(const Program& program, const ProgramCall& call) {
    try {
        (void)output_of(program, call);
    } catch (const Unavailable& failure) {
        return failure.what();
    }
    return "";
}

}  // namespace

TEST_CASE("a program reads what it is given and its output is answered, however long") {
    const std::string input(3'000'000, 'x');

    CHECK(output_of({.name = "cat", .package = "coreutils"}, {.input = input}) == input);
}

TEST_CASE("a program sees nothing of our environment but what it is given") {
    const auto output = output_of({.name = "env", .package = "coreutils"}, {.environment = {"GIVEN=yes"}});

    CHECK(output == "PATH=/usr/local/bin:/usr/bin:/bin\nHOME=/nonexistent\nLANG=C.UTF-8\nGIVEN=yes\n");
}

TEST_CASE("arguments are no shell's") {
    CHECK(
        output_of({.name = "echo", .package = "coreutils"}, {.arguments = {"$HOME; `date` *"}})
        == "$HOME; `date` *\n"
    );
}

TEST_CASE("a program that is not installed is told with its package") {
    CHECK(
        failure_of({.name = "no-such-program", .package = "no-such-package"}, {})
        == "The program no-such-program is not installed, and this kind of file cannot be made without it: install the "
           "package no-such-package (apt install no-such-package)."
    );
}

TEST_CASE("a program that takes too long is stopped with all that it started") {
    const auto failure = failure_of(
        {.name = "sh", .package = "dash"},
        {.arguments = {"-c", "sleep 60 & sleep 60"}, .limit = std::chrono::milliseconds(100)}
    );

    CHECK(failure.starts_with("The program sh took longer than 1 seconds"));
}

TEST_CASE("a program that fails is told in its own words") {
    CHECK(
        failure_of({.name = "sh", .package = "dash"}, {.arguments = {"-c", "echo no paper >&2; exit 3"}})
        == "The program sh failed: no paper"
    );
}

}  // namespace dueregard::documents
