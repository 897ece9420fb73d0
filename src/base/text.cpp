#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace dueregard {

namespace {

constexpr std::array<std::string_view, 3> wide_spaces = {"\xC2\xA0", "\xEF\xBB\xBF", "\xE2\x80\x8B"};

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

/// The wide spaces hold no such byte.
bool is_ascii(char c) {
    return static_cast<unsigned char>(c) < 0x80;
}

/// How many bytes the white space at the front takes; 0 where there is none.
std::size_t space_in_front(std::string_view text) {
    if (text.empty()) return 0;
    if (is_space(text.front())) return 1;
    if (is_ascii(text.front())) return 0;
    for (const auto wide : wide_spaces) {
        if (text.starts_with(wide)) return wide.size();
    }
    return 0;
}

std::size_t space_at_back(std::string_view text) {
    if (text.empty()) return 0;
    if (is_space(text.back())) return 1;
    if (is_ascii(text.back())) return 0;
    for (const auto wide : wide_spaces) {
        if (text.ends_with(wide)) return wide.size();
    }
    return 0;
}

/// The length of the UTF-8 sequence that `lead` opens; 0 where it opens none.
std::size_t sequence_length(unsigned char lead) {
    if (lead < 0x80) return 1;
    if (lead >= 0xC2 && lead < 0xE0) return 2;
    if (lead >= 0xE0 && lead < 0xF0) return 3;
    if (lead >= 0xF0 && lead < 0xF5) return 4;
    return 0;
}

/// Overlong forms, surrogates and numbers past U+10FFFF show in the second byte alone.
bool second_byte_fits(unsigned char lead, unsigned char second) {
    if (lead == 0xE0) return second >= 0xA0;
    if (lead == 0xED) return second < 0xA0;
    if (lead == 0xF0) return second >= 0x90;
    if (lead == 0xF4) return second < 0x90;
    return true;
}

bool continues_character(char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

}  // namespace

bool is_space(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool is_letter(char c) {
    return lower(c) >= 'a' && lower(c) <= 'z';
}

std::string_view trimmed(std::string_view text) {
    while (const auto count = space_in_front(text))
        text.remove_prefix(count);
    while (const auto count = space_at_back(text))
        text.remove_suffix(count);
    return text;
}

std::string lower_ascii(std::string_view text) {
    std::string result(text);
    std::ranges::transform(result, result.begin(), lower);
    return result;
}

std::string squeezed(std::string_view text) {
    std::string result;
    result.reserve(text.size());
    bool is_pending = false;
    while (!text.empty()) {
        if (const auto count = space_in_front(text)) {
            is_pending = !result.empty();
            text.remove_prefix(count);
            continue;
        }
        if (is_pending) result += ' ';
        is_pending = false;
        result += text.front();
        text.remove_prefix(1);
    }
    return result;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    for (;;) {
        const auto end = text.find(separator);
        parts.push_back(text.substr(0, end));
        if (end == std::string_view::npos) return parts;
        text.remove_prefix(end + 1);
    }
}

std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const auto end = text.find_first_of("\r\n");
        lines.push_back(text.substr(0, end));
        if (end == std::string_view::npos) break;
        text.remove_prefix(end + (text.substr(end).starts_with("\r\n") ? 2 : 1));
    }
    return lines;
}

std::string grouped(std::int64_t count) {
    auto digits = std::to_string(count);
    const std::ptrdiff_t sign = count < 0 ? 1 : 0;
    for (auto at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > sign; at -= 3)
        digits.insert(static_cast<std::size_t>(at), ",");
    return digits;
}

std::string shortened(std::string_view text, std::size_t most) {
    auto whole = squeezed(text);
    if (whole.size() <= most) return whole;
    const auto space = whole.rfind(' ', most);
    const auto end = space == std::string::npos || space < most / 2 ? most : space;
    return std::string(whole_start(whole, end)) + " …";
}

std::string join(const std::vector<std::string>& parts, std::string_view between) {
    std::string result;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (i > 0) result += between;
        result += parts[i];
    }
    return result;
}

bool equals_ignoring_case(std::string_view a, std::string_view b) {
    return std::ranges::equal(a, b, {}, lower, lower);
}

