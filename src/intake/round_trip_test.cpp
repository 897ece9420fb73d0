// The real documents in other formats: Word with its comments in the margin, slides, PDF. What is read does
// not depend on what a document was saved as. Where ../shared/corpus or a program is absent, each test says
// that it did not run.

#include "base/text.hpp"
#include "documents/html_writer.hpp"
#include "documents/pdf_writer.hpp"
#include "documents/program.hpp"
#include "intake/corpus_expectation.hpp"
#include "support/office_file.hpp"

#include <array>
#include <cstdio>
#include <map>
#include <vector>

namespace dueregard::intake {

namespace {

using documents::Block;
using documents::BlockKind;
using documents::Document;

bool is_there(const documents::Program& program) {
    if (documents::is_installed(program)) return true;
    std::printf("did not run: %s is not installed\n", program.name.c_str());
    return false;
}

std::string escaped(std::string_view text) {
    std::string xml;
    for (const char c : text) {
        if (c == '<')
            xml += "&lt;";
        else if (c == '&')
            xml += "&amp;";
        else
            xml += c;
    }
    return xml;
}

std::string run_of_text(std::string_view text) {
    return "<w:r><w:t xml:space=\"preserve\">" + escaped(text) + "</w:t></w:r>";
}

/// A comment's mark at an offset of its paragraph.
struct Mark {
    std::size_t at = 0;
    std::string xml;
};

/// Writes a document as Word does, each comment anchored to the words it quotes.
class WordFile {
public:
    explicit WordFile(const Document& document) : document_(document) {}

    std::string bytes() {
        std::string body;
        for (const auto& block : document_.blocks)
            body += paragraph(block);
        return tests::docx(body, {{"comments", comments_}});
    }

private:
    std::string paragraph(const Block& block) {
        std::string xml = "<w:p><w:pPr>";
        if (block.kind == BlockKind::heading)
            xml += "<w:outlineLvl w:val=\"" + std::to_string(block.level - 1) + "\"/>";
        xml += "</w:pPr>";
        const auto bullet =
            block.kind == BlockKind::list_item && block.number.empty() ? std::string("• ") : std::string();
        const auto point = block.kind == BlockKind::list_item ? std::string(". ") : std::string(" ");
        const auto number = block.number.empty() ? bullet : block.number + point;
        xml += run_of_text(number);
        std::size_t from = 0;
        for (const auto& mark : marks_in(block)) {
            xml += run_of_text(std::string_view(block.text).substr(from, mark.at - from)) + mark.xml;
            from = mark.at;
        }
        return xml + run_of_text(std::string_view(block.text).substr(from)) + "</w:p>";
    }

    std::vector<Mark> marks_in(const Block& block) {
        std::vector<Mark> marks;
        for (const auto& comment : document_.comments) {
            const auto at = block.text.find(comment.quote);
            if (comment.quoted_from != block.text || at == std::string::npos
                || written_.contains(comment.number))
                continue;
            written_[comment.number] = true;
            const auto id = " w:id=\"" + std::to_string(comment.number) + "\"/>";
            marks.push_back({.at = at, .xml = "<w:commentRangeStart" + id});
            marks.push_back(
                {.at = at + comment.quote.size(),
                 .xml = "<w:commentRangeEnd" + id + "<w:r><w:commentReference" + id + "</w:r>"}
            );
            comments_ += "<w:comment w:id=\"" + std::to_string(comment.number) + "\"><w:p>"
                         + run_of_text(comment.text) + "</w:p></w:comment>";
        }
        std::ranges::stable_sort(marks, {}, &Mark::at);
        return marks;
    }

