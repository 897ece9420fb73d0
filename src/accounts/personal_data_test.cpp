// What is held on a person: found in every table that points to them, without a secret.

#include "accounts/api_token_store.hpp"
#include "accounts/delegation_store.hpp"
#include "accounts/migrations.hpp"
#include "accounts/personal_data.hpp"
#include "accounts/personal_data_workbook.hpp"
#include "accounts/secret.hpp"
#include "accounts/session_store.hpp"
#include "base/failure.hpp"
#include "documents/read_document.hpp"
#include "support/browsing.hpp"
#include "support/council.hpp"
#include "support/test_db.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <algorithm>

using namespace dueregard;
using namespace dueregard::accounts;
using dueregard::storage::Transaction;
using dueregard::test_support::a_council;
using dueregard::test_support::Browsing;
using dueregard::test_support::header;
using dueregard::test_support::TestDb;

namespace {

constexpr auto password = "a long enough password";

const PersonalRows& rows_in(const std::vector<PersonalRows>& all, std::string_view table) {
    const auto found = std::ranges::find(all, table, &PersonalRows::table);
    REQUIRE(found != all.end());
    return *found;
}

}  // namespace

TEST_CASE("every table that points to a person is known by its keys") {
    TestDb test(migrations());

    const auto all = tables_of_people(test);

    const auto columns_of = [&](std::string_view table) {
        const auto found =
            std::ranges::find_if(all, [&](const TableOfPeople& of) { return of.table.name == table; });
        return found == all.end() ? std::vector<std::string>() : found->people;
    };
    CHECK(all.front().table.name == "person");
    CHECK(columns_of("role_grant") == std::vector<std::string>{"given_by", "person"});
    CHECK(columns_of("delegation") == std::vector<std::string>{"absent", "made_by", "stand_in"});
    CHECK(columns_of("person_act") == std::vector<std::string>{"by_person", "person"});
    CHECK(columns_of("history") == std::vector<std::string>{"for_person", "person"});
    CHECK(columns_of("sign_in_attempt").empty());
    CHECK(columns_of("organisation").empty());
    for (const auto& of : all) {
        CAPTURE(of.table.name);
        if (of.table.name == "person_act") CHECK(name_column_of(of.table, "by_person") == "by_name");
        if (of.table.name == "role_grant") CHECK(name_column_of(of.table, "given_by") == "given_by_name");
        if (of.table.name == "role_grant") CHECK(name_column_of(of.table, "person").empty());
    }
}

TEST_CASE("what is held on a person is theirs alone, and has no secret in it") {
    TestDb test(migrations());
    const auto council = a_council(test);
    const auto ana = *council.ana.actor.person;
    const auto ben = *council.ben.actor.person;
    std::string token;
    test.db.write([&](Transaction& tx) {
        token =
            add_api_token(tx, council.ana.actor, {.name = "Figures", .scope = TokenScope::read, .days = 30});
        (void)start_session(tx, council.organisation, ana, {.address = "192.0.2.4", .name = "Firefox"});
        (void)start_session(tx, council.organisation, ben, {.address = "192.0.2.5", .name = "Firefox"});
        record_leaving(tx, council.lead.actor, ben, "moved");
    });

    const auto all = personal_data_of(test, council.organisation, ana, 100);
    const auto json = personal_data_json(test, council.organisation, ana, test.clock.now());

    CHECK(rows_in(all, "person").total == 1);
    CHECK(rows_in(all, "session").total == 1);
    CHECK(rows_in(all, "api_token").total == 1);
    CHECK(rows_in(all, "letter").total == 1);
    for (const auto& rows : all) {
        for (const auto& column : rows.columns)
            CHECK_FALSE(is_secret(column));
    }
    const auto parsed = nlohmann::json::parse(json);
    CHECK(parsed["about"] == address(ana));
    CHECK(parsed["tables"][0]["table"] == "person");
    CHECK(parsed["tables"][0]["rows"][0]["email"] == "Ana@council.example");
    CHECK(json.contains("192.0.2.4"));
    CHECK_FALSE(json.contains("192.0.2.5"));
    CHECK_FALSE(json.contains(token_hash(token)));
    CHECK_FALSE(json.contains("Ben@council.example"));
}

