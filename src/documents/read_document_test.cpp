#include "documents/read_document.hpp"
#include "documents/zip_archive.hpp"
#include "support/office_file.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

namespace dueregard::documents {

namespace {

using namespace std::string_view_literals;

/// The sentence with which the file is refused; "read" where it is not.
std::string refusal_of(std::string_view bytes, std::string_view name, const Limits& limits = {}) {
    const auto document = read_document(bytes, name, limits);
    return document ? "read" : document.error().sentence;
}

std::string word(std::string_view text = "Text.") {
    return tests::docx("<w:p><w:r><w:t>" + std::string(text) + "</w:t></w:r></w:p>");
}

/// The head of an OLE2 file with the name of one stream in its directory, as UTF-16.
std::string ole(std::string_view stream) {
    std::string bytes("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
    bytes.resize(512, '\0');
    for (const char c : stream)
        bytes += {c, '\0'};
    return bytes;
}

/// Writes the two bytes `value` wherever `signature` stands, `offset` bytes behind its start.
std::string
with_field(std::string bytes, std::string_view signature, std::size_t offset, std::string_view value) {
    for (auto at = bytes.find(signature); at != std::string::npos; at = bytes.find(signature, at + 1)) {
        bytes.replace(at + offset, value.size(), value);
    }
    return bytes;
}

constexpr auto local_header = "PK\x03\x04"sv;
constexpr auto central_header = "PK\x01\x02"sv;

}  // namespace

TEST_CASE("nothing, white space and too much are each told") {
    CHECK(
        refusal_of("", "a.txt") == "The file is empty, with no bytes in it at all: send or download it again."
    );
    CHECK(
        refusal_of(" \n\t\n", "a.txt")
        == "The file is empty, with nothing in it but white space: look whether it is the right one."
    );
    CHECK(
        refusal_of("\xEF\xBB\xBF", "a.csv")
        == "The file is empty, with nothing in it but white space: look whether it is the right one."
    );
    CHECK(
        refusal_of(std::string(2'000'001, 'x'), "a.txt", {.file_bytes = 2'000'000})
        == "The file is larger than 2 MB, which is more than can be read: split it, or leave out its pictures."
    );
}

TEST_CASE("a file is what its bytes are, and refused where its name says otherwise") {
    CHECK(
        refusal_of("%PDF-1.7 ...", "report.docx")
        == "The file’s name says it is a Word document, but it is a PDF: rename it to end in .pdf."
    );
    CHECK(refusal_of("Plain words.", "report.xlsx")
              .starts_with("The file’s name says it is an Excel workbook, but it is plain text"));
    CHECK(refusal_of(tests::xlsx({{"S", ""}}), "a.docx")
              .starts_with("The file’s name says it is a Word document, but it is an Excel workbook"));
    CHECK(refusal_of(word(), "a.txt")
              .starts_with("The file’s name says it is plain text, but it is a Word document"));
    CHECK(refusal_of("\x89PNG\r\n\x1A\n", "a.csv")
              .starts_with("The file’s name says it is plain text, but it is a picture"));
    CHECK(refusal_of("\x01\x02\x03\x04\x05\x06", "a.docx")
              .starts_with("The file’s name says it is a Word document, but its contents are something else")
    );
    CHECK(refusal_of("a\0b"sv, "a.bin").starts_with("The file is of no kind that can be read"));
}

TEST_CASE("a name that promises nothing, or the right thing in capitals, lets the bytes decide") {
    CHECK(refusal_of(word(), "upload") == "read");
    CHECK(refusal_of(word(), "REPORT.DOCX") == "read");
    CHECK(refusal_of(word(), "report.docm") == "read");
    CHECK(refusal_of("Words.", "notes.v2") == "read");
}

TEST_CASE("files of other and older programs are called by their names") {
    CHECK(
        refusal_of(ole("WordDocument"), "a.doc")
        == "This is a Word document of the kind used before 2007 (.doc), which cannot be read: open it in Word and save it as a "
           "Word document (.docx)."
    );
    CHECK(
        refusal_of(ole("Workbook"), "a.xls").contains("an Excel workbook of the kind used before 2007 (.xls)")
    );
    CHECK(
        refusal_of(ole("WordDocument"), "a.docx")
            .starts_with(
                "The file’s name says it is a Word document, but it is a Word document of the kind used before 2007"
            )
    );
    CHECK(
        refusal_of(ole("EncryptedPackage"), "a.docx")
        == "This is an Office document behind a password, which cannot be read: remove the password and save it again."
    );
    CHECK(refusal_of("{\\rtf1 x}", "a.rtf").starts_with("This is rich text (RTF), which cannot be read"));
    CHECK(refusal_of(ole("PowerPoint Document"), "a.ppt").ends_with("save it as a presentation (.pptx)."));
    CHECK(refusal_of(tests::zipped({{"xl/workbook.bin", "x"}}), "a.xlsb")
              .starts_with("This is a binary Excel workbook"));
    CHECK(refusal_of(tests::zipped({{"mimetype", "x"}, {"META-INF/manifest.xml", "<m/>"}}), "a.odt")
              .starts_with("This is an OpenDocument file"));
    CHECK(refusal_of(tests::zipped({{"report.txt", "x"}}), "a.zip").starts_with("This is a zip archive"));
}

TEST_CASE("a zip that is cut off anywhere is told as damaged and never read in part") {
    const auto whole = word();

    for (std::size_t length = 4; length < whole.size(); length += 7) {
        CAPTURE(length);
        CHECK(refusal_of(whole.substr(0, length), "a.docx").starts_with("The file is cut off or damaged"));
    }
}

TEST_CASE("an entry behind a password is told") {
    auto bytes = with_field(word(), local_header, 6, "\x01\x00"sv);
    bytes = with_field(bytes, central_header, 8, "\x01\x00"sv);

    CHECK(
        refusal_of(bytes, "a.docx")
        == "The file is protected by a password: remove the password and save it again."
    );
}

TEST_CASE("a zip bomb is refused by its own account before anything is unpacked") {
    const auto bomb = tests::zipped({{"word/document.xml", std::string(30'000'000, ' ')}});

    CHECK(
        refusal_of(bomb, "a.docx")
        == "The file unpacks to far more than its size allows, which no document does by itself: save it again in the program that made it."
    );
}

TEST_CASE("a zip bomb that lies about its size is stopped while it unpacks") {
    const auto bomb = tests::zipped({{"word/document.xml", std::string(30'000'000, ' ')}});
    const auto little = "\x10\x00\x00\x00"sv;
    const auto lying = with_field(with_field(bomb, local_header, 22, little), central_header, 24, little);

    CHECK(refusal_of(lying, "a.docx") != "read");
}

TEST_CASE("the whole is counted, not only each part") {
    const auto bytes = tests::zipped(
        {{"word/document.xml", "<a/>"}, {"b", std::string(600, 'x')}, {"c", std::string(600, 'x')}}
    );

    CHECK(refusal_of(bytes, "a.docx", {.unpacked_bytes = 1'000})
              .starts_with("The file unpacks to more than 0 MB"));
    CHECK(refusal_of(bytes, "a.docx", {.entries = 2})
              .starts_with("The file holds 3 parts, and no more than 2 are read"));
}

TEST_CASE("names that climb out of the archive are refused, backslashes of Windows are read") {
    CHECK(refusal_of(tests::zipped({{"word/document.xml", "<a/>"}, {"../../etc/passwd", "x"}}), "a.docx")
              .contains("a name that points outside it"));
    CHECK(refusal_of(tests::zipped({{"word/document.xml", "<a/>"}, {"/etc/passwd", "x"}}), "a.docx")
              .contains("a name that points outside it"));
    CHECK(refusal_of(tests::zipped({{"word/document.xml", "<a/>"}, {"C:\\x", "x"}}), "a.docx")
              .contains("a name that points outside it"));
    CHECK(
        refusal_of(tests::zipped({{"word\\document.xml", "<w:document><w:body/></w:document>"}}), "a.docx")
        == "read"
    );
}

TEST_CASE("two parts of one name are refused") {
    auto bytes = tests::zipped({{"word/document.xml", "<a/>"}, {"word/documenu.xml", "<a/>"}});
    for (auto at = bytes.find("documenu"); at != std::string::npos; at = bytes.find("documenu"))
        bytes[at + 7] = 't';

    CHECK(refusal_of(bytes, "a.docx").starts_with("The file holds two parts of the same name"));
}

TEST_CASE("XML that is broken, too deep or brings its own entities gives nothing away") {
    std::string deep;
    for (int i = 0; i < 100; ++i)
        deep += "<w:sdt><w:sdtContent>";
    for (int i = 0; i < 100; ++i)
        deep += "</w:sdtContent></w:sdt>";
    const auto part = [](std::string_view xml) {
        return tests::zipped({{"word/document.xml", std::string(xml)}});
    };

    CHECK(refusal_of(part("<w:document><w:body>"), "a.docx")
              .starts_with("The file is damaged: a part of it is not well formed"));
    CHECK(refusal_of(tests::docx(deep), "a.docx").starts_with("The file is nested deeper than any document"));
    const auto document = read_document(
        part(
            "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><w:document><w:body><w:p><w:r><w:t>a &e; b</w:t></w:r></w:p></w:body></w:document>"
        ),
        "a.docx"
    );
    REQUIRE(document);
    CHECK(document->blocks.at(0).text == "a &e; b");
}

TEST_CASE("a CSV of ten thousand columns is refused, a text of one long line is read") {
    std::string wide(10'000, ',');

    CHECK(
        refusal_of(wide + "\n" + wide, "a.csv")
        == "Line 1 has more than 2000 columns, which no table has that a person made: delete the columns that are not needed and save it again."
    );
    CHECK(refusal_of(std::string(5'000'000, 'x'), "a.txt") == "read");
}

TEST_CASE(
    "more lines, paragraphs or cells than memory should hold are refused with one sentence, whatever the kind"
) {
    const Limits limits{.cells = 5, .blocks = 3};
    const std::string too_long =
        "The file has more than 3 lines or paragraphs, which is more than can be read at once: split it.";
    const std::string too_many_cells =
        "The tables have more cells than can be read at once: split the document into several files.";
    const std::string paragraph = "<w:p><w:r><w:t>One.</w:t></w:r></w:p>";

    CHECK(refusal_of("One.\nTwo.\nThree.\n", "a.txt", limits) == "read");
    CHECK(refusal_of("One.\nTwo.\nThree.\nFour.\n", "a.txt", limits) == too_long);
    CHECK(
        refusal_of(tests::docx(paragraph + paragraph + paragraph + paragraph), "a.docx", limits) == too_long
    );
    CHECK(refusal_of("<html><p>1</p><p>2</p><p>3</p><p>4</p></html>", "a.html", limits) == too_long);
    CHECK(refusal_of("| a | b | c |\n|---|---|---|\n| d | e | f |", "a.md", limits) == too_many_cells);
    CHECK(
        refusal_of("<html><table><tr><td>1<td>2<td>3<tr><td>4<td>5<td>6</table></html>", "a.html", limits)
        == too_many_cells
    );
}

TEST_CASE("a text of ten megabytes in short lines is refused before it fills the memory") {
    std::string text;
    while (text.size() < 10'000'000)
        text += "Item 7\n";

    CHECK(
        refusal_of(text, "a.txt")
        == "The file has more than 200,000 lines or paragraphs, which is more than can be read at once: split it."
    );
}

TEST_CASE("the name's ending decides between text and CSV") {
    CHECK(read_document("a,b\n1,2\n", "x.csv")->format == Format::csv);
    CHECK(read_document("a\tb\n1\t2\n", "x.TSV")->format == Format::csv);
    CHECK(read_document("a,b\n1,2\n", "x.txt")->format == Format::text);
    CHECK(read_document("a,b\n1,2\n", "x.csv")->file_name == "x.csv");
}

}  // namespace dueregard::documents
