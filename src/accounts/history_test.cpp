#include "accounts/history.hpp"
#include "accounts/migrations.hpp"
#include "accounts/organisation_store.hpp"
#include "base/failure.hpp"
#include "support/test_db.hpp"

#include <doctest/doctest.h>

using namespace dueregard;
using namespace dueregard::accounts;
using dueregard::storage::Engine;
using dueregard::storage::Transaction;
using dueregard::test_support::TestDb;

namespace {

Actor actor_of_new_organisation(TestDb& test, std::string name) {
    Actor actor{.organisation = {}, .person = std::nullopt, .name = "The command line"};
    test.db.write([&](Transaction& tx) {
        actor.organisation = add_organisation(tx, {.name = name, .short_name = name}, actor.name);
    });
    return actor;
}

void change_title(TestDb& test, const Actor& actor, std::string_view from, std::string_view to) {
    test.db.write([&](Transaction& tx) {
        record(
            tx,
            actor,
            {.noun = "measure",
             .id = 7,
             .verb = "change",
             .before = json_of({{"title", from}}),
             .after = json_of({{"title", to}}),
             .why = "The board asked for it."}
        );
    });
}

/// What somebody with the database's own tools could do.
void tamper(TestDb& test, const std::string& sql) {
    test.db.write([&](Transaction& tx) {
        const bool is_sqlite = test.db.engine() == Engine::sqlite;
        tx.execute_script(
            is_sqlite ? "drop trigger history_is_never_changed; drop trigger history_is_never_deleted; "
                        "drop trigger history_is_never_replaced"
                      : "drop trigger history_is_never_changed on history"
        );
        tx.execute_script(sql);
    });
}

}  // namespace

