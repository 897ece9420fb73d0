#include "documents/pdf_mending.hpp"

#include "base/text.hpp"
#include "documents/pdf_table.hpp"
#include "documents/text_line.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace dueregard::documents {

namespace {

/// What can be the end of a broken word and no word of its own: "n", "ed", "ity".
bool is_end_of_word(std::string_view rest) {
    constexpr std::array<std::string_view, 30> words = {"a",  "am", "an", "as", "at", "be", "by", "do",
                                                        "go", "he", "if", "in", "is", "it", "me", "my",
                                                        "no", "of", "on", "or", "so", "to", "up", "us",
                                                        "we", "ac", "ar", "yn", "eu", "ei"};
    constexpr std::array<std::string_view, 33> ends = {"ing",  "ion",  "ity",  "ent",  "ers",  "ies",  "ble",
                                                       "ted",  "ary",  "ous",  "ive",  "ful",  "ess",  "ism",
                                                       "ate",  "ual",  "ial",  "cal",  "eds",  "ors",  "ons",
                                                       "ning", "ting", "ring", "sing", "tion", "ment", "ness",
                                                       "ship", "hip",  "ance", "ence", "tary"};
    if (rest.size() <= 2) return std::ranges::find(words, rest) == words.end();
    return std::ranges::find(ends, rest) != ends.end();
}

/// Letters without a vowel: no word in English or Welsh, wherever the line was broken.
bool is_no_word(std::string_view rest) {
    constexpr std::array<std::string_view, 6> units = {"pm", "km", "kg", "hrs", "vs", "pp"};
    return !rest.empty() && rest.size() <= 3 && std::ranges::find(units, rest) == units.end()
           && rest.find_first_not_of("bcdfghjklmnpqrstvxz") == std::string_view::npos;
}

/// "2026-11-" above "15", "30/09/20" above "31".
bool is_broken_date(std::string_view before, std::string_view rest) {
    constexpr std::size_t longest = 10;
    const auto space = before.find_last_of(' ');
    const auto start = space == std::string_view::npos ? before : before.substr(space + 1);
    const auto digits = std::min(rest.find_first_not_of("0123456789"), rest.size());
    if (digits == 0 || start.empty() || start.size() + digits > longest) return false;
    if (start.find_first_not_of("0123456789/-") != std::string_view::npos || !is_digit(start.front()))
        return false;
    const auto mark = start.find_last_of("/-");
    const auto first = start.find_first_of("/-");
    if (mark == std::string_view::npos || first == mark) return false;
    const auto last = start.size() - mark - 1 + digits;
    return (first == 4 && last == 2) || (first <= 2 && last == 4 && digits < last);
}

/// A narrow cell breaks "implementation" without a hyphen: it is whole elsewhere, or one word filled the line
/// above and what is left of it is too short to be one.
void mend_cell(std::string& text, const Vocabulary& known) {
    constexpr std::string_view breaks{"\x1F\x1E"};
    for (auto at = text.find_first_of(breaks); at != std::string::npos; at = text.find_first_of(breaks, at)) {
        const bool fills = text[at] == word_break;
        text[at] = ' ';
        if (at == 0) continue;
        const auto rest = std::string_view(text).substr(at + 1);
        const auto before =
            words_of(std::string_view(text).substr(at > 40 ? at - 40 : 0, std::min<std::size_t>(at, 40)));
        const auto behind = words_of(rest.substr(0, 40));
        const bool can_join =
            !before.empty() && !behind.empty() && begins_small(rest) && is_letter(text[at - 1]);
        const bool is_known =
            can_join && before.back().size() > 3 && known.contains(before.back() + behind.front());
        const bool is_rest =
            can_join && (is_no_word(behind.front()) || (fills && is_end_of_word(behind.front())));
        const bool is_date = is_broken_date(std::string_view(text).substr(0, at), rest);
        const bool is_ref =
            fills && !rest.empty() && is_digit(rest.front()) && at <= 4
            && std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), [](char c) {
                   return c >= 'A' && c <= 'Z';
               });
        const bool is_hyphenated = text[at - 1] == '-' && at > 1 && is_letter(text[at - 2]);
        if (is_hyphenated || is_known || is_rest || is_ref || is_date) text.erase(at, 1);
    }
}

}  // namespace

Vocabulary words_of_pages(const PdfBoxes& boxes) {
    Vocabulary known;
    for (const auto& page : boxes.pages) {
        for (const auto& word : page.words) {
            for (auto& part : words_of(word.text))
                known.insert(std::move(part));
        }
    }
    return known;
}

void mend_breaks(std::vector<Piece>& pieces, const Vocabulary& known) {
    for (auto& piece : pieces) {
        for (auto& row : piece.table.rows) {
            for (auto& cell : row.cells)
                mend_cell(cell.text, known);
        }
    }
}

}  // namespace dueregard::documents
