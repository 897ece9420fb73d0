#include "hostile/registers.hpp"

#include "accounts/api_token_store.hpp"
#include "accounts/one_time_code.hpp"
#include "accounts/password_link_store.hpp"
#include "accounts/person_store.hpp"
#include "accounts/second_step.hpp"
#include "accounts/second_step_store.hpp"
#include "accounts/secret.hpp"
#include "accounts/session_store.hpp"
#include "accounts/unfinished_sign_in_store.hpp"
#include "app/migrations.hpp"
#include "hostile/found_form.hpp"
#include "hostile/material.hpp"
#include "hostile/walker.hpp"
#include "storage/migrate.hpp"
#include "support/authenticator_app.hpp"
#include "support/filled_council.hpp"
#include "support/postgresql_server.hpp"
#include "support/temporary_directory.hpp"
#include "support/test_db.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <utility>
#include <vector>

namespace dueregard::hostile {

namespace {

bool is_on_postgresql() {
    return test_support::engine_of_tests() == storage::Engine::postgresql;
}

constexpr auto password = "three unlinked words";

/// Somebody with a role, a password and a session.
Person somebody(
    storage::Transaction& tx,
    accounts::OrganisationId organisation,
    const std::string& name,
    accounts::Role role
) {
    static const auto hash = accounts::password_hash(password);
    const auto installation = test_support::installation_of(organisation);
    Person person{.organisation = organisation};
    person.person = test_support::add_someone(tx, organisation, name, {.role = role});
    accounts::set_password(tx, installation, person.person, hash);
    person.session =
        accounts::start_session(tx, organisation, person.person, {.address = "192.0.2.1", .name = "Firefox"});
    return person;
}

accounts::Actor actor_of(const Person& person) {
    return {.organisation = person.organisation, .person = person.person, .name = "Mallory"};
}

/// From now on they have a second step, and know its code at `now` and a recovery code.
void set_up_second_step(storage::Db& db, Person& person) {
    db.write([&](storage::Transaction& tx) {
        accounts::begin_set_up(tx, test_support::seal_of_tests(), actor_of(person));
        accounts::confirm_second_step(tx, person.organisation, person.person, 1);
    });
    const auto secret = test_support::app_secret(db, person.organisation, person.person);
    person.knows["code"] = accounts::one_time_code(secret, accounts::time_step(now));
}

/// Their session gives way to a sign-in whose code is still to come.
Person in_between(storage::Transaction& tx, Person person) {
    person.session = "";
    person.unfinished = accounts::begin_sign_in(tx, person.organisation, person.person);
    return person;
}

Council council_of(storage::Db& db, const test_support::FilledCouncil& filled, const std::string& name) {
    using accounts::Role;
    Council council;
    Person newcomer;
    Person half_way;
    Person half_in;
    Person stranger;
    db.write([&](storage::Transaction& tx) {
        const auto organisation = filled.organisation;
        static_cast<Person&>(council) = somebody(tx, organisation, name + "-mallory", Role::administrator);
        accounts::give_role(tx, actor_of(council), council.person, Role::analyst);
        newcomer = somebody(tx, organisation, name + "-newcomer", Role::service_lead);
        half_way = somebody(tx, organisation, name + "-half-way", Role::analyst);
        half_in = somebody(tx, organisation, name + "-half-in", Role::analyst);
        for (const auto& one : {static_cast<const Person&>(council), newcomer}) {
            (void)accounts::start_session(
                tx, organisation, one.person, {.address = "192.0.2.2", .name = "Safari"}
            );
        }
        (void)accounts::add_api_token(
            tx, actor_of(newcomer), {.name = "Figures", .scope = accounts::TokenScope::read, .days = 30}
        );
        stranger = {.organisation = organisation, .person = newcomer.person};
        stranger.knows["email"] = name + "-newcomer@rights.example";
        stranger.brought = {
            "/new-password/"
            + accounts::make_password_link(
                tx, organisation, half_way.person, accounts::invitation_milliseconds
            )
        };
    });
    set_up_second_step(db, council);
    set_up_second_step(db, half_in);
    const auto recovery_code = accounts::make_recovery_codes(db, actor_of(half_in)).front();
    db.write([&](storage::Transaction& tx) {
        accounts::begin_set_up(tx, test_support::seal_of_tests(), actor_of(half_way));
    });
    const auto begun = test_support::app_secret(db, half_way.organisation, half_way.person);
    half_way.knows["code"] = accounts::one_time_code(begun, accounts::time_step(now));
    Person on_paper;
    db.write([&](storage::Transaction& tx) {
        on_paper = in_between(tx, half_in);
        half_in = in_between(tx, half_in);
    });
    on_paper.knows["code"] = recovery_code;
    half_in.brought = {"/sign-in/code"};
    on_paper.brought = {"/sign-in/recovery-code"};
    council.others = {stranger, newcomer, half_way, half_in, on_paper};
    return council;
}

/// What would end the session, use the code up, or lead away from what is brought later.
bool is_of_account(const std::string& action) {
    if (action.ends_with("/stages") || action.contains("second-step")) return true;
    return action.starts_with("/account/") && action != "/account/tokens";
}

/// Sends each form that the pages have with usual words, but those of the account and those whose address
/// ends so.
void send_all_but(
    const std::string& address, const Council& council, std::span<const std::string_view> endings
) {
    Walker walker(address, council);
    walker.explore();
    for (const auto& [kind, form] : walker.forms) {
        const auto ends_so = [&](std::string_view ending) { return form.action.ends_with(ending); };
        if (std::ranges::none_of(endings, ends_so) && !is_of_account(form.action))
            (void)walker.send(form, Walker::values(form, council));
    }
}

/// What the sample leaves out: a file that waits to be accepted, evidence, a token; and in a second round
/// what comes of them, and one of each that is withdrawn.
void grow(const std::string& address, const Council& council) {
    constexpr std::array<std::string_view, 8> final = {
        "/ending", "/leaving", "/undoing", "/discarding", "/sign-out", "/acts", "/password", "/freezing"
    };
    constexpr std::array<std::string_view, 12> later = {
        "/ending",
        "/leaving",
        "/undoing",
        "/discarding",
        "/sign-out",
        "/acts",
        "/password",
        "/freezing",
        "/withdrawal",
        "/acceptance",
        "/agreement",
        "/sending-back"
    };
    send_all_but(address, council, later);
    send_all_but(address, council, final);
    send_all_but(address, council, later);
}

/// As the register stands now: what a check found counts again when it changes.
void accept_a_hit(const std::string& address, const Council& council) {
    Walker walker(address, council);
    walker.explore();
    for (const auto& [kind, form] : walker.forms)
        if (form.action == "/accepted-hits") (void)walker.send(form, Walker::values(form, council));
}

Register make_first(const std::string& address) {
    Register made{.address = address};
    const FixedClock clock(now);
    std::vector<test_support::FilledCouncil> filled;
    {
        auto db = storage::Db::open(address, clock);
        storage::migrate(db, app::all_migrations());
        for (const auto* const name : {"Wexmere", "Farford"})
            filled.push_back(test_support::filled_council(db, name));
        made.own = council_of(db, filled[0], "wexmere");
        made.foreign = council_of(db, filled[1], "farford");
    }
    for (const auto& [council, with] :
         {std::pair{&made.own, &filled[0]}, std::pair{&made.foreign, &filled[1]}}) {
        grow(address, *council);
        auto db = storage::Db::open(address, clock);
        council->brought = bring_material(db, *with);
        accept_a_hit(address, *council);
    }
    return made;
}

const Register& first() {
    static const support::TemporaryDirectory shelf;
    static const Register made = make_first(
        is_on_postgresql() ? test_support::PostgresqlServer::get().fresh_database()
                           : (shelf.path() / "first.db").string()
    );
    return made;
}

}  // namespace

Register fresh_register(const std::filesystem::path& folder) {
    static int count = 0;
    auto copy = first();
    if (is_on_postgresql()) {
        copy.address = test_support::PostgresqlServer::get().fresh_database(first().address);
        return copy;
    }
    copy.address = (folder / ("copy-" + std::to_string(++count) + ".db")).string();
    std::filesystem::copy_file(first().address, copy.address);
    return copy;
}

void forget_register(const Register& made) {
    if (is_on_postgresql()) {
        test_support::PostgresqlServer::get().drop_database(made.address);
    } else {
        std::filesystem::remove(made.address);
    }
}

}  // namespace dueregard::hostile
