// How often a suggestion is right, measured on the real documents by a truth made by hand: what peers found
// in 001 against the measures of 003 and the strategy 004. Only line numbers are kept here; where
// ../shared/corpus is absent, the test says so.

#include "assessment/paper.hpp"
#include "documents/read_document.hpp"
#include "plan/progress_report_reader.hpp"
#include "plan/strategy_reader.hpp"
#include "support/file.hpp"
#include "thread/likeness.hpp"
#include "thread/remedy.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <optional>

namespace dueregard::thread {

namespace {

/// The line of a finding in 001 and of what speaks of the same concern: in 003 or 004.
struct Same {
    int finding = 0;
    int document = 0;
    int line = 0;
};

constexpr auto truth = std::to_array<Same>(
    {{43, 3, 34},   {43, 4, 159},  {43, 4, 160},  {44, 3, 41},   {44, 4, 160},  {46, 4, 159},  {46, 4, 160},
     {46, 4, 172},  {46, 4, 203},  {48, 3, 57},   {78, 3, 57},   {81, 3, 41},   {100, 4, 203}, {106, 4, 162},
     {132, 4, 133}, {132, 4, 139}, {136, 3, 12},  {136, 3, 36},  {136, 4, 136}, {136, 4, 162}, {173, 3, 34},
     {173, 4, 159}, {173, 4, 160}, {176, 3, 57},  {178, 4, 136}, {180, 3, 41},  {180, 3, 42},  {203, 4, 205},
     {211, 3, 60},  {213, 4, 159}, {213, 4, 172}, {213, 4, 203}}
);

struct Later {
    int document = 0;
    int line = 0;
};

struct Texts {
    std::vector<std::string> texts;
    std::vector<Later> places;

    void add(std::string text, int document, int line) {
        texts.push_back(std::move(text));
        places.push_back({.document = document, .line = line});
    }
};

std::optional<documents::Document> known(const std::string& start) {
    const auto path = tests::corpus_file(start);
    if (path.empty()) {
        std::printf("did not run: ../shared/corpus/%s….txt is not there\n", start.c_str());
        return std::nullopt;
    }
    auto document = documents::read_document(tests::file_bytes(path), path.filename().string());
    REQUIRE(document);
    return *std::move(document);
}

int line_of(const documents::Document& document, const std::string& text) {
    const auto block = std::ranges::find(document.blocks, text, &documents::Block::text);
    return block == document.blocks.end() ? 0 : block->at.line;
}

}  // namespace

TEST_CASE("corpus 001 against 003 and 004: of the ten likest pairs most are the same concern") {
    const auto report = tests::corpus_file("001");
    const auto progress = known("003");
    const auto strategy = known("004");
    if (report.empty() || !progress || !strategy) return;
    const auto read = assessment::read_paper(
        tests::file_bytes(report), report.filename().string(), assessment::PaperKind::report
    );
    REQUIRE(read);
    Texts found;
    for (const auto& finding : assessment::findings_in(read->review)) {
        if (wants_an_answer(finding)) found.add(finding.text, 1, finding.at.line);
    }
    Texts later;
    for (const auto& measure : plan::read_progress_report(*progress).measures)
        later.add(measure.action, 3, measure.at.line);
    for (const auto& objective : plan::read_strategy(*strategy).objectives) {
        for (const auto* const list : {&objective.priorities, &objective.actions}) {
            for (const auto& text : *list)
                later.add(text, 4, line_of(*strategy, text));
        }
    }

    const auto pairs = likest(found.texts, later.texts, {.all = 10, .of_one = 2});

    REQUIRE(pairs.size() == 10);
    const auto right = std::ranges::count_if(pairs, [&](const LikePair& pair) {
        const auto& [document, line] = later.places[pair.b];
        return std::ranges::any_of(truth, [&, document = document, line = line](const Same& same) {
            return same.finding == found.places[pair.a].line && same.document == document
                   && same.line == line;
        });
    });
    std::printf("the same concern found again: precision at ten %.1f\n", static_cast<double>(right) / 10.0);
    CHECK(right >= 6);
}

}  // namespace dueregard::thread
