// Invented documents in layouts that councils really use, each with what a person would read in it.

#include "documents/read_document.hpp"
#include "intake/reading.hpp"
#include "intake/reading_json.hpp"
#include "support/corpus.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

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
    for (const auto* ending : {".md", ".txt", ".csv", ".docx", ".xlsx", ".html"}) {
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

void check_document(const std::filesystem::path& expectation) {
    const auto expected = Json::parse(*support::bytes_of(expectation.string()));
    const auto found = read(document_for(expectation));
    for (const auto* key : {"kind", "title", "organisation", "date", "period"}) {
        if (expected.contains(key)) check_same("document", found, Json{{key, expected[key]}});
    }
    if (expected.contains("measures")) check_rows(found["measures"], expected["measures"]);
    for (const auto* key :
         {"objectives", "facts", "boards", "accreditations", "recommendations", "findings"}) {
        if (expected.contains(key)) check_rows(found[key], expected[key], key);
    }
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

}  // namespace dueregard::intake
