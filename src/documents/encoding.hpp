#pragma once
// Bytes of text in whatever encoding they came become UTF-8.

#include <string>
#include <string_view>

namespace dueregard::documents {

enum class Encoding { utf8, utf16_little, utf16_big, windows_1252 };

/// What the bytes are written in: by their byte order mark, else by how their NULs alternate, else UTF-8
/// where most of what is not ASCII is whole sequences of it, else Windows-1252.
[[nodiscard]] Encoding encoding_of(std::string_view bytes);

/// The bytes as valid UTF-8 without a byte order mark. What has to be converted is put into `room`, and the
/// answer is a view of it; otherwise the answer is a view of `bytes`. A single byte that is no UTF-8 among
/// good UTF-8 is read as Windows-1252, which is where such bytes come from.
[[nodiscard]] std::string_view as_utf8(std::string_view bytes, std::string& room);

/// UTF-8 text that no person wrote: it holds U+0000, or more than one in fifty of its first bytes are control
/// codes.
[[nodiscard]] bool is_binary(std::string_view text);

}  // namespace dueregard::documents
