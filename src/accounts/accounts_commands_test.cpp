#include "accounts/accounts_commands.hpp"
#include "accounts/migrations.hpp"
#include "accounts/organisation_store.hpp"
#include "accounts/person_store.hpp"
#include "accounts/second_step_store.hpp"
#include "accounts/sign_in.hpp"
#include "base/failure.hpp"
#include "cli/progress.hpp"
#include "support/test_db.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <sstream>

using namespace dueregard;
using namespace dueregard::accounts;
using dueregard::storage::Transaction;
using dueregard::test_support::Keep;
using dueregard::test_support::TestDb;

namespace {

using Given = std::vector<std::pair<std::string, std::string>>;

struct Outcome {
    int status = 0;
    std::string out;
    std::string error;
};

Outcome
run(TestDb& test,
    std::string_view name,
    const Given& given,
    const std::string& input = "",
    const Configuration& configuration = {}) {
    const auto all = commands();
    const auto command = std::ranges::find(all, name, &cli::Command::name);
    REQUIRE(command != all.end());
    std::istringstream in(input);
    std::ostringstream out;
    std::ostringstream error;
    cli::Progress progress(error, cli::Terminal::no);
    cli::Call call{
        .database = test.address,
        .values = {},
        .clock = test.clock,
        .in = in,
        .out = out,
        .error = error,
        .progress = progress,
        .configuration = configuration,
    };
    for (const auto& [option, value] : given)
        call.values.add(option, value);
    const int status = command->run(call);
    return {.status = status, .out = out.str(), .error = error.str()};
}

std::string without_id(const std::string& line) {
    return line.substr(line.find('\t') + 1);
}

}  // namespace

TEST_CASE("an organisation and a person are added, listed, and the person signs in") {
    TestDb test(migrations(), Keep::in_a_file);

    run(test, "organisation add", {{"--name", "Thornbury City Council"}, {"--short-name", "Thornbury"}});
    const auto added =
        run(test,
            "person add",
            {{"--name", "Amina Farrow"},
             {"--email", "amina@example.com"},
             {"--role", "equality_lead"},
             {"--role", "measure_owner"},
             {"--password-from", "-"}},
            "a long enough password\n");
    const auto people = run(test, "person list", {});

    CHECK(without_id(run(test, "organisation list", {}).out) == "Thornbury City Council\tThornbury\n");
    CHECK(without_id(added.out) == "Amina Farrow\tamina@example.com\n");
    CHECK(
        without_id(people.out)
        == "Amina Farrow\tamina@example.com\tequality_lead, measure_owner\tmay sign in\n"
    );
    CHECK(sign_in(test, {.email = "amina@example.com", .password = "a long enough password"}, {}));
}

TEST_CASE("a call that says something wrongly changes nothing") {
    TestDb test(migrations(), Keep::in_a_file);
    run(test, "organisation add", {{"--name", "Thornbury"}});
    const Given person{
        {"--name", "Amina Farrow"}, {"--email", "amina@example.com"}, {"--role", "equality_lead"}
    };
    const auto with = [&](const std::string& option, const std::string& value) {
        auto given = person;
        given.emplace_back(option, value);
        return given;
    };

    CHECK_THROWS_AS(run(test, "person add", {{"--name", ""}, {"--email", "nobody"}}), BadRequest);
    CHECK_THROWS_AS(run(test, "person add", with("--password-from", "-"), "short\n"), BadRequest);
    CHECK_THROWS_AS(run(test, "person add", with("--password-from", "/nowhere")), BadRequest);
    CHECK_THROWS_AS(run(test, "person add", with("--organisation", "Ashcombe")), BadRequest);
    CHECK_THROWS_AS(run(test, "organisation add", {{"--name", "THORNBURY"}}), Conflict);
    CHECK_THROWS_AS(
        run(test, "person role", {{"--email", "nobody@example.com"}, {"--give", "equality_lead"}}), NotFound
    );

    CHECK(run(test, "person list", {}).out.empty());
}

TEST_CASE("where there are several organisations the call must say which") {
    TestDb test(migrations(), Keep::in_a_file);
    run(test, "organisation add", {{"--name", "Thornbury"}});
    run(test, "organisation add", {{"--name", "Ashcombe"}});

    CHECK_THROWS_AS(run(test, "person list", {}), BadRequest);
    CHECK(run(test, "person list", {{"--organisation", "ashcombe"}}).status == 0);
}

TEST_CASE("roles are given for a service area, and ended") {
    TestDb test(migrations(), Keep::in_a_file);
    run(test, "organisation add", {{"--name", "Thornbury"}});
    run(test,
        "person add",
        {{"--name", "Amina Farrow"}, {"--email", "amina@example.com"}, {"--role", "measure_owner"}});

    const auto changed =
        run(test,
            "person role",
            {{"--email", "amina@example.com"},
             {"--give", "service_lead"},
             {"--service-area", "Parks"},
             {"--end", "measure_owner"},
             {"--why", "A new post."}});

    CHECK(changed.out == "Amina Farrow\tservice_lead (Parks)\n");
    CHECK_THROWS_AS(
        run(test, "person role", {{"--email", "amina@example.com"}, {"--end", "measure_owner"}}), Conflict
    );
    CHECK_THROWS_AS(run(test, "person role", {{"--email", "amina@example.com"}}), BadRequest);
}

