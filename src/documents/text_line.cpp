#include "documents/text_line.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>

namespace dueregard::documents {

namespace {

// Bullets of people and of Word; the last three are its Symbol and Wingdings ones, U+FFFD is one that was
// lost.
constexpr std::array<std::string_view, 22> clear_bullets = {
    "·", "•", "‣", "▪", "▫", "■", "□", "◦",      "○",      "➢",      "➤",
    "►", "✓", "✔", "❖", "⁃", "∙", "◆", "\uF0B7", "\uF0A7", "\uF0D8", "\uFFFD",
};
// These stand in words, sums and tables too, so white space must follow.
constexpr std::array<std::string_view, 8> bullets_with_space = {"-", "*", "+", "–", "—", "−", "●", "→"};

int indent_of(std::string_view raw) {
    int columns = 0;
    for (const char c : raw) {
        if (c == '\t') {
            columns += 8 - columns % 8;
        } else if (c == ' ') {
            ++columns;
        } else {
            break;
        }
    }
    return columns;
}

/// "Page 2 of 6", "- Page 2 -", "Tudalen 2 o 6": what a printer puts on each page is no text.
bool is_page_number(std::string_view text) {
    constexpr std::size_t longest = 24;
    if (text.size() > longest || text.find_first_of("0123456789") == std::string_view::npos) return false;
    const auto words = words_of(text);
    if (words.size() != 2 && words.size() != 4) return false;
    const auto is_number = [](const std::string& word) { return std::ranges::all_of(word, is_digit); };
    const bool is_named = words[0] == "page" || words[0] == "tudalen";
    const bool is_of = words.size() == 2 || ((words[2] == "of" || words[2] == "o") && is_number(words[3]));
    return is_named && is_number(words[1]) && is_of && !text.ends_with(':');
}

std::string_view without(std::string_view text, std::size_t count) {
    return trimmed(text.substr(count));
}

bool is_space_at(std::string_view text, std::size_t at) {
    return at >= text.size() || is_space(text[at]) || text.substr(at).starts_with("\u00A0");
}

std::optional<Marker> bullet_of(std::string_view text) {
    for (const auto bullet : clear_bullets) {
        if (!text.starts_with(bullet)) continue;
        return Marker{
            .kind = MarkerKind::bullet, .style = std::string(bullet), .rest = without(text, bullet.size())
        };
    }
    for (const auto bullet : bullets_with_space) {
        if (!text.starts_with(bullet) || !is_space_at(text, bullet.size())) continue;
        return Marker{
            .kind = MarkerKind::bullet, .style = std::string(bullet), .rest = without(text, bullet.size())
        };
    }
    // Word's second level is a small "o" and a tab.
    if (text.starts_with("o\t") || text.starts_with("o   ")) {
        return Marker{.kind = MarkerKind::bullet, .style = "o", .rest = without(text, 1)};
    }
    return std::nullopt;
}

struct Digits {
    std::size_t length = 0;
    int parts = 0;
    bool is_plausible = true;  ///< no part has more than three digits, and there are no more than five
};

Digits digits_at_front(std::string_view text) {
    Digits result;
    std::size_t at = 0;
    for (;;) {
        const auto start = at;
        while (at < text.size() && is_digit(text[at]))
            ++at;
        if (at == start) break;
        result.length = at;
        ++result.parts;
        const auto most = result.parts == 1 ? 3U : 2U;
        if (at - start > most) result.is_plausible = false;
        if (at >= text.size() || text[at] != '.') break;
        ++at;
    }
    if (result.parts > 5) result.is_plausible = false;
    return result;
}

std::optional<Marker> number_of(std::string_view text) {
    const auto digits = digits_at_front(text);
    if (digits.parts == 0 || !digits.is_plausible) return std::nullopt;
    const auto after = text.substr(digits.length);
    const bool has_point = after.starts_with('.');
    const bool has_bracket = after.starts_with(')') || after.starts_with(".)");
    const auto closing = has_bracket ? after.find(')') + 1 : static_cast<std::size_t>(has_point);
    if (!is_space_at(after, closing)) return std::nullopt;
    auto rest = without(after, closing);
    const bool is_closed = has_point || has_bracket;
    // "2.5 million" and "10 of the services" are text, and so is "4 Findings" until its neighbours confirm
    // it.
    if (!is_closed && begins_small(rest)) return std::nullopt;
    return Marker{
        .kind = MarkerKind::number,
        .number = std::string(text.substr(0, digits.length)),
        .style = digits.parts > 1 ? std::string(static_cast<std::size_t>(digits.parts), '1')
                 : has_bracket    ? "1)"
                                  : "1.",
        .rest = rest,
        .parts = digits.parts,
        .is_certain = is_closed || digits.parts > 1,
    };
}

bool is_roman(std::string_view text) {
    return text.find_first_not_of("ivx") == std::string_view::npos;
}

/// The style of a list whose marker is `name` between its signs: "1", "a", "i" or "A".
std::string style_of(std::string_view name) {
    if (is_digit(name[0])) return "1";
    if (!begins_small(name)) return "A";
    const bool is_counted = name.size() > 1 || (is_roman(name) && name != "x");
    return is_counted ? "i" : "a";
}

bool is_marker_name(std::string_view name) {
    if (std::ranges::all_of(name, is_digit)) return name.size() <= 3;
    return (name.size() == 1 && is_letter(name[0])) || is_roman(name);
}

/// a) (a) iv) (iv) (1) A) and small "a." "iv."; "A." opens a name more often than a list.
std::optional<Marker> letter_of(std::string_view text) {
    const bool is_open = text.starts_with('(');
    const auto body = text.substr(is_open ? 1 : 0);
    std::size_t length = 0;
    while (length < body.size() && length < 5 && (is_letter(body[length]) || is_digit(body[length])))
        ++length;
    if (length == 0 || length >= body.size()) return std::nullopt;
    const auto name = body.substr(0, length);
    const char closing = body[length];
    const bool is_closed = closing == ')' || (closing == '.' && !is_open && begins_small(name));
    const bool is_digits = is_digit(name[0]);
    if (!is_marker_name(name) || !is_closed || (is_digits && !is_open) || !is_space_at(body, length + 1))
        return std::nullopt;
    auto style = style_of(name);
    if (is_open) style.insert(style.begin(), '(');
    return Marker{
        .kind = MarkerKind::number,
        .number = std::string(name),
        .style = style + closing,
        .rest = without(body, length + 1),
        .parts = 1,
    };
}

}  // namespace

std::vector<TextLine> text_lines_of(std::string_view text) {
    const auto raw_lines = lines_of(text);
    std::vector<TextLine> lines;
    lines.reserve(raw_lines.size());
    for (const auto raw : raw_lines) {
        const auto bare = trimmed(raw);
        const bool is_left_out = is_page_number(bare);
        lines.push_back({
            .raw = is_left_out ? std::string_view() : raw,
            .text = is_left_out ? std::string_view() : bare,
            .number = static_cast<int>(lines.size()) + 1,
            .indent = indent_of(raw),
            .numbers_page = is_left_out,
        });
    }
    return lines;
}

Marker marker_of(std::string_view text) {
    if (auto bullet = bullet_of(text)) return *std::move(bullet);
    if (auto number = number_of(text)) return *std::move(number);
    if (auto letter = letter_of(text)) return *std::move(letter);
    return {.rest = text};
}

bool ends_as_sentence(std::string_view text) {
    constexpr std::array<std::string_view, 8> closing = {"\"", "'", "”", "’", "»", ")", "]", "*"};
    for (;;) {
        text = trimmed(text);
        const auto* const found =
            std::ranges::find_if(closing, [&](std::string_view end) { return text.ends_with(end); });
        if (found == closing.end()) break;
        text.remove_suffix(found->size());
    }
    return !text.empty() && (std::string_view(".!?:;").contains(text.back()) || text.ends_with("…"));
}

bool begins_small(std::string_view text) {
    return !text.empty() && text.front() >= 'a' && text.front() <= 'z';
}

std::size_t width_of(std::string_view text) {
    return static_cast<std::size_t>(std::ranges::count_if(text, [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
    }));
}

}  // namespace dueregard::documents
