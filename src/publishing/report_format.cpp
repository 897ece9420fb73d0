#include "publishing/report_format.hpp"

#include "base/text.hpp"
#include "documents/csv.hpp"
#include "documents/docx_writer.hpp"
#include "documents/html_writer.hpp"
#include "documents/pdf_writer.hpp"
#include "documents/xlsx_writer.hpp"
#include "intake/period_label.hpp"
#include "plan/return_sheet.hpp"
#include "publishing/report_style.hpp"

#include <algorithm>
#include <array>

namespace dueregard::publishing {

namespace {

struct FormatRow {
    ReportFormat format{};
    std::string_view name;
    std::string_view title;
    std::string_view media_type;
};

constexpr std::array<FormatRow, 5> formats = {{
    {ReportFormat::html, "html", "Web page (HTML)", "text/html; charset=utf-8"},
    {ReportFormat::docx,
     "docx",
     "Word (DOCX)",
     "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
    {ReportFormat::pdf, "pdf", "PDF, tagged for screen readers", "application/pdf"},
    {ReportFormat::csv, "csv", "Rows as CSV, which can be imported again", "text/csv; charset=utf-8"},
    {ReportFormat::xlsx,
     "xlsx",
     "Rows as Excel (XLSX), which can be imported again",
     "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
}};

const FormatRow& row_of(ReportFormat format) {
    return *std::ranges::find(formats, format, &FormatRow::format);
}

plan::SheetCells cells_of(const ProgressPaper& paper, const plan::Standing& standing) {
    const auto& measure = standing.measure;
    const bool has_reported = standing.now && standing.now->content.status;
    const auto content = has_reported ? standing.now->content : plan::ReturnContent{};
    return {
        intake::period_cell(paper.period.label, paper.period.days),
        measure.ref,
        standing.objective ? plan::name_of(*standing.objective) : "",
        measure.action,
        standing.owner_name,
        standing.service_area,
        measure.baseline.words,
        measure.target.words,
        measure.due ? measure.due->words : measure.due_words,
        content.status ? plan::status_cell(*content.status, paper.scale) : "",
        content.progress.words,
        content.commentary,
        has_reported ? plan::evidence_cell(standing.evidence) : "",
    };
}

documents::Table sheet_of(const ProgressPaper& paper) {
    std::vector<plan::SheetCells> rows;
    rows.reserve(paper.standings.size());
    for (const auto& standing : paper.standings)
        rows.push_back(cells_of(paper, standing));
    auto table = plan::return_sheet(rows);
    table.name = "Returns";
    return table;
}

/// Rows are dated to the end of their period: the same rows are the same bytes on any day.
std::chrono::sys_seconds rows_made_of(const ProgressPaper& paper) {
    return std::chrono::sys_days{paper.period.days.to};
}

/// Dated to the day it was prepared: the same register gives the same bytes all day.
std::chrono::sys_seconds made_of(const ProgressPaper& paper) {
    return std::chrono::sys_days{paper.prepared};
}

std::string title_of(const ProgressPaper& paper) {
    return progress_document(paper).title;
}

}  // namespace

std::span<const ReportFormat> all_report_formats() {
    static constexpr std::array<ReportFormat, 5> all = {
        ReportFormat::html, ReportFormat::docx, ReportFormat::pdf, ReportFormat::csv, ReportFormat::xlsx
    };
    return all;
}

std::string_view name_of(ReportFormat format) {
    return row_of(format).name;
}

std::string_view title_of(ReportFormat format) {
    return row_of(format).title;
}

std::string_view media_type_of(ReportFormat format) {
    return row_of(format).media_type;
}

std::optional<ReportFormat> report_format_named(std::string_view name) {
    const auto* const found = std::ranges::find(formats, name, &FormatRow::name);
    return found == formats.end() ? std::nullopt : std::optional(found->format);
}

std::optional<ReportFormat> report_format_of(std::string_view file_name) {
    const auto dot = file_name.rfind('.');
    if (dot == std::string_view::npos) return std::nullopt;
    return report_format_named(lower_ascii(file_name.substr(dot + 1)));
}

std::string write_report(const ProgressPaper& paper, ReportFormat format) {
    switch (format) {
    case ReportFormat::csv:
        return documents::write_csv(sheet_of(paper), documents::ByteOrderMark::with);
    case ReportFormat::xlsx:
        return documents::write_xlsx(
            {{.table = sheet_of(paper)}}, {.title = title_of(paper), .made = rows_made_of(paper)}
        );
    default:
        return write_paper(progress_document(paper), format, made_of(paper));
    }
}

std::span<const ReportFormat> all_paper_formats() {
    return all_report_formats().first(3);
}

std::string
write_paper(const documents::Document& paper, ReportFormat format, std::chrono::sys_seconds made) {
    if (format == ReportFormat::docx)
        return documents::write_docx(documents::write_html(paper), {.title = paper.title, .made = made});
    const auto page = documents::write_html(paper, report_style);
    return format == ReportFormat::pdf ? documents::write_pdf(page, made) : page;
}

std::string report_file_name(const ProgressPaper& paper, ReportFormat format) {
    std::string name = "progress-report";
    for (const auto& word : words_of(paper.period.label))
        name += '-' + word;
    return name + '.' + std::string(name_of(format));
}

}  // namespace dueregard::publishing
