#include "documents/read_document.hpp"
#include "support/office_file.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace dueregard::documents {

namespace {

using Texts = std::vector<std::string>;

std::string paragraph(std::string_view text, std::string_view properties = "") {
    return "<a:p>" + std::string(properties) + "<a:r><a:t>" + std::string(text) + "</a:t></a:r></a:p>";
}

std::string shape(std::string_view placeholder, std::string_view paragraphs) {
    const auto place = placeholder.empty() ? std::string() : "<p:ph " + std::string(placeholder) + "/>";
    return "<p:sp><p:nvSpPr><p:nvPr>" + place + "</p:nvPr></p:nvSpPr><p:txBody>" + std::string(paragraphs)
           + "</p:txBody></p:sp>";
}

constexpr std::string_view spaces =
    " xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\""
    " xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\""
    " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

std::string tree(std::string_view root, std::string_view shapes, std::string_view attributes = "") {
    return "<p:" + std::string(root) + std::string(spaces) + std::string(attributes) + "><p:cSld><p:spTree>"
           + std::string(shapes) + "</p:spTree></p:cSld></p:" + std::string(root) + ">";
}

struct Slide {
    std::string shapes;
    std::string notes = {};
    std::string attributes = {};
    std::string diagram = {};
};

std::string pptx(const std::vector<Slide>& slides) {
    tests::Parts parts = {{"_rels/.rels", tests::relations({{"officeDocument", "ppt/presentation.xml"}})}};
    tests::Parts targets;
    std::string ids;
    for (std::size_t i = 1; i <= slides.size(); ++i) {
        const auto number = std::to_string(i);
        const auto& slide = slides[i - 1];
        targets.emplace_back("slide", "slides/slide" + number + ".xml");
        ids += "<p:sldId id=\"" + std::to_string(255 + i) + "\" r:id=\"rId" + number + "\"/>";
        parts.emplace_back("ppt/slides/slide" + number + ".xml", tree("sld", slide.shapes, slide.attributes));
        if (!slide.diagram.empty()) {
            parts.emplace_back(
                "ppt/slides/_rels/slide" + number + ".xml.rels",
                tests::relations({{"diagramData", "../diagrams/data" + number + ".xml"}})
            );
            parts.emplace_back(
                "ppt/diagrams/data" + number + ".xml",
                "<dgm:dataModel" + std::string(spaces) + " xmlns:dgm=\"d\"><dgm:ptLst>" + slide.diagram
                    + "</dgm:ptLst></dgm:dataModel>"
            );
        }
        if (slide.notes.empty()) continue;
        parts.emplace_back(
            "ppt/slides/_rels/slide" + number + ".xml.rels",
            tests::relations({{"notesSlide", "../notesSlides/notesSlide" + number + ".xml"}})
        );
        parts.emplace_back(
            "ppt/notesSlides/notesSlide" + number + ".xml",
            tree("notes", shape("type=\"body\"", paragraph(slide.notes)))
        );
    }
    parts.emplace_back(
        "ppt/presentation.xml",
        "<p:presentation" + std::string(spaces) + "><p:sldIdLst>" + ids + "</p:sldIdLst></p:presentation>"
    );
    parts.emplace_back("ppt/_rels/presentation.xml.rels", tests::relations(targets));
    return tests::zipped(parts);
}

Document read(const std::vector<Slide>& slides) {
    auto document = read_document(pptx(slides), "slides.pptx");
    REQUIRE(document);
    return *std::move(document);
}

/// "2 H1 Title": the slide, what it is, and its text.
Texts texts_of(const Document& document) {
    Texts texts;
    for (const auto& block : document.blocks) {
        const std::string kind = block.kind == BlockKind::heading     ? "H"
                                 : block.kind == BlockKind::list_item ? "L"
                                 : block.kind == BlockKind::table     ? "T"
                                                                      : "P";
        auto text =
            std::to_string(block.at.page) + " " + kind + std::to_string(block.level) + " " + block.text;
        for (const auto& row : block.table.rows) {
            for (const auto& cell : row.cells)
                text += cell.text + "|";
        }
        texts.push_back(text);
    }
    return texts;
}

}  // namespace

