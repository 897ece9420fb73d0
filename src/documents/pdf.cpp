#include "documents/pdf.hpp"

#include "base/text.hpp"
#include "documents/outline.hpp"
#include "documents/pdf_bold.hpp"
#include "documents/pdf_boxes.hpp"
#include "documents/pdf_line.hpp"
#include "documents/pdf_mending.hpp"
#include "documents/pdf_table.hpp"
#include "documents/pdf_text.hpp"
#include "documents/program.hpp"
#include "documents/text_line.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace dueregard::documents {

namespace {

using namespace std::chrono_literals;

constexpr std::chrono::seconds longest_run = 30s;
constexpr std::size_t most_memory = 1'500'000'000;
constexpr std::size_t most_boxes = 400'000'000;
constexpr unsigned most_files = 24;
constexpr std::size_t most_lines = 1'000;  ///< of a page on which tables are looked for
constexpr double same_place = 8.0;         ///< points

std::unexpected<Refusal> refused(std::string sentence) {
    return std::unexpected(Refusal{std::move(sentence)});
}

/// A table that may go on overleaf.
struct OpenTable {
    std::vector<Gutter> gutters;
    std::size_t piece = 0;
};

class PdfReader {
public:
    explicit PdfReader(std::vector<std::vector<PdfLine>> pages)
        : pages_(std::move(pages)), set_(typesetting_of(pages_)) {}

    std::vector<Piece> run() {
        for (const auto& lines : pages_)
            read_page(lines);
        return std::move(pieces_);
    }

private:
    void read_page(const std::vector<PdfLine>& lines) {
        std::size_t at = 0;
        std::size_t text = 0;  // where the text that is not given out yet begins
        opening_ = Opening::may_go_on;
        if (open_) at = text = take_rest_of_table(lines);
        // No page that a person made has so many lines; looking for tables would take too long.
        while (at < lines.size() && lines.size() <= most_lines) {
            auto region = region_at(lines, at, nullptr);
            if (!region) {
                ++at;
                continue;
            }
            // What was given out already belongs to no other table.
            for (; region->first < text; ++region->first)
                region->spans.erase(region->spans.begin());
            take_text(std::span(lines).subspan(text, region->first - text));
            text = std::max(take_region(lines, *region), region->first);
            at = std::max(text, at + 1);
        }
        take_text(std::span(lines).subspan(text));
    }

    void take_text(std::span<const PdfLine> lines) {
        if (lines.empty()) return;
        add_pieces(lines, set_, opening_, pieces_);
        opening_ = Opening::anew;
        open_.reset();
    }

    std::size_t take_region(std::span<const PdfLine> lines, const ColumnRegion& region) {
        if (is_prose_in_columns(lines, region)) {
            for (const auto& column : columns_of(lines, region)) {
                auto set = set_;
                set.right = 0.0;
                for (const auto& line : column)
                    set.right = std::max(set.right, line.right());
                add_pieces(column, set, opening_, pieces_);
                opening_ = Opening::may_go_on;
            }
            open_.reset();
            return region.last;
        }
        if (const auto cut = next_table_in(lines, region)) {
            const auto upper = lines.first(*cut);
            if (const auto own = region_at(upper, region.first, nullptr)) return take_region(upper, *own);
            add_pieces(upper.subspan(region.first), set_, opening_, pieces_);
            opening_ = Opening::anew;
            return *cut;
        }
        auto table = table_of(lines, region, set_);
        auto last = region.last;
        give_up_titles(lines, table, region);
        last = give_up_end(lines, table, region);
        if (table.rows.size() < 2) {
            add_pieces(lines.subspan(region.first, region.last - region.first), set_, opening_, pieces_);
            opening_ = Opening::anew;
            return region.last;
        }
        if (!joins_open(table, region)) add_table(std::move(table), region);
        opening_ = Opening::anew;
        return last;
    }

    /// A row of which only the first cell is filled is a line of text above or below the table.
    static bool is_text(const Row& row) {
        const auto filled =
            std::ranges::count_if(row.cells, [](const Cell& cell) { return !cell.text.empty(); });
        return filled == 1 && !row.cells.front().text.empty();
    }

