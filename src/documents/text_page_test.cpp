#include "documents/plain_text.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace dueregard::documents {

namespace {

std::vector<std::string> texts_of(const Document& document) {
    std::vector<std::string> texts;
    for (const auto& block : document.blocks) {
        texts.push_back(block.text);
        for (const auto& row : block.table.rows) {
            for (const auto& cell : row.cells)
                texts.back() += texts.back().empty() ? cell.text : " | " + cell.text;
        }
    }
    return texts;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("a number far to the right that counts up, and the head above it, stand on the page and in no text"
) {
    const auto document =
        read_plain_text("Vale peer report\n\nThe panel met at the hall and\n\n"
                        "                                        1\n"
                        "Vale Council – Peer report              May 2031\n\n"
                        "did so again in June.\n\nNobody was paid.\n\n"
                        "                                        2\n"
                        "Vale Council – Peer report              May 2031\n\nThe end came soon.\n\n"
                        "                                        3\n");

    CHECK(
        texts_of(document)
        == Texts{"Vale peer report", "The panel met at the hall and did so again in June.", "Nobody was paid.", "The end came soon."}
    );
    CHECK(document.furniture == Texts{"Vale Council – Peer report May 2031"});
    CHECK(document.blocks[3].at.line == 15);
}

TEST_CASE("a running head with the page's number is no text, whichever end the number stands at") {
    const auto document = read_plain_text(
        "Plan one\n\nFirst things first.\n\nVale plan 2031-2035        2\n\nSecond comes here.\n\n"
        "3        Annual plan of the Vale\n\nThird is this.\n\nVale plan 2031-2035        4\n\nFourth is last.\n\n"
        "5        Annual plan of the Vale\n"
    );

    CHECK(
        texts_of(document)
        == Texts{"Plan one", "First things first.", "Second comes here.", "Third is this.", "Fourth is last."}
    );
}

TEST_CASE("pages that form feeds end lose the foot that comes again on each") {
    const auto document = read_plain_text(
        "Closing slides\n\n• One voice\n\nvale.example\n\fLeadership\n\n• Two voices\n\nvale.example\n"
        "\fWorkforce\n\n• Three voices\n\nvale.example\n"
    );

    CHECK(
        texts_of(document)
        == Texts{"Closing slides", "One voice", "Leadership", "Two voices", "Workforce", "Three voices"}
    );
    CHECK(document.furniture == Texts{"vale.example"});
}

TEST_CASE("objectives that count, figures in a table and numbered chapters are no pages") {
    const auto document = read_plain_text(
        "Objective 1\n\nListen to people.\n\nObjective 2\n\nAnswer them.\n\n"
        "Service      Count      Share\nParks        1          10%\nRoads        2          20%\n"
    );

    CHECK(document.furniture.empty());
    CHECK(
        texts_of(document)
        == Texts{"Objective 1", "Listen to people.", "Objective 2", "Answer them.", "Service | Count | Share | Parks | 1 | 10% | Roads | 2 | 20%"}
    );
}

TEST_CASE("the head of a table that comes again on each page stays") {
    const auto document = read_plain_text(
        "Ref     Action       Lead\n1.1     Listen       Parks\n1.2     Answer       Roads\n"
        "\fRef     Action       Lead\n1.3     Decide       Parks\n1.4     Report       Roads\n"
    );

    CHECK(document.furniture.empty());
    CHECK(texts_of(document).front().contains("Ref | Action | Lead"));
    CHECK(texts_of(document).back().contains("1.4 | Report | Roads"));
}

}  // namespace dueregard::documents
