#include "documents/read_document.hpp"
#include "intake/kind.hpp"
#include "plan/progress_report_reader.hpp"
#include "support/corpus.hpp"

#include <doctest/doctest.h>

#include <string>

namespace dueregard::intake {

namespace {

Recognised recognised(std::string_view bytes, std::string_view file_name) {
    const auto document = documents::read_document(bytes, file_name);
    REQUIRE(document.has_value());
    return recognise(*document, plan::read_progress_report(*document));
}

std::string kind_of(std::string_view bytes, std::string_view file_name = "document.txt") {
    return std::string(name_of(recognised(bytes, file_name).kind));
}

}  // namespace

TEST_CASE("every kind has a name to be stored by and a title to be shown by") {
    for (const auto kind : all_document_kinds()) {
        CHECK(document_kind_named(name_of(kind)) == kind);
        CHECK_FALSE(title_of(kind).empty());
    }
    CHECK_FALSE(document_kind_named("Progress report"));
}

TEST_CASE("the real documents are named rightly") {
    const std::pair<const char*, DocumentKind> known[] = {
        {"000_2ef487b1659ad873.txt", DocumentKind::committee_report},
        {"001_d0a2a51aae0826e0.txt", DocumentKind::peer_challenge_report},
        {"002_89b00f3d5b5edda3.txt", DocumentKind::peer_challenge_presentation},
        {"003_e6c8a47e809bca85.txt", DocumentKind::progress_report},
        {"004_0d6eeac88222544f.txt", DocumentKind::strategy},
    };
    for (const auto& [name, kind] : known) {
        const auto bytes = support::corpus(name);
        if (!bytes) continue;
        CAPTURE(name);
        const auto found = recognised(*bytes, name);
        CHECK(std::string(name_of(found.kind)) == std::string(name_of(kind)));
        CHECK(found.confidence > 0.5);
    }
}

TEST_CASE("documents of other kinds are unknown") {
    CHECK(kind_of("Shopping\n\n- milk\n- bread\n- six eggs\n- a strategy game for Sam\n") == "unknown");
    CHECK(
        kind_of(
            "Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor.\n\nUt enim ad minim veniam.\n"
        )
        == "unknown"
    );
    CHECK(
        kind_of(
            "Cost centre,Description,Budget 2031/32,Actual,Variance\n1001,Salaries,120000,118500,-1500\n"
            "1002,Training,8000,9100,1100\nTotal,,128000,127600,-400\n",
            "budget.csv"
        )
        == "unknown"
    );
    CHECK(
        kind_of(
            "Employee,Job title,Department,Start date,Salary\n1,Clerk,Housing,01/04/2030,23000\n2,Planner,Planning,"
            "01/05/2029,31000\n3,Clerk,Libraries,12/09/2031,22800\n",
            "staff.csv"
        )
        == "unknown"
    );
    CHECK(
        kind_of(
            "INVOICE\n\nInvoice number 3321\nDate: 12 March 2031\n\nItem | Description | Qty | Unit price | Total\n"
            "1 | Printing of leaflets | 500 | 0.10 | 50.00\n2 | Delivery | 1 | 8.00 | 8.00\n\nSubtotal 58.00\nVAT 11.60\n"
            "Amount due 69.60\n"
        )
        == "unknown"
    );
    CHECK(
        kind_of(
            "Minutes of the allotments working group, 4 May 2031\n\nPresent: four members. Apologies: two.\n\n"
            "Matters arising\n\nThe tap on plot 9 was mended.\n\nAction | Owner | By when\nBuy a new hose | Sam | 1 June 2031\n"
            "Ask for bins | Ali | 1 July 2031\nDate of next meeting: 1 June 2031\n"
        )
        == "unknown"
    );
}

TEST_CASE("a committee report is told by what it asks and what it implies") {
    const auto* const text =
        "Ambridge Vale District Council\n\nReport of the Head of Policy\n\nEquality scheme: annual review\n\nPurpose of report\n\n"
        "1. To review the scheme.\n\nRecommendations\n\nCabinet is asked to note the review.\n\nFinancial implications\n\n"
        "None beyond existing budgets.\n\nLegal implications\n\nThe council must have regard to the duty.\n\nBackground papers\n\nNone.\n";

    CHECK(kind_of(text) == "committee_report");
}

TEST_CASE("an impact assessment is told by its title and its rows of characteristics") {
    const auto* const text =
        "Equality Impact Assessment: garden waste charges\n\nName of policy being assessed: garden waste\n\n"
        "| Protected characteristic | Positive impact | Negative impact | Mitigation |\n|---|---|---|---|\n"
        "| Age | | Older residents may find the form hard | Telephone line |\n| Disability | | Bins are heavy | Assisted collection |\n"
        "| Race | | Leaflet in English only | Translations |\n| Religion or belief | No impact | | |\n| Sex | No impact | | |\n"
        "| Sexual orientation | No impact | | |\n\nSign off: Head of Waste\n";

    CHECK(kind_of(text) == "impact_assessment");
}

TEST_CASE("a short report of peers is no set of slides, and the other way round") {
    CHECK(
        kind_of(
            "# Equality Peer Challenge: Northmere District Council\n\n## 1 Introduction\n\nThe peer team came for three days.\n\n"
            "## 2 Leadership\n\n### Strengths\n\n- The leader opens each network day.\n- Directors answer for one aim each.\n\n"
            "### Areas for consideration\n\n- Scrutiny sees equality once a year only.\n\n## 3 Workforce\n\n### Strengths\n\n"
            "- Guaranteed interviews reach care leavers.\n\n### Areas for consideration\n\n- Exit interviews are rare.\n"
        )
        == "peer_challenge_report"
    );
    CHECK(
        kind_of(
            "# Northmere District Council equality peer challenge\n\n# Leadership\n\n## Strengths\n\n- Clear tone\n- Open doors\n\n"
            "# Leadership\n\n## Areas for consideration\n\n- Middle managers\n\n# Workforce\n\n## Strengths\n\n- Networks\n\n"
            "# Workforce\n\n## Areas for consideration\n\n- Exit interviews\n"
        )
        == "peer_challenge_presentation"
    );
}

TEST_CASE("equality objectives, a self-assessment and an action plan are told apart") {
    CHECK(
        kind_of(
            "# Our equality objectives 2031 to 2035\n\n## Objective 1: fair access to homes\n\n### Why we chose this objective\n\n"
            "Disabled tenants wait longest for an adapted home.\n\n## Objective 2: a workforce like the district\n\n"
            "### Why we chose this objective\n\nOur senior managers do not look like our residents.\n"
        )
        == "objectives"
    );
    CHECK(
        kind_of(
            "# Self-assessment against the equality framework\n\n| Criterion | Level | Evidence | Judgement |\n|---|---|---|---|\n"
            "| 1.1 We know who lives here | Developing | Census profile | Met |\n| 2.1 We share what we know | Achieving | Data hub | "
            "Partly met |\n"
        )
        == "self_assessment"
    );
    CHECK(
        kind_of(
            "# Equality action plan 2031/32\n\n| Action | Lead | By when |\n|---|---|---|\n| Audit step-free routes | Head of Streets | "
            "May 2031 |\n| Train shift leaders | Head of HR | June 2031 |\n| Publish the pay gap | Head of HR | March 2032 |\n"
        )
        == "action_plan"
    );
}

}  // namespace dueregard::intake
