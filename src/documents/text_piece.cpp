#include "documents/text_piece.hpp"

#include "base/text.hpp"
#include "documents/text_table.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace dueregard::documents {

namespace {

using Lines = std::span<const TextLine>;

// Lines that a program wrapped are longer than the first and no longer than the second; beyond it each line
// is a paragraph of its own.
constexpr std::size_t least_wrapped = 55;
constexpr std::size_t most_wrapped = 110;
constexpr int least_centred = 12;  ///< columns before lines of a title page

bool looks_wrapped(const TextLine& line, const TextLine& next) {
    const auto width = width_of(line.raw);
    return width >= least_wrapped && width <= most_wrapped && !line.is_blank() && !next.is_blank()
           && !ends_as_sentence(line.text) && marker_of(next.text).kind == MarkerKind::none;
}

/// The width at which the document's lines were wrapped; 0 where each line is a paragraph.
std::size_t wrap_width(Lines lines) {
    std::size_t wrapped = 0;
    std::size_t filled = 0;
    std::size_t width = 0;
    for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
        if (!lines[i].is_blank()) ++filled;
        if (!looks_wrapped(lines[i], lines[i + 1])) continue;
        ++wrapped;
        width = std::max(width, width_of(lines[i].raw));
    }
    return wrapped >= 4 && wrapped * 12 >= filled ? width : 0;
}

std::string_view first_word(std::string_view text) {
    return text.substr(0, text.find(' '));
}

bool begins_with_closing_mark(std::string_view text) {
    return !text.empty() && std::string_view(".,;:?!)").contains(text.front());
}

/// "Lead officer: …", "Action 1.2: …": a few words with a capital, and a colon with more behind it.
bool begins_with_label(std::string_view text) {
    constexpr std::size_t longest = 40;
    const auto colon = text.substr(0, longest).find_first_of(":;?!");
    if (colon == std::string_view::npos || text[colon] != ':' || colon + 1 >= text.size()) return false;
    const auto label = text.substr(0, colon);
    const bool is_capital = label.size() > 1 && label.front() >= 'A' && label.front() <= 'Z';
    return is_capital && is_space(text[colon + 1]) && std::ranges::count(label, ' ') <= 3;
}

/// "www.vale.example" alone on its line.
bool is_address(std::string_view text) {
    return (text.starts_with("www.") || text.starts_with("http")) && !text.contains(' ');
}

bool is_markdown_rule(std::string_view text) {
    if (text.size() < 3 || !std::string_view("-*_=").contains(text.front())) return false;
    return text.find_first_not_of(text.front()) == std::string_view::npos;
}

/// Takes the ** or __ off a text that stands wholly between them.
bool take_bold(std::string& text) {
    for (const std::string_view mark : {"**", "__"}) {
        const bool is_bold = text.size() > 4 && text.starts_with(mark) && text.ends_with(mark)
                             && text.find(mark, 2) == text.size() - 2;
        if (!is_bold) continue;
        text = text.substr(2, text.size() - 4);
        return true;
    }
    return false;
}

/// How a line begins: its Markdown hashes, its marker, and what is left.
Piece opened_by(const TextLine& line, bool is_after_blank) {
    Piece piece{.is_after_blank = is_after_blank, .indent = line.indent, .at = {.line = line.number}};
    auto text = line.text;
    const auto hashes = std::min(text.find_first_not_of('#'), text.size());
    if (hashes > 0 && hashes <= 6 && hashes < text.size() && is_space(text[hashes])) {
        piece.heading_level = static_cast<int>(hashes);
        text = trimmed(text.substr(hashes));
        while (text.ends_with('#'))
            text = trimmed(text.substr(0, text.size() - 1));
    }
    std::string inner(text);
    const bool is_bold = take_bold(inner);
    piece.is_bold = is_bold;
    piece.marker = marker_of(inner);
    piece.text = std::string(piece.marker.rest);
    piece.marker.rest = {};
    return piece;
}

class Cutter {
public:
    explicit Cutter(Lines lines) : lines_(lines), wrap_width_(wrap_width(lines)) {}

    std::vector<Piece> cut() {
        while (at_ < lines_.size()) {
            const auto& line = lines_[at_];
            if (line.is_blank()) {
                take_blank(line);
                ++at_;
            } else if (auto table = table_at(lines_.subspan(at_))) {
                take_table(*std::move(table));
            } else {
                take_line(line);
                ++at_;
            }
        }
        return std::move(pieces_);
    }

private:
    Piece* open_piece() { return pieces_.empty() || pieces_.back().is_table() ? nullptr : &pieces_.back(); }

    void take_blank(const TextLine& line) {
        if (auto* piece = open_piece(); piece != nullptr && blanks_ == 0) {
            piece->is_before_blank = true;
            // A line of white space alone right under a paragraph is what is left of a line broken by an
            // anchor.
            if (!line.raw.empty() && !line.raw.contains('\f')) {
                piece->breaks.push_back({.offset = piece->text.size(), .line = last_line_, .weight = 2.0});
            }
        }
        ++blanks_;
    }

