#include "assessment/challenge_report.hpp"
#include "documents/html_writer.hpp"

#include <doctest/doctest.h>

namespace dueregard::assessment {

using namespace std::chrono;

namespace {

ChallengeReport a_report() {
    ChallengeReport report;
    report.organisation = "Amcan Borough Council";
    report.challenge.id = ChallengeId{1};
    report.challenge.title = "Peer challenge 2026";
    report.challenge.reviewer = "Association of Councils";
    report.challenge.from = Date{2026y / December / 1};
    report.challenge.until = Date{2026y / December / 3};
    report.challenge.stage = Stage::final_report;
    ChallengeMember member;
    member.name = "Rhys Ash";
    member.role = "Lead peer";
    report.team.push_back(member);
    Verdict verdict;
    verdict.level = "achieving";
    verdict.text = "The council has reached Achieving.";
    report.verdict = verdict;
    ChallengeFinding finding;
    finding.id = FindingId{5};
    finding.kind = FindingKind::strength;
    finding.area_number = "4.1";
    finding.area = "Places";
    finding.number = "1";
    finding.text = "Loops are in four libraries.";
    finding.at.line = 12;
    report.findings.push_back(finding);
    finding.id = FindingId{6};
    finding.kind = FindingKind::consideration;
    finding.text = "Ramps are missing.";
    report.findings.push_back(finding);
    return report;
}

ReportedResponse a_response(ResponseKind kind, std::optional<FindingId> finding, const std::string& text) {
    ReportedResponse reported;
    reported.response.id = ResponseId{9};
    reported.response.kind = kind;
    reported.response.finding = finding;
    reported.response.text = text;
    reported.response.state = ResponseState::handed_over;
    return reported;
}

std::string html_of(const documents::Document& document) {
    return documents::write_html(document);
}

}  // namespace

TEST_CASE("the report tells the verdict, the team and each finding under its area and kind") {
    const auto html = html_of(report_document(a_report()));

    CHECK(html.contains("The council has reached Achieving."));
    CHECK(html.contains("Rhys Ash"));
    CHECK(html.contains("4.1 Places"));
    CHECK(html.contains("1. Loops are in four libraries."));
    CHECK(html.find("Strengths") < html.find("Areas for consideration"));
}

TEST_CASE("the right of reply tells each answer below its finding, corrections with both wordings") {
    auto report = a_report();
    auto correction = a_response(ResponseKind::correction, FindingId{5}, "We counted");
    correction.response.quote = "four libraries";
    correction.response.new_wording = "six libraries";
    correction.response.state = ResponseState::declined;
    correction.why = "Two were shut";
    report.responses = {
        correction,
        a_response(ResponseKind::promise, FindingId{6}, "Ramps by May"),
        a_response(ResponseKind::thanks, std::nullopt, "Thank you all")
    };
    auto unsorted = a_response(ResponseKind::thanks, std::nullopt, "Nobody has said what I am");
    unsorted.response.kind.reset();
    report.responses.push_back(unsorted);

    const auto html = html_of(right_of_reply_document(report));

    CHECK(html.contains("Right of reply: Peer challenge 2026"));
    CHECK(html.contains("six libraries"));
    CHECK(html.contains("Declined: Two were shut"));
    CHECK(html.contains("Ramps by May"));
    CHECK(html.contains("To the report as a whole"));
    CHECK_FALSE(html.contains("Nobody has said what I am"));
    CHECK(html.contains("<td>1</td>"));
}

TEST_CASE("without responses the right of reply says so") {
    CHECK(html_of(right_of_reply_document(a_report())).contains("The council has nothing to say"));
}

TEST_CASE("a frozen report reads back as it was written") {
    auto report = a_report();
    report.responses = {a_response(ResponseKind::promise, FindingId{6}, "Ramps by May")};

    const auto again = read_report(written(report));

    CHECK(written(again) == written(report));
    CHECK(html_of(report_document(again)) == html_of(report_document(report)));
    CHECK(html_of(right_of_reply_document(again)) == html_of(right_of_reply_document(report)));
}

}  // namespace dueregard::assessment
