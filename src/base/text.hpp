#pragma once
// Text in UTF-8, handled without the machine's locale.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dueregard {

[[nodiscard]] bool is_space(char c);
[[nodiscard]] bool is_digit(char c);
/// A to Z and a to z only.
[[nodiscard]] bool is_letter(char c);

/// Without white space at either end; also without U+00A0, U+FEFF and U+200B there.
[[nodiscard]] std::string_view trimmed(std::string_view text);

/// A to Z made small; every other byte as it was.
[[nodiscard]] std::string lower_ascii(std::string_view text);

/// Every run of white space, U+00A0 among it, as one space, none at the ends.
[[nodiscard]] std::string squeezed(std::string_view text);

/// The parts between separators, empty ones too; one part where there is none.
[[nodiscard]] std::vector<std::string_view> split(std::string_view text, char separator);

/// The lines without their ends; \n, \r\n and \r all end a line.
[[nodiscard]] std::vector<std::string_view> lines_of(std::string_view text);

/// "4,000"
[[nodiscard]] std::string grouped(std::int64_t count);

/// The text as one line (`squeezed`), or its longest start of at most `most` bytes that ends between words,
/// with " …".
[[nodiscard]] std::string shortened(std::string_view text, std::size_t most);

[[nodiscard]] std::string join(const std::vector<std::string>& parts, std::string_view between);

[[nodiscard]] bool starts_with_ignoring_case(std::string_view text, std::string_view start);
[[nodiscard]] bool equals_ignoring_case(std::string_view a, std::string_view b);
/// `part` stands somewhere in `text`, whatever the case of A to Z.
[[nodiscard]] bool contains_ignoring_case(std::string_view text, std::string_view part);

[[nodiscard]] bool is_valid_utf8(std::string_view text);

/// How many bytes the whole UTF-8 sequence at the front takes, 1 to 4; 0 where there is none.
[[nodiscard]] std::size_t utf8_length(std::string_view text);

/// How many characters (Unicode code points) the text has.
[[nodiscard]] std::size_t character_count(std::string_view text);

/// The longest start of at most `most` bytes that ends with a whole character.
[[nodiscard]] std::string_view whole_start(std::string_view text, std::size_t most);

/// The longest end of at most `most` bytes that begins with a whole character.
[[nodiscard]] std::string_view whole_end(std::string_view text, std::size_t most);

/// The character at the front; U+FFFD where no whole sequence stands there.
[[nodiscard]] char32_t utf8_front(std::string_view text);

/// Appends one character; U+FFFD in place of what is no character (a surrogate, a number past U+10FFFF).
void append_utf8(std::string& text, char32_t character);

/// Small words of letters and digits, in order: what two texts are compared by.
[[nodiscard]] std::vector<std::string> words_of(std::string_view text);

/// How alike two texts are by their words: 0 nothing shared, 1 the same words in the same order
/// (the length of the longest common subsequence of words, over the longer text's words).
[[nodiscard]] double likeness(std::string_view a, std::string_view b);

}  // namespace dueregard