bool starts_with_ignoring_case(std::string_view text, std::string_view start) {
    return text.size() >= start.size() && equals_ignoring_case(text.substr(0, start.size()), start);
}

bool contains_ignoring_case(std::string_view text, std::string_view part) {
    return part.empty() || !std::ranges::search(text, part, {}, lower, lower).empty();
}

std::size_t utf8_length(std::string_view text) {
    if (text.empty()) return 0;
    const auto lead = static_cast<unsigned char>(text.front());
    const auto length = sequence_length(lead);
    if (length == 0 || length > text.size()) return 0;
    for (std::size_t i = 1; i < length; ++i) {
        const auto next = static_cast<unsigned char>(text[i]);
        if (!continues_character(text[i])) return 0;
        if (i == 1 && !second_byte_fits(lead, next)) return 0;
    }
    return length;
}

bool is_valid_utf8(std::string_view text) {
    while (!text.empty()) {
        const auto length = utf8_length(text);
        if (length == 0) return false;
        text.remove_prefix(length);
    }
    return true;
}

std::size_t character_count(std::string_view text) {
    return text.size() - static_cast<std::size_t>(std::ranges::count_if(text, continues_character));
}

std::string_view whole_start(std::string_view text, std::size_t most) {
    if (text.size() <= most) return text;
    while (most > 0 && continues_character(text[most]))
        --most;
    return text.substr(0, most);
}

std::string_view whole_end(std::string_view text, std::size_t most) {
    if (text.size() > most) text.remove_prefix(text.size() - most);
    while (!text.empty() && continues_character(text.front()))
        text.remove_prefix(1);
    return text;
}

char32_t utf8_front(std::string_view text) {
    const auto length = utf8_length(text);
    if (length == 0) return U'\uFFFD';
    const auto lead = static_cast<unsigned char>(text.front());
    if (length == 1) return lead;
    auto character = static_cast<char32_t>(lead & (0xFFU >> (length + 1)));
    for (std::size_t i = 1; i < length; ++i) {
        character = (character << 6U) | (static_cast<unsigned char>(text[i]) & 0x3FU);
    }
    return character;
}

void append_utf8(std::string& text, char32_t character) {
    const bool is_surrogate = character >= 0xD800 && character < 0xE000;
    if (is_surrogate || character > 0x10FFFF) character = U'\uFFFD';
    const auto byte = [](char32_t value) { return static_cast<char>(static_cast<unsigned char>(value)); };
    if (character < 0x80) {
        text += byte(character);
        return;
    }
    if (character < 0x800) {
        text += byte(0xC0U | (character >> 6U));
    } else if (character < 0x10000) {
        text += byte(0xE0U | (character >> 12U));
        text += byte(0x80U | ((character >> 6U) & 0x3FU));
    } else {
        text += byte(0xF0U | (character >> 18U));
        text += byte(0x80U | ((character >> 12U) & 0x3FU));
        text += byte(0x80U | ((character >> 6U) & 0x3FU));
    }
    text += byte(0x80U | (character & 0x3FU));
}

std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words;
    std::string word;
    for (const char c : text) {
        const bool is_in_word = is_letter(c) || is_digit(c) || static_cast<unsigned char>(c) >= 0x80;
        if (is_in_word) {
            word += lower(c);
        } else if (!word.empty()) {
            words.push_back(std::move(word));
            word.clear();
        }
    }
    if (!word.empty()) words.push_back(std::move(word));
    return words;
}

double likeness(std::string_view a, std::string_view b) {
    const auto left = words_of(a);
    const auto right = words_of(b);
    const auto longer = std::max(left.size(), right.size());
    if (longer == 0) return 1.0;
    std::vector<std::size_t> above(right.size() + 1, 0);
    for (const auto& word : left) {
        std::size_t diagonal = 0;
        for (std::size_t j = 0; j < right.size(); ++j) {
            const auto kept = above[j + 1];
            above[j + 1] = word == right[j] ? diagonal + 1 : std::max(above[j + 1], above[j]);
            diagonal = kept;
        }
    }
    return static_cast<double>(above.back()) / static_cast<double>(longer);
}

}  // namespace dueregard
