#include "documents/docx.hpp"
#include "documents/read_document.hpp"
#include "support/file.hpp"
#include "support/office_file.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace dueregard::documents {

namespace {

Document read(const std::string& bytes) {
    auto document = read_document(bytes, "report.docx");
    REQUIRE_MESSAGE(document, (document ? std::string() : document.error().sentence));
    return *std::move(document);
}

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
using Texts = std::vector<std::vector<std::string>>;

Texts texts(const Table& table) {
    Texts rows;
    for (const auto& row : table.rows) {
        rows.emplace_back();
        for (const auto& cell : row.cells)
            rows.back().push_back(cell.text);
    }
    return rows;
}

std::string paragraph(std::string_view text, std::string_view properties = "") {
    return "<w:p><w:pPr>" + std::string(properties) + "</w:pPr><w:r><w:t>" + std::string(text)
           + "</w:t></w:r></w:p>";
}

std::string bold(std::string_view text) {
    return "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>" + std::string(text) + "</w:t></w:r></w:p>";
}

std::string cell(std::string_view content, std::string_view properties = "") {
    return "<w:tc><w:tcPr>" + std::string(properties) + "</w:tcPr>" + std::string(content) + "</w:tc>";
}

std::string row(std::initializer_list<std::string> cells, std::string_view properties = "") {
    std::string xml = "<w:tr><w:trPr>" + std::string(properties) + "</w:trPr>";
    for (const auto& each : cells)
        xml += each;
    return xml + "</w:tr>";
}

}  // namespace

TEST_CASE("headings are told by style, by what a style is based on, and by outline level") {
    const std::string styles = R"xml(
        <w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>
        <w:style w:type="paragraph" w:styleId="House"><w:name w:val="House"/><w:basedOn w:val="berschrift1"/></w:style>
        <w:style w:type="paragraph" w:styleId="Sub"><w:name w:val="Sub"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>
        <w:style w:type="paragraph" w:styleId="Loop"><w:name w:val="Loop"/><w:basedOn w:val="Loop"/></w:style>)xml";

    const auto document = read(tests::docx(
        paragraph("Findings", R"xml(<w:pStyle w:val="House"/>)xml")
            + paragraph("2.1 Leadership", R"xml(<w:pStyle w:val="Sub"/>)xml")
            + paragraph("Not a heading", R"xml(<w:pStyle w:val="House"/><w:outlineLvl w:val="9"/>)xml")
            + paragraph("Text", R"xml(<w:pStyle w:val="Loop"/>)xml"),
        {{"styles", styles}}
    ));

    CHECK(
        outline(document)
        == Outline{"H1 | Findings", "H3 2.1 | Leadership", "P0 | Not a heading", "P0 | Text"}
    );
    CHECK(document.blocks[1].at.line == 2);
}

TEST_CASE("without styles, bold or large short paragraphs are headings") {
    const auto document = read(tests::docx(
        R"xml(<w:p><w:r><w:rPr><w:sz w:val="36"/></w:rPr><w:t>Annual report</w:t></w:r></w:p>)xml"
        + bold("Strengths") + paragraph("The library lends its hall to everybody who asks.")
        + paragraph("A short line") + bold("This whole sentence is bold, and ends as one.")
    ));

    CHECK(outline(document) == Outline{
        "H1 | Annual report", "H2 | Strengths", "P0 | The library lends its hall to everybody who asks.", "P0 | A short line",
        "P0 | This whole sentence is bold, and ends as one.",
    });
    CHECK(document.blocks[4].is_bold);
}

