#include "assessment/report_store.hpp"

#include "accounts/organisation_store.hpp"
#include "accounts/secret.hpp"
#include "assessment/challenge_team_store.hpp"
#include "assessment/finding_store.hpp"
#include "assessment/paper_store.hpp"
#include "assessment/response_store.hpp"
#include "assessment/verdict_store.hpp"

namespace dueregard::assessment {

using accounts::Acting;
using accounts::OrganisationId;
using storage::Db;
using storage::Transaction;

ChallengeReport report_now(Db& db, const Acting& acting, const Challenge& challenge) {
    const auto organisation = acting.actor.organisation;
    ChallengeReport report;
    const auto council = accounts::find_organisation(db, organisation);
    report.organisation = council ? council->name : "";
    report.challenge = challenge;
    for (const auto& entry : team_of(db, organisation, challenge.id))
        report.team.push_back(entry.member);
    if (const auto kept = verdict_of(db, organisation, challenge.id)) report.verdict = kept->verdict;
    report.findings = without_slides(
        findings_of(db, organisation, challenge.id), papers_of(db, organisation, challenge.id)
    );
    for (auto& response : responses_of(db, acting, challenge.id)) {
        ReportedResponse reported{.response = std::move(response), .why = ""};
        if (reported.response.state == ResponseState::declined)
            reported.why = acts_of(db, organisation, reported.response.id).front().why;
        report.responses.push_back(std::move(reported));
    }
    return report;
}

ChallengeReport report_of(Db& db, const Acting& acting, const Challenge& challenge) {
    const auto frozen = frozen_report(db, acting.actor.organisation, challenge.id);
    return frozen ? read_report(frozen->content) : report_now(db, acting, challenge);
}

std::optional<FrozenReport> frozen_report(Db& db, OrganisationId organisation, ChallengeId challenge) {
    const auto row = db.find(
        "select content, sha256, at, person_name from frozen_report where organisation = :organisation and "
        "challenge = :challenge",
        {organisation, challenge}
    );
    if (!row) return std::nullopt;
    return FrozenReport{
        .content = row->text(0), .sha256 = row->text(1), .at = row->instant(2), .person_name = row->text(3)
    };
}

void freeze_report(Transaction& tx, const Acting& acting, const Challenge& challenge) {
    auto report = report_now(tx, acting, challenge);
    std::erase_if(report.responses, [](const ReportedResponse& reported) {
        return reported.response.state == ResponseState::draft;
    });
    const auto content = written(report);
    const auto sha256 = accounts::hexadecimal(accounts::sha256(content));
    tx.execute(
        "insert into frozen_report (organisation, challenge, content, sha256, at, person, person_name) values "
        "(:organisation, :challenge, :content, :sha256, :at, :person, :person_name)",
        {acting.actor.organisation,
         challenge.id,
         content,
         sha256,
         tx.now(),
         acting.actor.person,
         acting.actor.name}
    );
    accounts::record(
        tx,
        acting.actor,
        {.noun = "frozen_report",
         .id = challenge.id.value,
         .verb = "freeze",
         .before = "",
         .after = accounts::json_of({{"sha256", sha256}})}
    );
}

}  // namespace dueregard::assessment
