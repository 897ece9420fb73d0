// SQL in everything that an address or a form can carry: in each part of a path, in every parameter that any
// address of the product asks by, in every field of every form.

#include "hostile/rows.hpp"
#include "hostile/walker.hpp"
#include "support/temporary_directory.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <iostream>

namespace dueregard::hostile {

namespace {

using namespace std::chrono_literals;

constexpr std::array<std::string_view, 20> payloads = {
    "'",
    "\"",
    "';--",
    "\\'; drop table measure; --",
    "' or '1'='1",
    "') or ('1'='1",
    "1 or 1=1",
    "' union select null, null, null --",
    "1 union select password_hash from person",
    "'||(select pg_sleep(9))||'",
    "1; select pg_sleep(9)",
    "' or 1=(select count(*) from sqlite_master a, sqlite_master b, sqlite_master c, sqlite_master d) --",
    "%",
    "_",
    ":organisation",
    "$1",
    "?",
    "99999999999999999999999999",
    "-9223372036854775808",
    "ZZZZZZZZZZZZZ",
};

/// What no answer may tell: the words of a database, of its tables, of the program's own source.
constexpr std::array<std::string_view, 10> inside = {
    "SQLSTATE",
    "syntax error",
    "unrecognized token",
    "no such column",
    "sqlite3",
    "PostgreSQL",
    "schema_migration",
    "std::",
    "/src/",
    "constraint failed"
};

constexpr auto too_long = 8s;

struct Counted {
    int asked = 0;
    std::chrono::duration<double> longest{};
};

/// Asks, and looks at what any answer must be.
template <class Ask>
Answered looked_at(Counted& counted, const std::string& what, Ask ask) {
    const auto start = std::chrono::steady_clock::now();
    const Answered answered = ask();
    counted.longest =
        std::max<std::chrono::duration<double>>(counted.longest, std::chrono::steady_clock::now() - start);
    ++counted.asked;
    INFO(what, ": ", answered.why);
    CHECK(answered.status < 500);
    for (const auto words : inside) {
        INFO(words);
        CHECK_FALSE(answered.body.contains(words));
    }
    return answered;
}

/// The path with its segment `number` replaced.
std::string with_segment(const std::string& path, std::size_t number, std::string_view payload) {
    std::string out;
    std::size_t at = 0;
    for (std::size_t begin = 1; begin <= path.size();) {
        const auto end = std::min(path.find('/', begin), path.size());
        out += '/';
        out += at++ == number ? std::string(payload) : path.substr(begin, end - begin);
        begin = end + 1;
    }
    return out;
}

void ask_by_path(Walker& walker, Counted& counted, const std::string& pattern, const std::string& path) {
    std::size_t number = 0;
    for (std::size_t begin = 1; begin <= pattern.size(); ++number) {
        const auto end = std::min(pattern.find('/', begin), pattern.size());
        if (pattern.substr(begin, end - begin) == "{}") {
            for (const auto payload : payloads) {
                const auto asked = with_segment(path, number, payload);
                (void)looked_at(counted, asked, [&] { return walker.get(asked); });
            }
        }
        begin = end + 1;
    }
}

/// Every parameter has every payload once, and all have another one at a time.
void ask_by_query(Walker& walker, Counted& counted, const std::string& path) {
    const std::vector<std::string> names(walker.parameters.begin(), walker.parameters.end());
    for (std::size_t round = 0; round < payloads.size(); ++round) {
        Pairs query;
        for (std::size_t i = 0; i < names.size(); ++i)
            query.emplace_back(names[i], payloads[(round + i) % payloads.size()]);
        (void)looked_at(counted, path + " with a query", [&] { return walker.get(path, query); });
    }
}

void send_form(Walker& walker, Counted& counted, const FoundForm& form) {
    for (std::size_t round = 0; round < payloads.size(); round += 2) {
        auto values = values_of(form);
        for (std::size_t i = 0; i < values.size(); ++i)
            values[i].second = payloads[(round + i) % payloads.size()];
        (void)looked_at(counted, form.action, [&] { return walker.send(form, values); });
    }
}

/// How much a page lists: what is echoed of the question adds no link.
std::ptrdiff_t links_in(const std::string& body) {
    std::ptrdiff_t count = 0;
    for (auto at = body.find("<a "); at != std::string::npos; at = body.find("<a ", at + 1))
        ++count;
    return count;
}

}  // namespace

TEST_CASE("no part of an address and no field of a form is taken for SQL, on either database") {
    const support::TemporaryDirectory folder;
    const auto made = fresh_register(folder.path());
    const FixedClock clock(now);
    auto db = storage::Db::open(made.address, clock);
    Walker walker(made.address, made.own);
    walker.explore();
    const auto before = counts_of(db);
    const auto foreign_before = rows_of(db);
    Counted reads;
    Counted writes;

    for (const auto& [pattern, path] : walker.pages) {
        ask_by_path(walker, reads, pattern, path);
        if (!path.ends_with("docx") && !path.ends_with("pdf")) ask_by_query(walker, reads, path);
    }
    CHECK(counts_of(db) == before);
    for (const auto& [kind, form] : walker.forms)
        if (!form.action.starts_with("/sign-out")) send_form(walker, writes, form);

    CHECK(walker.pages.size() > 40);
    CHECK(walker.forms.size() > 25);
    CHECK(reads.longest < too_long);
    CHECK(writes.longest < too_long);
    CHECK(counts_of(db).size() == before.size());
    const auto foreign = fmt::format("organisation={}", made.foreign.organisation.value);
    for (const auto& line : difference(foreign_before, rows_of(db)))
        CHECK_FALSE_MESSAGE(line.contains(foreign), line);
    std::cout << fmt::format(
        "SQL: {} pages asked {} times, {} forms sent {} times\n",
        walker.pages.size(),
        reads.asked,
        walker.forms.size(),
        writes.asked
    );
}

TEST_CASE("what is always true, or stands for anything, finds no more than nonsense does, on either database"
) {
    const support::TemporaryDirectory folder;
    const auto made = fresh_register(folder.path());
    Walker walker(made.address, made.own);
    walker.explore();

    for (const auto& [pattern, path] : walker.pages) {
        if (pattern.contains("{}")) continue;
        for (const auto& name : walker.parameters) {
            CAPTURE(path);
            CAPTURE(name);
            const auto nonsense = links_in(walker.get(path, {{name, "zzzzz"}}).body);
            CHECK(links_in(walker.get(path, {{name, "%%%%%"}}).body) == nonsense);
            CHECK(links_in(walker.get(path, {{name, "_____"}}).body) == nonsense);
            CHECK(links_in(walker.get(path, {{name, "z' or '1'='1"}}).body) == nonsense);
        }
    }
}

}  // namespace dueregard::hostile
