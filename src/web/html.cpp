#include "web/html.hpp"

#include <array>
#include <charconv>

namespace dueregard::web {

namespace {

/// What stands for a byte that must not stand as it is; empty for all others. The characters and their
/// spelling are those of Nunjucks, in which GOV.UK Frontend's fixtures are written.
constexpr std::array<std::string_view, 256> replacements = [] {
    std::array<std::string_view, 256> table{};
    for (std::size_t byte = 0; byte < 0x20; ++byte)
        table[byte] = "\xEF\xBF\xBD";
    table[0x7F] = "\xEF\xBF\xBD";
    table['\t'] = table['\n'] = table['\r'] = {};
    table['&'] = "&amp;";
    table['<'] = "&lt;";
    table['>'] = "&gt;";
    table['"'] = "&quot;";
    table['\''] = "&#39;";
    table['\\'] = "&#92;";
    return table;
}();

}  // namespace

Html Html::from_trusted(std::string markup) {
    Html html;
    html.markup_ = std::move(markup);
    return html;
}

Html& Html::add_text(std::string_view text) {
    std::size_t copied = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const std::string_view replacement = replacements[static_cast<unsigned char>(text[at])];
        if (replacement.empty()) continue;
        markup_.append(text, copied, at - copied);
        markup_ += replacement;
        copied = at + 1;
    }
    markup_.append(text, copied);
    return *this;
}

Html& Html::add_number(long long number) {
    std::array<char, 24> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
    markup_.append(digits.data(), end);
    return *this;
}

bool Content::empty() const {
    return std::visit([](const auto& value) { return value.empty(); }, value_);
}

Html Content::html() const {
    if (const Html* markup = std::get_if<Html>(&value_)) return *markup;
    return Html{} << std::get<std::string>(value_);
}

std::string_view Content::text() const {
    const std::string* text = std::get_if<std::string>(&value_);
    return text == nullptr ? std::string_view{} : std::string_view{*text};
}

Html attribute(Literal name, std::string_view value) {
    Html html;
    if (!value.empty()) html << " " << name << "=\"" << value << "\"";
    return html;
}

std::string spaced(std::initializer_list<std::string_view> words) {
    std::string line;
    for (const auto word : words) {
        if (word.empty()) continue;
        if (!line.empty()) line += ' ';
        line += word;
    }
    return line;
}

}  // namespace dueregard::web