TEST_CASE("lists carry the numbers that Word counts") {
    const std::string numbering = R"xml(
        <w:abstractNum w:abstractNumId="0">
          <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
          <w:lvl w:ilvl="1"><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%2)"/></w:lvl>
        </w:abstractNum>
        <w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="·"/></w:lvl></w:abstractNum>
        <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
        <w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
        <w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>)xml";
    const auto item = [](std::string_view text, int list, int level) {
        return paragraph(
            text,
            "<w:numPr><w:ilvl w:val=\"" + std::to_string(level) + "\"/><w:numId w:val=\""
                + std::to_string(list) + "\"/></w:numPr>"
        );
    };

    const auto document = read(tests::docx(
        item("First thing to do.", 1, 0) + item("its part", 1, 1) + item("its other part", 1, 1)
            + item("Second thing.", 1, 0) + item("part again", 1, 1) + item("bullet", 2, 0)
            + item("Fifth.", 3, 0) + item("Not in a list.", 0, 0),
        {{"numbering", numbering}}
    ));

    CHECK(outline(document) == Outline{
        "L0 1 | First thing to do.", "L1 a | its part", "L1 b | its other part", "L0 2 | Second thing.", "L1 a | part again",
        "L0 | bullet", "L0 5 | Fifth.", "P0 | Not in a list.",
    });
}

TEST_CASE("headings numbered by their style carry the whole number") {
    const std::string styles = R"xml(
        <w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
        <w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>)xml";
    const std::string numbering = R"xml(
        <w:abstractNum w:abstractNumId="0">
          <w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1"/></w:lvl>
          <w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl>
        </w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>)xml";

    const auto document = read(tests::docx(
        paragraph("One", R"xml(<w:pStyle w:val="H1"/>)xml")
            + paragraph("Two", R"xml(<w:pStyle w:val="H1"/>)xml")
            + paragraph("Within", R"xml(<w:pStyle w:val="H2"/>)xml"),
        {{"styles", styles}, {"numbering", numbering}}
    ));

    CHECK(outline(document) == Outline{"H1 1 | One", "H1 2 | Two", "H2 2.1 | Within"});
}

TEST_CASE("a merged cell's text stands in every cell it covers") {
    const auto document = read(tests::docx(
        "<w:tbl>"
        + row(
            {cell(paragraph("Ref")), cell(paragraph("Both"), R"xml(<w:gridSpan w:val="2"/>)xml")},
            "<w:tblHeader/>"
        )
        + row(
            {cell(paragraph("A1"), R"xml(<w:vMerge w:val="restart"/>)xml"),
             cell(paragraph("Plant")),
             cell(paragraph("★"))}
        )
        + row(
            {cell("<w:p/>", "<w:vMerge/>"), cell(paragraph("Mend") + paragraph("twice")), cell(paragraph("●"))
            }
        )
        + "</w:tbl>"
    ));

    const auto& table = document.blocks.at(0).table;
    CHECK(texts(table) == Texts{{"Ref", "Both", "Both"}, {"A1", "Plant", "★"}, {"A1", "Mend\ntwice", "●"}});
    CHECK(table.header_rows == 1);
    CHECK(table.rows[0].cells[1].column_span == 2);
    CHECK(table.rows[1].cells[0].row_span == 2);
    CHECK(table.rows[1].at.line == 3);
    CHECK(table.rows[2].cells[1].at.line == 7);
}

TEST_CASE("a table within a cell keeps its words, a table of one cell is only a box") {
    const auto document = read(tests::docx(
        "<w:tbl>" + row({cell(bold("A box with a title"))}) + "</w:tbl>" + "<w:tbl>"
        + row(
            {cell(
                 paragraph("outer") + "<w:tbl>" + row({cell(paragraph("in")), cell(paragraph("ner"))})
                 + "</w:tbl><w:p/>"
             ),
             cell(paragraph("side"))}
        )
        + row({cell(paragraph("x")), cell(paragraph("y"))}) + "</w:tbl>"
    ));

    CHECK(document.blocks.at(0).kind == BlockKind::heading);
    CHECK(texts(document.blocks.at(1).table) == Texts{{"outer\nin\tner", "side"}, {"x", "y"}});
}

TEST_CASE("numbers counted within a table stand before the cell's text") {
    const std::string numbering =
        R"xml(<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="decimalZero"/>
        <w:lvlText w:val="AP%1"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>)xml";
    const std::string counted = "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr>";

    const auto document = read(tests::docx(
        "<w:tbl>" + row({cell(paragraph("", counted)), cell(paragraph("Plant"))})
            + row({cell(paragraph("", counted)), cell(paragraph("Mend"))}) + "</w:tbl>",
        {{"numbering", numbering}}
    ));

    CHECK(texts(document.blocks.at(0).table) == Texts{{"AP01", "Plant"}, {"AP02", "Mend"}});
}