TEST_CASE("a slide's title leads, its bullets keep their levels, its text boxes are text") {
    const auto document = read({
        {shape("", paragraph("Ann Moss, Saltby Council"))
         + shape("type=\"ctrTitle\"", paragraph("Closing feedback"))},
        {shape("type=\"title\"", paragraph("Strengths"))
         + shape(
             "idx=\"1\"",
             paragraph("The leader speaks for it") + paragraph("in every debate", "<a:pPr lvl=\"1\"/>")
                 + paragraph("A line between", "<a:pPr><a:buNone/></a:pPr>")
         )},
    });

    CHECK(
        texts_of(document)
        == Texts{"1 H1 Closing feedback", "1 P0 Ann Moss, Saltby Council", "2 H1 Strengths", "2 L0 The leader speaks for it", "2 L1 in every debate", "2 P0 A line between"}
    );
}

TEST_CASE(
    "one short line alone in a placeholder heads what stands beside it; slides without a title take the first"
) {
    const auto document = read({
        {shape("type=\"title\"", paragraph("Workforce"))
         + shape("type=\"body\" idx=\"1\"", paragraph("What works well"))
         + shape("idx=\"2\"", paragraph("Staff networks") + paragraph("Mentors for all"))},
        {shape("", paragraph("Next steps")) + shape("", paragraph("We will write to you by June."))},
    });

    CHECK(
        texts_of(document)
        == Texts{"1 H1 Workforce", "1 P0 What works well", "1 L0 Staff networks", "1 L0 Mentors for all", "2 H1 Next steps", "2 P0 We will write to you by June."}
    );
}

TEST_CASE(
    "a table keeps its cells, merged ones repeated; notes are notes, feet are furniture, hidden slides unread"
) {
    const auto cell = [](std::string_view text, std::string_view attributes = "") {
        return "<a:tc" + std::string(attributes) + "><a:txBody>" + paragraph(text) + "</a:txBody></a:tc>";
    };
    const auto table = "<p:graphicFrame><a:graphic><a:graphicData><a:tbl><a:tr>"
                       + cell("Theme", " gridSpan=\"2\"") + cell("", " hMerge=\"1\"") + "</a:tr><a:tr>"
                       + cell("1") + cell("Pay") + "</a:tr></a:tbl></a:graphicData>"
                       + "</a:graphic></p:graphicFrame>";
    const auto document = read({
        {.shapes = shape("type=\"title\"", paragraph("Themes")) + table
                   + shape("type=\"ftr\"", paragraph("Vale peer challenge")),
         .notes = "Say thanks"},
        {.shapes = shape("type=\"title\"", paragraph("Spare")), .attributes = " show=\"0\""},
    });

    CHECK(texts_of(document) == Texts{"1 H1 Themes", "1 T0 Theme|Theme|1|Pay|"});
    REQUIRE(document.notes.size() == 1);
    CHECK(document.notes[0].mark == "slide 1");
    CHECK(document.notes[0].text == "Say thanks");
    CHECK(document.furniture == Texts{"Vale peer challenge"});
}

TEST_CASE("the words of SmartArt follow the slide's own; what only draws it is passed over") {
    const auto document = read({
        {.shapes = shape("type=\"title\"", paragraph("Our strengths")),
         .diagram = "<dgm:pt type=\"doc\"/><dgm:pt><dgm:t>" + paragraph("Clear leadership")
                    + "</dgm:t></dgm:pt><dgm:pt type=\"parTrans\"><dgm:t>" + paragraph("[Text]")
                    + "</dgm:t></dgm:pt>"},
    });

    CHECK(texts_of(document) == Texts{"1 H1 Our strengths", "1 L0 Clear leadership"});
}

TEST_CASE("slides without any text get a sentence") {
    const auto document = read_document(pptx({{.shapes = "<p:pic/>"}}), "slides.pptx");

    REQUIRE_FALSE(document);
    CHECK(document.error().sentence.starts_with("The presentation’s slides hold no text"));
}

}  // namespace dueregard::documents