TEST_CASE("a new password replaces the old one, and who left does not come in") {
    TestDb test(migrations(), Keep::in_a_file);
    const Given amina{{"--email", "amina@example.com"}, {"--password-from", "-"}};
    run(test, "organisation add", {{"--name", "Thornbury"}});
    run(test, "person add", {{"--name", "Amina Farrow"}, {"--email", "amina@example.com"}});
    const auto comes_in = [&](const std::string& password) {
        return sign_in(test, {.email = "amina@example.com", .password = password}, {}).has_value();
    };

    run(test, "person password", amina, "a first long password\r\n");
    CHECK(comes_in("a first long password"));
    run(test, "person password", amina, "a second long password");
    CHECK(!comes_in("a first long password"));
    CHECK(comes_in("a second long password"));
    run(test, "person leave", {{"--email", "amina@example.com"}, {"--why", "Left the council."}});

    CHECK(!comes_in("a second long password"));
    CHECK(without_id(run(test, "person list", {}).out) == "Amina Farrow\tamina@example.com\t\tleft\n");
}

TEST_CASE("who is invited waits for mail, and nobody is invited where no mail is sent") {
    TestDb test(migrations(), Keep::in_a_file);
    run(test, "organisation add", {{"--name", "Thornbury"}});
    const Given amina{{"--name", "Amina Farrow"}, {"--email", "amina@example.com"}, {"--invite", ""}};
    const Configuration with_mail(
        std::map<std::string, std::string, std::less<>>{{"DUEREGARD_MAIL_HOST", "mail.example"}}
    );

    CHECK_THROWS_AS(run(test, "person add", amina), BadRequest);
    CHECK(run(test, "person list", {}).out.empty());
    run(test, "person add", amina, "", with_mail);
    run(test, "person invite", {{"--email", "amina@example.com"}}, "", with_mail);

    CHECK(test.db.find("select count(*) from letter where kind = 'invitation'")->integer(0) == 1);
}

TEST_CASE("a second step is demanded of administrators where a key is set, and removed for who lost it") {
    TestDb test(migrations(), Keep::in_a_file);
    run(test, "organisation add", {{"--name", "Thornbury"}});
    run(test, "person add", {{"--name", "Amina Farrow"}, {"--email", "amina@example.com"}});
    const auto organisation = list_organisations(test).front().id;
    const auto amina = person_with_email(test, organisation, "amina@example.com")->id;
    const Configuration with_key(
        std::map<std::string, std::string, std::less<>>{{"DUEREGARD_SEAL_KEY_FILE", "/etc/dueregard/seal"}}
    );
    const Given demanded{{"--of", "administrators"}};
    const Given removed{{"--email", "amina@example.com"}, {"--why", "Lost the telephone."}};

    CHECK_THROWS_AS(run(test, "organisation second-step", demanded), BadRequest);
    CHECK(run(test, "organisation second-step", {}).out == "Thornbury\tnobody\n");
    CHECK(run(test, "organisation second-step", demanded, "", with_key).out == "Thornbury\tadministrators\n");
    CHECK(run(test, "organisation second-step", {{"--of", "nobody"}}).out == "Thornbury\tnobody\n");
    CHECK_THROWS_AS(run(test, "person remove-second-step", removed), Conflict);
    test.db.write([&](Transaction& tx) {
        add_second_step(tx, organisation, amina, "sealed");
        confirm_second_step(tx, organisation, amina, 1);
    });
    run(test, "person remove-second-step", removed);

    CHECK(!has_second_step(test, organisation, amina));
    CHECK_THROWS_AS(run(test, "person remove-second-step", {{"--email", "nobody@example.com"}}), NotFound);
}

TEST_CASE("verify says that each history is whole, or where it breaks") {
    TestDb test(migrations(), Keep::in_a_file);
    run(test, "organisation add", {{"--name", "Thornbury"}});
    run(test, "person add", {{"--name", "Amina Farrow"}, {"--email", "amina@example.com"}});

    const auto whole = run(test, "verify", {});
    test.db.write([&](Transaction& tx) {
        const bool is_sqlite = test.db.engine() == storage::Engine::sqlite;
        tx.execute_script(
            is_sqlite ? "drop trigger history_is_never_changed"
                      : "drop trigger history_is_never_changed on history"
        );
        tx.execute("update history set changed_to = '{}' where sequence = 2");
    });
    const auto broken = run(test, "verify", {});

    CHECK(whole.status == 0);
    CHECK(whole.out.starts_with("Thornbury: whole, 2 entries, "));
    CHECK(broken.status == 1);
    CHECK(broken.out == "Thornbury: broken at entry 2\n");
    CHECK(broken.error.contains("at entry 2"));
}
