#include "base/failure.hpp"
#include "documents/docx_writer.hpp"
#include "documents/html_writer.hpp"
#include "documents/read_document.hpp"
#include "documents/xlsx_writer.hpp"
#include "intake/read_command.hpp"
#include "intake/read_text.hpp"
#include "intake/reading.hpp"
#include "intake/reading_json.hpp"
#include "support/corpus.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <set>
#include <sstream>

namespace dueregard::intake {

namespace {

using Json = nlohmann::ordered_json;

Reading reading_of_text(std::string_view bytes, std::string_view name) {
    auto document = documents::read_document(bytes, name);
    REQUIRE(document.has_value());
    document->file_name = name;
    return reading_of(*document);
}

/// Everything of the rows but their place.
std::vector<std::string> rows_of(const Reading& reading) {
    std::vector<std::string> rows;
    auto json = Json::parse(reading_json(reading));
    for (auto& measure : json["measures"]) {
        measure.erase("at");
        measure.erase("section");
        rows.push_back(measure.dump());
    }
    return rows;
}

constexpr auto small_report =
    "# Fair Access progress report, Quarter 1 2031/32\n\nAll actions are on track.\n\n"
    "| Ref | Action | Lead | By when | Status | Update |\n|---|---|---|---|---|---|\n"
    "| FA1 | Audit step-free routes | Head of Streets | May 2031 | Green | Audit was postponed to autumn. |\n"
    "| FA2 | Train shift leaders | Head of HR | June 2031 | Amber | Two of three sessions held. |\n";

}  // namespace

TEST_CASE(
    "JSON has the keys of the contract, in its order, then what goes beyond it, and null for what is absent"
) {
    const auto json = Json::parse(reading_json(reading_of_text(small_report, "small.md")));

    std::string keys;
    for (const auto& [key, value] : json.items())
        keys += key + " ";
    CHECK(
        keys
        == "file kind confidence title organisation date period sections measures areas findings recommendations innovations "
           "signposts team verdict comments objectives criteria impacts facts boards accreditations claims problems "
           "characteristics implications "
    );
    CHECK(json["file"] == "small.md");
    CHECK(json["kind"] == "progress_report");
    CHECK(json["title"] == "Fair Access progress report, Quarter 1 2031/32");
    CHECK(json["organisation"].is_null());
    CHECK(
        json["period"] == Json{{"label", "Quarter 1 2031/32"}, {"from", "2031-04-01"}, {"to", "2031-06-30"}}
    );
    CHECK(json["verdict"].is_null());
    CHECK(json["areas"] == Json::array());
    CHECK(
        json["measures"][0] == Json{{"ref", "FA1"}, {"printed_ref", "FA1"}, {"section", nullptr}, {"objective", nullptr}, {"action", "Audit step-free routes"}, {"owner", "Head of Streets"}, {"due", "2031-05-31"}, {"printed_due", "May 2031"}, {"status", "met"}, {"printed_status", "Green"}, {"commentary", "Audit was postponed to autumn."}, {"outcome", nullptr}, {"at", {{"line", 7}}}}
    );
    CHECK(json["claims"][0]["says"] == Json{{"not_met", 0}});
    CHECK(json["claims"][0]["holds"] == false);
    CHECK(json["problems"].size() == 2);
    CHECK(json["problems"][0]["check"] == "status_contradicted");
    CHECK(json["problems"][0]["at"] == Json{{"line", 7}});
}

TEST_CASE("a person reads the same in plain lines") {
    const auto text = reading_text(reading_of_text(small_report, "small.md"));

    CHECK(text.contains("small.md: Progress report ("));
    CHECK(text.contains("  Period        Quarter 1 2031/32: 1 April 2031 to 30 June 2031\n"));
    CHECK(text.contains("2 measures\n     1  On target\n     1  Narrowly missed\n"));
    CHECK(text.contains("“All actions are on track.”: not borne out by the rows\n"));
    CHECK(text.contains("  line 7: FA1 is reported as met, but its commentary says “was postponed”.\n"));
}

TEST_CASE(
    "a person reads what peers found in plain lines: verdict, team, strengths, considerations, recommendations"
) {
    const auto text = reading_text(reading_of_text(
        "# Equality Peer Review of Northmere District Council\n\n## The peer team\n\n- Ann Moss, Leader, Saltby Borough Council\n"
        "- Bo Reed, Head of People, Fenwick Council\n\n## 1 Leadership\n\n### Strengths\n\n- The leader opens each network day.\n\n"
        "### Areas for consideration\n\n- Scrutiny sees equality once a year only.\n\n## Key recommendations\n\n"
        "1. Bring a report to scrutiny each quarter.\n\n## Conclusion\n\nThe council has been awarded the Achieving level of the "
        "Equality Framework for Local Government.\n",
        "peers.md"
    ));

    CHECK(text.contains("The verdict: achieving\n  line 24: The council has been awarded the Achieving level")
    );
    CHECK(text.contains("The team\n  Ann Moss, Leader, Saltby Borough Council\n"));
    CHECK(text.contains(
        "1 Leadership\n  Strengths\n    line 12: The leader opens each network day.\n  Areas for consideration\n"
        "    line 16: Scrutiny sees equality once a year only.\n"
    ));
    CHECK(text.contains("Recommendations\n  line 20: 1 Bring a report to scrutiny each quarter.\n"));
}

TEST_CASE("an unknown document gives no measures") {
    const auto reading = reading_of_text("Shopping\n\n- milk\n- bread\n", "list.txt");

    CHECK(reading.recognised.kind == DocumentKind::unknown);
    CHECK(reading.measures.empty());
    CHECK(reading.problems.empty());
    CHECK(reading_text(reading).starts_with("list.txt: Of no kind that is known\n"));
}

TEST_CASE("bytes that are no UTF-8 do not stop the JSON") {
    Reading reading;
    reading.title = "caf\xE9";

    CHECK(Json::parse(reading_json(reading))["title"] == "caf\xEF\xBF\xBD");
}

TEST_CASE("reading a file says in one sentence what is wrong with it") {
    std::istringstream in;
    std::ostringstream out;

    CHECK_THROWS_AS(read_file("no/such/file.docx", Output::text, in, out), NotFound);
    CHECK_THROWS_AS(read_file("src", Output::text, in, out), NotFound);
    CHECK(out.str().empty());
    in.str(small_report);
    CHECK(read_file("-", Output::json, in, out) == 0);
    CHECK(Json::parse(out.str())["measures"].size() == 2);
}

TEST_CASE("the county's quarter two report is read as it was counted by hand") {
    const std::string name = "003_e6c8a47e809bca85.txt";
    const auto bytes = support::corpus(name);
    const auto counted = support::corpus("expected.json");
    if (!bytes || !counted) return;
    const auto expected = Json::parse(*counted)[name];

    const auto json = Json::parse(reading_json(reading_of_text(*bytes, name)));

    CHECK(json["kind"] == expected["kind"]);
    CHECK(json["period"]["from"] == expected["period"]["from"]);
    CHECK(json["period"]["to"] == expected["period"]["to"]);
    CHECK(json["period"]["label"] == "Quarter two");
    CHECK(json["organisation"].is_null());
    REQUIRE(json["measures"].size() == expected["measures"]);
    for (std::size_t i = 0; i < expected["rows"].size(); ++i) {
        const auto& row = json["measures"][i];
        const auto& right = expected["rows"][i];
        CAPTURE(i);
        CHECK(row["at"]["line"] == right["line"]);
        CHECK(row["printed_ref"] == right["printed_ref"]);
        CHECK(row["ref"] == right["ref"]);
        CHECK(row["printed_status"] == right["printed_status"]);
        CHECK(row["status"] == right["status"]);
        CHECK_FALSE(row["action"].get<std::string>().empty());
        CHECK(row["commentary"].is_string());
        CHECK(row["objective"].is_null() == right["ref"].is_null());
    }
    REQUIRE(json["claims"].size() == expected["claims"].size());
    for (std::size_t i = 0; i < expected["claims"].size(); ++i) {
        CHECK(Json::parse(json["claims"][i]["says"].dump()).size() == expected["claims"][i]["says"].size());
        for (const auto& [key, value] : expected["claims"][i]["says"].items())
            CHECK(json["claims"][i]["says"][key] == value);
        CHECK(json["claims"][i]["holds"] == expected["claims"][i]["holds"]);
    }
}

TEST_CASE(
    "the county's quarter two report has the problems that were found by hand, and none beside them of their kind"
) {
    const std::string name = "003_e6c8a47e809bca85.txt";
    const auto bytes = support::corpus(name);
    const auto counted = support::corpus("expected.json");
    if (!bytes || !counted) return;
    const auto expected = Json::parse(*counted)[name]["findings_expected"];
    const auto reading = reading_of_text(*bytes, name);
    const auto found = [&](std::string_view check) {
        std::vector<std::string> of;
        for (const auto& problem : reading.problems) {
            if (problem.check == check) of.push_back(problem.of);
        }
        return of;
    };
    const auto sentence_of = [&](std::string_view check) {
        for (const auto& problem : reading.problems) {
            if (problem.check == check) return problem.sentence;
        }
        return std::string();
    };

    CHECK(found("ref_misprinted").size() == expected["misprinted_refs"]);
    CHECK(found("ref_missing").size() == expected["missing_refs"].size());
    CHECK(sentence_of("ref_missing").contains(expected["missing_refs"][0].get<std::string>()));
    CHECK(found("ref_skipped") == expected["absent_refs"].get<std::vector<std::string>>());
    CHECK(
        found("status_contradicted")
        == expected["met_but_commentary_says_postponed_or_late"].get<std::vector<std::string>>()
    );
    CHECK(found("commentary_repeated").size() == expected["identical_commentary"].size());
    for (const auto& ref : expected["identical_commentary"][0])
        CHECK(found("commentary_repeated")[0].contains(ref.get<std::string>()));
    CHECK(found("objective_wordings").size() == 1);
    CHECK(found("ref_doubled").empty());
    CHECK(found("claim_not_borne_out").empty());
    CHECK(found("owner_missing") == std::vector<std::string>{"the whole document"});
}

TEST_CASE("the same report as a workbook and as a Word document reads to the same rows") {
    const std::string name = "003_e6c8a47e809bca85.txt";
    const auto bytes = support::corpus(name);
    if (!bytes) return;
    const auto document = documents::read_document(*bytes, name);
    const auto from_text = rows_of(reading_of(*document));
    std::vector<documents::XlsxSheet> sheets;
    for (const auto& block : document->blocks) {
        if (block.kind != documents::BlockKind::table) continue;
        sheets.push_back({.table = block.table, .number_columns = {}});
        sheets.back().table.name = "Part " + std::to_string(sheets.size());
    }

    const auto workbook = documents::write_xlsx(sheets, {});
    const auto from_workbook = reading_of_text(workbook, "report.xlsx");

    CHECK(rows_of(from_workbook) == from_text);
    CHECK(from_workbook.measures[6].at.sheet == "Part 2");
    const auto word =
        documents::write_docx(documents::write_html({.title = "Report", .blocks = document->blocks}), {});
    CHECK(rows_of(reading_of_text(word, "report.docx")) == from_text);
}

TEST_CASE("every real document is read to its end and nothing is invented") {
    for (const auto* name :
         {"000_2ef487b1659ad873.txt",
          "001_d0a2a51aae0826e0.txt",
          "002_89b00f3d5b5edda3.txt",
          "004_0d6eeac88222544f.txt"}) {
        const auto bytes = support::corpus(name);
        if (!bytes) continue;
        CAPTURE(name);
        const auto reading = reading_of_text(*bytes, name);
        CHECK(reading.recognised.kind != DocumentKind::unknown);
        CHECK(reading.measures.empty());
        for (const auto& claim : reading.claims)
            CHECK(claim.says.contains("objectives"));
        CHECK_FALSE(reading.period);
    }
}

TEST_CASE(
    "a report of peers fills areas, recommendations, team and verdict, and names its council by the title"
) {
    const auto json = Json::parse(reading_json(reading_of_text(
        "# Equality Peer Review of Northmere District Council\n\n## The peer team\n\n- Ann Moss, Leader, Saltby Borough Council\n"
        "- Bo Reed, Head of People, Fenwick Council\n\n## 1 Leadership\n\n### Strengths\n\n- The leader opens each network day.\n\n"
        "### Areas for consideration\n\n- Scrutiny sees equality once a year only.\n\n## Key recommendations\n\n"
        "1. Bring a report to scrutiny each quarter.\n\n## Conclusion\n\nThe council has been awarded the Achieving level of the "
        "Equality Framework for Local Government.\n",
        "peers.md"
    )));

    CHECK(json["kind"] == "peer_challenge_report");
    CHECK(json["organisation"] == "Northmere District Council");
    CHECK(
        json["areas"].dump()
        == R"([{"number":"1","title":"Leadership",)"
           R"("strengths":[{"number":null,"text":"The leader opens each network day.","at":{"line":12}}],)"
           R"("considerations":[{"number":null,"text":"Scrutiny sees equality once a year only.","at":{"line":16}}]}])"
    );
    CHECK(json["recommendations"][0]["number"] == "1");
    CHECK(
        json["team"][1]
        == Json{{"name", "Bo Reed"}, {"organisation", "Fenwick Council"}, {"role", "Head of People"}}
    );
    CHECK(json["verdict"]["framework"] == "eflg");
    CHECK(json["verdict"]["level"] == "achieving");
}

}  // namespace dueregard::intake
