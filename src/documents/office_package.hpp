#pragma once
// The parts of an Office Open XML file and how they point to each other (ECMA-376, part 2).

#include "documents/read_document.hpp"
#include "documents/xml.hpp"
#include "documents/zip_archive.hpp"

#include <expected>
#include <string>
#include <string_view>
#include <vector>

namespace dueregard::documents {

struct Relation {
    std::string id;
    std::string kind;  ///< the last word of its type: "officeDocument", "comments", "worksheet"
    std::string part;  ///< the part's name in the archive: "word/comments.xml"
};

using Relations = std::vector<Relation>;

/// What `part` points to within the file; `part` is "" for the file itself. None where it points to nothing.
[[nodiscard]] std::expected<Relations, Refusal>
relations_of(ZipArchive& archive, std::string_view part, const Limits& limits);

/// The first part of that kind; "" where there is none.
[[nodiscard]] std::string part_of_kind(const Relations& relations, std::string_view kind);

/// The part, parsed; an empty document where there is no such part.
[[nodiscard]] std::expected<Xml, Refusal>
read_part(ZipArchive& archive, std::string_view part, const Limits& limits);

/// The title among the file's properties; "" where it says none.
[[nodiscard]] std::expected<std::string, Refusal>
title_of(ZipArchive& archive, const Relations& file, const Limits& limits);

}  // namespace dueregard::documents
