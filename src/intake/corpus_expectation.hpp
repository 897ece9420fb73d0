#pragma once
// What tests ask of the real documents: everything that was counted in them by hand, in whatever format they
// come.

#include "documents/read_document.hpp"
#include "intake/reading.hpp"
#include "intake/reading_json.hpp"
#include "support/corpus.hpp"
#include "support/file.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <set>
#include <string>

namespace dueregard::intake {

using ReadJson = nlohmann::json;

struct CorpusDocument {
    std::string bytes;
    ReadJson expected;
};

/// The document whose name begins so, with its expectation; nothing where there is no corpus, and the output
/// then says that the test did not run.
inline std::optional<CorpusDocument> corpus_document(const std::string& start) {
    const auto name = tests::corpus_file(start).filename().string();
    auto bytes = support::corpus(name.empty() ? start + "…txt" : name);
    const auto expected = support::corpus("expected.json");
    if (!bytes || !expected) return std::nullopt;
    return CorpusDocument{.bytes = *std::move(bytes), .expected = ReadJson::parse(*expected)[name]};
}

inline ReadJson read_json(const std::string& bytes, const std::string& name) {
    auto document = documents::read_document(bytes, name);
    if (!document) FAIL_CHECK(document.error().sentence);
    REQUIRE(document);
    document->file_name = name;
    return ReadJson::parse(reading_json(reading_of(*document)));
}

inline std::size_t count_of_kind(const ReadJson& found, std::string_view kind) {
    return static_cast<std::size_t>(std::ranges::count_if(found["findings"], [&](const auto& finding) {
        return finding["kind"] == kind;
    }));
}

/// Problems of one check, by what they speak of.
inline std::set<std::string> problems_of(const ReadJson& found, std::string_view check) {
    std::set<std::string> of;
    for (const auto& problem : found["problems"]) {
        if (problem["check"] == check) of.insert(problem["of"].get<std::string>());
    }
    return of;
}

inline void check_areas(const ReadJson& found, const ReadJson& expected) {
    REQUIRE(found.size() == expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) {
        CAPTURE(i);
        CHECK(found[i]["strengths"].size() == expected[i]["strengths"]);
        CHECK(found[i]["considerations"].size() == expected[i]["considerations"]);
        if (expected[i].contains("number")) CHECK(found[i]["number"] == expected[i]["number"]);
    }
}

inline void check_review(const ReadJson& found, const ReadJson& expected) {
    check_areas(found["areas"], expected["areas"]);
    CHECK(found["team"].size() == expected["team"]);
    CHECK(found["verdict"]["framework"] == expected["verdict"]["framework"]);
    CHECK(found["verdict"]["level"] == expected["verdict"]["level"]);
    CHECK(count_of_kind(found, "strength") == 0);
    CHECK(count_of_kind(found, "area for consideration") == 0);
}

}  // namespace dueregard::intake
