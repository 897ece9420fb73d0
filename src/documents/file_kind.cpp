#include "documents/file_kind.hpp"

#include "base/text.hpp"
#include "documents/zip_archive.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace dueregard::documents {

namespace {

using namespace std::string_view_literals;

struct Sign {
    std::string_view bytes;
    FileKind kind;
};

constexpr std::array signs = {
    Sign{"PK\x03\x04"sv, FileKind::zip},
    Sign{"PK\x05\x06"sv, FileKind::zip},
    Sign{"PK\x07\x08"sv, FileKind::zip},
    Sign{"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, FileKind::other_ole},
    Sign{"%PDF-"sv, FileKind::pdf},
    Sign{"{\\rtf"sv, FileKind::rtf},
    Sign{"\x89PNG\r\n"sv, FileKind::picture},
    Sign{"\xFF\xD8\xFF"sv, FileKind::picture},
    Sign{"GIF8"sv, FileKind::picture},
    Sign{"II*\x00"sv, FileKind::picture},
    Sign{"MM\x00*"sv, FileKind::picture},
    Sign{"\x1F\x8B"sv, FileKind::archive},
    Sign{"7z\xBC\xAF\x27\x1C"sv, FileKind::archive},
    Sign{"Rar!\x1A\x07"sv, FileKind::archive},
};

struct Stream {
    std::string_view name;  ///< as a directory of an OLE2 file writes it, in UTF-16
    FileKind kind;
};

// [MS-CFB] 2.6.1: names of streams are UTF-16. The first that is found decides.
constexpr std::array streams = {
    Stream{"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"sv, FileKind::encrypted_office},
    Stream{"W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0"sv, FileKind::old_word},
    Stream{"P\0o\0w\0e\0r\0P\0o\0i\0n\0t\0 \0D\0o\0c\0u\0m\0e\0n\0t\0"sv, FileKind::old_powerpoint},
    Stream{"_\0_\0p\0r\0o\0p\0e\0r\0t\0i\0e\0s\0_\0v\0e\0r\0s\0i\0o\0n\0"sv, FileKind::message},
    Stream{"W\0o\0r\0k\0b\0o\0o\0k\0"sv, FileKind::old_excel},
    Stream{"B\0o\0o\0k\0"sv, FileKind::old_excel},
};

struct Promise {
    std::string_view ending;
    FileKind kind;
};

constexpr std::array promises = {
    Promise{"txt", FileKind::text},
    Promise{"text", FileKind::text},
    Promise{"md", FileKind::text},
    Promise{"markdown", FileKind::text},
    Promise{"csv", FileKind::text},
    Promise{"tsv", FileKind::text},
    Promise{"tab", FileKind::text},
    Promise{"docx", FileKind::docx},
    Promise{"docm", FileKind::docx},
    Promise{"dotx", FileKind::docx},
    Promise{"xlsx", FileKind::xlsx},
    Promise{"xlsm", FileKind::xlsx},
    Promise{"xltx", FileKind::xlsx},
    Promise{"pptx", FileKind::presentation},
    Promise{"xlsb", FileKind::binary_workbook},
    Promise{"odt", FileKind::open_document},
    Promise{"ods", FileKind::open_document},
    Promise{"odp", FileKind::open_document},
    Promise{"doc", FileKind::old_word},
    Promise{"xls", FileKind::old_excel},
    Promise{"ppt", FileKind::old_powerpoint},
    Promise{"msg", FileKind::message},
    Promise{"pdf", FileKind::pdf},
    Promise{"rtf", FileKind::rtf},
    Promise{"html", FileKind::html},
    Promise{"htm", FileKind::html},
    Promise{"xml", FileKind::xml},
    Promise{"png", FileKind::picture},
    Promise{"jpg", FileKind::picture},
    Promise{"jpeg", FileKind::picture},
    Promise{"gif", FileKind::picture},
    Promise{"zip", FileKind::zip},
    Promise{"gz", FileKind::archive},
    Promise{"7z", FileKind::archive},
    Promise{"rar", FileKind::archive},
};

FileKind kind_of_ole(std::string_view bytes) {
    for (const auto& stream : streams) {
        if (bytes.contains(stream.name)) return stream.kind;
    }
    return FileKind::other_ole;
}

}  // namespace

FileKind kind_of_bytes(std::string_view bytes) {
    const auto* const found =
        std::ranges::find_if(signs, [&](const Sign& sign) { return bytes.starts_with(sign.bytes); });
    if (found != signs.end()) return found->kind == FileKind::other_ole ? kind_of_ole(bytes) : found->kind;
    const auto start = trimmed(bytes.substr(0, 1'024));
    if (start.starts_with("%PDF-")) return FileKind::pdf;
    if (starts_with_ignoring_case(start, "<!doctype html") || starts_with_ignoring_case(start, "<html"))
        return FileKind::html;
    if (start.starts_with("<?xml"))
        return contains_ignoring_case(start, "<html") ? FileKind::html : FileKind::xml;
    return FileKind::text;
}

FileKind kind_of_archive(const ZipArchive& archive) {
    if (archive.has("word/document.xml")) return FileKind::docx;
    if (archive.has("xl/workbook.xml")) return FileKind::xlsx;
    if (archive.has("xl/workbook.bin")) return FileKind::binary_workbook;
    if (archive.has("ppt/presentation.xml")) return FileKind::presentation;
    if (archive.has("mimetype") && archive.has("META-INF/manifest.xml")) return FileKind::open_document;
    return FileKind::zip;
}

FileKind kind_promised_by(std::string_view file_name) {
    const auto point = file_name.rfind('.');
    if (point == std::string_view::npos) return FileKind::unknown;
    const auto* const found = std::ranges::find_if(promises, [&](const Promise& promise) {
        return equals_ignoring_case(promise.ending, file_name.substr(point + 1));
    });
    return found == promises.end() ? FileKind::unknown : found->kind;
}

std::string_view name_of(FileKind kind) {
    switch (kind) {
    case FileKind::text:
        return "plain text";
    case FileKind::docx:
        return "a Word document";
    case FileKind::xlsx:
        return "an Excel workbook";
    case FileKind::presentation:
        return "a PowerPoint presentation";
    case FileKind::binary_workbook:
        return "a binary Excel workbook (.xlsb)";
    case FileKind::open_document:
        return "an OpenDocument file, as LibreOffice writes";
    case FileKind::old_word:
        return "a Word document of the kind used before 2007 (.doc)";
    case FileKind::old_excel:
        return "an Excel workbook of the kind used before 2007 (.xls)";
    case FileKind::old_powerpoint:
        return "a PowerPoint presentation of the kind used before 2007 (.ppt)";
    case FileKind::encrypted_office:
        return "an Office document behind a password";
    case FileKind::message:
        return "an Outlook message";
    case FileKind::other_ole:
        return "an old Office file";
    case FileKind::pdf:
        return "a PDF";
    case FileKind::rtf:
        return "rich text (RTF)";
    case FileKind::html:
        return "a web page";
    case FileKind::xml:
        return "XML";
    case FileKind::picture:
        return "a picture";
    case FileKind::zip:
        return "a zip archive";
    case FileKind::archive:
        return "a packed archive";
    case FileKind::unknown:
        break;
    }
    return "of no known kind";
}

}  // namespace dueregard::documents