    void give_up_titles(std::span<const PdfLine> lines, Table& table, const ColumnRegion& region) {
        while (!table.rows.empty() && is_text(table.rows.front())) {
            const auto next = table.rows.size() > 1 ? table.rows[1].at.line : 0;
            std::vector<PdfLine> above;
            for (auto i = region.first; i < region.last && (next == 0 || lines[i].number < next); ++i) {
                if (lines[i].number >= table.rows.front().at.line) above.push_back(lines[i]);
            }
            take_text(above);
            table.rows.erase(table.rows.begin());
        }
    }

    /// The line with which the row begins.
    static std::size_t line_of(std::span<const PdfLine> lines, const ColumnRegion& region, const Row& row) {
        auto at = region.first;
        while (at < region.last && lines[at].number < row.at.line)
            ++at;
        return at;
    }

    /// White above the row, in ems.
    static double white_above(std::span<const PdfLine> lines, std::size_t line) {
        return line == 0 ? 0.0 : gap_between(lines[line - 1], lines[line]) / lines[line].em();
    }

    /// A last row with its first cell alone is text below the table, unless it stands as close as the rows
    /// do.
    static std::size_t give_up_end(std::span<const PdfLine> lines, Table& table, const ColumnRegion& region) {
        constexpr double little = 0.12;
        auto last = region.last;
        while (table.rows.size() > 1 && is_text(table.rows.back())) {
            const auto line = line_of(lines, region, table.rows.back());
            double widest = 0.0;
            for (std::size_t i = 1; i + 1 < table.rows.size(); ++i)
                widest = std::max(widest, white_above(lines, line_of(lines, region, table.rows[i])));
            const bool is_row = table.rows.size() > 2 && line < region.last && !lines[line].is_bold()
                                && !region.spans[line - region.first]
                                && white_above(lines, line) <= widest + little;
            if (is_row) break;
            last = std::min(last, line);
            table.rows.pop_back();
        }
        return last;
    }

    void add_table(Table table, const ColumnRegion& region) {
        open_ = OpenTable{.gutters = region.gutters, .piece = pieces_.size()};
        pieces_.push_back({.at = table.rows.front().at, .table = std::move(table)});
    }

    [[nodiscard]] bool is_same_layout(const std::vector<Gutter>& gutters) const {
        if (!open_ || open_->gutters.size() != gutters.size()) return false;
        for (std::size_t i = 0; i < gutters.size(); ++i) {
            const bool meets = gutters[i].left < open_->gutters[i].right + same_place
                               && open_->gutters[i].left < gutters[i].right + same_place;
            if (!meets) return false;
        }
        return true;
    }

    static bool is_same_row(const Row& one, const Row& other) {
        return std::ranges::equal(one.cells, other.cells, {}, &Cell::text, &Cell::text);
    }

    /// The table goes on over the page; its head may be printed again, its last row may go on.
    bool joins_open(Table& table, const ColumnRegion& region) {
        if (!is_same_layout(region.gutters)) return false;
        auto& open = pieces_[open_->piece].table;
        const bool is_other_page = table.rows.front().at.page != open.rows.back().at.page;
        const bool is_head_again = is_same_row(table.rows.front(), open.rows.front());
        if (!is_other_page) return false;
        join_rows(open, table, is_head_again);
        open_->gutters = region.gutters;
        return true;
    }

    /// The row was cut at the end of the page: its first cell is empty now, or goes on in the middle of its
    /// text.
    static bool goes_on_with(const Row& above, const Row& row) {
        const auto& first = row.cells.front().text;
        if (first.empty() || begins_small(first)) return true;
        if (first.substr(0, first.find(' ')).find_first_of("0123456789") != std::string::npos) return false;
        for (std::size_t c = 1; c < row.cells.size(); ++c) {
            const auto& before = above.cells[c].text;
            if (begins_small(row.cells[c].text) && !before.empty() && !ends_as_sentence(before)) return true;
        }
        return false;
    }

    static void join_rows(Table& open, Table& table, bool is_head_again) {
        auto first = table.rows.begin();
        if (is_head_again) ++first;
        if (first != table.rows.end() && open.rows.size() > 1 && goes_on_with(open.rows.back(), *first)) {
            for (std::size_t c = 0; c < first->cells.size(); ++c) {
                auto& text = open.rows.back().cells[c].text;
                if (first->cells[c].text.empty()) continue;
                text += (text.empty() ? "" : " ") + first->cells[c].text;
            }
            ++first;
        }
        std::move(first, table.rows.end(), std::back_inserter(open.rows));
    }