TEST_CASE("the history told of a person is what they did, what was done for them and to their account") {
    TestDb test(migrations());
    const auto council = a_council(test);
    const auto ana = *council.ana.actor.person;
    auto for_ana = council.ben.actor;
    for_ana.for_person = ana;
    test.db.write([&](Transaction& tx) {
        record(tx, council.ana.actor, {.noun = "measure", .id = 7, .verb = "change"});
        record(tx, for_ana, {.noun = "measure", .id = 8, .verb = "change"});
        record(tx, council.ben.actor, {.noun = "measure", .id = 9, .verb = "change"});
    });

    // Added with a role by the installation: two entries; and the two above.
    const auto all = personal_data_of(test, council.organisation, ana, 100);
    CHECK(rows_in(all, "history").total == 4);
    CHECK(personal_data_of(test, council.organisation, ana, 1).size() == all.size());
    CHECK(rows_in(personal_data_of(test, council.organisation, ana, 1), "history").rows.size() == 1);
    CHECK_THROWS_AS(personal_data_of(test, council.organisation, PersonId{9}, 1), NotFound);
}

TEST_CASE("everybody sees and takes away what is held on them; whoever manages people, of others") {
    TestDb test(migrations());
    const auto council = a_council(test);
    const Actor installation{.organisation = council.organisation, .name = "installation"};
    const auto hash = password_hash(password);
    test.db.write([&](Transaction& tx) {
        const auto amina =
            add_person(tx, installation, {.name = "Amina Farrow", .email = "amina@example.com"});
        give_role(tx, installation, amina, Role::administrator);
        set_password(tx, installation, amina, hash);
    });
    Browsing browser(test);
    (void)browser.sign_in(password);
    const auto ana = "/people/" + address(*council.ana.actor.person) + "/data";

    const auto page = browser.get("/account/my-data");
    const auto file = browser.get("/account/my-data.json");
    const auto hers = browser.get(ana);

    CHECK(page.body.contains("What is held on you"));
    CHECK(page.body.contains("amina@example.com"));
    CHECK(page.body.contains("192.0.2.7"));
    CHECK(header(file, "Content-Disposition").starts_with("attachment"));
    CHECK(nlohmann::json::parse(file.body)["tables"][0]["rows"][0]["name"] == "Amina Farrow");
    CHECK(hers.body.contains("What is held on Ana"));
    CHECK(page.body.contains("/account/my-data.xlsx"));
    CHECK(browser.get(ana + ".json").body.contains("Ana@council.example"));
}

TEST_CASE("what is held on a person can be taken away as a workbook, in words, with what is left out") {
    TestDb test(migrations());
    const auto council = a_council(test);
    const auto ana = *council.ana.actor.person;
    test.db.write([&](Transaction& tx) {
        (void)start_session(tx, council.organisation, ana, {.address = "192.0.2.4", .name = "Firefox"});
        const auto text = "=1+1" + std::string(40'000, 'x');
        record(tx, council.ana.actor, {.noun = "measure", .id = 7, .verb = "change", .after = text});
    });

    const auto bytes = personal_data_workbook(test, council.organisation, ana, test.clock.now());

    const auto read = documents::read_document(bytes, "held.xlsx");
    REQUIRE(read.has_value());
    const auto sheet = [&](std::string_view name) -> const documents::Table& {
        const auto found = std::ranges::find_if(read->blocks, [&](const documents::Block& block) {
            return block.table.name == name;
        });
        REQUIRE(found != read->blocks.end());
        return found->table;
    };
    const auto row_with = [&](const documents::Table& table, std::string_view text) {
        return std::ranges::any_of(table.rows, [&](const documents::Row& row) {
            return std::ranges::any_of(row.cells, [&](const documents::Cell& cell) {
                return cell.text.contains(text);
            });
        });
    };
    CHECK(sheet("About").rows[0].cells[1].text == "Ana");
    CHECK(row_with(sheet("About"), "Passwords and tokens"));
    CHECK(row_with(sheet("Person"), "Ana@council.example"));
    CHECK(row_with(sheet("Session"), "192.0.2.4"));
    CHECK(row_with(sheet("Session"), "22 November 2026"));
    CHECK(row_with(sheet("History"), "=1+1xxx"));
    CHECK(row_with(sheet("History"), "Name: Ana; Email: Ana@council.example"));
    CHECK(row_with(sheet("History"), "Person: Ana; Role: measure_owner"));
    for (const auto& block : read->blocks)
        CHECK_FALSE(row_with(block.table, "Ben@council.example"));
}
