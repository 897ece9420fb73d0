// Who may do what: every route × every role × own and foreign organisation × a role that has ended, asked of
// the whole application and held against tests/rights.txt, which people review. DUEREGARD_ACCEPT=rights
// writes it anew.

#include "accounts/api_token_store.hpp"
#include "accounts/delegation_store.hpp"
#include "accounts/letter_store.hpp"
#include "accounts/organisation_store.hpp"
#include "accounts/password_link_store.hpp"
#include "accounts/person_store.hpp"
#include "accounts/role_grant_store.hpp"
#include "accounts/seal.hpp"
#include "accounts/second_step_store.hpp"
#include "accounts/secret.hpp"
#include "accounts/service_area_store.hpp"
#include "accounts/session_store.hpp"
#include "app/application.hpp"
#include "app/migrations.hpp"
#include "app/routes.hpp"
#include "assessment/challenge_store.hpp"
#include "assessment/challenge_team_store.hpp"
#include "assessment/exhibit_store.hpp"
#include "assessment/finding_store.hpp"
#include "assessment/paper_store.hpp"
#include "assessment/response_store.hpp"
#include "assessment/timetable_store.hpp"
#include "base/failure.hpp"
#include "framework/built_in.hpp"
#include "framework/crosswalk_store.hpp"
#include "framework/edition_store.hpp"
#include "intake/uploading.hpp"
#include "plan/evidence_store.hpp"
#include "plan/measure_return_store.hpp"
#include "plan/measure_store.hpp"
#include "plan/objective_store.hpp"
#include "plan/period_store.hpp"
#include "plan/strategy_store.hpp"
#include "self_assessment/self_assessment_store.hpp"
#include "support/temporary_directory.hpp"
#include "thread/remedy_store.hpp"
#include "web/csrf.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <sstream>
#include <tuple>