    const Document& document_;
    std::map<int, bool> written_;
    std::string comments_ = ">";
};

struct Original {
    Document document;
    ReadJson reading;
};

std::optional<Original> original(const std::string& start) {
    const auto file = corpus_document(start);
    if (!file) return std::nullopt;
    auto document = documents::read_document(file->bytes, start + ".txt");
    REQUIRE(document);
    return Original{.document = *std::move(document), .reading = read_json(file->bytes, start + ".txt")};
}

std::size_t size_of_lists(const ReadJson& reading, std::string& sizes) {
    std::size_t all = 0;
    for (const auto& [key, value] : reading.items()) {
        if (!value.is_array() || key == "sections" || key == "comments") continue;
        sizes += key + " " + std::to_string(value.size()) + ", ";
        all += value.size();
    }
    return all;
}

/// Kind, council, day, verdict and every list as long as in the original.
void check_same_counts(const ReadJson& found, const ReadJson& expected) {
    for (const auto* key : {"kind", "organisation", "date", "title"})
        CHECK(found[key] == expected[key]);
    std::string found_sizes;
    std::string expected_sizes;
    CHECK(size_of_lists(found, found_sizes) == size_of_lists(expected, expected_sizes));
    CHECK(found_sizes == expected_sizes);
    CHECK(found["verdict"].is_null() == expected["verdict"].is_null());
    if (!expected["verdict"].is_null()) CHECK(found["verdict"]["level"] == expected["verdict"]["level"]);
    for (std::size_t i = 0; i < expected["areas"].size() && i < found["areas"].size(); ++i) {
        CHECK(found["areas"][i]["strengths"].size() == expected["areas"][i]["strengths"].size());
        CHECK(found["areas"][i]["considerations"].size() == expected["areas"][i]["considerations"].size());
    }
    for (std::size_t i = 0; i < expected["objectives"].size() && i < found["objectives"].size(); ++i) {
        CHECK(found["objectives"][i]["priorities"].size() == expected["objectives"][i]["priorities"].size());
        CHECK(found["objectives"][i]["actions"].size() == expected["objectives"][i]["actions"].size());
    }
}

/// The rows but for the white within their texts, which a PDF does not keep.
void check_same_rows(const ReadJson& found, const ReadJson& expected) {
    REQUIRE(found.size() == expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) {
        CAPTURE(i);
        for (const auto* key : {"ref", "printed_ref", "status", "printed_status", "due"})
            CHECK(found[i][key] == expected[i][key]);
        CHECK(
            likeness(found[i]["action"].get<std::string>(), expected[i]["action"].get<std::string>()) > 0.97
        );
        if (expected[i]["commentary"].is_null()) continue;
        CHECK(
            likeness(found[i]["commentary"].get<std::string>(), expected[i]["commentary"].get<std::string>())
            > 0.97
        );
    }
}

/// Tables with rules and a little white in their cells, as reports have them.
std::string styled(std::string html) {
    const auto head = html.find("</head>");
    REQUIRE(head != std::string::npos);
    return html.insert(
        head,
        "<style>@page { size: A4 landscape } table { border-collapse: collapse } td, th { border: 1px solid; padding: 4px; "
        "text-align: left; vertical-align: top }</style>"
    );
}

constexpr std::array<std::string_view, 5> starts = {"000", "001", "002", "003", "004"};

}  // namespace

TEST_CASE("corpus 001 as a Word file: the same reading, each of the thirty comments on the same words") {
    const auto report = original("001");
    if (!report) return;

    const auto found = read_json(WordFile(report->document).bytes(), "001.docx");

    check_same_counts(found, report->reading);
    const auto& expected = report->reading["comments"];
    REQUIRE(found["comments"].size() == expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) {
        CAPTURE(i);
        CHECK(found["comments"][i]["text"] == expected[i]["text"]);
        CHECK(found["comments"][i]["anchor"]["quote"] == expected[i]["anchor"]["quote"]);
        CHECK(found["comments"][i]["anchor"]["of"].get<std::string>().contains(
            expected[i]["anchor"]["of"].get<std::string>()
        ));
    }
}

TEST_CASE("corpus 002 as PowerPoint slides: the same reading") {
    const auto slides = original("002");
    if (!slides || !is_there({"pandoc", "pandoc"})) return;
    const auto file = corpus_document("002");
    const auto bytes = documents::output_of(
        {"pandoc", "pandoc"},
        {.arguments = {"--from=markdown", "--to=pptx", "--output=-"}, .input = file->bytes}
    );

    check_same_counts(read_json(bytes, "002.pptx"), slides->reading);
}

TEST_CASE("every document of the corpus as a PDF: the same reading") {
    if (!is_there({"weasyprint", "weasyprint"}) || !is_there({"pdftotext", "poppler-utils"})) return;
    for (const auto start : starts) {
        const auto one = original(std::string(start));
        if (!one) return;
        CAPTURE(start);

        const auto found =
            read_json(documents::write_pdf(styled(documents::write_html(one->document)), {}), "corpus.pdf");

        check_same_counts(found, one->reading);
        check_same_rows(found["measures"], one->reading["measures"]);
    }
}

}  // namespace dueregard::intake
