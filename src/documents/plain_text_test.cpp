#include "documents/plain_text.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace dueregard::documents {

namespace {

/// One line for each block: kind and level, number, text.
std::vector<std::string> outline(const Document& document) {
    std::vector<std::string> lines;
    for (const auto& block : document.blocks) {
        const char kind = "HPLT"[static_cast<int>(block.kind)];
        auto line = std::string(1, kind) + std::to_string(block.level) + " ";
        if (!block.number.empty()) line += block.number + " ";
        lines.push_back(line + (block.kind == BlockKind::table ? "" : "| ") + block.text);
    }
    return lines;
}

using Outline = std::vector<std::string>;

}  // namespace

TEST_CASE("numbered lines are headings where they are short and list items where they are sentences") {
    const auto document = read_plain_text("1. Background\n"
                                          "Harrowmere asked three peers to visit in May.\n"
                                          "2.\n"
                                          "What the peers found\n"
                                          "\n"
                                          "2.1 Leadership\n"
                                          "1. Members know their wards and speak of them often.\n"
                                          "2. Officers are trusted:\n"
                                          "- by parishes\n"
                                          "- by tenants\n"
                                          "3. The budget is shared early.\n"
                                          "3\n"
                                          "Next steps\n"
                                          "3.1\n"
                                          "The plan goes to the cabinet in June.\n");

    CHECK(outline(document) == Outline{
        "H1 1 | Background",
        "P0 | Harrowmere asked three peers to visit in May.",
        "H1 2 | What the peers found",
        "H2 2.1 | Leadership",
        "L0 1 | Members know their wards and speak of them often.",
        "L0 2 | Officers are trusted:",
        "L1 | by parishes",
        "L1 | by tenants",
        "L0 3 | The budget is shared early.",
        "H1 3 | Next steps",
        "L1 3.1 | The plan goes to the cabinet in June.",
    });
    CHECK(document.blocks[2].at.line == 3);
}

TEST_CASE("a number that only begins a sentence is part of it") {
    const auto document =
        read_plain_text("· 33 parishes answered\n\n10 of them answered twice.\n\n2.5 million was spent.\n");

    CHECK(
        outline(document)
        == Outline{"L0 | 33 parishes answered", "P0 | 10 of them answered twice.", "P0 | 2.5 million was spent."}
    );
}

TEST_CASE("short lines that stand alone are headings, three of them in a row are not") {
    const auto document = read_plain_text("Our commitment\n"
                                          "We answer every letter.\n"
                                          "Priorities\n"
                                          "• Warm homes\n"
                                          "• Safe streets\n"
                                          "The team was:\n"
                                          "Cllr Ash – Harrowmere Council\n"
                                          "\n"
                                          "Priya Elm – Fenwick Council\n"
                                          "The team thanks everybody.\n");

    CHECK(outline(document) == Outline{
        "H1 | Our commitment",
        "P0 | We answer every letter.",
        "H1 | Priorities",
        "L0 | Warm homes",
        "L0 | Safe streets",
        "P0 | The team was:",
        "P0 | Cllr Ash – Harrowmere Council",
        "P0 | Priya Elm – Fenwick Council",
        "P0 | The team thanks everybody.",
    });
}

TEST_CASE("a chapter whose number happens to be the next one of the list before it is a chapter") {
    const auto document = read_plain_text("1. Background\n"
                                          "Text.\n"
                                          "2. Recommendations\n"
                                          "1. Hold the fair.\n"
                                          "2. Mend the lift.\n"
                                          "\n"
                                          "3. Next steps\n"
                                          "Peers will come back.\n");

    CHECK(outline(document) == Outline{
        "H1 1 | Background",
        "P0 | Text.",
        "H1 2 | Recommendations",
        "L0 1 | Hold the fair.",
        "L0 2 | Mend the lift.",
        "H1 3 | Next steps",
        "P0 | Peers will come back.",
    });
}

TEST_CASE("Markdown headings, bold lines, nested bullets, links and emphasis lose their marks") {
    const auto document = read_plain_text(
        "# **Peer visit**\n\n- One\n  - One and a half\n- See [the site](https://example.org)\n\n**A bold line**\n\nSome **strong** words.\n\nUnderlined\n---\n"
    );

    CHECK(outline(document) == Outline{
        "H1 | Peer visit", "L0 | One", "L1 | One and a half", "L0 | See the site", "H2 | A bold line",
        "P0 | Some strong words.", "H2 | Underlined",
    });
    CHECK(document.blocks[0].is_bold);
    CHECK(document.blocks[4].is_bold);
}

