#include "documents/read_document.hpp"

#include "base/text.hpp"
#include "documents/csv.hpp"
#include "documents/encoding.hpp"
#include "documents/plain_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace dueregard::documents {

namespace {

std::string ending_of(std::string_view file_name) {
    const auto point = file_name.rfind('.');
    return point == std::string_view::npos ? std::string() : lower_ascii(file_name.substr(point + 1));
}

std::unexpected<Refusal> refused(std::string sentence) {
    return std::unexpected(Refusal{std::move(sentence)});
}

std::expected<Document, Refusal>
read_text_or_csv(std::string_view bytes, const std::string& ending, const Limits& limits) {
    std::string room;
    const auto text = as_utf8(bytes, room);
    if (is_binary(text)) {
        return refused(
            "This is not a text file, and no kind of file that can be read: save it as DOCX, XLSX, CSV or plain text."
        );
    }
    if (trimmed(text).empty()) return refused("The file is empty: there is nothing in it but white space.");
    constexpr std::array<std::string_view, 3> endings = {"csv", "tsv", "tab"};
    if (std::ranges::find(endings, ending) != endings.end()) return read_csv(text, limits);
    return read_plain_text(text);
}

}  // namespace

std::expected<Document, Refusal>
read_document(std::string_view bytes, std::string_view file_name, const Limits& limits) {
    if (bytes.empty()) return refused("The file is empty: it holds no bytes at all.");
    if (bytes.size() > limits.file_bytes) {
        return refused(fmt::format(
            "The file is larger than {} MB, which is more than can be read: split it, or leave out its pictures.",
            limits.file_bytes / 1'000'000
        ));
    }
    auto document = read_text_or_csv(bytes, ending_of(file_name), limits);
    if (document) document->file_name = std::string(file_name);
    return document;
}

}  // namespace dueregard::documents