    /// The first lines of a page, where they stand in the columns of the page before. Returns how many.
    std::size_t take_rest_of_table(std::span<const PdfLine> lines) {
        if (lines.empty()) return 0;
        const auto region = region_at(lines, 0, &open_->gutters);
        if (!region || region->gutters.size() != open_->gutters.size()) return 0;
        auto table = table_of(lines, *region, set_);
        auto& open = pieces_[open_->piece].table;
        const auto& front = table.rows.front();
        if (is_text(front)) return 0;
        const auto last = give_up_end(lines, table, *region);
        join_rows(open, table, is_same_row(front, open.rows.front()));
        open_->gutters = region->gutters;
        opening_ = Opening::anew;
        return last;
    }

    std::vector<std::vector<PdfLine>> pages_;
    Typesetting set_;
    std::vector<Piece> pieces_;
    std::optional<OpenTable> open_;
    Opening opening_ = Opening::anew;
};

bool is_about_password(std::string_view errors) {
    return contains_ignoring_case(errors, "password") || contains_ignoring_case(errors, "encrypt");
}

}  // namespace

std::expected<Document, Refusal>
document_of_boxes(std::string text, std::string fonts, const Limits& limits) {
    auto boxes = read_boxes(std::move(text), limits);
    if (!boxes) return std::unexpected(boxes.error());
    if (!fonts.empty()) mark_bold(*boxes, std::move(fonts), limits);
    std::vector<std::vector<PdfLine>> pages;
    for (const auto& page : boxes->pages)
        pages.push_back(lines_of_page(page));
    Document document{.format = Format::pdf, .title = std::move(boxes->title)};
    document.furniture = take_furniture(pages);
    const bool is_empty = std::ranges::all_of(pages, [](const auto& lines) { return lines.empty(); });
    if (is_empty) {
        return refused(
            "The PDF holds pictures of its pages and no text: give the document it was made from, or have the text "
            "recognised first."
        );
    }
    const bool has_bold = std::ranges::any_of(pages, [](const auto& lines) {
        return std::ranges::any_of(lines, &PdfLine::is_bold);
    });
    auto pieces = PdfReader(std::move(pages)).run();
    mend_breaks(pieces, words_of_pages(*boxes));
    std::erase_if(pieces, [](const Piece& piece) {
        return !piece.is_table() && piece.text.empty() && piece.marker.kind != MarkerKind::number;
    });
    document.blocks =
        blocks_of(pieces, has_bold ? PlainHeadings::where_no_others_are : PlainHeadings::always);
    return document;
}

std::expected<Document, Refusal> read_pdf(std::string_view bytes, const Limits& limits) {
    const Program pdftotext{.name = "pdftotext", .package = "poppler-utils"};
    if (!is_installed(pdftotext)) {
        return refused(
            "A PDF is read with the program pdftotext, which is not installed: install the package poppler-utils, or give the "
            "document that the PDF was made from."
        );
    }
    const auto call = [&](std::vector<std::string> arguments) {
        return ProgramCall{
            .arguments = std::move(arguments),
            .input = bytes,
            .limit = longest_run,
            .most_memory = most_memory,
            .most_written = most_boxes,
            .most_files = most_files
        };
    };
    auto run = run_of(pdftotext, call({"-bbox-layout", "-enc", "UTF-8", "-", "-"}));
    if (run.has_ended && run.status == 0) {
        const Program pdftohtml{.name = "pdftohtml", .package = "poppler-utils"};
        auto fonts =
            is_installed(pdftohtml)
                ? run_of(
                      pdftohtml, call({"-xml", "-i", "-zoom", "1", "-stdout", "-enc", "UTF-8", "/dev/stdin"})
                  )
                : ProgramRun{};
        const bool has_fonts = fonts.has_ended && fonts.status == 0;
        return document_of_boxes(
            std::move(run.output), has_fonts ? std::move(fonts.output) : std::string(), limits
        );
    }
    if (!run.has_ended) {
        return refused(fmt::format(
            "The PDF takes longer than {} seconds to read: split it, or give the document it was made from.",
            longest_run.count()
        ));
    }
    if (is_about_password(run.errors)) return refused("The PDF is behind a password: save it without one.");
    return refused("The PDF is damaged or is none: open it in a reader of PDFs and save it again.");
}

}  // namespace dueregard::documents
