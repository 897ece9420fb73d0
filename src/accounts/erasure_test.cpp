// Somebody who has left is erased: what goes, what stays, and a history that is whole afterwards and refuses
// every other change.

#include "accounts/api_token_store.hpp"
#include "accounts/erasure.hpp"
#include "accounts/migrations.hpp"
#include "accounts/second_step_store.hpp"
#include "accounts/secret.hpp"
#include "accounts/session_store.hpp"
#include "accounts/unfinished_sign_in_store.hpp"
#include "base/failure.hpp"
#include "support/browsing.hpp"
#include "support/council.hpp"
#include "support/test_db.hpp"

#include <doctest/doctest.h>

using namespace dueregard;
using namespace dueregard::accounts;
using dueregard::storage::Transaction;
using dueregard::test_support::a_council;
using dueregard::test_support::Browsing;
using dueregard::test_support::Council;
using dueregard::test_support::header;
using dueregard::test_support::TestDb;

namespace {

constexpr auto password = "a long enough password";

/// A council whose Ana did something, made a token, and left; Amina manages people.
struct Parting {
    TestDb test{migrations()};
    Council council = a_council(test.db);
    PersonId ana = *council.ana.actor.person;
    Acting amina{
        .actor = {.organisation = council.organisation, .name = "Amina Farrow"},
        .roles = {Role::administrator}
    };

    Parting() {
        const Actor installation{.organisation = council.organisation, .name = "installation"};
        const auto hash = password_hash(password);
        test.db.write([&](Transaction& tx) {
            const auto id =
                add_person(tx, installation, {.name = "Amina Farrow", .email = "amina@example.com"});
            give_role(tx, installation, id, Role::administrator);
            set_password(tx, installation, id, hash);
            amina.actor.person = id;
            (void
            )add_api_token(tx, council.ana.actor, {.name = "Figures", .scope = TokenScope::read, .days = 30});
            record(
                tx,
                council.ana.actor,
                {.noun = "measure", .id = 7, .verb = "change", .after = R"({"ref":"A1"})"}
            );
            record(
                tx,
                council.ben.actor,
                {.noun = "measure", .id = 8, .verb = "change", .after = R"({"printed_owner":"Ana"})"}
            );
        });
    }

    void leave() {
        test.db.write([&](Transaction& tx) { record_leaving(tx, amina.actor, ana, "Ana moved away"); });
    }

    void erase(const std::string& why = "They asked for it") {
        test.db.write([&](Transaction& tx) { erase_person(tx, amina, ana, why, {}); });
    }

    std::int64_t count_of(const std::string& table, PersonId person) {
        return test.db.find("select count(*) from " + table + " where person = :person", {person})
            ->integer(0);
    }

    std::int64_t count(const std::string& from_where) {
        return test.db.find("select count(*) from " + from_where)->integer(0);
    }
};

}  // namespace

TEST_CASE("somebody who has left is erased: the name goes everywhere, what they did stays, the chain is whole"
) {
    Parting parting;
    parting.leave();
    const auto kept = chain_head(parting.test, parting.council.organisation);

    parting.erase();

    const auto organisation = parting.council.organisation;
    const auto person = find_person(parting.test, organisation, parting.ana).value();
    CHECK(person.name == "Erased");
    CHECK(is_erased(person));
    CHECK_FALSE(person.has_password);
    CHECK(person.left_at.has_value());
    CHECK(parting.count("api_token") == 0);
    CHECK(parting.count("letter") == 0);
    CHECK(parting.count("history where person_name = 'Ana'") == 0);
    CHECK(parting.count("history where lower(changed_from || changed_to || why) like '%ana@council%'") == 0);
    const auto act = history_of(parting.test, organisation, "measure", 7).front();
    CHECK(who_acted(act) == "Erased");
    CHECK(act.after == R"({"ref":"A1"})");
    const auto told = history_of(parting.test, organisation, "person", parting.ana.value).front();
    CHECK(told.verb == "erase");
    CHECK(told.person_name == "Amina Farrow");
    CHECK(told.why == "They asked for it");
    CHECK(first_broken_link(parting.test, organisation) == std::nullopt);
    CHECK(chain_hash_at(parting.test, organisation, kept.sequence) == kept.hash);
    // Ana's token and her act lost a name; her adding, her role, her token and her leaving what they say.
    CHECK(count_erased_entries(parting.test, organisation) == 5);
    CHECK(person_with_email(parting.test, organisation, "Ana@council.example") == std::nullopt);
}

TEST_CASE("with somebody who is erased go their second step, its recovery codes and a sign-in half done") {
    Parting parting;
    const auto organisation = parting.council.organisation;
    const auto ben = *parting.council.ben.actor.person;
    parting.test.db.write([&](Transaction& tx) {
        for (const auto& person : {parting.ana, ben}) {
            add_second_step(tx, organisation, person, "sealed");
            confirm_second_step(tx, organisation, person, 1);
            replace_recovery_codes(tx, organisation, person, std::vector<std::string>{"one", "two"});
            (void)begin_sign_in(tx, organisation, person);
        }
    });
    parting.leave();

    parting.erase();

    for (const auto* const table : {"second_step", "recovery_code", "unfinished_sign_in"}) {
        CAPTURE(table);
        const std::string name = table;
        CHECK(parting.count_of(name, parting.ana) == 0);
        CHECK(parting.count_of(name, ben) == (name == "recovery_code" ? 2 : 1));
    }
}

