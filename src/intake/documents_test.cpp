// Invented documents in layouts that councils really use, each with what a person would read in it.

#include "documents/program.hpp"
#include "documents/read_document.hpp"
#include "intake/reading.hpp"
#include "intake/reading_json.hpp"
#include "support/corpus.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <cstdio>
#include <filesystem>
#include <map>
#include <set>

namespace dueregard::intake {

namespace {

using Json = nlohmann::ordered_json;

Json read(const std::filesystem::path& path) {
    const auto bytes = support::bytes_of(path.string());
    REQUIRE(bytes.has_value());
    const auto document = documents::read_document(*bytes, path.filename().string());
    REQUIRE(document.has_value());
    return Json::parse(reading_json(reading_of(*document)));
}

/// The document that an expectation speaks of: the same name with the ending of its own format.
std::filesystem::path document_for(const std::filesystem::path& expectation) {
    const auto name = expectation.filename().string();
    const auto stem = name.substr(0, name.find(".expected"));
    for (const auto* ending : {".md", ".txt", ".csv", ".docx", ".xlsx", ".html", ".pdf", ".pptx"}) {
        auto path = expectation.parent_path() / (stem + ending);
        if (std::filesystem::exists(path)) return path;
    }
    return {};
}

/// Every value that is expected is there; what is not named is free.
void check_same(const std::string& where, const Json& found, const Json& expected) {
    for (const auto& [key, value] : expected.items()) {
        CAPTURE(where);
        CAPTURE(key);
        CHECK(found[key].dump() == value.dump());
    }
}

void check_rows(const Json& found, const Json& expected, const std::string& what = "measure") {
    CAPTURE(what);
    CHECK(found.size() == expected.size());
    if (found.size() != expected.size()) return;
    for (std::size_t i = 0; i < expected.size(); ++i)
        check_same(what + " " + std::to_string(i + 1), found[i], expected[i]);
}

/// Claims in any order of keys.
void check_claims(const Json& found, const Json& expected) {
    CHECK(found.size() == expected.size());
    if (found.size() != expected.size()) return;
    for (std::size_t i = 0; i < expected.size(); ++i) {
        using Says = std::map<std::string, int>;
        CAPTURE(i);
        CAPTURE(found[i].dump());
        CHECK(found[i]["says"].get<Says>() == expected[i]["says"].get<Says>());
        CHECK(found[i]["holds"].dump() == expected[i]["holds"].dump());
    }
}

/// Of the checks that the expectation names, just these hits and no others.
void check_problems(const Json& found, const Json& expected) {
    std::set<std::string> checks;
    std::set<std::string> wanted;
    for (const auto& problem : expected) {
        checks.insert(problem["check"]);
        wanted.insert(problem.dump());
    }
    std::set<std::string> seen;
    for (const auto& problem : found) {
        const Json one{{"check", problem["check"]}, {"of", problem["of"]}};
        if (checks.contains(problem["check"])) seen.insert(one.dump());
    }
    CHECK(seen == wanted);
}

Json texts_of(const Json& points) {
    auto texts = Json::array();
    for (const auto& point : points)
        texts.push_back(point["text"]);
    return texts;
}

/// Title and texts; a number where one is expected.
void check_areas(const Json& found, const Json& expected) {
    REQUIRE(found.size() == expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) {
        CAPTURE(i);
        CHECK(found[i]["title"] == expected[i]["title"]);
        if (expected[i].contains("number")) CHECK(found[i]["number"] == expected[i]["number"]);
        CHECK(texts_of(found[i]["strengths"]).dump() == expected[i]["strengths"].dump());
        CHECK(texts_of(found[i]["considerations"]).dump() == expected[i]["considerations"].dump());
    }
}

/// Of all areas and of what stands outside any.
Json findings_of(const Json& found, const std::string& list, const std::string& kind) {
    auto texts = Json::array();
    for (const auto& area : found["areas"]) {
        for (const auto& text : texts_of(area[list]))
            texts.push_back(text);
    }
    for (const auto& finding : found["findings"]) {
        if (finding["kind"] == kind) texts.push_back(finding["text"]);
    }
    return texts;
}

Json column_of(const Json& rows, const std::string& key) {
    auto values = Json::array();
    for (const auto& row : rows)
        values.push_back(row[key]);
    return values;
}

/// What peers found, and what a report to councillors means.
void check_review(const Json& found, const Json& expected) {
    if (expected.contains("areas")) check_areas(found["areas"], expected["areas"]);
    if (expected.contains("strengths"))
        CHECK(findings_of(found, "strengths", "strength").dump() == expected["strengths"].dump());
    if (expected.contains("considerations"))
        CHECK(
            findings_of(found, "considerations", "area for consideration").dump()
            == expected["considerations"].dump()
        );
    if (expected.contains("verdict")) CHECK(found["verdict"] == expected["verdict"]);
    for (const std::string key : {"level", "framework"}) {
        if (!expected.contains("verdict_" + key)) continue;
        REQUIRE_FALSE(found["verdict"].is_null());
        CHECK(found["verdict"][key] == expected["verdict_" + key]);
    }
    for (const std::string key : {"recommendations", "innovations", "signposts", "characteristics"}) {
        if (expected.contains(key + "_count")) CHECK(found[key].size() == expected[key + "_count"]);
    }
    if (expected.contains("actions_total")) {
        std::size_t actions = 0;
        for (const auto& objective : found["objectives"])
            actions += objective["actions"].size();
        CHECK(actions == expected["actions_total"]);
    }
    if (expected.contains("objective_titles"))
        CHECK(column_of(found["objectives"], "title").dump() == expected["objective_titles"].dump());
    if (expected.contains("implications"))
        CHECK(column_of(found["implications"], "kind").dump() == expected["implications"].dump());
}

bool can_be_read(const std::filesystem::path& path) {
    if (path.extension() != ".pdf" || documents::is_installed({"pdftotext", "poppler-utils"})) return true;
    std::printf("did not run: pdftotext is not installed, so %s is not read\n", path.filename().c_str());
    return false;
}

void check_document(const std::filesystem::path& expectation) {
    const auto expected = Json::parse(*support::bytes_of(expectation.string()));
    const auto path = document_for(expectation);
    if (!can_be_read(path)) return;
    const auto found = read(path);
    for (const auto* key : {"kind", "title", "organisation", "date", "period"}) {
        const bool is_part =
            std::string_view(key) == "period" && expected.contains(key) && !expected[key].is_null();
        if (is_part)
            check_same("period", found[key], expected[key]);
        else if (expected.contains(key))
            check_same("document", found, Json{{key, expected[key]}});
    }
    if (expected.contains("measures")) check_rows(found["measures"], expected["measures"]);
    for (const auto* key :
         {"objectives",
          "facts",
          "boards",
          "accreditations",
          "recommendations",
          "findings",
          "team",
          "criteria",
          "impacts"}) {
        if (expected.contains(key)) check_rows(found[key], expected[key], key);
    }
    check_review(found, expected);
    if (expected.contains("claims")) check_claims(found["claims"], expected["claims"]);
    if (expected.contains("problems")) check_problems(found["problems"], expected["problems"]);
}

}  // namespace

TEST_CASE("every invented document is read as a person would read it") {
    std::set<std::filesystem::path> expectations;
    for (const auto& entry : std::filesystem::directory_iterator("tests/documents")) {
        if (entry.path().string().ends_with(".expected.json")) expectations.insert(entry.path());
    }

    REQUIRE(expectations.size() >= 12);

    for (const auto& expectation : expectations) {
        SUBCASE(expectation.filename().string().c_str()) {
            check_document(expectation);
        }
    }
}

TEST_CASE("no invented document is taken for another kind: the table of what was told against what it is") {
    std::map<std::string, std::map<std::string, int>> told;
    int wrong = 0;
    for (const auto& entry : std::filesystem::directory_iterator("tests/documents")) {
        const auto name = entry.path().string();
        if (!name.ends_with(".expected.json")) continue;
        const auto path = document_for(entry.path());
        if (!can_be_read(path)) continue;
        const std::string is = Json::parse(*support::bytes_of(name))["kind"];
        const std::string found = read(path)["kind"];
        ++told[is][found];
        if (found != is) ++wrong;
    }

    std::string table;
    for (const auto& [is, row] : told) {
        table += is + ":";
        for (const auto& [found, count] : row)
            table += " " + std::to_string(count) + " " + found;
        table += "\n";
    }
    INFO(table);
    CHECK(wrong == 0);
    CHECK(told.size() >= 7);
}

}  // namespace dueregard::intake
