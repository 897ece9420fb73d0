// Crosswalks on a real database: they come back as they were, lead both ways and over several, and stand only
// between editions that stay as they are.

#include "accounts/migrations.hpp"
#include "base/failure.hpp"
#include "framework/built_in.hpp"
#include "framework/crosswalk_store.hpp"
#include "framework/migrations.hpp"
#include "support/council.hpp"
#include "support/test_db.hpp"

#include <doctest/doctest.h>

namespace dueregard::framework {

using storage::Transaction;
using test_support::Council;
using test_support::TestDb;

namespace {

Edition small_edition(const std::string& label) {
    return {
        .framework = "Small",
        .label = label,
        .title = "A small one",
        .publisher = "",
        .source = "",
        .wording = Wording::ours,
        .levels = {{"met", "Met", ""}},
        .entries =
            {{.kind = EntryKind::area,
              .ref = "1",
              .title = "All",
              .parent = {},
              .statements = {},
              .questions = {}},
             {.kind = EntryKind::criterion,
              .ref = "1.1",
              .title = "One",
              .parent = 0,
              .statements = {{.level = 0, .number = "", .text = "Some"}},
              .questions = {}}}
    };
}

Crosswalk step(const std::string& from, const std::string& to, Relation relation) {
    return {
        .from = "Small " + from,
        .to = "Small " + to,
        .links = {{.from = "1.1", .to = "1.1", .relation = relation, .rationale = "For a test"}}
    };
}

struct Register {
    TestDb test{{accounts::migrations(), migrations()}};
    Council council = test_support::a_council(test.db);

    void publish(const Edition& edition) {
        test.db.write([&](Transaction& tx) {
            const auto id = keep_edition(tx, council.lead, edition).value();
            REQUIRE(act_on_edition(tx, council.lead, id, EditionActKind::published, ""));
        });
    }

    std::expected<CrosswalkId, std::string> keep(const Crosswalk& crosswalk) {
        std::expected<CrosswalkId, std::string> kept;
        test.db.write([&](Transaction& tx) { kept = keep_crosswalk(tx, council.lead, crosswalk); });
        return kept;
    }

    std::expected<EditionState, std::string> act(CrosswalkId id, EditionActKind kind) {
        std::expected<EditionState, std::string> state;
        test.db.write([&](Transaction& tx) { state = act_on_crosswalk(tx, council.lead, id, kind, ""); });
        return state;
    }

    std::optional<Crosswalk> between(const std::string& from, const std::string& to) {
        return crosswalk_between(test.db, council.organisation, from, to);
    }
};

}  // namespace

TEST_CASE("the crosswalk that comes with the program comes back from the register as it was, and its way back"
) {
    Register kept;
    const auto ours = built_in_crosswalks().front();
    CHECK(kept.keep(ours).error() == "EFLG 2009 is not in the register: add that edition first");
    kept.publish(*built_in_edition("EFLG 2009"));
    kept.publish(*built_in_edition("EFLG 2021"));

    const auto id = kept.keep(ours);

    REQUIRE(id);
    CHECK(find_crosswalk(kept.test.db, kept.council.organisation, *id).crosswalk.links == ours.links);
    CHECK_FALSE(kept.between("EFLG 2009", "EFLG 2021"));
    CHECK(kept.act(*id, EditionActKind::published) == EditionState::published);
    CHECK(kept.between("EFLG 2009", "EFLG 2021")->links == ours.links);
    CHECK(kept.between("EFLG 2021", "EFLG 2009")->links == reversed(ours).links);
    CHECK_FALSE(accounts::first_broken_link(kept.test.db, kept.council.organisation));
}

TEST_CASE("over several crosswalks of the register, either way round, the weakest link holds") {
    Register kept;
    for (const std::string label : {"a", "b", "c", "d"})
        kept.publish(small_edition(label));
    for (const auto& one :
         {step("a", "b", Relation::equal), step("c", "b", Relation::superset), step("c", "d", Relation::equal)
         }) {
        const auto id = kept.keep(one);
        REQUIRE(id);
        CHECK(kept.act(*id, EditionActKind::published));
    }

    const auto way = kept.between("Small a", "Small d");

    REQUIRE(way);
    REQUIRE(way->links.size() == 1);
    CHECK(way->from == "Small a");
    CHECK(way->to == "Small d");
    CHECK(way->links.front().relation == Relation::subset);
    CHECK(kept.between("Small d", "Small a")->links.front().relation == Relation::superset);
    CHECK_FALSE(kept.between("Small a", "Small e"));
}

TEST_CASE(
    "a draft crosswalk is replaced, a published one has to be retired first, and a retired one leads nowhere"
) {
    Register kept;
    kept.publish(small_edition("a"));
    kept.publish(small_edition("b"));
    const auto id = kept.keep(step("a", "b", Relation::intersects));
    REQUIRE(id);
    CHECK(kept.keep(step("a", "b", Relation::equal)) == id);
    CHECK_FALSE(kept.act(*id, EditionActKind::retired));
    CHECK(kept.act(*id, EditionActKind::published));
    CHECK_FALSE(kept.act(*id, EditionActKind::published));
    CHECK(kept.keep(step("a", "b", Relation::subset)).error().contains("retire it before another"));
    CHECK(kept.between("Small a", "Small b")->links.front().relation == Relation::equal);

    CHECK(kept.act(*id, EditionActKind::retired));
    CHECK_FALSE(kept.between("Small a", "Small b"));
    CHECK(kept.keep(step("a", "b", Relation::subset)) != id);
    CHECK(acts_on_crosswalk(kept.test.db, kept.council.organisation, *id).size() == 4);
}

TEST_CASE("a crosswalk between drafts, to itself or to what is no criterion is refused in a sentence") {
    Register kept;
    kept.publish(small_edition("a"));
    kept.test.db.write([&](Transaction& tx) {
        REQUIRE(keep_edition(tx, kept.council.lead, small_edition("b")));
    });
    CHECK(kept.keep(step("a", "b", Relation::equal)).error().contains("Small b is a draft"));
    CHECK(kept.keep(step("a", "a", Relation::equal)).error().contains("not to itself"));
    kept.publish(small_edition("c"));
    auto wrong = step("a", "c", Relation::equal);
    wrong.links.front().to = "1";
    CHECK(kept.keep(wrong).error() == "1 is no criterion of Small c.");
    kept.test.db.write([&](Transaction& tx) {
        CHECK_THROWS_AS(
            (void)keep_crosswalk(tx, kept.council.ana, step("a", "c", Relation::equal)), Forbidden
        );
    });
    CHECK_THROWS_AS((void)find_crosswalk(kept.test.db, kept.council.organisation, CrosswalkId{1}), NotFound);
}

}  // namespace dueregard::framework