TEST_CASE("names beside an id go in every table, and rows that were only theirs") {
    Parting parting;
    parting.test.db.write([&](Transaction& tx) {
        give_role(tx, parting.council.ana.actor, *parting.council.ben.actor.person, Role::analyst);
    });
    parting.leave();

    parting.erase();

    CHECK(parting.count("role_grant where given_by_name = 'Ana'") == 0);
    CHECK(parting.count("role_grant where given_by_name = 'Erased'") == 1);
    CHECK(parting.count("person_act where why <> ''") == 0);
    CHECK(parting.count("person_erasure where erased_by_name = 'Amina Farrow'") == 1);
}

TEST_CASE("nobody is erased who has not left, twice, without a reason, or by who does not manage people") {
    Parting parting;
    CHECK_THROWS_AS(parting.erase(), Conflict);
    parting.leave();

    CHECK_THROWS_AS(parting.erase(" "), BadRequest);
    CHECK_THROWS_AS(parting.erase("ANA asked for it"), BadRequest);
    CHECK_THROWS_AS(
        parting.test.db.write([&](Transaction& tx) {
            erase_person(tx, parting.council.lead, parting.ana, "They asked", {});
        }),
        Forbidden
    );
    parting.erase();
    CHECK_THROWS_AS(parting.erase(), Conflict);
}

TEST_CASE("the history lets an erasure pass and refuses every other change") {
    Parting parting;
    parting.leave();
    parting.erase();
    const auto refused = [&](const std::string& change) {
        CAPTURE(change);
        CHECK_THROWS_AS(
            parting.test.db.write([&](Transaction& tx) { tx.execute("update history set " + change); }),
            Conflict
        );
    };

    refused("why = 'another reason'");
    refused("person_name = 'Somebody else'");
    refused("person_name = ''");
    refused("name_salt = null");
    refused("content_salt = null");
    refused("changed_from = '', changed_to = '', why = '', from_where = ''");
    refused("person_name = '', name_salt = null, verb = 'add'");
    refused("person_name = '', name_salt = null, at = at + 1");
    refused("person_name = '', name_salt = null, person = 9");
    refused("person_name = '', name_salt = null, for_person = 9");
    refused("person_name = '', name_salt = null, noun_id = noun_id + 1");
    refused("person_name = '', name_salt = null, chain_hash = name_digest");
    refused("person_name = '', name_salt = null, name_digest = chain_hash");
    refused("person_name = '', name_salt = null, content_digest = chain_hash");
    refused("person_name = '', name_salt = null, why = 'x'");
    refused("sequence = sequence");
    CHECK_THROWS_AS(
        parting.test.db.write([](Transaction& tx) { tx.execute("delete from history"); }), Conflict
    );
    CHECK(first_broken_link(parting.test, parting.council.organisation) == std::nullopt);
}

TEST_CASE("what is erased without an erasure is found, though the trigger lets it pass") {
    Parting parting;
    parting.leave();
    parting.erase();

    parting.test.db.write([&](Transaction& tx) {
        tx.execute(
            "update history set changed_from = '', changed_to = '', why = '', from_where = '', content_salt = null "
            "where noun = 'measure' and noun_id = 8"
        );
    });

    CHECK(first_broken_link(parting.test, parting.council.organisation).has_value());
}

TEST_CASE("an administrator erases somebody in two steps that say what goes and what stays") {
    Parting parting;
    parting.leave();
    Browsing browser(parting.test);
    (void)browser.sign_in(password);
    const auto path = "/people/" + address(parting.ana);

    CHECK(browser.get(path).body.contains("Erase what is held on them"));
    const auto first = browser.get(path + "/erasure");
    CHECK(first.body.contains("2 entries of the history"));
    CHECK(first.body.contains("What stays, and why"));
    CHECK(browser.post(path + "/erasure", {{"why", ""}}).status == 422);
    CHECK(browser.post(path + "/erasure", {{"why", "Ana asked"}}).body.contains("it must not name them"));
    const auto second = browser.post(path + "/erasure", {{"why", "They asked"}});
    CHECK(second.body.contains("Erase for good?"));
    CHECK(find_person(parting.test, parting.council.organisation, parting.ana)->name == "Ana");
    const auto done = browser.post(path + "/erasure", {{"why", "They asked"}, {"confirmed", "yes"}});

    CHECK(header(done, "Location") == "/people?done=erased");
    CHECK_FALSE(browser.get("/people").body.contains("Ana@council.example"));
    CHECK_FALSE(browser.get(path).body.contains("Erase what is held on them"));
    CHECK_THROWS_AS(browser.get(path + "/erasure"), Conflict);
}
