#include "documents/plain_text.hpp"

#include "base/text.hpp"
#include "documents/text_comment.hpp"
#include "documents/text_line.hpp"
#include "documents/text_mark.hpp"
#include "documents/text_piece.hpp"

#include <algorithm>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace dueregard::documents {

namespace {

constexpr std::size_t longest_heading = 85;
constexpr std::size_t most_words_of_heading = 14;
constexpr std::size_t deepest_list = 9;  ///< as in Word

bool has_word(std::string_view text) {
    std::size_t run = 0;
    for (const char c : text) {
        const bool is_part = is_letter(c) || static_cast<unsigned char>(c) >= 0x80;
        run = is_part ? run + 1 : 0;
        if (run >= 3) return true;
    }
    return false;
}

bool begins_as_title(std::string_view text) {
    return !text.empty() && !begins_small(text) && text.front() != '(' && text.front() != '[';
}

/// Short, with a word in it, and ending neither as a sentence nor as something that goes on.
bool reads_as_title(std::string_view text) {
    if (text.size() > 2 * longest_heading || width_of(text) > longest_heading || !has_word(text))
        return false;
    if (static_cast<std::size_t>(std::ranges::count(text, ' ')) >= most_words_of_heading) return false;
    return begins_as_title(text) && !std::string_view(".;,").contains(text.back());
}

/// "Strengths:" names what follows; "The report suggested the following as those to consider:" leads into it.
bool is_label(std::string_view text) {
    return text.ends_with(':') && width_of(text) <= 40 && std::ranges::count(text, ' ') <= 4;
}

bool is_title(std::string_view text) {
    return reads_as_title(text) && (!text.ends_with(':') || is_label(text));
}

class Classifier {
public:
    explicit Classifier(std::span<TextPiece> pieces) : pieces_(pieces) {
        std::set<std::string_view> seen;
        for (const auto& piece : pieces_) {
            if (!may_recur(piece)) continue;
            if (!seen.insert(piece.text).second) recurring_.insert(piece.text);
        }
    }

    std::vector<Block> blocks() {
        std::vector<Block> blocks;
        blocks.reserve(pieces_.size());
        for (at_ = 0; at_ < pieces_.size(); ++at_)
            blocks.push_back(block_of(pieces_[at_]));
        return blocks;
    }

private:
    static bool may_recur(const TextPiece& piece) {
        return !piece.is_table() && piece.marker.kind == MarkerKind::none
               && piece.text.size() <= longest_heading;
    }

    Block block_of(TextPiece& piece) {
        Block block{
            .number = piece.marker.number, .text = piece.text, .is_bold = piece.is_bold, .at = piece.at
        };
        if (piece.is_table()) {
            block.kind = BlockKind::table;
            block.table = std::move(piece.table);
        } else if (is_heading(piece)) {
            make_heading(block, piece);
        } else if (piece.marker.kind != MarkerKind::none && !piece.text.empty() && is_believed(piece)) {
            make_item(block, piece);
        } else {
            block.number.clear();
            if (piece.marker.kind == MarkerKind::number) block.text = spelled_out(piece);
            list_.clear();
        }
        return block;
    }

    static std::string spelled_out(const TextPiece& piece) {
        return piece.text.empty() ? piece.marker.number : piece.marker.number + " " + piece.text;
    }

    /// "4 Findings" is a heading where it follows 3; "10 wards of 24" is text.
    [[nodiscard]] bool is_believed(const TextPiece& piece) const {
        return piece.marker.is_certain || piece.marker.number == std::to_string(last_chapter_ + 1);
    }

    [[nodiscard]] bool is_heading(const TextPiece& piece) const {
        if (piece.hashes > 0) return !piece.text.empty();
        if (piece.text.empty() || piece.marker.kind == MarkerKind::bullet) return false;
        if (piece.marker.kind == MarkerKind::number) return is_numbered_heading(piece);
        if (!is_title(piece.text)) return false;
        return piece.is_bold ? is_alone(piece) : is_alone(piece) && !stands_among_short_lines();
    }

    /// Nothing but short text of its own kind may stand on either side.
    [[nodiscard]] static bool is_alone(const TextPiece& piece) { return piece.breaks.empty(); }

    [[nodiscard]] bool is_short_line(std::size_t index) const {
        if (index >= pieces_.size()) return false;
        const auto& piece = pieces_[index];
        return !piece.is_table() && piece.marker.kind == MarkerKind::none && piece.hashes == 0
               && is_title(piece.text);
    }