TEST_CASE("lines that a program wrapped become one paragraph again") {
    const auto document =
        read_plain_text("1.1      The council of Harrowmere looks after forty thousand homes and \n"
                        "has asked its tenants twice a year since the spring of 2009 what they \n"
                        "Would change first. Their answers go to the board, which meets in the \n"
                        "Town Hall on the first Monday of the month and which any tenant can \n"
                        "attend without asking beforehand. \n"
                        "\n"
                        "1.2\n"
                        "A second paragraph follows, in which the board is asked to agree that\n"
                        "\n"
                        "           Harrowmere Homes keeps the register.\n");

    REQUIRE(document.blocks.size() == 2);
    CHECK(document.blocks[0].text.ends_with("can attend without asking beforehand."));
    CHECK(document.blocks[1].number == "1.2");
    CHECK(document.blocks[1].text.ends_with("agree that Harrowmere Homes keeps the register."));
}

TEST_CASE("remarks at the end find the broken line they were made at") {
    const auto document = read_plain_text(
        "1. The depot has no prayer room, and drivers said that they use the van\n"
        ".\n"
        "2. Tenants were asked about heating.\n"
        "3. Stewards\n"
        " were trained in May, and the library lends them its hall.\n"
        "4. The swimming pool opens late, which young families told us about more than once in the survey\n"
        "\n"
        "5. Nothing else was said.\n"
        " \uFFFDA room in the depot is being made.\n"
        "\n"
        "\n"
        "\uFFFDThey are called wardens.\n"
        "\n"
        "\uFFFD Pool hours change in autumn.\n"
        "See the survey.\n"
    );

    REQUIRE(document.comments.size() == 3);
    CHECK(document.blocks[0].text.ends_with("use the van."));
    CHECK(document.comments[0].text == "A room in the depot is being made.");
    CHECK(document.comments[0].at.line == 9);
    CHECK(document.comments[0].anchor.line == 1);
    CHECK(document.comments[0].quoted_from == document.blocks[0].text);
    CHECK(document.comments[1].quote == "Stewards");
    CHECK(document.comments[1].quoted_from.starts_with("Stewards were trained"));
    CHECK(document.comments[2].text == "Pool hours change in autumn.\nSee the survey.");
    CHECK(document.comments[2].anchor.line == 6);
    CHECK(document.blocks.size() == 5);
}

TEST_CASE("a bullet that was lost to U+FFFD is still a bullet") {
    const auto document = read_plain_text("Aims\n\uFFFD Listen\n\uFFFD Answer\nThat is all.\n");

    CHECK(document.comments.empty());
    CHECK(outline(document) == Outline{"H1 | Aims", "L0 | Listen", "L0 | Answer", "P0 | That is all."});
}

TEST_CASE("footnotes leave the text and become notes") {
    const auto document = read_plain_text(
        "Rents rose by a tenth[footnoteRef:1]. They will not again. [1:  Housing board [minutes], 2021] \n"
        "\n"
        "[bookmark: _Top]Nobody was asked[^2].\n"
        "\n"
        "[^2]: In 2019.\n"
    );

    CHECK(
        outline(document)
        == Outline{"P0 | Rents rose by a tenth. They will not again.", "P0 | Nobody was asked."}
    );
    REQUIRE(document.notes.size() == 2);
    CHECK(document.notes[0].mark == "1");
    CHECK(document.notes[0].text == "Housing board [minutes], 2021");
    CHECK(document.notes[1].text == "In 2019.");
    CHECK(document.notes[1].at.line == 5);
}

TEST_CASE("text in brackets stays where the document has no footnotes") {
    const auto document = read_plain_text("See the list [1: as printed] below.\n");

    CHECK(document.blocks[0].text == "See the list [1: as printed] below.");
}

TEST_CASE("what numbers a printed page is no text, and parts no table") {
    const auto document =
        read_plain_text("Plan\tLead\tDue\nA\tB\tC\n\nPage 1 of 2\n\nD\tE\tF\n\n- Page 2 of 2 -\n");

    REQUIRE(document.blocks.size() == 1);
    CHECK(document.blocks[0].table.rows.size() == 3);
}

TEST_CASE("each of several lines with a label is a paragraph, however long the one before") {
    const auto document = read_plain_text(
        "Outcome one: everyone who lives in the valley can take part in it\nAction one: open the hall on Sundays\n"
        "Lead: the hall's keeper\n"
    );

    REQUIRE(document.blocks.size() == 3);
    CHECK(document.blocks[1].text == "Action one: open the hall on Sundays");
}

}  // namespace dueregard::documents
