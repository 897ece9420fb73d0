#pragma once
// The words by which evidence is found: small words of letters and digits, each once.

#include "documents/document.hpp"
#include "storage/db.hpp"

#include <initializer_list>
#include <string>
#include <string_view>

namespace dueregard::evidence {

/// How much of them is kept of one piece of evidence, in bytes: more words than any report has. PostgreSQL
/// refuses an entry of its search of a megabyte.
inline constexpr std::size_t most_words = 300'000;

/// Each word of the texts once, in the order in which they first stand, with a space between.
[[nodiscard]] std::string search_words(std::initializer_list<std::string_view> texts);

/// Everything that stands in it: headings, paragraphs, cells, comments, notes.
[[nodiscard]] std::string text_of(const documents::Document& document);

/// What the engine's own search is asked for: rows in which each word of `typed` begins some word. "" where
/// `typed` has none.
[[nodiscard]] std::string search_query(std::string_view typed, storage::Engine engine);

}  // namespace dueregard::evidence
