#include "plan/wording.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace dueregard::plan {

namespace {

constexpr int largest_number = 999'999'999;

struct Character {
    char32_t code = 0;
    std::size_t bytes = 1;
};

/// The character at the front; a byte that opens no sequence is a character of its own.
Character character_at(std::string_view text, std::size_t at) {
    const auto lead = static_cast<unsigned char>(text[at]);
    std::size_t bytes = 1;
    char32_t code = lead;
    if (lead >= 0xF0 && lead < 0xF8) {
        bytes = 4;
        code = lead & 0x07U;
    } else if (lead >= 0xE0) {
        bytes = 3;
        code = lead & 0x0FU;
    } else if (lead >= 0xC0) {
        bytes = 2;
        code = lead & 0x1FU;
    }
    if (bytes == 1 || lead >= 0xF8 || at + bytes > text.size()) return {.code = lead, .bytes = 1};
    for (std::size_t i = 1; i < bytes; ++i)
        code = (code << 6U) | (static_cast<unsigned char>(text[at + i]) & 0x3FU);
    return {.code = code, .bytes = bytes};
}

bool is_blank(char32_t code) {
    return code == ' ' || (code >= '\t' && code <= '\r') || code == 0xA0 || code == 0xFEFF
           || (code >= 0x2000 && code <= 0x200B) || code == 0x202F || code == 0xFE0F;
}

/// Latin letters with accents and every other script; the blocks of punctuation, arrows and pictures are
/// marks.
bool is_word_character(char32_t code) {
    if (code < 0x80) return is_letter(static_cast<char>(code));
    if (code < 0xC0) return code == 0xAA || code == 0xBA;
    if (code == 0xD7 || code == 0xF7) return false;
    if (code >= 0x2000 && code < 0x2C00) return false;
    if (code >= 0xFF01 && code < 0xFF10) return false;
    return code < 0x1F000 && code != 0xFFFD;
}

std::string mark_text(std::string_view bytes, char32_t code) {
    if ((code >= 0x2010 && code <= 0x2015) || code == 0x2212) return "-";
    if (code == 0x2018 || code == 0x2019 || code == 0x201B || code == '`' || code == 0xB4) return "'";
    if (code == 0x201C || code == 0x201D || code == 0xAB || code == 0xBB) return "\"";
    return std::string(bytes);
}

class Lexer {
public:
    explicit Lexer(std::string_view text) : text_(text) {}

    std::vector<Token> run() {
        tokens_.reserve(text_.size() / 5 + 4);
        while (at_ < text_.size())
            step();
        return std::move(tokens_);
    }

private:
    void step() {
        const auto character = character_at(text_, at_);
        if (is_blank(character.code)) {
            at_ += character.bytes;
        } else if (is_digit(text_[at_])) {
            take_number();
        } else if (is_word_character(character.code)) {
            take_word();
        } else {
            const auto bytes = text_.substr(at_, character.bytes);
            add(TokenKind::mark, mark_text(bytes, character.code), at_ + character.bytes);
        }
    }

    void add(TokenKind kind, std::string text, std::size_t end, int value = 0) {
        tokens_.push_back({.kind = kind, .text = std::move(text), .value = value, .begin = at_, .end = end});
        at_ = end;
    }

    [[nodiscard]] bool is_digit_at(std::size_t at) const { return at < text_.size() && is_digit(text_[at]); }

    /// A comma followed by just three digits belongs to the number.
    [[nodiscard]] bool is_thousands_comma(std::size_t at) const {
        return text_[at] == ',' && is_digit_at(at + 1) && is_digit_at(at + 2) && is_digit_at(at + 3)
               && !is_digit_at(at + 4);
    }

    void take_number() {
        auto end = at_;
        std::string digits;
        while (end < text_.size()) {
            if (is_digit(text_[end])) {
                digits += text_[end++];
            } else if (is_thousands_comma(end) && end - at_ <= 3) {
                ++end;
            } else {
                break;
            }
        }
        int value = 0;
        for (const char digit : digits)
            value = value > largest_number / 10 ? largest_number : value * 10 + (digit - '0');
        add(TokenKind::number, std::move(digits), end, std::min(value, largest_number));
    }

