#include "documents/outline.hpp"

#include "base/text.hpp"
#include "documents/text_line.hpp"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <utility>

namespace dueregard::documents {

namespace {

constexpr std::size_t longest_heading = 85;
constexpr std::size_t most_words_of_heading = 14;
constexpr std::size_t deepest_list = 9;  ///< as in Word
constexpr int deepest_heading = 9;

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

/// Letters of a headline's size may all be small: "strengths:".
bool reads_as_headline(std::string_view text) {
    if (!begins_small(text)) return reads_as_title(text);
    std::string title(text);
    title.front() = static_cast<char>(title.front() - 'a' + 'A');
    return reads_as_title(title);
}

/// "Strengths:" names what follows; "The report suggested the following as those to consider:" leads into it.
bool is_label(std::string_view text) {
    return text.ends_with(':') && width_of(text) <= 40 && std::ranges::count(text, ' ') <= 4;
}

int leading_number(std::string_view text) {
    int number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

/// The size that most of the text is set in; 0 where the source has no sizes.
int body_size(std::span<const Piece> pieces) {
    std::map<int, std::size_t> widths;
    for (const auto& piece : pieces)
        widths[piece.size] += piece.text.size();
    const auto most = std::ranges::max_element(widths, {}, [](const auto& entry) { return entry.second; });
    return most == widths.end() ? 0 : most->first;
}

class Outliner {
public:
    Outliner(std::span<Piece> pieces, PlainHeadings plain_headings)
        : pieces_(pieces), body_size_(body_size(pieces)) {
        has_plain_headings_ = plain_headings == PlainHeadings::always || !sets_headings_apart();
        std::set<std::string_view> seen;
        for (const auto& piece : pieces_) {
            if (is_large(piece) && reads_as_headline(piece.text)) sizes_.insert(piece.size);
            const bool is_plain = !piece.is_table() && piece.marker.kind == MarkerKind::none;
            if (!is_plain || piece.text.size() > longest_heading) continue;
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
    struct OpenList {
        std::string style;
        int indent = 0;
    };

    Block block_of(Piece& piece) {
        Block block{
            .number = piece.marker.number, .text = piece.text, .is_bold = piece.is_bold, .at = piece.at
        };
        if (piece.is_table()) {
            block.kind = BlockKind::table;
            block.table = std::move(piece.table);
        } else if (is_heading(piece)) {
            make_heading(block, piece);
        } else if (is_item(piece)) {
            make_item(block, piece);
        } else {
            block.number.clear();
            if (piece.marker.kind == MarkerKind::number) block.text = spelled_out(piece);
            lists_.clear();
        }
        return block;
    }

    static std::string spelled_out(const Piece& piece) {
        return piece.text.empty() ? piece.marker.number : piece.marker.number + " " + piece.text;
    }

    /// "4 Findings" is a heading where it follows 3; "10 wards of 24" is text.
    [[nodiscard]] bool is_believed(const Piece& piece) const {
        return piece.marker.is_certain || piece.marker.number == std::to_string(last_chapter_ + 1);
    }

    [[nodiscard]] bool is_item(const Piece& piece) const {
        return piece.marker.kind != MarkerKind::none && !piece.text.empty() && is_believed(piece);
    }

    [[nodiscard]] bool is_large(const Piece& piece) const {
        return body_size_ > 0 && piece.size > body_size_ + 2;
    }

    /// Something of its looks sets it apart from running text.
    [[nodiscard]] bool stands_out(const Piece& piece) const { return piece.is_bold || is_large(piece); }

    [[nodiscard]] bool sets_headings_apart() const {
        return std::ranges::any_of(pieces_, [&](const Piece& piece) {
            return piece.heading_level > 0 || (stands_out(piece) && reads_as_title(piece.text));
        });
    }

    [[nodiscard]] bool is_heading(const Piece& piece) const {
        if (piece.is_table() || piece.text.empty()) return false;
        if (piece.heading_level > 0) return true;
        if (piece.marker.kind == MarkerKind::bullet) return false;
        if (piece.marker.kind == MarkerKind::number) return is_numbered_heading(piece);
        if (was_broken(piece)) return false;
        if (is_large(piece) && reads_as_headline(piece.text)) return true;
        if (!reads_as_title(piece.text)) return false;
        if (stands_out(piece)) return true;
        return has_plain_headings_ && !stands_among_short_lines();
    }

    [[nodiscard]] static bool was_broken(const Piece& piece) {
        return std::ranges::any_of(piece.breaks, [&](const Break& at) {
            return at.offset < piece.text.size();
        });
    }

    [[nodiscard]] bool is_short_line(std::size_t index) const {
        if (index >= pieces_.size()) return false;
        const auto& piece = pieces_[index];
        return !piece.is_table() && piece.marker.kind == MarkerKind::none && piece.heading_level == 0
               && reads_as_title(piece.text);
    }

    /// Two titles may follow each other, a title and its subtitle; three short lines are a list without
    /// bullets, and so are short lines at the very end, with nothing to be the heading of.
    [[nodiscard]] bool stands_among_short_lines() const {
        auto first = at_;
        while (first > 0 && at_ - first < 2 && is_short_line(first - 1))
            --first;
        auto last = at_;
        while (last - at_ < 2 && is_short_line(last + 1))
            ++last;
        return last - first >= 2 || last + 1 >= pieces_.size();
    }

    [[nodiscard]] bool is_numbered_heading(const Piece& piece) const {
        if (!is_believed(piece) || !reads_as_title(piece.text) || piece.text.ends_with(':')) return false;
        if (stands_out(piece)) return true;
        const bool is_decimal = is_digit(piece.marker.number.front()) && !piece.marker.style.starts_with('(');
        const bool is_told = piece.list_level >= 0 || !has_plain_headings_;
        if (!is_decimal || is_told) return false;
        return piece.marker.parts > 1 || !is_in_numbered_list(piece);
    }

    /// "5. Next steps" after chapter 4, whose list of four happens to end there: its items are sentences or
    /// stand further in, and text follows.
    [[nodiscard]] bool is_next_chapter(const Piece& piece) const {
        if (at_ == 0 || at_ + 1 == pieces_.size() || last_chapter_ == 0) return false;
        if (piece.marker.number != std::to_string(last_chapter_ + 1) || ends_as_sentence(piece.text))
            return false;
        const auto& last = pieces_[at_ - 1];
        const bool is_text_below = pieces_[at_ + 1].marker.kind != MarkerKind::number;
        return is_text_below && !last.is_table()
               && (ends_as_sentence(last.text) || last.indent > piece.indent + 1);
    }

    /// Items follow each other by one, with no text between them that is not part of a list.
    [[nodiscard]] bool is_in_numbered_list(const Piece& piece) const {
        const auto is_sibling = [&](const Piece& other, int by) {
            return other.marker.kind == MarkerKind::number && other.marker.style == piece.marker.style
                   && other.marker.number == std::to_string(leading_number(piece.marker.number) + by);
        };
        if (is_next_chapter(piece)) return false;
        if (at_ > 0 && is_sibling(pieces_[at_ - 1], -1)) return true;
        if (at_ + 1 < pieces_.size() && is_sibling(pieces_[at_ + 1], 1)) return true;
        return std::ranges::any_of(
                   lists_, [&](const OpenList& open) { return open.style == piece.marker.style; }
               )
               && piece.marker.number != std::to_string(last_chapter_ + 1);
    }

    void make_heading(Block& block, const Piece& piece) {
        block.kind = BlockKind::heading;
        lists_.clear();
        if (piece.marker.kind == MarkerKind::number && piece.marker.parts == 1) {
            last_chapter_ = leading_number(piece.marker.number);
        }
        block.level = std::clamp(heading_level(piece), 1, deepest_heading);
        const bool is_firm = piece.heading_level > 0 || piece.marker.kind == MarkerKind::number;
        if (is_firm) firm_level_ = block.level;
    }

    [[nodiscard]] int heading_level(const Piece& piece) const {
        if (piece.heading_level > 0) return piece.heading_level;
        if (piece.marker.kind == MarkerKind::number) return piece.marker.parts;
        if (body_size_ > 0) return firm_level_ + rank_of_size(piece);
        const bool is_minor = recurring_.contains(piece.text) || piece.text.ends_with(':');
        return firm_level_ > 0 ? firm_level_ + 1 : is_minor ? 2 : 1;
    }

    /// 1 for the largest letters that headings are set in, and one more for each smaller size.
    [[nodiscard]] int rank_of_size(const Piece& piece) const {
        return 1 + static_cast<int>(std::distance(sizes_.upper_bound(piece.size), sizes_.end()));
    }

    void make_item(Block& block, const Piece& piece) {
        block.kind = BlockKind::list_item;
        if (piece.list_level >= 0) {
            block.level = piece.list_level;
            lists_.clear();
        } else if (piece.marker.kind == MarkerKind::number && piece.marker.parts > 1) {
            block.level = piece.marker.parts - 1;
            lists_.clear();
        } else {
            block.level = level_in_list(piece);
        }
    }

    /// A list within a list has another marker, or stands further in.
    int level_in_list(const Piece& piece) {
        const auto& style = piece.marker.style;
        while (!lists_.empty() && lists_.back().indent > piece.indent + 1)
            lists_.pop_back();
        for (std::size_t i = lists_.size(); i > 0; --i) {
            if (lists_[i - 1].style == style && lists_[i - 1].indent + 1 >= piece.indent) {
                lists_.resize(i);
                return static_cast<int>(i) - 1;
            }
        }
        if (lists_.size() == deepest_list) lists_.pop_back();
        lists_.push_back({.style = style, .indent = piece.indent});
        return static_cast<int>(lists_.size()) - 1;
    }

    std::span<Piece> pieces_;
    int body_size_;
    bool has_plain_headings_ = true;
    std::set<int> sizes_;  ///< of letters larger than the text's that headings are set in
    std::set<std::string_view> recurring_;
    std::vector<OpenList> lists_;
    std::size_t at_ = 0;
    int firm_level_ = 0;  ///< of the last heading whose level is sure: told by the source, or by its number
    int last_chapter_ = 0;
};

}  // namespace

bool reads_as_title(std::string_view text) {
    if (text.size() > 2 * longest_heading || width_of(text) > longest_heading || !has_word(text))
        return false;
    if (static_cast<std::size_t>(std::ranges::count(text, ' ')) >= most_words_of_heading) return false;
    if (!begins_as_title(text) || std::string_view(".;,").contains(text.back())) return false;
    return !text.ends_with(':') || is_label(text);
}

std::vector<Block> blocks_of(std::span<Piece> pieces, PlainHeadings plain_headings) {
    return Outliner(pieces, plain_headings).blocks();
}

}  // namespace dueregard::documents
