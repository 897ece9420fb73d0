#include "documents/html_writer.hpp"
#include "documents/pdf.hpp"
#include "documents/pdf_writer.hpp"
#include "documents/program.hpp"
#include "documents/read_document.hpp"

#include <doctest/doctest.h>

#include <cstdio>
#include <string>
#include <vector>

namespace dueregard::documents {

namespace {

using Texts = std::vector<std::string>;

/// Boxes as pdftotext writes them: letters six points wide and ten high, a page of 600 by 800 points.
class Boxes {
public:
    /// Words from `left` on, with a space of three points between them.
    Boxes& line(double left, double top, std::string_view text, double height = 10.0) {
        const double scale = height / 10.0;
        std::size_t from = 0;
        while (from < text.size()) {
            const auto to = std::min(text.find(' ', from), text.size());
            const auto word = text.substr(from, to - from);
            const double right = left + static_cast<double>(word.size()) * 6.0 * scale;
            xml_ += "<word xMin=\"" + std::to_string(left) + "\" yMin=\"" + std::to_string(top) + "\" xMax=\""
                    + std::to_string(right) + "\" yMax=\"" + std::to_string(top + height) + "\">"
                    + std::string(word) + "</word>";
            left = right + 3.0 * scale;
            from = to + 1;
        }
        return *this;
    }

    Boxes& page() {
        xml_ += "</page><page width=\"600\" height=\"800\">";
        return *this;
    }

    [[nodiscard]] Document read() const {
        auto document = document_of_boxes("<html><body><doc>" + xml_ + "</page></doc></body></html>", {}, {});
        REQUIRE(document);
        return *std::move(document);
    }

private:
    std::string xml_ = "<page width=\"600\" height=\"800\">";
};

Texts texts_of(const Document& document) {
    Texts texts;
    for (const auto& block : document.blocks) {
        const std::string kind = block.kind == BlockKind::heading     ? "# "
                                 : block.kind == BlockKind::list_item ? "- "
                                                                      : "";
        if (block.kind != BlockKind::table) texts.push_back(kind + block.text);
        for (const auto& row : block.table.rows) {
            std::string line = "|";
            for (const auto& cell : row.cells)
                line += cell.text + "|";
            texts.push_back(line);
        }
    }
    return texts;
}

bool is_there(const Program& program) {
    if (is_installed(program)) return true;
    std::printf("did not run: %s is not installed\n", program.name.c_str());
    return false;
}

constexpr std::string_view report = R"(<!DOCTYPE html><html lang="en"><head><title>Quarter 2</title><style>
@page { size: A4; margin: 2cm; @top-left { content: "Vale Borough Council" } @bottom-right { content: "Page " counter(page) } }
table { border-collapse: collapse } td, th { border: 1px solid; padding: 4px; vertical-align: top; text-align: left }
</style></head><body><h1>How our measures stand</h1><p>Nine in ten are met.</p><ul><li>Green is met</li><li>Red is missed</li></ul>
<table><thead><tr><th>Ref</th><th>What we will do</th><th>Status</th><th>Comment</th></tr></thead><tbody>)";

std::string word_for(int number) {
    return std::string("abcdefghij").substr(static_cast<std::size_t>(number % 10), 1) + "street"
           + std::string("klmnopqrst").substr(static_cast<std::size_t>(number / 10), 1);
}

std::string action(int number) {
    return "Visit every one of the halls in " + word_for(number) + " that the council lets to groups in "
           + word_for(number) + " and mend what keeps people of " + word_for(number) + " out";
}

std::string comment(int number) {
    return "Hall " + word_for(number) + " was visited in the spring, the ramp of " + word_for(number)
           + " was mended and the hearing loop of " + word_for(number) + " was tried with those who use it.";
}

/// Long enough to go over several pages.
std::string long_report(int rows) {
    std::string html(report);
    for (int i = 1; i <= rows; ++i) {
        html += "<tr><td>V" + std::to_string(i) + "</td><td>" + action(i) + "</td><td>Green</td><td>"
                + comment(i) + "</td></tr>";
    }
    return html + "</tbody></table><p>Nothing else is due.</p></body></html>";
}

}  // namespace

