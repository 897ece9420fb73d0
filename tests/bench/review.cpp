// Fills a register that is there with what years of reviews leave: review DATABASE
// An edition of 300 criteria and one of 30, a self-assessment against each, and twenty years of peer
// challenges whose findings the measures answer, besides one challenge of this year. Prints the addresses to
// look at as one line of JSON.

#include "accounts/organisation_store.hpp"
#include "accounts/person_store.hpp"
#include "assessment/challenge_store.hpp"
#include "assessment/finding_store.hpp"
#include "base/clock.hpp"
#include "framework/edition_store.hpp"
#include "plan/measure_store.hpp"
#include "self_assessment/answer_store.hpp"
#include "self_assessment/self_assessment_store.hpp"
#include "thread/remedy_store.hpp"

#include <fmt/core.h>

#include <cstdio>
#include <exception>
#include <span>
#include <stdexcept>
#include <vector>

using namespace dueregard;
using storage::Transaction;

namespace {

accounts::Acting lead_in(storage::Db& db) {
    const auto organisation = accounts::list_organisations(db).at(0).id;
    const auto person = accounts::list_people(db, organisation).at(0);
    return {
        .actor = {.organisation = organisation, .person = person.id, .name = person.name},
        .roles = {accounts::Role::equality_lead, accounts::Role::administrator},
        .service_areas = {}
    };
}

/// Areas of ten criteria with three statements each.
framework::Edition edition_of(std::size_t criteria) {
    framework::Edition edition{
        .framework = fmt::format("Bench {}", criteria),
        .label = "2026",
        .title = fmt::format("A framework of {} criteria", criteria),
        .publisher = "Benchmark",
        .source = "",
        .levels =
            {{.ref = "developing", .title = "Developing", .meaning = ""},
             {.ref = "achieving", .title = "Achieving", .meaning = ""},
             {.ref = "excellent", .title = "Excellent", .meaning = ""}},
        .entries = {}
    };
    std::size_t area = 0;
    for (std::size_t i = 0; i < criteria; ++i) {
        if (i % 10 == 0) {
            area = edition.entries.size();
            edition.entries.push_back(
                {.ref = std::to_string(i / 10 + 1), .title = fmt::format("Area {}", i / 10 + 1)}
            );
        }
        framework::Entry criterion{
            .kind = framework::EntryKind::criterion,
            .ref = fmt::format("{}.{}", i / 10 + 1, i % 10 + 1),
            .title = fmt::format("The council knows subject {} and acts on what it knows", i),
            .parent = area,
            .statements = {},
            .questions = {"Who would say so besides ourselves?"}
        };
        for (std::size_t level = 0; level < 3; ++level)
            criterion.statements.push_back(
                {.level = level,
                 .number = fmt::format("{}.{:02}", level + 1, i),
                 .text = fmt::format(
                     "At level {} services work with those whom subject {} touches.", level + 1, i
                 )}
            );
        edition.entries.push_back(std::move(criterion));
    }
    return edition;
}

self_assessment::SelfAssessmentId
assess(Transaction& tx, const accounts::Acting& lead, std::size_t criteria) {
    const auto edition = framework::keep_edition(tx, lead, edition_of(criteria)).value();
    framework::act_on_edition(tx, lead, edition, framework::EditionActKind::published, "").value();
    const auto kept = framework::find_edition(tx, lead.actor.organisation, edition);
    const auto id = self_assessment::begin(
                        tx,
                        lead,
                        {.edition = edition,
                         .title = fmt::format("Against {} criteria", criteria),
                         .target = 1,
                         .scope = framework::criteria_of(kept.edition)}
    )
                        .value();
    const auto begun = self_assessment::find_self_assessment(tx, lead.actor.organisation, id);
    for (auto answer : begun.answers) {
        for (auto& at_level : answer.levels) {
            at_level.judgement = (answer.criterion + at_level.level) % 4 == 0
                                     ? self_assessment::Judgement::partly_met
                                     : self_assessment::Judgement::met;
            at_level.narrative =
                fmt::format("Shown by what service {} did with its residents.", answer.criterion);
        }
        (void)self_assessment::save_answer(tx, lead, begun, answer);
    }
    return id;
}

/// The first finding of a challenge of that year, each of whose 70 findings a measure answers.
assessment::FindingId challenge_of(
    Transaction& tx, const accounts::Acting& lead, int years, const std::vector<plan::Measure>& measures
) {
    using namespace std::chrono;
    assessment::Challenge challenge;
    challenge.title = fmt::format("Peer challenge {}", years);
    challenge.from = Date{year{years} / December / 1};
    challenge.until = Date{year{years} / December / 3};
    const auto id = assessment::add_challenge(tx, lead, challenge);
    std::vector<assessment::ChallengeFinding> findings(70);
    for (std::size_t i = 0; i < findings.size(); ++i)
        findings[i].text = fmt::format("In {} the peers would look again at subject {}", years, i);
    const auto kept = assessment::add_findings(tx, lead, id, findings, "");
    for (std::size_t i = 0; i < kept.size(); ++i) {
        thread::Remedy remedy;
        remedy.finding = kept[i];
        remedy.measure = measures.at(i * 7 % measures.size()).id;
        thread::add_remedy(tx, lead, remedy);
    }
    return kept.front();
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 2) {
        fmt::print(stderr, "review: say which database\n");
        return 2;
    }
    try {
        const SystemClock clock;
        auto db = storage::Db::open(argv[1], clock);
        const auto lead = lead_in(db);
        const auto measures = plan::measures_in_plan(db, lead.actor.organisation);
        self_assessment::SelfAssessmentId small, large;
        assessment::FindingId first;
        db.write([&](Transaction& tx) {
            small = assess(tx, lead, 30);
            large = assess(tx, lead, 300);
            for (int years = 2007; years < 2027; ++years)
                first = challenge_of(tx, lead, years, measures);
        });
        fmt::print(
            R"({{"small": "/self-assessments/{}", "large": "/self-assessments/{}", "thread": "/findings/{}/thread"}})"
            "\n",
            address(small),
            address(large),
            address(first)
        );
    } catch (const std::exception& failure) {
        fmt::print(stderr, "review: {}\n", failure.what());
        return 1;
    }
    return 0;
}
