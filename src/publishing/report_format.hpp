#pragma once
// In what form a report leaves, told by the ending of the file's name.

#include "publishing/progress_paper.hpp"

#include <chrono>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace dueregard::publishing {

enum class ReportFormat { html, docx, pdf, csv, xlsx };

[[nodiscard]] std::span<const ReportFormat> all_report_formats();
/// "docx": the ending, and the last part of the address.
[[nodiscard]] std::string_view name_of(ReportFormat format);
/// "Word (DOCX)": as a page offers it.
[[nodiscard]] std::string_view title_of(ReportFormat format);
[[nodiscard]] std::string_view media_type_of(ReportFormat format);
[[nodiscard]] std::optional<ReportFormat> report_format_named(std::string_view name);
/// By the ending: "q2.DOCX" is docx.
[[nodiscard]] std::optional<ReportFormat> report_format_of(std::string_view file_name);

/// The whole file. HTML, DOCX and PDF hold the report; CSV and XLSX its rows in the import layout. Throws
/// Unavailable where DOCX or PDF need a program that is not installed.
[[nodiscard]] std::string write_report(const ProgressPaper& paper, ReportFormat format);

/// The formats of a paper that has no rows to keep: HTML, DOCX and PDF.
[[nodiscard]] std::span<const ReportFormat> all_paper_formats();
/// The whole file, dated `made`; `format` is one of those. Throws Unavailable as above.
[[nodiscard]] std::string
write_paper(const documents::Document& paper, ReportFormat format, std::chrono::sys_seconds made);

/// "progress-report-quarter-2-2026-27.docx"
[[nodiscard]] std::string report_file_name(const ProgressPaper& paper, ReportFormat format);

}  // namespace dueregard::publishing
