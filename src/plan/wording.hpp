#pragma once
// Words, numbers and marks of a text, each with its place: what every recogniser of this part looks for
// phrases in.

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dueregard::plan {

enum class TokenKind { word, number, mark };

/// `text` is in small letters; every dash is "-", every apostrophe "'", every quotation mark "\"". A number's
/// `value` is its whole part (1,200 is 1200), at most 999,999,999; a decimal point is a mark of its own.
struct Token {
    TokenKind kind = TokenKind::mark;
    std::string text;
    int value = 0;
    std::size_t begin = 0;  ///< in bytes of the source
    std::size_t end = 0;

    [[nodiscard]] bool is(std::string_view other) const { return text == other; }
};

[[nodiscard]] std::vector<Token> tokens_of(std::string_view text);

/// How many tokens `phrase` (small words, one space between) takes when it stands at `at`; 0 where it does
/// not. A hyphen in the text may stand where the phrase has a space.
[[nodiscard]] std::size_t
phrase_length(std::span<const Token> tokens, std::size_t at, std::string_view phrase);

/// Where the first of `phrases` to occur begins, at or after `from`; nothing where none does.
[[nodiscard]] std::optional<std::size_t>
find_phrase(std::span<const Token> tokens, std::span<const std::string_view> phrases, std::size_t from = 0);

[[nodiscard]] bool has_phrase(std::span<const Token> tokens, std::span<const std::string_view> phrases);

/// Sentences and lines, without the white space around them; "e.g.", "No. 3", "3.5" and initials end none.
[[nodiscard]] std::vector<std::string_view> sentences_of(std::string_view text);

/// A count in digits or in words ("twenty-one", "none", "a dozen") and how many tokens it takes.
struct Counted {
    int value = 0;
    std::size_t length = 0;
};

[[nodiscard]] std::optional<Counted> count_at(std::span<const Token> tokens, std::size_t at);

/// A word without its commonest endings: "users" and "using" are "us", "services" is "servic".
[[nodiscard]] std::string stem(std::string_view word);

/// The text between two tokens' places, both included.
[[nodiscard]] std::string_view text_of(std::string_view source, const Token& first, const Token& last);

}  // namespace dueregard::plan
