#include "assessment/paper.hpp"
#include "assessment/response.hpp"
#include "documents/read_document.hpp"
#include "support/file.hpp"

#include <doctest/doctest.h>

#include <cstdio>

namespace dueregard::assessment {

namespace {

ChallengeFinding found(std::int64_t id, int line, const std::string& text) {
    ChallengeFinding finding;
    finding.id = FindingId{id};
    finding.at.line = line;
    finding.text = text;
    return finding;
}

documents::Comment comment(int line, const std::string& quote, const std::string& from) {
    documents::Comment comment;
    comment.number = 1;
    comment.text = "There were six";
    comment.quote = quote;
    comment.quoted_from = from;
    comment.anchor.line = line;
    return comment;
}

FindingResponse correction(const std::string& quote, const std::string& instead) {
    FindingResponse response;
    response.kind = ResponseKind::correction;
    response.quote = quote;
    response.new_wording = instead;
    response.text = "We counted them";
    return response;
}

}  // namespace

TEST_CASE("a comment's words suggest what kind of response it is") {
    CHECK(suggested_kind("This should read six libraries") == ResponseKind::correction);
    CHECK(suggested_kind("We will fit loops in all of them by May") == ResponseKind::promise);
    CHECK(suggested_kind("We do not recognise this picture") == ResponseKind::dispute);
    CHECK(suggested_kind("Which desk was seen?") == ResponseKind::question);
    CHECK(suggested_kind("Thank you for saying so") == ResponseKind::thanks);
    CHECK(suggested_kind("The desk moved in June") == ResponseKind::context);
}

TEST_CASE("a correction needs the words that stand, which stand there, and those that should") {
    const auto finding = found(1, 4, "Loops are in four\nlibraries.");

    CHECK(faults_of(correction("four libraries", "six libraries"), finding).empty());
    CHECK(faults_of(correction("five libraries", "six libraries"), finding).front().field == "quote");
    CHECK(faults_of(correction("", ""), finding).size() == 2);
    CHECK(faults_of({}, finding).size() == 2);
}

TEST_CASE("a correction changes its passage alone, across a line's end") {
    const auto finding = found(1, 4, "Loops are in four\nlibraries, and used.");

    CHECK(
        corrected(finding, correction("in four libraries", "in six libraries"))
        == "Loops are in six libraries, and used."
    );
    CHECK(corrected(finding, correction("in five libraries", "in six")) == std::nullopt);
}

TEST_CASE("a comment belongs to the finding that holds its passage, of several the one before it") {
    const std::vector findings = {
        found(1, 4, "The team saw loops in four libraries."),
        found(2, 9, "The team saw loops in four libraries again."),
        found(3, 12, "Staff use them.")
    };

    const auto near = responses_in(
        std::vector{comment(10, "four libraries", "The team saw loops in four libraries")}, findings
    );
    const auto nowhere = responses_in(std::vector{comment(1, "Background", "Background")}, findings);
    const auto before_all = responses_in(std::vector{comment(2, "team", "The team came")}, findings);

    REQUIRE(near.size() == 1);
    CHECK(near.front().finding == FindingId{2});
    CHECK(near.front().quote == "four libraries");
    CHECK_FALSE(near.front().kind.has_value());
    CHECK_FALSE(nowhere.front().finding.has_value());
    CHECK_FALSE(before_all.front().finding.has_value());
}

TEST_CASE("corpus 001: every comment in the margin becomes a response, and those in a list find their point"
) {
    const auto path = tests::corpus_file("001");
    if (path.empty()) {
        std::printf("did not run: ../shared/corpus/001….txt is not there\n");
        return;
    }
    const auto read = read_paper(tests::file_bytes(path), path.filename().string(), PaperKind::report);
    REQUIRE(read);
    auto findings = findings_in(read->review);
    for (auto& finding : findings)
        finding.id = FindingId{finding.position};

    const auto responses = responses_in(read->comments, findings);

    CHECK(responses.size() == 30);
    int anchored = 0;
    for (const auto& response : responses) {
        if (!response.finding) continue;
        ++anchored;
        const auto& finding = findings.at(static_cast<std::size_t>(response.finding->value) - 1);
        CHECK(finding.at.line <= response.at.line);
    }
    CHECK(anchored >= 26);
    std::printf("corpus 001: %d of 30 comments stand at a point\n", anchored);
}

}  // namespace dueregard::assessment
