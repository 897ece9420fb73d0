#pragma once
// Reads PowerPoint presentations (ECMA-376, part 1, 19): slides in order, each with its title, text, bullets
// and tables; what the speaker's notes say goes to the document's notes.

#include "documents/read_document.hpp"
#include "documents/zip_archive.hpp"

#include <expected>

namespace dueregard::documents {

[[nodiscard]] std::expected<Document, Refusal> read_pptx(ZipArchive& archive, const Limits& limits);

}  // namespace dueregard::documents
