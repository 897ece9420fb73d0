// Editions on a real database: they come back as they were, drafts may be replaced, published ones stand.

#include "accounts/migrations.hpp"
#include "base/failure.hpp"
#include "framework/built_in.hpp"
#include "framework/edition_store.hpp"
#include "framework/migrations.hpp"
#include "framework/pack.hpp"
#include "support/council.hpp"
#include "support/test_db.hpp"

#include <doctest/doctest.h>
#include <fmt/core.h>

namespace dueregard::framework {

using storage::Transaction;
using test_support::a_council;
using test_support::TestDb;

namespace {

std::expected<EditionId, std::string>
keep(TestDb& test, const accounts::Acting& acting, const Edition& edition) {
    std::expected<EditionId, std::string> kept;
    test.db.write([&](Transaction& tx) { kept = keep_edition(tx, acting, edition); });
    return kept;
}

std::expected<EditionState, std::string>
act(TestDb& test, const accounts::Acting& acting, EditionId id, EditionActKind kind) {
    std::expected<EditionState, std::string> state;
    test.db.write([&](Transaction& tx) { state = act_on_edition(tx, acting, id, kind, "For a test"); });
    return state;
}

}  // namespace

TEST_CASE("every edition that comes with the program comes back from the register as it was") {
    TestDb test({accounts::migrations(), migrations()});
    const auto council = a_council(test);
    for (const auto& edition : built_in_editions()) {
        const auto id = keep(test, council.lead, edition);
        REQUIRE(id);
        const auto kept = find_edition(test.db, council.lead.actor.organisation, *id);
        CHECK(write_pack(kept.edition) == write_pack(edition));
        CHECK(kept.entries.size() == edition.entries.size());
    }
    const auto all = editions(test.db, council.lead.actor.organisation);
    CHECK(all.size() == built_in_editions().size());
    CHECK_FALSE(accounts::first_broken_link(test.db, council.lead.actor.organisation));
}

TEST_CASE("a draft is replaced by another reading of it, a published edition never") {
    TestDb test({accounts::migrations(), migrations()});
    const auto council = a_council(test);
    auto edition = *built_in_edition("EFLG 2021");
    const auto id = *keep(test, council.lead, edition);
    edition.entries[1].title = "Another title";
    REQUIRE(keep(test, council.lead, edition) == id);
    const auto organisation = council.lead.actor.organisation;
    CHECK(find_edition(test.db, organisation, id).edition.entries[1].title == "Another title");

    CHECK_FALSE(act(test, council.lead, id, EditionActKind::retired));
    CHECK(act(test, council.lead, id, EditionActKind::published) == EditionState::published);
    CHECK_FALSE(act(test, council.lead, id, EditionActKind::published));
    const auto refused = keep(test, council.lead, edition);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().contains("an edition of its own"));
    CHECK(act(test, council.lead, id, EditionActKind::retired) == EditionState::retired);

    const auto acts = acts_on_edition(test.db, organisation, id);
    REQUIRE(acts.size() == 4);
    CHECK(acts.front().kind == EditionActKind::retired);
    CHECK(acts.back().kind == EditionActKind::added);
}

TEST_CASE("only who chooses frameworks adds one, and another council's cannot be found") {
    TestDb test({accounts::migrations(), migrations()});
    const auto council = a_council(test);
    const auto edition = *built_in_edition("EFLG 2021");
    CHECK_THROWS_AS((void)keep(test, council.ana, edition), Forbidden);
    const auto id = *keep(test, council.lead, edition);
    CHECK_THROWS_AS((void)find_edition(test.db, accounts::OrganisationId{1}, id), NotFound);
}

TEST_CASE("a library of 300 criteria is kept and read") {
    TestDb test({accounts::migrations(), migrations()});
    const auto council = a_council(test);
    Edition edition{
        .framework = "Large",
        .label = "1",
        .title = "A large one",
        .publisher = "",
        .source = "",
        .wording = Wording::ours,
        .levels = {{"low", "Low", ""}, {"high", "High", ""}},
        .entries =
            {{.kind = EntryKind::area,
              .ref = "1",
              .title = "All",
              .parent = {},
              .statements = {},
              .questions = {}}}
    };
    for (int number = 1; number <= 300; ++number)
        edition.entries.push_back(
            {.kind = EntryKind::criterion,
             .ref = fmt::format("1.{}", number),
             .title = "One of many",
             .parent = 0,
             .statements =
                 {{.level = 0, .number = "", .text = "Some"}, {.level = 1, .number = "", .text = "Much"}},
             .questions = {"How?"}}
        );
    const auto id = *keep(test, council.lead, edition);
    CHECK(criteria_of(find_edition(test.db, council.lead.actor.organisation, id).edition).size() == 300);
}

}  // namespace dueregard::framework
