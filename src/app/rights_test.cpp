// Who may do what: every route × every role × own and foreign organisation × a role that has ended, asked of
// the whole application and held against tests/rights.txt, which people review. DUEREGARD_ACCEPT=rights
// writes it anew.

#include "accounts/api_token_store.hpp"
#include "accounts/person_store.hpp"
#include "accounts/role_grant_store.hpp"
#include "accounts/seal.hpp"
#include "accounts/secret.hpp"
#include "accounts/session_store.hpp"
#include "app/application.hpp"
#include "app/migrations.hpp"
#include "app/routes.hpp"
#include "base/failure.hpp"
#include "support/filled_council.hpp"
#include "support/temporary_directory.hpp"
#include "web/csrf.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>
#include <tuple>

namespace dueregard::app {

namespace {

using accounts::OrganisationId;
using accounts::PersonId;
using accounts::Role;
using storage::Transaction;
using test_support::add_someone;
using test_support::filled_council;
using test_support::FilledCouncil;
using test_support::installation_of;
using test_support::path_of;

constexpr Instant now{1'795'000'000'000};
constexpr std::int64_t minute = 60'000;

/// Somebody who asks: a column of the table.
struct Asker {
    std::string title;
    std::string token;   ///< of their session; "" for nobody
    std::string bearer;  ///< of a program of theirs, in place of a session
};

std::string session_of(Transaction& tx, OrganisationId organisation, PersonId person) {
    return accounts::start_session(tx, organisation, person, {.address = "192.0.2.1", .name = "Firefox"});
}

std::vector<Asker> askers(storage::Db& db, const FilledCouncil& own, const FilledCouncil& foreign) {
    std::vector<Asker> all{{.title = "nobody", .token = ""}};
    db.write([&](Transaction& tx) {
        all.resize(1);
        for (const auto role : accounts::all_roles()) {
            if (!accounts::is_given_by_itself(role)) continue;  // peers come below
            const auto name = std::string(name_of(role));
            const auto person = add_someone(tx, own.organisation, name, {.role = role});
            all.push_back({.title = name, .token = session_of(tx, own.organisation, person)});
        }
        for (const auto& [title, challenge, until] :
             {std::tuple{"its peer", own.challenge, now.milliseconds + minute},
              std::tuple{"another's peer", own.other_challenge, now.milliseconds + minute},
              std::tuple{"expired peer", own.challenge, now.milliseconds - minute}}) {
            const accounts::Term term{.from = std::nullopt, .until = Instant{until}};
            const auto person = add_someone(
                tx,
                own.organisation,
                title,
                {.role = Role::peer, .service_area = std::nullopt, .term = term, .challenge = challenge}
            );
            all.push_back({.title = title, .token = session_of(tx, own.organisation, person)});
        }
        const accounts::Term over{.from = std::nullopt, .until = Instant{now.milliseconds - minute}};
        const auto expired =
            add_someone(tx, own.organisation, "expired", {.role = Role::administrator, .term = over});
        all.push_back({.title = "expired", .token = session_of(tx, own.organisation, expired)});
        const auto left = add_someone(tx, own.organisation, "left", {.role = Role::administrator});
        auto token = session_of(tx, own.organisation, left);
        accounts::record_leaving(tx, installation_of(own.organisation), left, "moved");
        all.push_back({.title = "left", .token = std::move(token)});
        const auto stranger =
            add_someone(tx, foreign.organisation, "stranger", {.role = Role::administrator});
        all.push_back({.title = "foreign", .token = session_of(tx, foreign.organisation, stranger)});
    });
    return all;
}

/// The log has what a failure says.
std::string failed(const Failure& failure, std::string_view shown) {
    const std::string_view why = failure.what();
    CAPTURE(why);
    CHECK_FALSE(why.contains("Surname"));
    CHECK_FALSE(why.contains("@rights.example"));
    return std::string(shown);
}

std::string
outcome(Application& application, const accounts::Route& route, const std::string& path, const Asker& asker) {
    web::Request request{.method = route.method, .path = path, .address = "192.0.2.1"};
    if (!asker.bearer.empty()) request.headers["authorization"] = "Bearer " + asker.bearer;
    if (!asker.token.empty()) {
        request.cookies["session"] = asker.token;
        request.form.add("csrf_token", web::masked_token(accounts::form_token(asker.token)));
    }
    try {
        const auto answer = application.answer(request);
        for (const auto& [name, value] : answer.headers) {
            if (name == "Location" && value.starts_with("/sign-in")) return "sign";
        }
        return fmt::format("{}", answer.status);
    } catch (const Forbidden& failure) {
        return failed(failure, "no");
    } catch (const NotFound& failure) {
        return failed(failure, "404");
    } catch (const Conflict& failure) {
        return failed(failure, "409");
    } catch (const BadRequest& failure) {
        return failed(failure, "400");
    }
}

/// A program of an administrator's, with a token of this scope.
Asker program(Transaction& tx, OrganisationId organisation, accounts::TokenScope scope) {
    auto title = fmt::format("token_{}", accounts::name_of(scope));
    auto actor = installation_of(organisation);
    actor.person = add_someone(tx, organisation, title, {.role = Role::administrator});
    auto bearer = accounts::add_api_token(tx, actor, {.name = title, .scope = scope, .days = 30});
    return {.title = std::move(title), .token = "", .bearer = std::move(bearer)};
}

std::vector<Asker> programs(storage::Db& db, const FilledCouncil& own) {
    std::vector<Asker> all;
    db.write([&](Transaction& tx) {
        all.clear();
        for (const auto scope : {accounts::TokenScope::read, accounts::TokenScope::write})
            all.push_back(program(tx, own.organisation, scope));
    });
    return all;
}

std::string text_of_file(const std::string& path) {
    std::ifstream in(path);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

}  // namespace

TEST_CASE("every route answers every role as the reviewed table says") {
    const support::TemporaryDirectory folder;
    const auto master = (folder.path() / "master.db").string();
    const auto copy = (folder.path() / "copy.db").string();
    const FixedClock clock(now);
    const accounts::Seal seal(std::string(32, 'k'));
    FilledCouncil own;
    std::vector<Asker> columns;
    {
        auto db = storage::Db::open(master, clock);
        storage::migrate(db, all_migrations());
        own = filled_council(db, "Ownham");
        const auto foreign = filled_council(db, "Farford");
        columns = askers(db, own, foreign);
    }
    std::string table = fmt::format("{:<48}", "");
    for (const auto& asker : columns)
        table += fmt::format(" {:>18}", asker.title);
    table += '\n';
    std::size_t cells = 0;

    const auto add_row = [&](const accounts::Route& route, std::string_view of, const FilledCouncil& filled) {
        const auto* const method = route.method == web::Method::get ? "GET" : "POST";
        table += fmt::format("{:<48}", fmt::format("{} {}{}", method, route.path, of));
        for (const auto& asker : columns) {
            std::filesystem::copy_file(master, copy, std::filesystem::copy_options::overwrite_existing);
            Application application({.database = copy, .connections = 1, .site = {.seal = &seal}}, clock);
            const auto answer = outcome(application, route, path_of(route.path, filled), asker);
            table += fmt::format(" {:>18}", answer);
            ++cells;
        }
        table += '\n';
    };
    auto restricted = own;
    for (const auto& [path, id] : own.restricted_ids)
        restricted.ids[path] = id;

    for (const auto& route : all_routes()) {
        add_row(route, "", own);
        if (path_of(route.path, restricted) != path_of(route.path, own))
            add_row(route, ", restricted", restricted);
    }

    const std::string reviewed = "tests/rights.txt";
    if (std::getenv("DUEREGARD_ACCEPT") != nullptr) std::ofstream(reviewed) << table;
    CHECK(table == text_of_file(reviewed));
    std::cout << fmt::format(
        "rights: {} routes × {} visitors = {} answers\n", all_routes().size(), columns.size(), cells
    );
}

TEST_CASE("a program's token comes in where its route says so, and nowhere else") {
    const support::TemporaryDirectory folder;
    const auto master = (folder.path() / "master.db").string();
    const auto copy = (folder.path() / "copy.db").string();
    const FixedClock clock(now);
    FilledCouncil own;
    std::vector<Asker> columns;
    {
        auto db = storage::Db::open(master, clock);
        storage::migrate(db, all_migrations());
        own = filled_council(db, "Ownham");
        columns = programs(db, own);
    }
    std::string table = fmt::format("{:<48} {:>18} {:>18}\n", "", columns[0].title, columns[1].title);

    for (const auto& route : all_routes()) {
        const auto* const method = route.method == web::Method::get ? "GET" : "POST";
        std::vector<std::string> answers;
        for (const auto& asker : columns) {
            std::filesystem::copy_file(master, copy, std::filesystem::copy_options::overwrite_existing);
            Application application({.database = copy, .connections = 1}, clock);
            answers.push_back(outcome(application, route, path_of(route.path, own), asker));
        }
        if (route.tokens == accounts::Tokens::none) {
            CAPTURE(route.path);
            CHECK(answers == std::vector<std::string>{"no", "no"});
            continue;
        }
        table += fmt::format(
            "{:<48} {:>18} {:>18}\n", fmt::format("{} {}", method, route.path), answers[0], answers[1]
        );
    }

    const std::string reviewed = "tests/token_rights.txt";
    if (std::getenv("DUEREGARD_ACCEPT") != nullptr) std::ofstream(reviewed) << table;
    CHECK(table == text_of_file(reviewed));
}

}  // namespace dueregard::app