TEST_CASE("tracked changes count as accepted") {
    const auto document = read(tests::docx(
        R"xml(<w:p><w:r><w:t xml:space="preserve">We will </w:t></w:r><w:del><w:r><w:delText>not </w:delText></w:r></w:del>)xml"
        R"xml(<w:ins><w:r><w:t>gladly </w:t></w:r></w:ins><w:moveFrom><w:r><w:t>gone</w:t></w:r></w:moveFrom><w:r><w:t>come.</w:t></w:r></w:p>)xml"
        R"xml(<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t xml:space="preserve">Two halves </w:t></w:r></w:p>)xml"
        + paragraph("of one sentence.") + "<w:tbl>" + row({cell(paragraph("kept")), cell(paragraph("row"))})
        + row({cell(paragraph("deleted")), cell(paragraph("row"))}, "<w:del/>") + "</w:tbl>"
    ));

    CHECK(document.blocks.at(0).text == "We will gladly come.");
    CHECK(document.blocks.at(1).text == "Two halves of one sentence.");
    CHECK(texts(document.blocks.at(2).table) == Texts{{"kept", "row"}});
}

TEST_CASE("comments know the words they are anchored to") {
    const auto document = read(tests::docx(
        R"xml(<w:p><w:r><w:t xml:space="preserve">The </w:t></w:r><w:commentRangeStart w:id="7"/><w:r><w:t>depot</w:t></w:r>)xml"
        R"xml(<w:commentRangeEnd w:id="7"/><w:r><w:commentReference w:id="7"/></w:r><w:r><w:t xml:space="preserve"> is cold.</w:t></w:r></w:p>)xml"
        R"xml(<w:p><w:commentRangeStart w:id="2"/><w:r><w:t>From here</w:t></w:r></w:p>)xml"
        R"xml(<w:p><w:r><w:t>to here</w:t></w:r><w:commentRangeEnd w:id="2"/><w:r><w:t>, and on.</w:t></w:r></w:p>)xml"
        R"xml(<w:p><w:r><w:t>A point.</w:t></w:r><w:r><w:commentReference w:id="9"/></w:r></w:p>)xml",
        {{"comments",
          R"xml(<w:comment w:id="9" w:author="Ada"><w:p><w:r><w:t>Third</w:t></w:r></w:p></w:comment>
             <w:comment w:id="7" w:author="Ada"><w:p><w:r><w:t>First</w:t></w:r></w:p><w:p><w:r><w:t>and more</w:t></w:r></w:p></w:comment>
             <w:comment w:id="2" w:author="Bo"><w:p><w:r><w:t>Second</w:t></w:r></w:p></w:comment>
             <w:comment w:id="8" w:author="Bo"><w:p><w:r><w:t>Nowhere</w:t></w:r></w:p></w:comment>)xml"}}
    ));

    REQUIRE(document.comments.size() == 4);
    CHECK(document.comments[0].text == "First\nand more");
    CHECK(document.comments[0].author == "Ada");
    CHECK(document.comments[0].quote == "depot");
    CHECK(document.comments[0].quoted_from == "The depot is cold.");
    CHECK(document.comments[0].anchor.line == 1);
    CHECK(document.comments[1].quote == "From here\nto here");
    CHECK(document.comments[1].quoted_from == "From here");
    CHECK(document.comments[2].quote.empty());
    CHECK(document.comments[2].quoted_from == "A point.");
    CHECK(document.comments[3].text == "Nowhere");
    CHECK(document.comments[3].anchor.line == 0);
    CHECK(document.comments[3].number == 4);
}

TEST_CASE("headers and footers are told beside the text, each line once, page numbers left out") {
    const auto bytes = tests::docx(
        "<w:p><w:r><w:t>Body</w:t></w:r></w:p>",
        {{"header", "><w:p><w:r><w:t>Vale Borough Council: equality report</w:t></w:r></w:p>"},
         {"footer", "><w:p><w:r><w:t>Page 3</w:t></w:r></w:p><w:p><w:r><w:t>12 March 2031</w:t></w:r></w:p>"}}
    );

    const auto document = read_document(bytes, "report.docx");

    REQUIRE(document);
    CHECK(document->blocks.size() == 1);
    CHECK(
        document->furniture
        == std::vector<std::string>{"Vale Borough Council: equality report", "12 March 2031"}
    );
}

TEST_CASE("footnotes and endnotes are numbered as Word numbers them") {
    const auto document = read(tests::docx(
        R"xml(<w:p><w:r><w:t>Rents rose</w:t></w:r><w:r><w:footnoteReference w:id="3"/></w:r><w:r><w:t>.</w:t></w:r><w:r><w:endnoteReference w:id="1"/></w:r></w:p>)xml",
        {{"footnotes",
          R"xml(<w:footnote w:id="0" w:type="separator"><w:p/></w:footnote><w:footnote w:id="3"><w:p><w:r><w:t>By a tenth.</w:t></w:r></w:p></w:footnote>)xml"
         },
         {"endnotes",
          R"xml(<w:endnote w:id="1"><w:p><w:r><w:t>Board minutes.</w:t></w:r></w:p></w:endnote>)xml"}}
    ));

    CHECK(document.blocks.at(0).text == "Rents rose.");
    REQUIRE(document.notes.size() == 2);
    CHECK(document.notes[0].mark == "1");
    CHECK(document.notes[0].text == "By a tenth.");
    CHECK(document.notes[1].mark == "i");
}

TEST_CASE("fields show their result, forms their state, links their text") {
    const auto document = read(tests::docx(
        R"xml(<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DATE</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>)xml"
        R"xml(<w:r><w:t xml:space="preserve">May 2023 </w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:hyperlink><w:r><w:t>our site</w:t></w:r></w:hyperlink></w:p>)xml"
        R"xml(<w:p><w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox></w:ffData></w:fldChar></w:r>)xml"
        R"xml(<w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t xml:space="preserve"> Yes</w:t></w:r></w:p>)xml"
        R"xml(<w:sdt><w:sdtPr><w:alias w:val="x"/></w:sdtPr><w:sdtContent><w:p><w:r><w:t>Chosen</w:t><w:tab/><w:t>here</w:t><w:br/><w:t>and below</w:t></w:r></w:p></w:sdtContent></w:sdt>)xml"
    ));

    CHECK(document.blocks.at(0).text == "May 2023 our site");
    CHECK(document.blocks.at(1).text == "☒ Yes");
    CHECK(document.blocks.at(2).text == "Chosen\there\nand below");
}

TEST_CASE("symbols of picture fonts become characters") {
    const auto document = read(tests::docx(
        R"xml(<w:p><w:r><w:sym w:font="Wingdings" w:char="F0AB"/></w:r><w:r><w:rPr><w:rFonts w:ascii="Wingdings 3"/></w:rPr><w:t>p</w:t></w:r>)xml"
        R"xml(<w:r><w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr><w:t>&#xF06C;</w:t></w:r><w:r><w:t xml:space="preserve"> rating</w:t></w:r></w:p>)xml"
    ));

    CHECK(document.blocks.at(0).text == "★▲● rating");
}

TEST_CASE("text boxes are read once, hidden text is not read") {
    const auto document = read(tests::docx(
        R"xml(<w:p><w:r><w:t>Beside.</w:t></w:r><w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx><w:txbxContent><w:p><w:r><w:t>In the box.</w:t></w:r></w:p></w:txbxContent></wps:txbx></w:drawing></mc:Choice>)xml"
        R"xml(<mc:Fallback><w:pict><v:textbox><w:txbxContent><w:p><w:r><w:t>In the box.</w:t></w:r></w:p></w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>)xml"
        R"xml(<w:r><w:rPr><w:vanish/></w:rPr><w:t>Hidden</w:t></w:r></w:p>)xml"
    ));

    CHECK(outline(document) == Outline{"P0 | Beside.", "P0 | In the box."});
}

TEST_CASE("the title is the file's own") {
    const auto document = read(tests::zipped({
        {"_rels/.rels",
         R"xml(<Relationships><Relationship Id="a" Type="x/officeDocument" Target="/word/document.xml"/><Relationship Id="b" Type="x/core-properties" Target="docProps/core.xml"/></Relationships>)xml"
        },
        {"word/document.xml",
         "<w:document><w:body><w:p><w:r><w:t>Text.</w:t></w:r></w:p></w:body></w:document>"},
        {"docProps/core.xml", "<cp:coreProperties><dc:title> Peer\nreview </dc:title></cp:coreProperties>"},
    }));

    CHECK(document.title == "Peer review");
}

TEST_CASE("columns without number and text repeated without end are refused") {
    const auto wide = read_document(
        tests::docx(
            "<w:tbl>" + row({cell(paragraph("x"), R"xml(<w:gridSpan w:val="100000"/>)xml"), cell("<w:p/>")})
            + "</w:tbl>"
        ),
        "a.docx"
    );
    std::string rows;
    for (int i = 0; i < 200; ++i)
        rows += row(
            {cell(paragraph(std::string(1'000, 'x')), R"xml(<w:gridSpan w:val="1999"/>)xml"), cell("<w:p/>")}
        );
    const auto long_text = read_document(tests::docx("<w:tbl>" + rows + "</w:tbl>"), "a.docx");

    REQUIRE_FALSE(wide);
    CHECK(wide.error().sentence.starts_with("A table has more than 2000 columns"));
    REQUIRE_FALSE(long_text);
    CHECK(long_text.error().sentence.starts_with("The merged cells of a table repeat more text"));
}

TEST_CASE("what pandoc writes is read: headings, lists, table, footnote, comment, changes") {
    const auto document = read(tests::file_bytes("tests/documents/by_pandoc.docx"));

    CHECK(
        outline(document)
        == Outline{
            "H1 | Welcome for all", "H1 | Introduction",
            "P0 | Harrowmere Council keeps a plan of measures. by the board.", "L0 1 | First we ask the tenants.",
            "L0 2 | Then we answer them:", "L1 a | by letter", "L1 b | by telephone", "H1 | Measures", "H2 | Homes", "T0 ",
            "L0 | Heating", "L1 | Boilers", "L0 | Damp",
        }
    );
    const auto& table = document.blocks.at(9).table;
    CHECK(
        texts(table)
        == Texts{{"Ref", "Measure", "Status"}, {"H1", "Warm every home", "★ met"}, {"H2", "Answer in a week", "● nearly"}}
    );
    CHECK(table.header_rows == 1);
    REQUIRE(document.comments.size() == 1);
    CHECK(document.comments[0].quote == "by the board");
    CHECK(document.comments[0].author == "Ash Brook");
    REQUIRE(document.notes.size() == 1);
    CHECK(document.notes[0].text == "Agreed in May.");
}

TEST_CASE("what LibreOffice writes is read: headings, lists, merged cells") {
    const auto document = read(tests::file_bytes("tests/documents/by_libreoffice.docx"));

    CHECK(
        outline(document)
        == Outline{
            "H1 | Introduction", "P0 | Harrowmere Council keeps a plan of measures.", "L0 1 | First we ask the tenants.",
            "L0 2 | Then we answer them:", "L1 a | by letter", "L1 b | by telephone", "H1 | Measures", "H2 | Homes", "T0 ",
            "L0 | Heating", "L1 | Boilers", "L0 | Damp",
        }
    );
    CHECK(texts(document.blocks.at(8).table) == Texts{
        {"Ref", "Measure and status", "Measure and status"}, {"H1", "Warm every home", "★ met"}, {"H1", "Answer in a week", "● nearly"},
    });
}

}  // namespace dueregard::documents
