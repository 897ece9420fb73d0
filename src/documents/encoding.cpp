#include "documents/encoding.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace dueregard::documents {

namespace {

constexpr std::string_view utf8_mark = "\xEF\xBB\xBF";
constexpr std::string_view utf16_little_mark = "\xFF\xFE";
constexpr std::string_view utf16_big_mark = "\xFE\xFF";
constexpr std::size_t sample_bytes = 65'536;

// https://encoding.spec.whatwg.org/index-windows-1252.txt, 0x80 to 0x9F; the rest of that half is as in
// Unicode.
constexpr std::array<char32_t, 32> windows_1252_low = {
    0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x008D, 0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178,
};

char32_t from_windows_1252(unsigned char byte) {
    return byte >= 0x80 && byte < 0xA0 ? windows_1252_low.at(byte - 0x80U) : byte;
}

/// Text in Latin letters has a NUL in every other byte when it is UTF-16.
bool alternates_with_nul(std::string_view bytes, std::size_t first) {
    const auto sample = bytes.substr(0, sample_bytes);
    if (sample.size() < 4 || bytes.size() % 2 != 0) return false;
    std::size_t expected = 0;
    std::size_t other = 0;
    for (std::size_t i = 0; i < sample.size(); ++i) {
        if (sample[i] == '\0') ++(i % 2 == first ? expected : other);
    }
    return expected * 4 > sample.size() && other * 20 < sample.size();
}

struct Tally {
    std::size_t sequences = 0;  ///< whole UTF-8 sequences of more than one byte
    std::size_t strays = 0;     ///< bytes that belong to none
};

Tally tally(std::string_view bytes) {
    Tally result;
    while (!bytes.empty()) {
        const auto length = utf8_length(bytes);
        if (length > 1) ++result.sequences;
        if (length == 0) ++result.strays;
        bytes.remove_prefix(std::max<std::size_t>(length, 1));
    }
    return result;
}

std::string from_utf16(std::string_view bytes, Encoding encoding) {
    std::string result;
    result.reserve(bytes.size());
    const std::size_t high = encoding == Encoding::utf16_big ? 0 : 1;
    const auto unit = [&](std::size_t at) {
        const auto a = static_cast<unsigned char>(bytes[at + high]);
        const auto b = static_cast<unsigned char>(bytes[at + 1 - high]);
        return static_cast<char32_t>((a << 8U) | b);
    };
    for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
        auto character = unit(i);
        const bool is_pair = character >= 0xD800 && character < 0xDC00 && i + 3 < bytes.size()
                             && unit(i + 2) >= 0xDC00 && unit(i + 2) < 0xE000;
        if (is_pair) {
            character = 0x10000 + ((character - 0xD800) << 10U) + (unit(i + 2) - 0xDC00);
            i += 2;
        }
        append_utf8(result, character);
    }
    return result;
}

std::string from_single_bytes(std::string_view bytes) {
    std::string result;
    result.reserve(bytes.size() + bytes.size() / 8);
    for (const char c : bytes)
        append_utf8(result, from_windows_1252(static_cast<unsigned char>(c)));
    return result;
}

std::string mended(std::string_view bytes) {
    std::string result;
    result.reserve(bytes.size() + 16);
    while (!bytes.empty()) {
        const auto length = utf8_length(bytes);
        if (length == 0) {
            append_utf8(result, from_windows_1252(static_cast<unsigned char>(bytes.front())));
        } else {
            result += bytes.substr(0, length);
        }
        bytes.remove_prefix(std::max<std::size_t>(length, 1));
    }
    return result;
}

bool is_control(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && !is_space(c)) || byte == 0x7F;
}

}  // namespace

Encoding encoding_of(std::string_view bytes) {
    if (bytes.starts_with(utf8_mark)) return Encoding::utf8;
    if (bytes.starts_with(utf16_little_mark)) return Encoding::utf16_little;
    if (bytes.starts_with(utf16_big_mark)) return Encoding::utf16_big;
    if (alternates_with_nul(bytes, 1)) return Encoding::utf16_little;
    if (alternates_with_nul(bytes, 0)) return Encoding::utf16_big;
    const auto found = tally(bytes);
    return found.strays > found.sequences ? Encoding::windows_1252 : Encoding::utf8;
}

std::string_view as_utf8(std::string_view bytes, std::string& room) {
    const auto encoding = encoding_of(bytes);
    if (encoding == Encoding::utf8) {
        if (bytes.starts_with(utf8_mark)) bytes.remove_prefix(utf8_mark.size());
        if (is_valid_utf8(bytes)) return bytes;
        room = mended(bytes);
        return room;
    }
    if (encoding == Encoding::windows_1252) {
        room = from_single_bytes(bytes);
        return room;
    }
    if (bytes.starts_with(utf16_little_mark) || bytes.starts_with(utf16_big_mark)) bytes.remove_prefix(2);
    room = from_utf16(bytes, encoding);
    return room;
}

bool is_binary(std::string_view text) {
    if (text.contains('\0')) return true;
    const auto sample = text.substr(0, sample_bytes);
    const auto controls = static_cast<std::size_t>(std::ranges::count_if(sample, is_control));
    return controls * 50 > sample.size();
}

}  // namespace dueregard::documents
