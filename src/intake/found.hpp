#pragma once
// What was found in a file: its kind, what it says of itself, and the rows that it brings. Nothing here has
// been held against the register.

#include "documents/read_document.hpp"
#include "intake/choices.hpp"
#include "intake/incoming.hpp"
#include "intake/kind.hpp"
#include "intake/reading.hpp"

#include <cstddef>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dueregard::intake {

struct Found {
    DocumentKind kind = DocumentKind::unknown;
    double confidence = 0.0;
    std::string title;
    std::string organisation;
    std::optional<Date> date;
    std::optional<IncomingPeriod> period;  ///< of rows that name none, as the document says it
    Incoming incoming;
    bool is_import_layout = false;
    std::vector<SourceColumn> columns;
    std::vector<Problem> problems;   ///< of the document by itself
    std::size_t accreditations = 0;  ///< how many it names
};

/// A file of more rows than this is to be split.
inline constexpr std::size_t most_rows = 20'000;

/// Reads a file as what it is, or as `asked_kind` says. Only progress reports and action plans bring rows;
/// any other kind is named, and brings none.
[[nodiscard]] std::expected<Found, documents::Refusal> find_in(
    std::string_view bytes,
    std::string_view file_name,
    std::optional<DocumentKind> asked_kind,
    const plan::StatusScale& scale,
    const Choices& choices
);

/// Kinds whose rows can be put into the register.
[[nodiscard]] bool brings_rows(DocumentKind kind);

}  // namespace dueregard::intake