namespace dueregard::app {

namespace {

using accounts::Actor;
using accounts::OrganisationId;
using accounts::PersonId;
using accounts::Role;
using storage::Transaction;

constexpr Instant now{1'795'000'000'000};
constexpr std::int64_t minute = 60'000;

/// Somebody who asks: a column of the table.
struct Asker {
    std::string title;
    std::string token;   ///< of their session; "" for nobody
    std::string bearer;  ///< of a program of theirs, in place of a session
};

/// A council with a record of every kind that an address can name.
struct Filled {
    OrganisationId organisation;
    std::map<std::string, std::string, std::less<>> ids;  ///< by the path before {}: "/measures/"
    plan::MeasureId measure;
    assessment::ChallengeId challenge;
    assessment::ChallengeId other_challenge;
};

Actor installation_of(OrganisationId organisation) {
    return {.organisation = organisation, .person = std::nullopt, .name = "installation"};
}

PersonId add_someone(
    Transaction& tx, OrganisationId organisation, const std::string& name, const accounts::NewRole& role
) {
    const auto actor = installation_of(organisation);
    const auto person =
        accounts::add_person(tx, actor, {.name = "Surname " + name, .email = name + "@rights.example"});
    accounts::give_role(tx, actor, person, role);
    return person;
}

std::string session_of(Transaction& tx, OrganisationId organisation, PersonId person) {
    return accounts::start_session(tx, organisation, person, {.address = "192.0.2.1", .name = "Firefox"});
}

/// The plan: a measure of nobody in particular with a submitted return in an open period.
void fill_plan(Transaction& tx, const plan::Acting& lead, Filled& filled) {
    const auto strategy = plan::add_strategy(tx, lead, {.title = "Fair for all"});
    const auto objective = plan::add_objective(tx, lead, {.strategy = strategy, .title = "Open every door"});
    plan::Measure measure{.objective = objective, .ref = "RG1.01", .action = "Fit ramps at four libraries"};
    const auto id = plan::add_measure(tx, lead, measure);
    auto period = plan::quarter_of({std::chrono::year{2026}, std::chrono::August, std::chrono::day{1}});
    period.id = plan::add_period(tx, lead, period);
    REQUIRE(plan::act_on_period(tx, lead, period.id, plan::PeriodActKind::opened, ""));
    const auto given = plan::return_for(tx, lead.actor.organisation, id, period.id).value();
    const auto evidence = plan::add_evidence(
        tx, lead, id, given.id, {.title = "", .link = "", .file_name = "log.txt", .content = "Four"}
    );
    filled.ids["/strategies/"] = address(strategy);
    filled.ids["/objectives/"] = address(objective);
    filled.ids["/measures/"] = address(id);
    filled.measure = id;
    filled.ids["/periods/"] = address(period.id);
    filled.ids["/reports/progress/"] = address(period.id);
    filled.ids["/returns/"] = address(given.id);
    filled.ids["/evidence/"] = address(evidence);
}

/// A published edition, and a self-assessment against it in which nothing is answered yet.
void fill_assessment(Transaction& tx, const accounts::Acting& lead, Filled& filled) {
    const auto edition = framework::keep_edition(tx, lead, *framework::built_in_edition("EFLG 2021")).value();
    REQUIRE(framework::act_on_edition(tx, lead, edition, framework::EditionActKind::published, ""));
    const auto older = framework::keep_edition(tx, lead, *framework::built_in_edition("EFLG 2009")).value();
    REQUIRE(framework::act_on_edition(tx, lead, older, framework::EditionActKind::published, ""));
    const auto crosswalk = framework::keep_crosswalk(tx, lead, framework::built_in_crosswalks().front());
    filled.ids["/crosswalks/"] = address(crosswalk.value());
    const auto id = self_assessment::begin(
                        tx, lead, {.edition = edition, .title = "Where we are", .target = {}, .scope = {2}}
    )
                        .value();
    const auto begun = self_assessment::find_self_assessment(tx, filled.organisation, id);
    const auto path = "/self-assessments/" + address(id);
    filled.ids["/frameworks/"] = address(edition);
    filled.ids["/self-assessments/"] = address(id);
    filled.ids[path + "/criteria/"] = address(begun.answers.front().id);
    filled.ids[path + "/submission/"] = "html";
}

plan::Acting lead_of(OrganisationId organisation, PersonId person) {
    return {
        .actor = {.organisation = organisation, .person = person, .name = "lead"},
        .roles = {Role::equality_lead},
        .service_areas = {}
    };
}

/// Two challenges that are not final, the first with somebody on its team.
void fill_challenges(Transaction& tx, const accounts::Acting& lead, Filled& filled) {
    assessment::Challenge challenge;
    challenge.title = "Peer challenge";
    challenge.from = british_date(now);
    challenge.until = british_date(now);
    filled.challenge = assessment::add_challenge(tx, lead, challenge);
    filled.other_challenge = assessment::add_challenge(tx, lead, challenge);
    assessment::ChallengeMember member;
    member.challenge = filled.challenge;
    member.name = "Rhys Ash";
    const auto path = "/challenges/" + address(filled.challenge);
    filled.ids["/challenges/"] = address(filled.challenge);
    filled.ids[path + "/team/"] = address(assessment::add_member(tx, lead, member));
    assessment::ChallengeSlot slot;
    slot.challenge = filled.challenge;
    slot.on = challenge.from;
    slot.starts = 600;
    slot.ends = 660;
    slot.whom = "Heads of service";
    filled.ids[path + "/timetable/"] = address(assessment::add_slot(tx, lead, slot));
    assessment::ChallengeFinding finding;
    finding.text = "Ramps are missing";
    const auto findings = assessment::add_findings(tx, lead, filled.challenge, std::span(&finding, 1), "");
    filled.ids["/findings/"] = address(findings.front());
    assessment::FindingResponse response;
    response.challenge = filled.challenge;
    response.finding = findings.front();
    response.kind = assessment::ResponseKind::promise;
    response.text = "Four ramps by spring";
    filled.ids["/responses/"] = address(assessment::add_response(tx, lead, response));
    thread::Remedy remedy;
    remedy.finding = findings.front();
    remedy.measure = filled.measure;
    filled.ids["/remedies/"] = address(thread::add_remedy(tx, lead, remedy));
    assessment::Exhibit exhibit;
    exhibit.challenge = filled.challenge;
    exhibit.title = "Access audit";
    exhibit.file_name = "audit.txt";
    filled.ids["/exhibits/"] = address(assessment::add_exhibit(tx, lead, exhibit, "Four"));
    assessment::ChallengePaper paper;
    paper.challenge = filled.challenge;
    paper.file_name = "slides.txt";
    filled.ids["/challenge-papers/"] = address(
        assessment::add_paper(tx, lead, paper, "# Streets\n\n## Strengths\n\n- Lit well\n- Kept clean\n")
    );
}

Filled fill(storage::Db& db, const std::string& name) {
    Filled filled;
    PersonId person;
    db.write([&](Transaction& tx) {
        filled.organisation =
            accounts::add_organisation(tx, {.name = name, .short_name = name}, "installation");
        person = add_someone(tx, filled.organisation, name + "-lead", {.role = Role::equality_lead});
        fill_plan(tx, lead_of(filled.organisation, person), filled);
        fill_assessment(tx, lead_of(filled.organisation, person), filled);
        fill_challenges(tx, lead_of(filled.organisation, person), filled);
        const auto grant = accounts::roles_of(tx, filled.organisation, person).front().id;
        const auto area = accounts::add_service_area(
            tx, installation_of(filled.organisation), {.name = "Parks", .parent = {}}
        );
        filled.ids["/service-areas/"] = address(area);
        const auto deputy = add_someone(tx, filled.organisation, name + "-deputy", {.role = Role::scrutiny});
        const auto today = british_date(tx.now());
        const auto delegation = accounts::add_delegation(
            tx,
            lead_of(filled.organisation, person),
            {.absent = person, .stand_in = deputy, .first_day = today, .last_day = today}
        );
        filled.ids["/delegations/"] = address(delegation);
        filled.ids["/people/"] = address(person);
        filled.ids["/role-grants/"] = address(grant);
        filled.ids["/new-password/"] =
            accounts::make_password_link(tx, filled.organisation, person, accounts::invitation_milliseconds);
        accounts::add_letter(tx, filled.organisation, person, "password_reset");
        accounts::add_second_step(tx, filled.organisation, person, "sealed");
        accounts::confirm_second_step(tx, filled.organisation, person, 1);
    });
    const auto letter = accounts::due_letters(db, now, 100).back().letter;
    db.write([&](Transaction& tx) { accounts::give_up(tx, letter, "no such host"); });
    filled.ids["/mail/"] = address(letter.id);
    const auto uploaded = intake::take_in(
        db,
        lead_of(filled.organisation, person),
        {.file_name = "plan.csv",
         .bytes = "Ref,Action,Lead,Due,Status\nRG1.02,Print a guide,Ann Lee,March 2027,Green\n",
         .asked_kind = std::nullopt,
         .period = std::nullopt}
    );
    REQUIRE(uploaded.has_value());
    filled.ids["/imports/"] = address(uploaded->id);
    // What no test makes here is named by an id that stands nowhere.
    for (const auto* const nothing : {"/accepted-hits/", "/account/sessions/"})
        filled.ids[nothing] = crockford(1);
    return filled;
}

std::vector<Asker> askers(storage::Db& db, const Filled& own, const Filled& foreign) {
    std::vector<Asker> all{{.title = "nobody", .token = ""}};
    db.write([&](Transaction& tx) {
        all.resize(1);
        for (const auto role : accounts::all_roles()) {
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

/// The route's path with the ids of `filled` for {…}: the longest beginning that is known says which.
std::string path_of(std::string_view pattern, const Filled& filled) {
    std::string path;
    while (true) {
        const auto hole = pattern.find("{}");
        path += pattern.substr(0, hole);
        if (hole == std::string_view::npos) return path;
        pattern.remove_prefix(hole + 2);
        const auto known = filled.ids.find(path);
        path += known != filled.ids.end() ? known->second : "html";
    }
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

std::vector<Asker> programs(storage::Db& db, const Filled& own) {
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
    Filled own;
    std::vector<Asker> columns;
    {
        auto db = storage::Db::open(master, clock);
        storage::migrate(db, all_migrations());
        own = fill(db, "Ownham");
        const auto foreign = fill(db, "Farford");
        columns = askers(db, own, foreign);
    }
    std::string table = fmt::format("{:<48}", "");
    for (const auto& asker : columns)
        table += fmt::format(" {:>18}", asker.title);
    table += '\n';
    std::size_t cells = 0;

    for (const auto& route : all_routes()) {
        const auto* const method = route.method == web::Method::get ? "GET" : "POST";
        table += fmt::format("{:<48}", fmt::format("{} {}", method, route.path));
        for (const auto& asker : columns) {
            std::filesystem::copy_file(master, copy, std::filesystem::copy_options::overwrite_existing);
            Application application({.database = copy, .connections = 1, .site = {.seal = &seal}}, clock);
            const auto answer = outcome(application, route, path_of(route.path, own), asker);
            table += fmt::format(" {:>18}", answer);
            ++cells;
        }
        table += '\n';
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
    Filled own;
    std::vector<Asker> columns;
    {
        auto db = storage::Db::open(master, clock);
        storage::migrate(db, all_migrations());
        own = fill(db, "Ownham");
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