TEST_CASE("lines become paragraphs, headings and items by the white around them and by their size") {
    const auto document =
        Boxes()
            .line(50, 40, "Fair Vale", 18)
            .line(
                50,
                80,
                "Everyone in Vale should be able to use what the council runs and to say how it should be run"
            )
            .line(50, 92, "by those who pay for it.")
            .line(50, 116, "A second paragraph.")
            .line(
                60,
                140,
                "• one item of a list that is long enough to be wrapped at the end of the line, where it"
            )
            .line(69, 152, "goes on")
            .line(60, 164, "• another")
            .read();

    CHECK(
        texts_of(document)
        == Texts{
            "# Fair Vale",
            "Everyone in Vale should be able to use what the council runs and to say how it should be run by those who pay "
            "for it.",
            "A second paragraph.",
            "- one item of a list that is long enough to be wrapped at the end of the line, where it goes on",
            "- another"
        }
    );
    CHECK(document.blocks[1].at == Place{.line = 2, .page = 1});
}

TEST_CASE("a table is told by the white between its columns; its rows by the white between them") {
    const auto document =
        Boxes()
            .line(
                50,
                40,
                "What we do is told below, for each of the measures that we have set ourselves this year"
            )
            .line(50, 80, "Ref")
            .line(120, 80, "Action")
            .line(340, 80, "Status")
            .line(50, 98, "A1")
            .line(120, 98, "Train all managers in their duty")
            .line(340, 98, "●")
            .line(120, 110, "by the spring")
            .line(50, 128, "A2")
            .line(120, 128, "Mend the lift in the town hall")
            .line(340, 128, "★")
            .read();

    CHECK(
        texts_of(document)
        == Texts{"What we do is told below, for each of the measures that we have set ourselves this year", "|Ref|Action|Status|", "|A1|Train all managers in their duty by the spring|●|", "|A2|Mend the lift in the town hall|★|"}
    );
}

TEST_CASE("text in two columns is read down the first and then down the second") {
    Boxes boxes;
    for (int i = 0; i < 10; ++i) {
        boxes.line(50, 40 + i * 12, "left words that fill the column well");
        boxes.line(320, 40 + i * 12, "right words that fill the column too");
    }

    const auto texts = texts_of(boxes.read());

    REQUIRE(texts.size() >= 1);
    CHECK(texts.front().starts_with("left words that fill the column well left words"));
    CHECK(texts.back().ends_with("right words that fill the column too"));
}

TEST_CASE("numbers before paragraphs are no column") {
    const auto document =
        Boxes()
            .line(50, 40, "1.1")
            .line(
                90, 40, "The council has a duty that it has to meet in all that it does and for everyone it"
            )
            .line(90, 52, "serves in the borough.")
            .line(50, 76, "1.2")
            .line(90, 76, "This report tells how.")
            .read();

    CHECK(
        texts_of(document)
        == Texts{"- The council has a duty that it has to meet in all that it does and for everyone it serves in the borough.", "- This report tells how."}
    );
    CHECK(document.blocks[1].number == "1.2");
}

TEST_CASE("a word broken in a narrow cell is mended where it is whole elsewhere") {
    const auto document = Boxes()
                              .line(50, 40, "Stage")
                              .line(120, 40, "Plan")
                              .line(50, 58, "implementatio")
                              .line(180, 58, "the implementation of it")
                              .line(50, 70, "n of it")
                              .line(180, 70, "goes on")
                              .line(50, 88, "close")
                              .line(180, 88, "later")
                              .read();

    CHECK(texts_of(document).at(1).starts_with("|implementation of it|"));
}

