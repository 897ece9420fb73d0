#include "base/kept.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

using dueregard::Kept;

namespace {

/// What `kept` answers for this name and version, with how often it had to be made counted in `made`.
std::string asked(Kept& kept, const std::string& name, const std::string& version, std::atomic<int>& made) {
    std::string answer;
    kept.with<std::string>(
        name,
        version,
        [&] {
            ++made;
            return name + " of " + version;
        },
        [&](const std::string& text) { answer = text; }
    );
    return answer;
}

}  // namespace

TEST_CASE("what was made for this version is made once") {
    Kept kept;
    std::atomic<int> made = 0;

    CHECK(asked(kept, "findings", "1", made) == "findings of 1");
    CHECK(asked(kept, "findings", "1", made) == "findings of 1");

    CHECK(made == 1);
}

TEST_CASE("another version is made anew, and names do not meet") {
    Kept kept;
    std::atomic<int> made = 0;

    CHECK(asked(kept, "findings", "1", made) == "findings of 1");
    CHECK(asked(kept, "findings", "2", made) == "findings of 2");
    CHECK(asked(kept, "counts", "2", made) == "counts of 2");

    CHECK(made == 3);
}

TEST_CASE("what holds for a later version is not made again, and is asked about once for each") {
    Kept kept;
    int made = 0;
    std::vector<std::string> asked_about;
    const auto ask = [&](const std::string& version, bool still_holds) {
        kept.with<std::string>(
            "findings",
            version,
            [&] {
                ++made;
                return version;
            },
            [](const std::string&) {},
            [&](const std::string& earlier) {
                asked_about.push_back(earlier);
                return still_holds;
            }
        );
    };

    ask("1", true);
    ask("2", true);
    ask("2", false);
    CHECK(made == 1);
    ask("3", false);

    CHECK(made == 2);
    CHECK(asked_about == std::vector<std::string>{"1", "2"});
}

TEST_CASE("what could not be made is not kept") {
    Kept kept;
    std::atomic<int> made = 0;

    CHECK_THROWS_AS(
        kept.with<std::string>(
            "findings",
            "1",
            []() -> std::string { throw std::runtime_error("no"); },
            [](const std::string&) {}
        ),
        std::runtime_error
    );

    CHECK(asked(kept, "findings", "1", made) == "findings of 1");
}

TEST_CASE("threads that ask for the same at once share one making") {
    Kept kept;
    std::atomic<int> made = 0;
    std::atomic<int> right = 0;
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < 8; ++i) {
            threads.emplace_back([&] {
                for (int version = 0; version < 50; ++version)
                    if (asked(kept, "findings", "same", made) == "findings of same") ++right;
            });
        }
    }

    CHECK(made == 1);
    CHECK(right == 400);
}