    /// An apostrophe between two letters stays within the word.
    void take_word() {
        auto end = at_;
        std::string word;
        while (end < text_.size()) {
            const auto character = character_at(text_, end);
            if (is_word_character(character.code)) {
                word += text_.substr(end, character.bytes);
                end += character.bytes;
                continue;
            }
            const auto after = end + character.bytes;
            if (mark_text("", character.code) != "'" && character.code != '\'') break;
            if (after >= text_.size() || !is_word_character(character_at(text_, after).code)) break;
            word += '\'';
            end = after;
        }
        add(TokenKind::word, lower_ascii(word), end);
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::vector<Token> tokens_;
};

constexpr std::array<std::string_view, 20> small_numbers = {"zero",    "one",       "two",      "three",
                                                            "four",    "five",      "six",      "seven",
                                                            "eight",   "nine",      "ten",      "eleven",
                                                            "twelve",  "thirteen",  "fourteen", "fifteen",
                                                            "sixteen", "seventeen", "eighteen", "nineteen"};
constexpr std::array<std::string_view, 8> tens = {
    "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"
};

std::optional<int> small_number(std::string_view word) {
    const auto* const found = std::ranges::find(small_numbers, word);
    if (found == small_numbers.end()) return std::nullopt;
    return static_cast<int>(found - small_numbers.begin());
}

std::optional<int> number_of_tens(std::string_view word) {
    const auto* const found = std::ranges::find(tens, word);
    if (found == tens.end()) return std::nullopt;
    return (static_cast<int>(found - tens.begin()) + 2) * 10;
}

/// "twenty", "twenty-one", "twenty one".
std::optional<Counted> count_from_tens(std::span<const Token> tokens, std::size_t at) {
    const auto ten = number_of_tens(tokens[at].text);
    if (!ten) return std::nullopt;
    const auto unit_at = at + 1 < tokens.size() && tokens[at + 1].is("-") ? at + 2 : at + 1;
    if (unit_at < tokens.size()) {
        const auto unit = small_number(tokens[unit_at].text);
        if (unit && *unit >= 1 && *unit <= 9)
            return Counted{.value = *ten + *unit, .length = unit_at - at + 1};
    }
    return Counted{.value = *ten, .length = 1};
}

constexpr std::array<std::string_view, 22> abbreviations = {"e.g",  "i.e",  "eg",   "ie",     "etc", "no",
                                                            "nos",  "incl", "inc",  "approx", "dr",  "mr",
                                                            "mrs",  "ms",   "cllr", "st",     "vs",  "para",
                                                            "dept", "ref",  "re",   "q"};

bool is_abbreviation_before(std::string_view text, std::size_t stop) {
    auto begin = stop;
    while (begin > 0 && (is_letter(text[begin - 1]) || text[begin - 1] == '.'))
        --begin;
    const auto word = lower_ascii(text.substr(begin, stop - begin));
    if (word.size() == 1 && begin < stop && is_letter(text[begin])) return true;
    if (word == "etc") return false;
    return std::ranges::find(abbreviations, word) != abbreviations.end();
}

bool ends_sentence(std::string_view text, std::size_t at) {
    const char c = text[at];
    if (c == '\n' || c == '\r') return true;
    if (c != '.' && c != '!' && c != '?') return false;
    if (at + 1 < text.size() && !is_space(text[at + 1])) return false;
    return c != '.' || !is_abbreviation_before(text, at);
}

}  // namespace

std::vector<Token> tokens_of(std::string_view text) {
    return Lexer(text).run();
}

std::size_t phrase_length(std::span<const Token> tokens, std::size_t at, std::string_view phrase) {
    // Most phrases fail by their first letter, most others by their first word; every other test costs more.
    if (at >= tokens.size() || phrase.empty() || tokens[at].text.front() != phrase.front()) return 0;
    if (!phrase.starts_with(tokens[at].text)) return 0;
    auto token = at;
    while (!phrase.empty()) {
        const auto end = phrase.find(' ');
        const auto word = phrase.substr(0, end);
        if (token > at && token < tokens.size() && tokens[token].is("-") && word != "-") ++token;
        if (token >= tokens.size() || tokens[token].text != word) return 0;
        ++token;
        if (end == std::string_view::npos) break;
        phrase.remove_prefix(end + 1);
    }
    return token - at;
}

std::optional<std::size_t>
find_phrase(std::span<const Token> tokens, std::span<const std::string_view> phrases, std::size_t from) {
    for (auto at = from; at < tokens.size(); ++at) {
        const auto stands = [&](std::string_view phrase) { return phrase_length(tokens, at, phrase) > 0; };
        if (std::ranges::any_of(phrases, stands)) return at;
    }
    return std::nullopt;
}

bool has_phrase(std::span<const Token> tokens, std::span<const std::string_view> phrases) {
    return find_phrase(tokens, phrases).has_value();
}

std::vector<std::string_view> sentences_of(std::string_view text) {
    std::vector<std::string_view> sentences;
    std::size_t begin = 0;
    const auto take_until = [&](std::size_t end) {
        const auto sentence = trimmed(text.substr(begin, end - begin));
        if (!sentence.empty()) sentences.push_back(sentence);
        begin = end;
    };
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (ends_sentence(text, at)) take_until(at + 1);
    }
    take_until(text.size());
    return sentences;
}

std::optional<Counted> count_at(std::span<const Token> tokens, std::size_t at) {
    const auto& token = tokens[at];
    if (token.kind == TokenKind::number) return Counted{.value = token.value, .length = 1};
    if (token.kind != TokenKind::word) return std::nullopt;
    if (const auto unit = small_number(token.text)) return Counted{.value = *unit, .length = 1};
    if (token.is("none")) return Counted{.value = 0, .length = 1};
    if (token.is("a") && at + 1 < tokens.size() && tokens[at + 1].is("dozen"))
        return Counted{.value = 12, .length = 2};
    return count_from_tens(tokens, at);
}

std::string stem(std::string_view word) {
    for (const std::string_view ending : {"ers", "ing", "er", "ed", "es", "s", "e"}) {
        if (word.size() >= ending.size() + 2 && word.ends_with(ending)) {
            return std::string(word.substr(0, word.size() - ending.size()));
        }
    }
    return std::string(word);
}

std::string_view text_of(std::string_view source, const Token& first, const Token& last) {
    return source.substr(first.begin, last.end - first.begin);
}

}  // namespace dueregard::plan