TEST_CASE("a date broken in a narrow cell, and letters that are no word, go with what stands above them") {
    const auto document = Boxes()
                              .line(50, 40, "Due")
                              .line(120, 40, "Who")
                              .line(50, 58, "2026-11-")
                              .line(120, 58, "The new manage")
                              .line(50, 70, "15")
                              .line(120, 70, "r of homes")
                              .line(50, 88, "May")
                              .line(120, 88, "Nobody")
                              .read();

    CHECK(texts_of(document).at(1).starts_with("|2026-11-15|The new manager of homes|"));
}

TEST_CASE("a PDF's table goes over its pages; headers, footers and heads that come again are left out") {
    if (!is_there({"weasyprint", "weasyprint"}) || !is_there({"pdftotext", "poppler-utils"})) return;
    const auto document = read_document(write_pdf(long_report(40), {}), "report.pdf");
    REQUIRE(document);

    CHECK(document->title == "Quarter 2");
    REQUIRE(document->blocks.size() == 6);
    CHECK(document->blocks[0].kind == BlockKind::heading);
    CHECK(document->blocks[3].text == "Red is missed");
    const auto& rows = document->blocks[4].table.rows;
    REQUIRE(rows.size() == 41);
    CHECK(rows[40].cells[0].text == "V40");
    CHECK(rows[40].at.page > 1);
    for (std::size_t i = 1; i < rows.size(); ++i) {
        CHECK(rows[i].cells[0].text == "V" + std::to_string(i));
        CHECK(rows[i].cells[1].text == action(static_cast<int>(i)));
        CHECK(rows[i].cells[2].text == "Green");
        CHECK(rows[i].cells[3].text == comment(static_cast<int>(i)));
    }
    CHECK(document->blocks[5].text == "Nothing else is due.");
    REQUIRE(document->furniture.size() == 2);
    CHECK(document->furniture[0] == "Vale Borough Council");
    CHECK(document->furniture[1] == "Page 1");
}

TEST_CASE("a short line in bold heads what follows; so does none that is only short") {
    if (!is_there({"weasyprint", "weasyprint"}) || !is_there({"pdftotext", "poppler-utils"})) return;
    const auto document = read_document(
        write_pdf(
            "<!DOCTYPE html><html lang=\"en\"><head><title>Plan</title></head><body><h1>Plan</h1><p><b>Fair work</b></p>"
            "<p>Every post is open to all who can do it.</p><p>Ask Ann</p><p>She knows.</p></body></html>",
            {}
        ),
        "plan.pdf"
    );
    REQUIRE(document);

    CHECK(
        texts_of(*document)
        == Texts{"# Plan", "# Fair work", "Every post is open to all who can do it.", "Ask Ann", "She knows."}
    );
}

TEST_CASE("a title between two tables parts them, though their columns stand alike") {
    const auto document = Boxes()
                              .line(50, 40, "Works well")
                              .line(300, 40, "Even better if")
                              .line(50, 60, "Quiet hours")
                              .line(300, 60, "Clear letters")
                              .line(50, 90, "Colleagues")
                              .line(50, 110, "Works well")
                              .line(300, 110, "Even better if")
                              .line(50, 130, "Networks")
                              .line(300, 130, "More time")
                              .read();

    CHECK(
        texts_of(document)
        == Texts{"|Works well|Even better if|", "|Quiet hours|Clear letters|", "# Colleagues", "|Works well|Even better if|", "|Networks|More time|"}
    );
}

TEST_CASE("a PDF without text, one behind a password and one that is none get a sentence each") {
    if (!is_there({"weasyprint", "weasyprint"}) || !is_there({"pdftotext", "poppler-utils"})) return;
    const auto refusal_of = [](std::string_view bytes) {
        const auto document = read_document(bytes, "a.pdf");
        return document ? std::string("read") : document.error().sentence;
    };

    CHECK(
        refusal_of(
            write_pdf(
                "<!DOCTYPE html><html lang=\"en\"><title>Scan</title><p style=\"background: red\">&nbsp;</p></html>",
                {}
            )
        )
            .starts_with("The PDF holds pictures of its pages and no text")
    );
    CHECK(refusal_of("%PDF-1.7 ...").starts_with("The PDF is damaged or is none"));
}

}  // namespace dueregard::documents
