#include "support/filled_council.hpp"

#include "accounts/delegation_store.hpp"
#include "accounts/letter_store.hpp"
#include "accounts/organisation_store.hpp"
#include "accounts/password_link_store.hpp"
#include "accounts/person_store.hpp"
#include "accounts/seal.hpp"
#include "accounts/second_step_store.hpp"
#include "accounts/service_area_store.hpp"
#include "assessment/challenge_store.hpp"
#include "assessment/challenge_team_store.hpp"
#include "assessment/exhibit_store.hpp"
#include "assessment/finding_store.hpp"
#include "assessment/paper_store.hpp"
#include "assessment/response_store.hpp"
#include "assessment/timetable_store.hpp"
#include "base/ensure.hpp"
#include "base/id.hpp"
#include "evidence/evidence_store.hpp"
#include "framework/built_in.hpp"
#include "framework/crosswalk_store.hpp"
#include "framework/edition_store.hpp"
#include "intake/uploading.hpp"
#include "monitoring/dataset_store.hpp"
#include "monitoring/pay_statement_store.hpp"
#include "monitoring/record_reading.hpp"
#include "monitoring/table_store.hpp"
#include "plan/given_evidence_store.hpp"
#include "plan/measure_return_store.hpp"
#include "plan/measure_store.hpp"
#include "plan/objective_store.hpp"
#include "plan/period_store.hpp"
#include "plan/strategy_store.hpp"
#include "practice/practice_store.hpp"
#include "scheme/accreditation_store.hpp"
#include "self_assessment/answer_evidence_store.hpp"
#include "self_assessment/self_assessment_store.hpp"
#include "thread/remedy_store.hpp"

#include <chrono>
#include <span>

