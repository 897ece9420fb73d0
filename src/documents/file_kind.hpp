#pragma once
// What a file really is, by its bytes.

#include <cstdint>
#include <string_view>

namespace dueregard::documents {

class ZipArchive;

enum class FileKind : std::uint8_t {
    text,
    docx,
    xlsx,
    presentation,      ///< PowerPoint, Office Open XML
    binary_workbook,   ///< Excel, .xlsb
    open_document,     ///< LibreOffice's own
    old_word,          ///< .doc
    old_excel,         ///< .xls
    old_powerpoint,    ///< .ppt
    encrypted_office,  ///< Office Open XML behind a password
    message,           ///< Outlook, .msg
    other_ole,
    pdf,
    rtf,
    html,
    xml,
    picture,
    zip,      ///< a zip that is none of the above
    archive,  ///< gzip, 7-Zip, RAR
    unknown,
};

/// By the first bytes; zip where only its entries can tell more. `text` is said of whatever shows no other
/// sign.
[[nodiscard]] FileKind kind_of_bytes(std::string_view bytes);

/// By the entries of a zip.
[[nodiscard]] FileKind kind_of_archive(const ZipArchive& archive);

/// What a file name's ending promises; unknown where the ending promises nothing.
[[nodiscard]] FileKind kind_promised_by(std::string_view file_name);

/// "a Word document", "a PDF": with its article, to stand within a sentence.
[[nodiscard]] std::string_view name_of(FileKind kind);

}  // namespace dueregard::documents
