#pragma once
// A tagged PDF made of a web page by WeasyPrint.

#include <chrono>
#include <string>
#include <string_view>

namespace dueregard::documents {

/// The bytes of the PDF (PDF/UA-1: headings, tables and lists are told to a screen reader as such). The
/// page's title and language come from `html`. Throws Unavailable where WeasyPrint is missing or fails.
[[nodiscard]] std::string write_pdf(std::string_view html, std::chrono::sys_seconds made);

}  // namespace dueregard::documents
