#include "documents/pdf_text.hpp"

#include "base/text.hpp"
#include "documents/text_line.hpp"

#include <algorithm>
#include <cmath>

namespace dueregard::documents {

namespace {

constexpr double more_white = 0.3;              ///< ems between paragraphs, beyond that between lines
constexpr double larger = 1.15;                 ///< times the text's letters: a heading's
constexpr double least_of_a_title_line = 0.45;  ///< of the text's width
constexpr double other_size = 0.08;             ///< share by which letters differ that are of another size

/// Of its letters, in half points.
int size_of(const PdfLine& line) {
    return static_cast<int>(std::lround(2.0 * line.em()));
}

class Joiner {
public:
    Joiner(std::span<const PdfLine> lines, const Typesetting& set, std::vector<Piece>& pieces)
        : lines_(lines), pieces_(pieces), right_(set.right), gap_(set.gap), size_(set.size) {}

    void run(Opening opening) {
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            const bool is_first = i == 0;
            const bool goes_on = is_first ? opening == Opening::may_go_on && goes_over_page(lines_[i])
                                          : goes_on_with(lines_[i - 1], lines_[i]);
            if (goes_on)
                go_on(lines_[i]);
            else
                open(i);
        }
    }

private:
    static bool is_same_size(const PdfLine& one, const PdfLine& other) {
        return std::abs(one.height() - other.height()) <= other_size * std::max(one.height(), other.height());
    }

    [[nodiscard]] bool had_room(const PdfLine& above, const PdfLine& below) const {
        const auto& first = below.words.front();
        return above.right() + 0.35 * above.em() + (first.right - first.left) <= right_ - 0.5 * above.em();
    }

    /// In letters larger than the text's, below a line that is some way full: tables may stand out into the
    /// margin that ends such a line.
    [[nodiscard]] bool is_rest_of_title(const PdfLine& above, const PdfLine& below) const {
        const bool is_large = size_ > 0.0 && below.em() >= larger * size_;
        return is_large && above.right() - above.left() >= least_of_a_title_line * right_
               && std::abs(above.left() - below.left()) < 3.0
               && marker_of(below.text()).kind == MarkerKind::none;
    }

    [[nodiscard]] bool goes_on_with(const PdfLine& above, const PdfLine& below) const {
        if (pieces_.empty() || pieces_.back().is_table()) return false;
        if (!is_same_size(above, below)) return false;
        if (gap_between(above, below) / below.em() > gap_ + more_white) return false;
        const auto text = below.text();
        const auto marker = marker_of(text);
        if (marker.kind == MarkerKind::bullet) return false;
        const auto& piece = pieces_.back();
        const bool is_hanging = piece.marker.kind != MarkerKind::none && below.left() > piece_left_ + 3.0;
        // The last line of an item may be one bold word.
        const bool is_bold_end = is_hanging && below.is_bold() && !had_room(above, below);
        if (above.is_bold() != below.is_bold() && !is_bold_end) return false;
        if (marker.kind == MarkerKind::number && marker.is_certain && !is_hanging) return false;
        if (marker.kind == MarkerKind::number && marker.is_certain
            && (ends_as_sentence(above.text()) || had_room(above, below)))
            return false;
        if (is_rest_of_title(above, below)) return true;
        if (had_room(above, below)) return begins_small(text) && !ends_as_sentence(above.text());
        if (piece.marker.kind != MarkerKind::none && below.left() < piece_left_ - 3.0) return false;
        return true;
    }

    [[nodiscard]] bool goes_over_page(const PdfLine& line) const {
        if (pieces_.empty() || pieces_.back().is_table() || pieces_.back().text.empty()) return false;
        const auto& piece = pieces_.back();
        if (std::abs(piece.size - size_of(line)) > 1 || piece.is_bold != line.is_bold()) return false;
        const auto text = line.text();
        return !ends_as_sentence(piece.text) && begins_small(text)
               && marker_of(text).kind == MarkerKind::none;
    }

    void go_on(const PdfLine& line) {
        auto& text = pieces_.back().text;
        const auto more = line.text();
        const bool is_hyphenated = text.size() > 1 && text.back() == '-' && is_letter(text[text.size() - 2]);
        if (!is_hyphenated && !text.empty()) text += ' ';
        text += more;
    }

    void open(std::size_t index) {
        const auto& line = lines_[index];
        const bool is_after_blank = index == 0 || !is_same_size(lines_[index - 1], line)
                                    || gap_between(lines_[index - 1], line) / line.em() > gap_ + more_white;
        if (!pieces_.empty()) pieces_.back().is_before_blank = is_after_blank;
        const auto whole = line.text();
        Piece piece{
            .size = size_of(line),
            .is_bold = line.is_bold(),
            .is_after_blank = is_after_blank,
            .indent = static_cast<int>(std::lround(line.left() / 5.0)),
            .at = {.line = line.number, .page = line.page}
        };
        piece.marker = marker_of(whole);
        // The second level of Word's lists is a small "o".
        if (piece.marker.kind == MarkerKind::none && line.words.size() > 1
            && line.words.front().text == "o") {
            piece.marker = {
                .kind = MarkerKind::bullet,
                .number = {},
                .style = "o",
                .rest = trimmed(std::string_view(whole).substr(1))
            };
        }
        piece.text = std::string(piece.marker.rest);
        piece.marker.rest = {};
        piece_left_ = line.left();
        pieces_.push_back(std::move(piece));
    }

    std::span<const PdfLine> lines_;
    std::vector<Piece>& pieces_;
    double right_ = 0.0;
    double gap_ = 0.0;
    double size_ = 0.0;
    double piece_left_ = 0.0;
};

}  // namespace

void add_pieces(
    std::span<const PdfLine> lines, const Typesetting& set, Opening opening, std::vector<Piece>& pieces
) {
    if (!lines.empty()) Joiner(lines, set, pieces).run(opening);
}

}  // namespace dueregard::documents
