#include "accounts/history.hpp"
#include "assurance/findings.hpp"
#include "assurance/small_plan.hpp"
#include "plan/checks.hpp"
#include "scheme/checks.hpp"

#include <doctest/doctest.h>

#include <set>

namespace dueregard::assurance {

namespace {

constexpr plan::PeriodId this_period{7};

plan::Standing standing(std::int64_t id, std::string ref, std::string owner) {
    return {
        .measure = {.id = plan::MeasureId{id}, .ref = std::move(ref), .action = "Fit ramps"},
        .owner_name = std::move(owner),
        .now = plan::MeasureReturn{.id = plan::ReturnId{id + 100}}
    };
}

std::vector<Hit> two_hits() {
    return {
        {.check = "due_missing",
         .sentence = "SAM1.01 does not say by when.",
         .of = "SAM1.01",
         .subject = 1,
         .fingerprint = "a"},
        {.check = "commentary_repeated",
         .sentence = "SAM1.01 and SAM1.02 give one and the same commentary.",
         .of = "SAM1.01, SAM1.02",
         .subject = 1,
         .also = {2},
         .fingerprint = "b"}
    };
}

AcceptedHit acceptance(std::string check, std::optional<plan::PeriodId> period, std::string fingerprint) {
    return {
        .key =
            {.check = std::move(check), .subject = 1, .period = period, .fingerprint = std::move(fingerprint)}
    };
}

std::vector<Finding> found(const std::vector<AcceptedHit>& accepted) {
    const std::vector standings{standing(1, "SAM1.01", "Ada Wren"), standing(2, "SAM1.02", "Ben Rook")};
    return judged(two_hits(), standings, accepted, this_period);
}

}  // namespace

TEST_CASE("every check of the plan is on the list, once, and is found by its name") {
    std::set<std::string_view> names;
    for (const auto& standing : all_checks())
        CHECK(names.insert(standing.check.name).second);
    CHECK(names.size() == plan::all_checks().size() + scheme::all_checks().size());
    for (const auto& listed : plan::all_checks())
        CHECK(find_check(listed.check.name) != nullptr);
    CHECK(find_check("no_such_check") == nullptr);
}

TEST_CASE("a finding names the owners of all it is about, and where each is mended") {
    const auto findings = found({});

    REQUIRE(findings.size() == 2);
    CHECK(findings[0].owners == std::vector<std::string>{"Ada Wren"});
    REQUIRE(findings[0].mendings.size() == 1);
    CHECK(findings[0].mendings[0].path == "/measures/0000000000001/change");
    CHECK(findings[1].owners == std::vector<std::string>{"Ada Wren", "Ben Rook"});
    REQUIRE(findings[1].mendings.size() == 2);
    CHECK(findings[1].mendings[1].path == "/returns/0000000000036");
    CHECK(findings[1].mendings[1].of == "SAM1.02");
}

TEST_CASE("what was accepted for this period, and for every period, is no longer outstanding") {
    const auto findings = found(
        {acceptance("due_missing", std::nullopt, "a"), acceptance("commentary_repeated", this_period, "b")}
    );

    CHECK(findings[0].accepted.has_value());
    CHECK(findings[1].accepted.has_value());
}

TEST_CASE("what was found has changed, or was accepted for another period: it counts again") {
    const auto findings = found(
        {acceptance("due_missing", std::nullopt, "other"),
         acceptance("commentary_repeated", plan::PeriodId{6}, "b")}
    );

    CHECK_FALSE(findings[0].accepted.has_value());
    CHECK_FALSE(findings[1].accepted.has_value());
}

TEST_CASE("a filter leaves in what is outstanding, of one check, of one owner") {
    const auto findings = found({acceptance("due_missing", std::nullopt, "a")});
    using enum FindingFilter::Shown;

    CHECK(filtered(findings, {}).size() == 1);
    CHECK(filtered(findings, {.shown = accepted}).size() == 1);
    CHECK(filtered(findings, {.shown = both}).size() == 2);
    CHECK(filtered(findings, {.check = "due_missing"}).empty());
    CHECK(filtered(findings, {.owner = "Ben Rook", .shown = both}).size() == 1);
    CHECK(filtered(findings, {.owner = "Nobody", .shown = both}).empty());
}

TEST_CASE("findings are counted by check and by severity, and their owners listed") {
    const auto findings = found({acceptance("due_missing", std::nullopt, "a")});

    CHECK(count_of(findings, "due_missing").outstanding == 0);
    CHECK(count_of(findings, "due_missing").accepted == 1);
    CHECK(count_of(findings, "commentary_repeated").outstanding == 1);
    CHECK(count_outstanding(findings, Severity::mend) == 0);
    CHECK(count_outstanding(findings, Severity::look) == 1);
    CHECK(owners_in(findings) == std::vector<std::string>{"Ada Wren", "Ben Rook"});
}

TEST_CASE(
    "what the history tells of later periods and of signing in changes no finding, and anything else may"
) {
    SmallPlan plan;
    auto& db = plan.test.db;
    const auto head = [&] { return accounts::chain_head(db, plan.council.organisation).sequence; };
    const auto changed_since = [&](std::int64_t sequence) {
        return plan::may_have_changed(db, plan.council.organisation, plan.period, sequence);
    };
    auto later = plan::quarter_of({std::chrono::year{2026}, std::chrono::November, std::chrono::day{1}});
    db.write([&](storage::Transaction& tx) {
        later.id = plan::add_period(tx, plan.council.lead, later);
        REQUIRE(plan::act_on_period(tx, plan.council.lead, later.id, plan::PeriodActKind::opened, ""));
    });
    const auto save = [&](plan::PeriodId period, const std::string& commentary) {
        db.write([&](storage::Transaction& tx) {
            auto given = plan::return_for(tx, plan.council.organisation, plan.sound, period).value();
            given.content.commentary = commentary;
            REQUIRE(plan::save_draft(tx, plan.council.lead, given));
        });
    };

    const auto before = head();
    save(later.id, "Begun in October.");
    CHECK(head() > before);
    CHECK(!changed_since(before));
    db.write([&](storage::Transaction& tx) {
        accounts::record(
            tx,
            plan.council.lead.actor,
            {.noun = "person", .id = 1, .verb = "sign_in", .before = "", .after = "", .why = ""}
        );
    });
    CHECK(!changed_since(before));
    db.write([&](storage::Transaction& tx) {
        plan::add_evidence(
            tx,
            plan.council.lead,
            plan.sound,
            std::nullopt,
            {.title = "Log", .link = "https://logs.example/2"}
        );
    });

    CHECK(changed_since(before));
}

TEST_CASE("a finding is about its subject and those beside it") {
    const auto findings = found({});

    CHECK(is_about(findings[1], 1));
    CHECK(is_about(findings[1], 2));
    CHECK_FALSE(is_about(findings[0], 2));
}

}  // namespace dueregard::assurance
