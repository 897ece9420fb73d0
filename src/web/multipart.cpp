#include "web/multipart.hpp"

#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <gmime/gmime.h>
#include <memory>

namespace dueregard::web {

namespace {

constexpr std::string_view line_end = "\r\n";
constexpr std::size_t longest_head = std::size_t{8} * 1024;
/// RFC 2046, section 5.1.1.
constexpr std::size_t longest_boundary = 70;

struct Unreference {
    void operator()(void* object) const { g_object_unref(object); }
};

using ContentType = std::unique_ptr<GMimeContentType, Unreference>;
using Disposition = std::unique_ptr<GMimeContentDisposition, Unreference>;

void prepare_gmime() {
    static const bool ready = [] {
        g_mime_init();
        return true;
    }();
    static_cast<void>(ready);
}

std::unexpected<Refusal> malformed(std::string_view why) {
    return std::unexpected(Refusal{.status = 400, .why = std::string(why)});
}

/// Browsers write these three inside a quoted name as percent signs (HTML, "multipart/form-data encoding
/// algorithm").
std::string without_escapes(std::string_view text) {
    struct Escape {
        std::string_view written;
        char meant;
    };

    constexpr std::array<Escape, 3> escapes = {{{"%22", '"'}, {"%0D", ' '}, {"%0A", ' '}}};
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const auto* const found = std::ranges::find_if(escapes, [&](const Escape& escape) {
            return text.substr(at).starts_with(escape.written);
        });
        out += found == escapes.end() ? text[at] : found->meant;
        at += found == escapes.end() ? 1 : found->written.size();
    }
    return out;
}

std::optional<std::string> parameter(GMimeContentDisposition* disposition, const char* name) {
    const char* const value = g_mime_content_disposition_get_parameter(disposition, name);
    return value == nullptr ? std::nullopt : std::optional(without_escapes(value));
}

std::expected<FormPart, Refusal> part_of(std::string_view disposition_text, std::string_view content) {
    prepare_gmime();
    const Disposition disposition(
        g_mime_content_disposition_parse(nullptr, std::string(disposition_text).c_str())
    );
    const char* const kind = g_mime_content_disposition_get_disposition(disposition.get());
    if (kind == nullptr || !equals_ignoring_case(kind, "form-data"))
        return malformed("A part of the form is not form-data.");
    const auto name = parameter(disposition.get(), "name");
    if (!name) return malformed("A part of the form has no name.");
    return FormPart{.name = *name, .file_name = parameter(disposition.get(), "filename"), .content = content};
}

bool is_identity(std::string_view transfer_encoding) {
    return equals_ignoring_case(transfer_encoding, "7bit") || equals_ignoring_case(transfer_encoding, "8bit")
           || equals_ignoring_case(transfer_encoding, "binary");
}

/// One part with its head, as it stands between two delimiters.
std::expected<FormPart, Refusal> read_part(std::string_view part) {
    const auto blank = part.starts_with(line_end) ? 0 : part.find("\r\n\r\n");
    if (blank == std::string_view::npos || blank > longest_head)
        return malformed("The head of a part of the form has no end.");
    const auto content = part.substr(blank == 0 ? 2 : blank + 4);
    std::string_view disposition;
    for (const auto line : lines_of(part.substr(0, blank))) {
        const auto colon = line.find(':');
        if (colon == std::string_view::npos || is_space(line.front()) || line.contains('\0'))
            return malformed("The head of a part of the form is malformed.");
        const auto name = line.substr(0, colon);
        const auto value = trimmed(line.substr(colon + 1));
        if (equals_ignoring_case(name, "content-disposition")) disposition = value;
        if (equals_ignoring_case(name, "content-transfer-encoding") && !is_identity(value))
            return malformed("A part of the form is in a transfer encoding.");
    }
    return part_of(disposition, content);
}

/// What follows the boundary itself in a delimiter's line.
enum class DelimiterEnd { next_part, last, none };

struct Delimiter {
    std::size_t begin = 0;  ///< of the line end before it
    std::size_t end = 0;    ///< of the whole line: where the next part begins
    DelimiterEnd kind = DelimiterEnd::none;
};

Delimiter delimiter_at(std::string_view body, std::size_t begin, std::size_t after_boundary) {
    const auto rest = body.substr(after_boundary);
    if (rest.starts_with("--")) return {begin, after_boundary + 2, DelimiterEnd::last};
    const auto padding = std::min(rest.find_first_not_of(" \t"), rest.size());
    if (!rest.substr(padding).starts_with(line_end)) return {};
    return {begin, after_boundary + padding + 2, DelimiterEnd::next_part};
}

/// The next delimiter line at or after `from`; a line that only begins like one is content.
Delimiter next_delimiter(std::string_view body, std::string_view mark, std::size_t from) {
    const auto bare = mark.substr(line_end.size());
    if (from == 0 && body.starts_with(bare)) {
        const auto first = delimiter_at(body, 0, bare.size());
        if (first.kind != DelimiterEnd::none) return first;
    }
    for (auto at = body.find(mark, from); at != std::string_view::npos; at = body.find(mark, at + 1)) {
        const auto found = delimiter_at(body, at, at + mark.size());
        if (found.kind != DelimiterEnd::none) return found;
    }
    return {};
}

}  // namespace

std::expected<std::vector<FormPart>, Refusal>
form_parts(std::string_view body, std::string_view boundary, std::size_t most) {
    const auto mark = fmt::format("\r\n--{}", boundary);
    std::vector<FormPart> parts;
    auto delimiter = next_delimiter(body, mark, 0);
    while (delimiter.kind == DelimiterEnd::next_part) {
        const auto begin = delimiter.end;
        // The line end before a delimiter belongs to it, and may be the one that ends the delimiter before.
        delimiter = next_delimiter(body, mark, begin - line_end.size());
        if (delimiter.kind == DelimiterEnd::none) break;
        if (parts.size() == most) return std::unexpected(Refusal{413, "The form has too many parts."});
        if (delimiter.begin < begin) return malformed("A part of the form is empty.");
        auto part = read_part(body.substr(begin, delimiter.begin - begin));
        if (!part) return std::unexpected(std::move(part.error()));
        parts.push_back(std::move(*part));
    }
    if (delimiter.kind == DelimiterEnd::none) return malformed("The form is cut off.");
    return parts;
}

std::optional<std::string> form_boundary(std::string_view content_type) {
    if (!starts_with_ignoring_case(content_type, "multipart/form-data") || content_type.contains('\0'))
        return std::nullopt;
    prepare_gmime();
    const ContentType type(g_mime_content_type_parse(nullptr, std::string(content_type).c_str()));
    if (g_mime_content_type_is_type(type.get(), "multipart", "form-data") == FALSE) return std::nullopt;
    const char* const boundary = g_mime_content_type_get_parameter(type.get(), "boundary");
    if (boundary == nullptr) return std::nullopt;
    std::string text(boundary);
    const bool printable = std::ranges::all_of(text, [](char c) { return c >= ' ' && c < '\x7F'; });
    if (text.empty() || text.size() > longest_boundary || !printable || text.ends_with(' '))
        return std::nullopt;
    return text;
}

}  // namespace dueregard::web