TEST_CASE("a record's history says who did what, when and why, the newest first") {
    TestDb test(migrations());
    const auto actor = actor_of_new_organisation(test, "Thornbury");

    change_title(test, actor, "Train staff", "Train all staff");
    test.clock.advance_milliseconds(60'000);
    change_title(test, actor, "Train all staff", "Train every member of staff");
    const auto entries = history_of(test, actor.organisation, "measure", 7);

    REQUIRE(entries.size() == 2);
    CHECK(entries[0].sequence == 3);
    CHECK(entries[0].at == test.clock.now());
    CHECK(entries[0].after == R"({"title":"Train every member of staff"})");
    CHECK(entries[1].sequence == 2);
    CHECK(entries[1].person_name == "The command line");
    CHECK(entries[1].person == std::nullopt);
    CHECK(entries[1].verb == "change");
    CHECK(entries[1].before == R"({"title":"Train staff"})");
    CHECK(entries[1].why == "The board asked for it.");
}

TEST_CASE("each organisation has a chain of its own, from 1") {
    TestDb test(migrations());
    const auto one = actor_of_new_organisation(test, "Thornbury");
    const auto other = actor_of_new_organisation(test, "Ashcombe");

    change_title(test, one, "a", "b");
    change_title(test, other, "c", "d");

    CHECK(history_of(test, one.organisation, "measure", 7).front().sequence == 2);
    CHECK(history_of(test, other.organisation, "measure", 7).front().sequence == 2);
    CHECK(first_broken_link(test, one.organisation) == std::nullopt);
    CHECK(first_broken_link(test, other.organisation) == std::nullopt);
    CHECK(chain_head(test, one.organisation).sequence == 2);
    CHECK(chain_head(test, one.organisation).hash != chain_head(test, other.organisation).hash);
}

TEST_CASE("an entry can be neither changed nor deleted") {
    TestDb test(migrations());
    const auto actor = actor_of_new_organisation(test, "Thornbury");

    CHECK_THROWS_AS(
        test.db.write([](Transaction& tx) { tx.execute("update history set why = 'another reason'"); }),
        Conflict
    );
    CHECK_THROWS_AS(test.db.write([](Transaction& tx) { tx.execute("delete from history"); }), Conflict);
    const bool is_sqlite = test.db.engine() == Engine::sqlite;
    CHECK_THROWS_AS(
        test.db.write([&](Transaction& tx) {
            tx.execute_script(
                is_sqlite ? "insert or replace into history select * from history where sequence = 1"
                          : "truncate table history"
            );
        }),
        Conflict
    );
    CHECK_THROWS_AS(
        test.db.write([](Transaction& tx) {
            tx.execute("insert into history select * from history where sequence = 1");
        }),
        Conflict
    );
    CHECK(first_broken_link(test, actor.organisation) == std::nullopt);
}

TEST_CASE("a tampered entry is the first broken link, whatever of it was changed") {
    for (const std::string change : {
             "update history set changed_to = '{}' where sequence = 3",
             "update history set person_name = 'Somebody else' where sequence = 3",
             "update history set at = at + 1 where sequence = 3",
             "update history set verb = 'add' where sequence = 3",
             "update history set noun_id = 8 where sequence = 3",
             "update history set why = '' where sequence = 3",
             "update history set person_name = '', name_salt = name_digest where sequence = 3",
             "delete from history where sequence = 3",
         }) {
        CAPTURE(change);
        TestDb test(migrations());
        const auto actor = actor_of_new_organisation(test, "Thornbury");
        for (int i = 0; i < 4; ++i)
            change_title(test, actor, "a", "b");

        tamper(test, change);

        CHECK(first_broken_link(test, actor.organisation) == 3);
    }
}

TEST_CASE("entries that changed places break the chain at the first of them") {
    TestDb test(migrations());
    const auto actor = actor_of_new_organisation(test, "Thornbury");
    for (int i = 0; i < 4; ++i)
        change_title(test, actor, "a", "b");

    tamper(
        test,
        "update history set sequence = 99 where sequence = 3; update history set sequence = 3 where sequence = 4; "
        "update history set sequence = 4 where sequence = 99"
    );

    CHECK(first_broken_link(test, actor.organisation) == 3);
}

TEST_CASE("an entry put in between breaks the chain where it stands") {
    TestDb test(migrations());
    const auto actor = actor_of_new_organisation(test, "Thornbury");
    for (int i = 0; i < 4; ++i)
        change_title(test, actor, "a", "b");

    tamper(
        test,
        "update history set sequence = 6 where sequence = 5; update history set sequence = 5 where sequence = 4; "
        "insert into history (organisation, sequence, at, person, person_name, noun, noun_id, verb, changed_from, "
        "changed_to, why, name_salt, name_digest, content_salt, content_digest, chain_hash) select organisation, 4, "
        "at, person, person_name, noun, noun_id, verb, changed_from, changed_to, why, name_salt, name_digest, "
        "content_salt, content_digest, chain_hash from history "
        "where sequence = 3"
    );

    CHECK(first_broken_link(test, actor.organisation) == 4);
}

TEST_CASE("a last entry that was cut off leaves a whole chain, which a hash kept elsewhere shows") {
    TestDb test(migrations());
    const auto actor = actor_of_new_organisation(test, "Thornbury");
    for (int i = 0; i < 4; ++i)
        change_title(test, actor, "a", "b");
    const auto kept = chain_head(test, actor.organisation);

    const auto before = chain_hash_at(test, actor.organisation, kept.sequence);
    tamper(test, "delete from history where sequence = 5");

    CHECK(before == kept.hash);
    CHECK(first_broken_link(test, actor.organisation) == std::nullopt);
    CHECK(chain_head(test, actor.organisation).sequence == 4);
    CHECK(chain_hash_at(test, actor.organisation, kept.sequence).empty());
}

TEST_CASE("a name and a text that were taken out with their salt, and no entry tells of it, break the chain"
) {
    TestDb test(migrations());
    const auto actor = actor_of_new_organisation(test, "Thornbury");
    change_title(test, actor, "a", "b");

    tamper(
        test,
        "update history set person_name = '', name_salt = null, changed_from = '', changed_to = '', why = '', "
        "content_salt = null where sequence = 2"
    );

    CHECK(first_broken_link(test, actor.organisation) == 2);
}

TEST_CASE("what an act carries is JSON, whatever was typed") {
    const auto json = json_of({
        {"title", "\"quoted\" \\ and\nbroken"},
        {"count", 3},
        {"share", 0.5},
        {"owner", {}},
        {"file", storage::Bytes{""}},
    });

    CHECK(
        json
        == R"({"title":"\"quoted\" \\ and\nbroken","count":3,"share":0.5,"owner":null,"file":"sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"})"
    );
}

TEST_CASE("a chain of thousands is walked to its end") {
    TestDb test(migrations());
    const auto actor = actor_of_new_organisation(test, "Thornbury");

    test.db.write([&](Transaction& tx) {
        for (int i = 0; i < 2500; ++i) {
            record(
                tx, actor, {.noun = "measure", .id = i, .verb = "add", .before = "", .after = "", .why = ""}
            );
        }
    });

    CHECK(chain_head(test, actor.organisation).sequence == 2501);
    CHECK(first_broken_link(test, actor.organisation) == std::nullopt);
}