namespace dueregard::test_support {

using accounts::Acting;
using accounts::Actor;
using accounts::OrganisationId;
using accounts::PersonId;
using accounts::Role;
using storage::Transaction;

namespace {

evidence::NewEvidence restricted_file() {
    return {
        .file_name = "grievances.txt", .content = "Nine", .sensitivity = evidence::Sensitivity::restricted
    };
}

/// Evidence that only who may change the plan opens: nobody else of the council added it.
void fill_restricted(Transaction& tx, const Acting& lead, FilledCouncil& filled) {
    const auto id = evidence::add_evidence(tx, lead, restricted_file());
    filled.restricted_ids["/evidence/"] = address(id);
    filled.restricted_ids["/evidence/" + address(id) + "/revisions/"] =
        address(evidence::revisions_of(tx, filled.organisation, id).front().id);
}

/// The plan: a measure of nobody in particular with a submitted return in an open period.
void fill_plan(Transaction& tx, const Acting& lead, FilledCouncil& filled) {
    const auto strategy = plan::add_strategy(tx, lead, {.title = "Fair for all"});
    const auto objective = plan::add_objective(tx, lead, {.strategy = strategy, .title = "Open every door"});
    plan::Measure measure{.objective = objective, .ref = "RG1.01", .action = "Fit ramps at four libraries"};
    const auto id = plan::add_measure(tx, lead, measure);
    auto period = plan::quarter_of({std::chrono::year{2026}, std::chrono::August, std::chrono::day{1}});
    period.id = plan::add_period(tx, lead, period);
    ensure(
        plan::act_on_period(tx, lead, period.id, plan::PeriodActKind::opened, "").has_value(),
        "the act is done"
    );
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
    fill_restricted(tx, lead, filled);
    filled.ids["/measures/" + address(id) + "/evidence/"] =
        address(plan::evidence_of(tx, filled.organisation, id).front().used.use.id);
    filled.ids["/evidence/" + address(evidence) + "/revisions/"] =
        address(evidence::revisions_of(tx, filled.organisation, evidence).front().id);
}

/// A practice that the council shares.
void fill_practice(Transaction& tx, const Acting& lead, FilledCouncil& filled) {
    const auto id = practice::add_practice(
        tx, lead, {.title = "Reading buddies", .what = "Volunteers read letters aloud"}
    );
    practice::set_sharing(tx, lead, practice::SharingAct::agreed);
    practice::act_on_practice(tx, lead, id, practice::ActKind::shared);
    const auto of_council = "/shared-practice/" + address(filled.organisation);
    filled.ids["/practice/"] = address(id);
    filled.ids["/shared-practice/"] = address(filled.organisation);
    filled.ids[of_council + "/"] = address(id);
}

/// A published edition, and a self-assessment against it in which nothing is answered yet.
void fill_assessment(Transaction& tx, const Acting& lead, FilledCouncil& filled) {
    const auto edition = framework::keep_edition(tx, lead, *framework::built_in_edition("EFLG 2021")).value();
    ensure(
        framework::act_on_edition(tx, lead, edition, framework::EditionActKind::published, "").has_value(),
        "the act is done"
    );
    const auto older = framework::keep_edition(tx, lead, *framework::built_in_edition("EFLG 2009")).value();
    ensure(
        framework::act_on_edition(tx, lead, older, framework::EditionActKind::published, "").has_value(),
        "the act is done"
    );
    const auto crosswalk = framework::keep_crosswalk(tx, lead, framework::built_in_crosswalks().front());
    filled.ids["/crosswalks/"] = address(crosswalk.value());
    const auto accreditation = scheme::add_accreditation(tx, lead, {.scheme = "White Ribbon"});
    filled.ids["/schemes/"] = address(accreditation);
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
    const auto& answer = begun.answers.front();
    (void)self_assessment::add_evidence(
        tx, lead, begun, answer, {.title = "Rules", .link = "https://rights.example/rules"}
    );
    filled.ids[path + "/criteria/" + address(answer.id) + "/evidence/"] =
        address(self_assessment::evidence_of_answer(tx, filled.organisation, answer.id).front().use.id);
}

Acting lead_of(OrganisationId organisation, PersonId person) {
    return {
        .actor = {.organisation = organisation, .person = person, .name = "lead"},
        .roles = {Role::equality_lead},
        .service_areas = {}
    };
}

/// Two challenges that are not final, the first with somebody on its team.
void fill_challenges(Transaction& tx, const Acting& lead, FilledCouncil& filled) {
    assessment::Challenge challenge;
    challenge.title = "Peer challenge";
    challenge.from = british_date(tx.now());
    challenge.until = british_date(tx.now());
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
    filled.ids["/exhibits/"] = address(assessment::add_exhibit(
        tx, lead, exhibit, evidence::NewEvidence{.file_name = "audit.txt", .content = "Four"}
    ));
    filled.restricted_ids["/exhibits/"] =
        address(assessment::add_exhibit(tx, lead, exhibit, restricted_file()));
    assessment::ChallengePaper paper;
    paper.challenge = filled.challenge;
    paper.file_name = "slides.txt";
    filled.ids["/challenge-papers/"] = address(
        assessment::add_paper(tx, lead, paper, "# Streets\n\n## Strengths\n\n- Lit well\n- Kept clean\n")
    );
}

/// A dataset of two records that was accepted, sealed under 32 letters “k”, and a table of it that
/// was published.
void fill_monitoring(storage::Db& db, PersonId person, Date day, FilledCouncil& filled) {
    const accounts::Seal seal(std::string(32, 'k'));
    const Acting analyst{
        .actor = {.organisation = filled.organisation, .person = person, .name = "Surname analyst"},
        .roles = {Role::analyst},
        .service_areas = {}
    };
    const monitoring::DatasetAbout about{
        .title = "Advice",
        .population = "service_users",
        .from = day,
        .to = day,
        .source = "Case system",
        .owner = "Head of advice",
        .lawful_basis = "public_task",
        .keep_until = day,
        .collected_by = std::nullopt
    };
    const std::string csv = "Sex,Ward\nF,North\nM,North\n";
    const auto table = analytics::read_source(csv, "advice.csv", monitoring::reading_on(day));
    ensure(table.has_value(), "the records are read");
    const auto fresh = monitoring::new_dataset(about, "advice.csv", csv, *table);
    const auto accepted = monitoring::accepted_records(
        monitoring::coded_records(fresh.mapping, monitoring::stored_rows(*table)), {}
    );
    db.write([&](Transaction& tx) {
        const auto id = monitoring::add_dataset(tx, analyst, seal, fresh);
        const auto waiting = monitoring::find_dataset(tx, filled.organisation, id);
        monitoring::accept_dataset(tx, analyst, seal, waiting, accepted);
        monitoring::MonitoringTable wanted;
        wanted.dataset = id;
        wanted.title = "Advice by sex";
        const auto saved = monitoring::add_table(tx, analyst, wanted);
        monitoring::NewPublication publication;
        publication.table = monitoring::find_table(tx, filled.organisation, saved);
        publication.frozen.row_heading = "Sex";
        publication.frozen.rows = {"Total"};
        publication.frozen.columns = {"Records"};
        publication.frozen.cells = {{{.number = std::nullopt, .text = "*"}}};
        monitoring::add_publication(tx, analyst, publication);
        filled.ids["/monitoring/datasets/"] = address(id);
        filled.ids["/monitoring/tables/"] = address(saved);
    });
}

/// A draft of pay gaps, which only who works on them may see.
void fill_pay_gaps(Transaction& tx, const Acting& lead, FilledCouncil& filled) {
    std::string payroll = "sex,hourly_pay\n";
    for (int i = 0; i < 8; ++i)
        payroll += i % 2 == 0 ? "Female,14\n" : "Male,15\n";
    const Date snapshot{std::chrono::year{2026}, std::chrono::March, std::chrono::day{31}};
    const auto file = monitoring::open_payroll(payroll, "staff.csv");
    const auto gaps = monitoring::work_out_gaps(file.value(), snapshot, 10);
    filled.ids["/pay-gaps/"] = address(monitoring::add_pay_statement(tx, lead, snapshot, gaps.value()));
}

}  // namespace

FilledCouncil filled_council(storage::Db& db, const std::string& name) {
    FilledCouncil filled;
    PersonId person;
    Instant moment;
    db.write([&](Transaction& tx) {
        moment = tx.now();
        filled.organisation =
            accounts::add_organisation(tx, {.name = name, .short_name = name}, "installation");
        person = add_someone(tx, filled.organisation, name + "-lead", {.role = Role::equality_lead});
        filled.lead = lead_of(filled.organisation, person);
        fill_plan(tx, filled.lead, filled);
        fill_assessment(tx, filled.lead, filled);
        fill_practice(tx, filled.lead, filled);
        fill_challenges(tx, filled.lead, filled);
        fill_pay_gaps(tx, filled.lead, filled);
        const auto grant = accounts::roles_of(tx, filled.organisation, person).front().id;
        const auto area = accounts::add_service_area(
            tx, installation_of(filled.organisation), {.name = "Parks", .parent = {}}
        );
        filled.ids["/service-areas/"] = address(area);
        const auto deputy = add_someone(tx, filled.organisation, name + "-deputy", {.role = Role::scrutiny});
        const auto today = british_date(tx.now());
        const auto delegation = accounts::add_delegation(
            tx, filled.lead, {.absent = person, .stand_in = deputy, .first_day = today, .last_day = today}
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
    const auto letter = accounts::due_letters(db, moment, 100).back().letter;
    db.write([&](Transaction& tx) { accounts::give_up(tx, letter, "no such host"); });
    filled.ids["/mail/"] = address(letter.id);
    const auto uploaded = intake::take_in(
        db,
        filled.lead,
        {.file_name = "plan.csv",
         .bytes = "Ref,Action,Lead,Due,Status\nRG1.02,Print a guide,Ann Lee,March 2027,Green\n",
         .asked_kind = std::nullopt,
         .period = std::nullopt}
    );
    ensure(uploaded.has_value(), "the plan can be read");
    filled.ids["/imports/"] = address(uploaded->id);
    fill_monitoring(db, person, british_date(moment), filled);
    // What no test makes here is named by an id that stands nowhere.
    for (const auto* const nothing : {"/accepted-hits/", "/account/sessions/"})
        filled.ids[nothing] = crockford(1);
    return filled;
}

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

std::string path_of(std::string_view pattern, const FilledCouncil& filled) {
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

}  // namespace dueregard::test_support
