#include "hostile/material.hpp"

#include "accounts/letter_store.hpp"
#include "accounts/person_store.hpp"
#include "accounts/role_grant_store.hpp"
#include "accounts/second_step_store.hpp"
#include "accounts/service_area_store.hpp"
#include "assessment/challenge_store.hpp"
#include "assessment/challenge_team_store.hpp"
#include "assessment/exhibit_store.hpp"
#include "assessment/finding_store.hpp"
#include "assessment/paper_store.hpp"
#include "assessment/response_store.hpp"
#include "assessment/timetable_store.hpp"
#include "base/clock.hpp"
#include "base/ensure.hpp"
#include "base/id.hpp"
#include "hostile/registers.hpp"
#include "intake/acceptance.hpp"
#include "intake/preview.hpp"
#include "intake/uploading.hpp"
#include "monitoring/dataset_store.hpp"
#include "monitoring/pay_statement_store.hpp"
#include "monitoring/record_reading.hpp"
#include "monitoring/table_store.hpp"
#include "plan/given_evidence_store.hpp"
#include "plan/measure_return_store.hpp"
#include "plan/measure_store.hpp"
#include "plan/period_store.hpp"
#include "self_assessment/answer_evidence_store.hpp"
#include "self_assessment/answer_store.hpp"
#include "self_assessment/self_assessment_store.hpp"
#include "support/authenticator_app.hpp"
#include "support/file.hpp"
#include "thread/remedy_store.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <optional>
#include <span>
#include <string_view>

