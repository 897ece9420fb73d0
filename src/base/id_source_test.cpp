#include "base/id_source.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <thread>
#include <vector>

namespace dueregard {

namespace {

constexpr Instant moment{1'795'341'600'000};
constexpr std::size_t ids_each = 10'000;

std::vector<std::int64_t> many(IdSource& source) {
    std::vector<std::int64_t> ids;
    for (std::size_t i = 0; i < ids_each; ++i)
        ids.push_back(source.next(moment));
    return ids;
}

bool has_repeats(std::vector<std::int64_t> ids) {
    std::ranges::sort(ids);
    return std::ranges::adjacent_find(ids) != ids.end();
}

}  // namespace

TEST_CASE("eight threads at one source in one millisecond never make the same id") {
    IdSource source(0);
    std::vector<std::vector<std::int64_t>> made(8);

    std::vector<std::jthread> threads;
    for (auto& ids : made)
        threads.emplace_back([&] { ids = many(source); });
    threads.clear();

    std::vector<std::int64_t> all;
    for (const auto& ids : made) {
        CHECK(std::ranges::is_sorted(ids));
        all.insert(all.end(), ids.begin(), ids.end());
    }
    CHECK(all.size() == 8 * ids_each);
    CHECK_FALSE(has_repeats(all));
}

TEST_CASE("two sources in different lanes never make the same id in the same millisecond") {
    IdSource one(7);
    IdSource other(8);

    auto all = many(one);
    std::ranges::copy(many(other), std::back_inserter(all));

    CHECK(all.size() == 2 * ids_each);
    CHECK_FALSE(has_repeats(all));
}

TEST_CASE("ids grow with time, and where the clock stands still or is set back") {
    IdSource source(65'535);
    const auto first = source.next({1'000});
    const auto same_moment = source.next({1'000});
    const auto set_back = source.next({400});
    const auto later = source.next({1'001});

    CHECK((first >> 20) == 1'000);
    CHECK(same_moment > first);
    CHECK(set_back > same_moment);
    CHECK(later > set_back);
    CHECK((later >> 20) == 1'001);
}

}  // namespace dueregard