    void take_table(FoundTable found) {
        if (auto* piece = open_piece()) piece->is_before_blank = piece->is_before_blank || blanks_ > 0;
        pieces_.push_back({
            .is_after_blank = blanks_ > 0 || pieces_.empty(),
            .at = found.table.rows.front().at,
            .table = std::move(found.table),
        });
        at_ += found.lines;
        blanks_ = 0;
    }

    void take_line(const TextLine& line) {
        if (!give_to_open_piece(line)) {
            pieces_.push_back(opened_by(line, blanks_ > 0 || pieces_.empty()));
        }
        pieces_.back().is_before_blank = at_ + 1 >= lines_.size();
        last_line_ = line.number;
        last_width_ = width_of(line.raw);
        blanks_ = 0;
    }

    /// Whether the line went on with the piece that stands open.
    bool give_to_open_piece(const TextLine& line) {
        auto* piece = open_piece();
        if (piece == nullptr) return false;
        if (is_markdown_rule(line.text)) {
            if (blanks_ == 0 && piece->marker.kind == MarkerKind::none) {
                piece->heading_level = line.text.front() == '=' ? 1 : 2;
                return true;
            }
            return false;
        }
        if (piece->text.empty()) return give_to_bare_marker(*piece, line);
        const auto weight = weight_of_break(*piece, line);
        if (!weight) return false;
        if (*weight > 0) {
            piece->breaks.push_back({.offset = piece->text.size(), .line = last_line_, .weight = *weight});
        }
        const bool is_tight = begins_with_closing_mark(line.text);
        if (!is_tight) piece->text += ' ';
        piece->text += line.text;
        return true;
    }

    /// A number or bullet alone on its line takes the text of the next line.
    bool give_to_bare_marker(Piece& piece, const TextLine& line) {
        const auto& marker = piece.marker;
        const bool has_point = marker.kind == MarkerKind::number && marker.is_certain;
        if (blanks_ > (has_point ? 1U : 0U) || marker_of(line.text).kind != MarkerKind::none) return false;
        if (line.text.starts_with('#')) return false;
        piece.text = std::string(line.text);
        if (take_bold(piece.text)) piece.is_bold = true;
        return true;
    }

    /// Nothing where the line begins a piece of its own; else how sure it is that the break was not meant.
    [[nodiscard]] std::optional<double> weight_of_break(const Piece& piece, const TextLine& line) const {
        if (piece.heading_level > 0 || piece.is_bold || line.text.starts_with('#')) return std::nullopt;
        if (begins_with_closing_mark(line.text)) {
            return blanks_ == 0 ? std::optional(3.0) : std::nullopt;
        }
        if (marker_of(line.text).kind != MarkerKind::none || is_address(line.text)) return std::nullopt;
        const bool is_open = !ends_as_sentence(piece.text);
        if (is_open && begins_small(line.text) && (blanks_ == 0 || (blanks_ == 1 && last_width_ >= 40))) {
            return wrap_width_ > 0 ? 0.5 : 3.0;
        }
        return goes_on_by_layout(piece, line, is_open) ? std::optional(0.0) : std::nullopt;
    }

    [[nodiscard]] bool goes_on_by_layout(const Piece& piece, const TextLine& line, bool is_open) const {
        const bool is_item = piece.marker.kind != MarkerKind::none;
        if (is_item && blanks_ == 0 && line.indent >= piece.indent + 2) return true;
        if (blanks_ == 0 && is_among_labels(piece, line)) return false;
        const bool was_full = last_width_ >= least_wrapped && last_width_ <= most_wrapped;
        const bool are_centred = blanks_ > 0 && piece.indent >= least_centred && line.indent >= least_centred;
        if (!was_full || !is_open || blanks_ > 1 || are_centred) return false;
        if (line.indent >= piece.indent + 2) return true;
        if (wrap_width_ == 0 || blanks_ > 0) return false;
        return last_width_ + 1 + first_word(line.text).size() > wrap_width_ * 8 / 10;
    }

    /// One of several lines that each begin with a label of their own.
    [[nodiscard]] bool is_among_labels(const Piece& piece, const TextLine& line) const {
        if (!begins_with_label(line.text)) return false;
        const bool goes_on = at_ + 1 < lines_.size() && begins_with_label(lines_[at_ + 1].text);
        return goes_on || begins_with_label(piece.text);
    }

    Lines lines_;
    std::size_t wrap_width_;
    std::vector<Piece> pieces_;
    std::size_t at_ = 0;
    std::size_t blanks_ = 0;
    int last_line_ = 0;
    std::size_t last_width_ = 0;
};

}  // namespace

std::vector<Piece> pieces_of(std::span<const TextLine> lines) {
    return Cutter(lines).cut();
}

}  // namespace dueregard::documents