namespace dueregard::hostile {

namespace {

using storage::Transaction;
using test_support::FilledCouncil;

/// A record that was just made, whatever was done to those that stood there before.
assessment::ChallengeId add_challenge(Transaction& tx, const FilledCouncil& filled) {
    assessment::Challenge challenge;
    challenge.title = "Peer challenge of another year";
    challenge.from = british_date(tx.now());
    challenge.until = british_date(tx.now());
    return assessment::add_challenge(tx, filled.lead, challenge);
}

/// The peers' report accepted, with comments in its margin: one is a correction that waits for the peers, the
/// others wait to be handed over. And slides that wait to be accepted.
void bring_papers(
    Transaction& tx,
    const FilledCouncil& filled,
    assessment::ChallengeId challenge,
    std::vector<std::string>& pages
) {
    const auto& lead = filled.lead;
    assessment::ChallengePaper paper;
    paper.challenge = challenge;
    paper.kind = assessment::PaperKind::report;
    paper.file_name = "report.txt";
    const auto report =
        assessment::add_paper(tx, lead, paper, tests::file_bytes("samples/peer-report-2026.txt"));
    assessment::accept_paper(tx, lead, report);
    paper.kind = assessment::PaperKind::slides;
    paper.file_name = "slides.md";
    const auto slides =
        assessment::add_paper(tx, lead, paper, tests::file_bytes("samples/peer-slides-2026.md"));
    auto responses = assessment::all_responses(tx, filled.organisation, challenge);
    ensure(responses.size() == 3, "the peers' report has three comments");
    responses[0].kind = assessment::ResponseKind::correction;
    responses[0].new_wording = "six branches";
    (void)assessment::change_response(tx, lead, responses[0]);
    assessment::hand_over_responses(tx, lead, challenge);
    for (auto& response : std::span(responses).subspan(1)) {
        response.kind = assessment::ResponseKind::promise;
        (void)assessment::change_response(tx, lead, response);
        pages.push_back("/responses/" + address(response.id) + "/change");
        pages.push_back("/responses/" + address(response.id) + "/measure");
    }
    pages.push_back("/responses/" + address(responses[0].id));
    pages.push_back("/challenges/" + address(challenge) + "/responses");
    pages.push_back("/challenge-papers/" + address(report));
    pages.push_back("/challenge-papers/" + address(slides));
}

/// Like one of the report's, with something that shows it and something that answers it; and who is on the
/// team and in the timetable.
void bring_challenge(
    Transaction& tx,
    const FilledCouncil& filled,
    assessment::ChallengeId challenge,
    std::vector<std::string>& pages
) {
    const auto& lead = filled.lead;
    assessment::ChallengeFinding finding;
    finding.text = "Surveys of bus passengers leave out disability";
    const auto found = assessment::add_findings(tx, lead, challenge, std::span(&finding, 1), "").front();
    finding.kind = assessment::FindingKind::innovation;
    finding.text = "A bus that brings the library";
    (void)assessment::add_findings(tx, lead, challenge, std::span(&finding, 1), "");
    assessment::Exhibit exhibit;
    exhibit.challenge = challenge;
    exhibit.title = "Survey of spring";
    (void)assessment::add_exhibit(
        tx, lead, exhibit, evidence::NewEvidence{.file_name = "survey.txt", .content = "Four"}
    );
    thread::Remedy remedy;
    remedy.finding = found;
    remedy.measure = filled.measure;
    (void)thread::add_remedy(tx, lead, remedy);
    assessment::ChallengeMember member;
    member.challenge = challenge;
    member.name = "Rhys Ash";
    (void)assessment::add_member(tx, lead, member);
    assessment::ChallengeSlot slot;
    slot.challenge = challenge;
    slot.on = british_date(tx.now());
    slot.starts = 600;
    slot.ends = 660;
    slot.whom = "Heads of service";
    (void)assessment::add_slot(tx, lead, slot);
    const auto path = "/challenges/" + address(challenge);
    for (const auto* const below :
         {"",
          "/change",
          "/timetable",
          "/findings/add",
          "/evidence/add",
          "/evidence/library",
          "/papers",
          "/practice",
          "/verdict",
          "/team/add"})
        pages.push_back(path + below);
    pages.push_back("/findings/" + address(found));
    for (const auto* const below : {"/suggestions", "/change", "/responses/add"})
        pages.push_back("/findings/" + address(found) + below);
}

/// Who left, who was just added, who has a second step; and an area that nothing uses.
void bring_people(Transaction& tx, const FilledCouncil& filled, std::vector<std::string>& pages) {
    const auto installation = test_support::installation_of(filled.organisation);
    const auto named = [&](const std::string& which) { return which + address(filled.measure); };
    const auto add = [&](const std::string& which) {
        return test_support::add_someone(
            tx, filled.organisation, named(which), {.role = accounts::Role::analyst}
        );
    };
    const auto left = add("left");
    accounts::record_leaving(tx, installation, left, "moved");
    const auto fresh = add("fresh");
    const auto careful = add("careful");
    accounts::add_second_step(tx, filled.organisation, careful, "sealed");
    accounts::confirm_second_step(tx, filled.organisation, careful, 1);
    const auto quiet =
        accounts::add_service_area(tx, installation, {.name = named("Quiet corner "), .parent = {}});
    const auto path_of = [](accounts::PersonId person) { return "/people/" + address(person); };
    for (const auto* const below : {"", "/change", "/leaving"})
        pages.push_back(path_of(fresh) + below);
    pages.push_back(path_of(left) + "/erasure");
    pages.push_back(path_of(careful) + "/second-step-removal");
    pages.push_back("/people/" + filled.ids.at("/people/") + "/delegations");
    pages.push_back("/service-areas/" + address(quiet));
    pages.push_back("/service-areas/" + address(quiet) + "/ending");
}

void bring_measures(Transaction& tx, const FilledCouncil& filled, std::vector<std::string>& pages) {
    plan::Measure measure{.ref = "RG1.09", .action = "Print a guide in large letters"};
    measure.objective = plan::find_measure(tx, filled.organisation, filled.measure).objective;
    const auto gone = plan::add_measure(tx, filled.lead, measure);
    plan::withdraw_measure(tx, filled.lead, gone, "Done elsewhere");
    measure.ref = "RG1.08";
    const auto stays = plan::add_measure(tx, filled.lead, measure);
    const auto evidence = plan::add_evidence(
        tx,
        filled.lead,
        stays,
        std::nullopt,
        {.title = "", .link = "", .file_name = "log.txt", .content = "4"}
    );
    pages.push_back("/measures/" + address(gone) + "/restoration");
    const auto use = plan::evidence_of(tx, filled.organisation, stays).front().used.use.id;
    for (const std::string& below : std::initializer_list<std::string>{
             std::string(),
             "/change",
             "/withdrawal",
             "/evidence/add",
             "/evidence/" + address(use) + "/withdrawal"
         })
        pages.push_back("/measures/" + address(stays) + below);
    for (const auto* const below : {"", "/change", "/revisions/add", "/withdrawal"})
        pages.push_back("/evidence/" + address(evidence) + below);
    pages.push_back("/evidence/add");
}

/// In a period that was just opened, far from any other: one return that nobody has begun, one that waits to
/// be agreed.
void bring_returns(Transaction& tx, const FilledCouncil& filled, std::vector<std::string>& pages) {
    auto period = plan::quarter_of({std::chrono::year{2029}, std::chrono::May, std::chrono::day{1}});
    period.id = plan::add_period(tx, filled.lead, period);
    ensure(
        plan::act_on_period(tx, filled.lead, period.id, plan::PeriodActKind::opened, "").has_value(),
        "the period is opened"
    );
    auto returns = plan::returns_in(tx, filled.organisation, period.id);
    ensure(returns.size() > 1, "every measure is asked for a return");
    returns[1].content.status =
        plan::Status{.symbol = "★", .word = "On target", .meaning = plan::Meaning::met};
    returns[1].content.commentary = "Two desks of three";
    ensure(plan::submit_return(tx, filled.lead, returns[1]).has_value(), "the return is submitted");
    pages.push_back("/periods/" + address(period.id));
    pages.push_back("/periods/" + address(period.id) + "/change");
    pages.push_back("/returns/" + address(returns[0].id));
    pages.push_back("/returns/" + address(returns[0].id) + "/evidence/add");
    pages.push_back("/returns/" + address(returns[1].id));
    pages.push_back("/returns/" + address(returns[1].id) + "/agreement");
}

/// Another self-assessment, of which something can be carried over to the one at `path`.
void said_before(
    Transaction& tx,
    const FilledCouncil& filled,
    framework::EditionId edition,
    std::vector<std::string>& pages,
    const std::string& path
) {
    const auto id = self_assessment::begin(
                        tx, filled.lead, {.edition = edition, .title = "Before", .target = {}, .scope = {2}}
    )
                        .value();
    const auto before = self_assessment::find_self_assessment(tx, filled.organisation, id);
    auto answer = before.answers.front();
    answer.levels.front().judgement = self_assessment::Judgement::met;
    answer.levels.front().narrative = "Minutes of the panel";
    (void)self_assessment::save_answer(tx, filled.lead, before, answer);
    pages.push_back(path + "/carrying-over?from=" + address(id));
}

/// One self-assessment with an answer that is a draft, one with an answer that waits to be agreed.
void bring_answers(Transaction& tx, const FilledCouncil& filled, std::vector<std::string>& pages) {
    const framework::EditionId edition{from_crockford(filled.ids.at("/frameworks/")).value()};
    for (const auto* const title : {"Drafted", "Submitted"}) {
        const auto id = self_assessment::begin(
                            tx, filled.lead, {.edition = edition, .title = title, .target = {}, .scope = {2}}
        )
                            .value();
        const auto begun = self_assessment::find_self_assessment(tx, filled.organisation, id);
        const auto answer = begun.answers.front().id;
        const auto path = "/self-assessments/" + address(id);
        (void)self_assessment::add_evidence(
            tx, filled.lead, begun, begun.answers.front(), {.link = "https://council.example/rules"}
        );
        pages.push_back(path);
        pages.push_back(path + "/delegation");
        pages.push_back(path + "/criteria/" + address(answer));
        const auto use = self_assessment::evidence_of_answer(tx, filled.organisation, answer).front().use.id;
        for (const auto& below : {std::string("/add"), "/" + address(use) + "/withdrawal"})
            pages.push_back(path + "/criteria/" + address(answer) + "/evidence" + below);
        if (std::string_view(title) == "Drafted") {
            said_before(tx, filled, edition, pages, path);
            continue;
        }
        const auto submitted = self_assessment::act_on_answer(
            tx, filled.lead, begun, answer, self_assessment::AnswerActKind::submitted, ""
        );
        ensure(submitted.has_value(), "the answer is submitted");
    }
}

/// A letter that was given up.
void bring_letter(storage::Db& db, const FilledCouncil& filled) {
    Instant moment;
    db.write([&](Transaction& tx) {
        moment = tx.now();
        accounts::add_letter(tx, filled.organisation, *filled.lead.actor.person, "password_changed");
    });
    const auto due = accounts::due_letters(db, moment, 1'000);
    const auto letter = std::ranges::find_if(due, [&](const accounts::DueLetter& one) {
        return one.letter.organisation == filled.organisation && one.letter.kind == "password_changed";
    });
    ensure(letter != due.end(), "the letter waits");
    db.write([&](Transaction& tx) { accounts::give_up(tx, letter->letter, "no such host"); });
}

/// A row that is new, and one that may be a measure of the plan under another reference.
std::string plan_with(int number) {
    constexpr auto head =
        "Period,Ref,Objective,Action,Owner,Service area,Baseline,Target,Due,Status,Progress,Commentary,Evidence\n";
    constexpr auto row =
        "2026/27 Q2,RG{}.0{},RG2 Front desks,{},Ann Lee,Homes,0,12,31 March 2028,★ On target,4,"
        "Four were done by June.,Minutes\n";
    const auto fresh = fmt::format("Train {} people at the front desk by March", number);
    return head + fmt::format(row, 2, number, fresh)
           + fmt::format(row, 9, number, "Print a guide in large letters");
}

constexpr auto strategy =
    "# Equality strategy 2026 to 2030\n\n## Our vision\n\nEverybody is treated fairly.\n\n"
    "## Objective 1: A fair employer\n\nPriorities\n\n- Grow our own managers\n\n## Accreditations\n\n"
    "- We are a Disability Confident Leader until 31 March 2028.\n"
    "- We were awarded the White Ribbon accreditation in May 2025.\n";

/// A peers' report, which goes into a challenge, and a strategy with what the council is recognised under.
void bring_other_imports(storage::Db& db, const FilledCouncil& filled, std::vector<std::string>& pages) {
    const auto report = tests::file_bytes("samples/peer-report-2026.txt");
    for (const auto& [name, bytes] :
         {std::pair<std::string, std::string_view>{"report.txt", report}, {"strategy.md", strategy}}) {
        const auto uploaded = intake::take_in(
            db,
            filled.lead,
            {.file_name = name, .bytes = bytes, .asked_kind = std::nullopt, .period = std::nullopt}
        );
        pages.push_back("/imports/" + address(uploaded.value().id));
    }
}

/// Two wait, and one was accepted.
void bring_imports(storage::Db& db, const FilledCouncil& filled, std::vector<std::string>& pages) {
    for (const int number : {1, 2, 3}) {
        const auto bytes = plan_with(number);
        const auto uploaded = intake::take_in(
            db,
            filled.lead,
            {.file_name = "more.csv", .bytes = bytes, .asked_kind = std::nullopt, .period = std::nullopt}
        );
        const auto id = uploaded.value().id;
        const auto path = "/imports/" + address(id);
        for (const auto* const below : {"", "/rows", "/undoing"})
            pages.push_back(path + below);
        if (number < 3) continue;
        const auto preview = intake::preview_of(db, filled.organisation, id);
        db.write([&](Transaction& tx) {
            const auto accepted = intake::accept_import(tx, filled.lead, id, preview.fingerprint);
            ensure(accepted.has_value(), "nobody else changes the register");
        });
    }
}

constexpr std::string_view records_file = "advice.csv";

/// Advice by sex, of records that differ in number from any other's.
monitoring::NewDataset records_of(int number, const analytics::SourceTable& table, const std::string& csv) {
    const monitoring::DatasetAbout about{
        .title = fmt::format("Advice {}", number),
        .population = "service_users",
        .from = british_date(now),
        .to = british_date(now),
        .source = "Case system",
        .owner = "Head of advice",
        .lawful_basis = "public_task",
        .keep_until = british_date(now),
        .collected_by = std::nullopt
    };
    return monitoring::new_dataset(about, std::string(records_file), csv, table);
}

/// Records that wait to be accepted; and others that were, with a table that nobody has published.
void bring_records(storage::Db& db, const FilledCouncil& filled, std::vector<std::string>& pages) {
    const auto& seal = test_support::seal_of_tests();
    auto analyst = filled.lead;
    analyst.roles = {accounts::Role::analyst};
    for (const int number : {1, 2}) {
        std::string csv = "Sex,Ward\n";
        for (int i = 0; i < 20 + number; ++i)
            csv += i % 2 == 0 ? "F,North\n" : "M,North\n";
        const auto table =
            analytics::read_source(csv, std::string(records_file), monitoring::reading_on(british_date(now)));
        ensure(table.has_value(), "the records are read");
        const auto fresh = records_of(number, *table, csv);
        const auto accepted = monitoring::accepted_records(
            monitoring::coded_records(fresh.mapping, monitoring::stored_rows(*table)), {}
        );
        db.write([&](Transaction& tx) {
            const auto id = monitoring::add_dataset(tx, analyst, seal, fresh);
            const auto path = "/monitoring/datasets/" + address(id);
            for (const auto* const below : {"", "/mapping", "/preview", "/undoing"})
                pages.push_back(path + below);
            if (number == 1) return;
            const auto waiting = monitoring::find_dataset(tx, filled.organisation, id);
            monitoring::accept_dataset(tx, analyst, seal, waiting, accepted);
            monitoring::MonitoringTable wanted;
            wanted.dataset = id;
            wanted.title = "Advice by sex";
            const auto saved = "/monitoring/tables/" + address(monitoring::add_table(tx, analyst, wanted));
            pages.push_back(path + "/table?rows=0&policy=threshold");
            pages.push_back(saved);
            pages.push_back(saved + "/change?rows=0&policy=threshold");
        });
    }
}

/// Drafts of pay gaps: to be published, to be put aside, to plan actions for and to compare.
void bring_pay_gaps(Transaction& tx, const FilledCouncil& filled, std::vector<std::string>& pages) {
    const auto file = monitoring::open_payroll("sex,hourly_pay\nFemale,14\nMale,15\n", "staff.csv");
    const Date snapshot{std::chrono::year{2026}, std::chrono::March, std::chrono::day{31}};
    const auto gaps = monitoring::work_out_gaps(file.value(), snapshot, 10);
    ensure(gaps.has_value(), "the payroll is read");
    for (int i = 0; i < 4; ++i) {
        const auto id = monitoring::add_pay_statement(tx, filled.lead, snapshot, *gaps);
        for (const auto* const below : {"", "/actions", "/comparison"})
            pages.push_back("/pay-gaps/" + address(id) + below);
    }
}

}  // namespace

std::vector<std::string> bring_material(storage::Db& db, const FilledCouncil& filled) {
    std::vector<std::string> pages;
    db.write([&](Transaction& tx) {
        pages.clear();
        bring_papers(tx, filled, add_challenge(tx, filled), pages);
        bring_challenge(tx, filled, add_challenge(tx, filled), pages);
        bring_people(tx, filled, pages);
        bring_measures(tx, filled, pages);
        bring_returns(tx, filled, pages);
        bring_answers(tx, filled, pages);
        bring_pay_gaps(tx, filled, pages);
    });
    bring_letter(db, filled);
    bring_imports(db, filled, pages);
    bring_other_imports(db, filled, pages);
    bring_records(db, filled, pages);
    return pages;
}

}  // namespace dueregard::hostile
