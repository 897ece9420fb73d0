#include "documents/read_document.hpp"

#include "base/text.hpp"
#include "documents/csv.hpp"
#include "documents/docx.hpp"
#include "documents/encoding.hpp"
#include "documents/file_kind.hpp"
#include "documents/html_reader.hpp"
#include "documents/pdf.hpp"
#include "documents/plain_text.hpp"
#include "documents/pptx.hpp"
#include "documents/xlsx_reader.hpp"
#include "documents/zip_archive.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace dueregard::documents {

namespace {

std::unexpected<Refusal> refused(std::string sentence) {
    return std::unexpected(Refusal{std::move(sentence)});
}

/// Of the kinds that are read; "" for any other.
std::string_view ending_of(FileKind kind) {
    if (kind == FileKind::docx) return ".docx";
    if (kind == FileKind::xlsx) return ".xlsx";
    if (kind == FileKind::html) return ".html";
    if (kind == FileKind::pdf) return ".pdf";
    if (kind == FileKind::presentation) return ".pptx";
    return kind == FileKind::text ? ".txt or .csv" : "";
}

/// What to do about a kind of file that is not read.
std::string_view remedy_for(FileKind kind) {
    switch (kind) {
    case FileKind::old_word:
    case FileKind::rtf:
    case FileKind::message:
        return "open it in Word and save it as a Word document (.docx)";
    case FileKind::old_excel:
    case FileKind::binary_workbook:
        return "open it in Excel and save it as an Excel workbook (.xlsx)";
    case FileKind::open_document:
        return "save it as .docx or .xlsx";
    case FileKind::encrypted_office:
        return "remove the password and save it again";
    case FileKind::zip:
    case FileKind::archive:
        return "unpack it and give the document itself";
    case FileKind::old_powerpoint:
        return "open it in PowerPoint and save it as a presentation (.pptx)";
    default:
        return "save it as .docx, .xlsx, .csv or plain text";
    }
}

/// "report.docx" is called a Word document; its bytes are a PDF.
std::unexpected<Refusal> refused_as_other(FileKind promised, FileKind found) {
    if (const auto ending = ending_of(found); !ending.empty()) {
        return refused(fmt::format(
            "The file’s name says it is {}, but it is {}: rename it to end in {}.",
            name_of(promised),
            name_of(found),
            ending
        ));
    }
    return refused(fmt::format(
        "The file’s name says it is {}, but it is {}: give it its right name, or {}.",
        name_of(promised),
        name_of(found),
        remedy_for(found)
    ));
}

bool is_read(FileKind kind) {
    return kind == FileKind::text || kind == FileKind::docx || kind == FileKind::xlsx
           || kind == FileKind::html || kind == FileKind::pdf || kind == FileKind::presentation;
}

/// An ending of text promises text alone; one that promises nothing lets the bytes decide.
bool is_promise_broken(FileKind promised, FileKind found) {
    return promised != FileKind::unknown && promised != found;
}

/// No table of a text is wider than one of a spreadsheet may be.
std::expected<Document, Refusal> within(const Limits& limits, std::expected<Document, Refusal> document) {
    if (!document) return document;
    for (const auto& block : document->blocks) {
        for (const auto& row : block.table.rows) {
            if (row.cells.size() > limits.columns) return std::unexpected(too_wide(row.at.line, limits));
        }
    }
    return document;
}

Refusal too_many_lines(const Limits& limits) {
    return {fmt::format(
        "The file has more than {} lines or paragraphs, which is more than can be read at once: split it.",
        grouped(static_cast<std::int64_t>(limits.blocks))
    )};
}

/// Each line may become a block, and costs as much before it has: so lines are counted first.
bool has_too_many_lines(std::string_view text, const Limits& limits) {
    return static_cast<std::size_t>(std::ranges::count(text, '\n')) > limits.blocks;
}

/// What a file unfolds to, whatever its kind: everything that reads it costs as much again.
std::expected<Document, Refusal>
not_too_long(const Limits& limits, std::expected<Document, Refusal> document) {
    if (!document) return document;
    if (document->blocks.size() > limits.blocks) return std::unexpected(too_many_lines(limits));
    std::size_t cells = 0;
    for (const auto& block : document->blocks)
        for (const auto& row : block.table.rows)
            cells += row.cells.size();
    if (cells <= limits.cells) return document;
    return refused(
        "The tables have more cells than can be read at once: split the document into several files."
    );
}

std::expected<Document, Refusal>
read_text(std::string_view bytes, std::string_view file_name, const Limits& limits) {
    std::string room;
    const auto text = as_utf8(bytes, room);
    const auto promised = kind_promised_by(file_name);
    if (is_binary(text)) {
        if (is_promise_broken(promised, FileKind::unknown)) {
            return refused(fmt::format(
                "The file’s name says it is {}, but its contents are something else or damaged: send it again, or {}.",
                name_of(promised),
                remedy_for(FileKind::unknown)
            ));
        }
        return refused(
            fmt::format("The file is of no kind that can be read: {}.", remedy_for(FileKind::unknown))
        );
    }
    // A page may begin with a remark, or without its opening tags.
    if (promised == FileKind::html && text.contains("</")) return within(limits, read_html(text, limits));
    if (is_promise_broken(promised, FileKind::text)) return refused_as_other(promised, FileKind::text);
    if (trimmed(text).empty())
        return refused(
            "The file is empty, with nothing in it but white space: look whether it is the right one."
        );
    const auto ending = lower_ascii(file_name.substr(file_name.rfind('.') + 1));
    if (ending == "csv" || ending == "tsv" || ending == "tab") return read_csv(text, limits);
    if (has_too_many_lines(text, limits)) return std::unexpected(too_many_lines(limits));
    return within(limits, read_plain_text(text));
}

std::expected<Document, Refusal>
read_archive(std::string_view bytes, std::string_view file_name, const Limits& limits) {
    auto archive = ZipArchive::open(bytes, limits);
    if (!archive) return std::unexpected(archive.error());
    const auto found = kind_of_archive(*archive);
    const auto promised = kind_promised_by(file_name);
    if (is_read(found) && is_promise_broken(promised, found)) return refused_as_other(promised, found);
    if (found == FileKind::docx) return read_docx(*archive, limits);
    if (found == FileKind::xlsx) return read_xlsx(*archive, limits);
    if (found == FileKind::presentation) return read_pptx(*archive, limits);
    if (is_promise_broken(promised, found)) return refused_as_other(promised, found);
    return refused(fmt::format("This is {}, which cannot be read: {}.", name_of(found), remedy_for(found)));
}

std::expected<Document, Refusal>
read_page(std::string_view bytes, std::string_view file_name, const Limits& limits) {
    const auto promised = kind_promised_by(file_name);
    if (is_promise_broken(promised, FileKind::html)) return refused_as_other(promised, FileKind::html);
    std::string room;
    return read_html(as_utf8(bytes, room), limits);
}

std::expected<Document, Refusal>
read_by_kind(std::string_view bytes, std::string_view file_name, const Limits& limits) {
    const auto found = kind_of_bytes(bytes);
    if (found == FileKind::text) return read_text(bytes, file_name, limits);
    if (found == FileKind::zip) return read_archive(bytes, file_name, limits);
    if (found == FileKind::html) return read_page(bytes, file_name, limits);
    const auto promised = kind_promised_by(file_name);
    if (found == FileKind::pdf && !is_promise_broken(promised, found))
        return within(limits, read_pdf(bytes, limits));
    // A password leaves the name as it was, so the name is no fault here.
    const bool is_protected = found == FileKind::encrypted_office;
    if (!is_protected && is_promise_broken(promised, found)) return refused_as_other(promised, found);
    return refused(fmt::format("This is {}, which cannot be read: {}.", name_of(found), remedy_for(found)));
}

}  // namespace

std::expected<Document, Refusal>
read_document(std::string_view bytes, std::string_view file_name, const Limits& limits) {
    if (bytes.empty())
        return refused("The file is empty, with no bytes in it at all: send or download it again.");
    if (bytes.size() > limits.file_bytes) {
        return refused(fmt::format(
            "The file is larger than {} MB, which is more than can be read: split it, or leave out its pictures.",
            limits.file_bytes / 1'000'000
        ));
    }
    auto document = not_too_long(limits, read_by_kind(bytes, file_name, limits));
    if (document) document->file_name = std::string(file_name);
    return document;
}

}  // namespace dueregard::documents