    /// Two titles may follow each other, a title and its subtitle; three short lines are a list without
    /// bullets, and so are short lines at the very end, with nothing to be the heading of.
    [[nodiscard]] bool stands_among_short_lines() const {
        auto first = at_;
        while (first > 0 && is_short_line(first - 1))
            --first;
        auto last = at_;
        while (is_short_line(last + 1))
            ++last;
        return last - first >= 2 || last + 1 >= pieces_.size();
    }

    [[nodiscard]] bool is_numbered_heading(const TextPiece& piece) const {
        const bool is_decimal = is_digit(piece.marker.number.front()) && !piece.marker.style.starts_with('(');
        if (!is_decimal || !is_believed(piece) || !is_title(piece.text) || piece.text.ends_with(':'))
            return false;
        if (piece.marker.parts > 1) return true;
        return !is_in_numbered_list(piece);
    }

    /// Items follow each other by one, with no text between them that is not part of a list.
    [[nodiscard]] bool is_in_numbered_list(const TextPiece& piece) const {
        const auto is_sibling = [&](const TextPiece& other, int by) {
            return other.marker.kind == MarkerKind::number && other.marker.style == piece.marker.style
                   && other.marker.number == std::to_string(std::stoi(piece.marker.number) + by);
        };
        if (at_ > 0 && is_sibling(pieces_[at_ - 1], -1)) return true;
        if (at_ + 1 < pieces_.size() && is_sibling(pieces_[at_ + 1], 1)) return true;
        return std::ranges::any_of(
                   list_, [&](const OpenList& open) { return open.style == piece.marker.style; }
               )
               && piece.marker.number != std::to_string(last_chapter_ + 1);
    }

    void make_heading(Block& block, const TextPiece& piece) {
        block.kind = BlockKind::heading;
        list_.clear();
        if (piece.hashes > 0) {
            block.level = piece.hashes;
            return;
        }
        if (piece.marker.kind == MarkerKind::number) {
            block.level = piece.marker.parts;
            numbered_level_ = piece.marker.parts;
            last_chapter_ = std::stoi(piece.marker.number);
            return;
        }
        const bool is_minor = recurring_.contains(piece.text) || piece.text.ends_with(':');
        block.level = numbered_level_ > 0 ? numbered_level_ + 1 : is_minor ? 2 : 1;
    }

    void make_item(Block& block, const TextPiece& piece) {
        block.kind = BlockKind::list_item;
        if (piece.marker.kind == MarkerKind::number && piece.marker.parts > 1) {
            block.level = piece.marker.parts - 1;
            list_.clear();
            return;
        }
        block.level = level_in_list(piece);
    }

    /// A list within a list has another marker, or stands further in.
    int level_in_list(const TextPiece& piece) {
        const auto& style = piece.marker.style;
        while (!list_.empty() && list_.back().indent > piece.indent + 1)
            list_.pop_back();
        for (std::size_t i = list_.size(); i > 0; --i) {
            if (list_[i - 1].style == style && list_[i - 1].indent + 1 >= piece.indent) {
                list_.resize(i);
                return static_cast<int>(i) - 1;
            }
        }
        if (list_.size() == deepest_list) list_.pop_back();
        list_.push_back({.style = style, .indent = piece.indent});
        return static_cast<int>(list_.size()) - 1;
    }

    struct OpenList {
        std::string style;
        int indent = 0;
    };

    std::span<TextPiece> pieces_;
    std::set<std::string_view> recurring_;
    std::vector<OpenList> list_;
    std::size_t at_ = 0;
    int numbered_level_ = 0;
    int last_chapter_ = 0;
};

/// Nothing is left of it once its marks are taken out.
bool is_empty(const TextPiece& piece) {
    return !piece.is_table() && piece.text.empty() && piece.marker.kind != MarkerKind::number;
}

}  // namespace

Document read_plain_text(std::string_view text) {
    const auto lines = text_lines_of(text);
    auto found = comments_at_end(lines);
    auto pieces = pieces_of(std::span(lines).first(found.body_lines));
    Document document{.format = Format::text};
    document.notes = take_marks(pieces);
    std::erase_if(pieces, [](const TextPiece& piece) { return is_empty(piece); });
    if (!found.comments.empty()) anchor_comments(found.comments, pieces);
    document.comments = std::move(found.comments);
    document.blocks = Classifier(pieces).blocks();
    return document;
}

}  // namespace dueregard::documents
