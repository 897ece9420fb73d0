// The checks on the sample council: what samples/expected_hits.csv lists is found, and nothing else.

#include "accounts/organisation_store.hpp"
#include "app/migrations.hpp"
#include "app/sample_council.hpp"
#include "app/sample_table.hpp"
#include "assurance/findings.hpp"
#include "plan/measure_return_store.hpp"
#include "plan/measure_store.hpp"
#include "plan/period_store.hpp"
#include "support/test_db.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <set>

namespace dueregard::app {

namespace {

using test_support::Keep;
using test_support::TestDb;

constexpr Date today{std::chrono::year{2026}, std::chrono::November, std::chrono::day{22}};

/// Said by the progress report of itself, and so found where that document is imported.
constexpr std::string_view of_the_report = "claim_not_borne_out";

/// What a hit is about: the check and a measure's right ref, "" where it has none.
using CheckAndRef = std::pair<std::string, std::string>;

std::multiset<CheckAndRef> expected_hits() {
    std::multiset<CheckAndRef> expected;
    const SampleTable table("samples", "expected_hits.csv");
    for (const auto& row : table.rows()) {
        if (row["check"] != of_the_report) expected.emplace(row["check"], row["ref"]);
    }
    return expected;
}

/// The ref that a hit names; those of each measure where it is about several.
std::vector<std::string> refs_of(const Hit& hit, const std::map<std::int64_t, std::string>& refs) {
    if (hit.check == "ref_skipped" || hit.check == "ref_misprinted" || hit.check == "ref_doubled")
        return {hit.of};
    std::vector<std::string> found;
    std::vector<std::int64_t> subjects{hit.subject};
    subjects.insert(subjects.end(), hit.also.begin(), hit.also.end());
    for (const auto subject : subjects)
        found.push_back(refs.contains(subject) ? refs.at(subject) : "");
    return found;
}

plan::Period period_called(storage::Db& db, accounts::OrganisationId organisation, std::string_view label) {
    const auto all = plan::periods(db, organisation);
    const auto found = std::ranges::find(all, label, &plan::Period::label);
    REQUIRE(found != all.end());
    return *found;
}

std::multiset<CheckAndRef> hits_in(TestDb& test, std::string_view label) {
    auto& db = test.db;
    const auto organisation = accounts::only_organisation(db).value().id;
    std::map<std::int64_t, std::string> refs;
    for (const auto& measure : plan::measures_in_plan(db, organisation))
        refs.emplace(measure.id.value, measure.ref);
    std::multiset<CheckAndRef> found;
    const auto period = period_called(db, organisation, label);
    for (const auto& hit : assurance::outstanding(db, organisation, period, today)) {
        for (const auto& ref : refs_of(hit, refs))
            found.emplace(hit.check, ref);
    }
    return found;
}

std::string told(const std::multiset<CheckAndRef>& hits, const std::multiset<CheckAndRef>& others) {
    std::string text;
    for (const auto& [check, ref] : hits) {
        if (hits.count({check, ref}) > others.count({check, ref})) text += check + " " + ref + "\n";
    }
    return text;
}

/// The day on which the return of the measure with that ref was first submitted.
std::optional<Date> submitted_on(TestDb& test, std::string_view label, std::string_view ref) {
    const auto organisation = accounts::only_organisation(test.db).value().id;
    const auto period = period_called(test.db, organisation, label);
    std::optional<Date> day;
    for (const auto& given : plan::returns_in(test.db, organisation, period.id)) {
        if (plan::find_measure(test.db, organisation, given.measure).ref != ref) continue;
        for (const auto& act : plan::acts_of(test.db, organisation, given.id)) {
            if (act.kind == plan::ReturnActKind::submitted) day = british_date(act.at);
        }
    }
    return day;
}

}  // namespace

TEST_CASE("a late return of the sample came in on the day that its table says") {
    TestDb test(all_migrations(), Keep::in_a_file);
    make_sample_council(test.address, {.folder = "samples", .password = "a password for the test"});

    const SampleTable submissions("samples", "submissions.csv");
    CHECK(submissions.rows().size() == 5);
    for (const auto& row : submissions.rows()) {
        CAPTURE(row["Ref"]);
        CHECK(submitted_on(test, row["Period"], row["Ref"]) == parse_iso_date(row["Submitted on"]));
    }
}

TEST_CASE("the checks find in the sample's latest quarter what was planted there, and nothing else") {
    TestDb test(all_migrations(), Keep::in_a_file);
    make_sample_council(test.address, {.folder = "samples", .password = "a password for the test"});

    const auto found = hits_in(test, "2026/27 Q2");
    const auto expected = expected_hits();

    CHECK(told(expected, found) == "");
    CHECK(told(found, expected) == "");
}

}  // namespace dueregard::app
