#include "web/indent.hpp"

#include "base/text.hpp"

#include <array>
#include <string>

namespace dueregard::web {

namespace {

struct Verbatim {
    std::string_view opening;
    std::string_view closing;
};

constexpr std::array verbatim_elements = {
    Verbatim{"<textarea", "</textarea>"},
    Verbatim{"<pre", "</pre>"},
};

/// Where the element that begins at `at` ends, if its text must stay as it is; otherwise `at`.
std::size_t end_of_verbatim(std::string_view markup, std::size_t at) {
    for (const auto& [opening, closing] : verbatim_elements) {
        const std::string_view rest = markup.substr(at);
        if (!rest.starts_with(opening)) continue;
        const char after = rest.size() > opening.size() ? rest[opening.size()] : '\0';
        if (after != '>' && !is_space(after)) continue;
        const auto end = markup.find(closing, at);
        return end == std::string_view::npos ? markup.size() : end + closing.size();
    }
    return at;
}

/// Where the tag that begins at `at` has its next quoted value, both quotation marks included: its end; `at`
/// elsewhere.
std::size_t end_of_quoted(std::string_view markup, std::size_t at) {
    const auto end = markup.find('"', at + 1);
    return end == std::string_view::npos ? markup.size() : end + 1;
}

bool begins_tag(std::string_view markup, std::size_t at) {
    return markup[at] == '<' && at + 1 < markup.size()
           && (is_letter(markup[at + 1]) || markup[at + 1] == '/');
}

}  // namespace

Html indented(const Html& markup, std::size_t depth) {
    const std::string_view source = markup.view();
    if (source.find('\n') == std::string_view::npos) return markup;

    const std::string margin(depth, ' ');
    std::string result;
    result.reserve(source.size() + source.size() / 4);
    bool in_tag = false;
    std::size_t at = 0;
    while (at < source.size()) {
        std::size_t end = at + 1;
        if (in_tag && source[at] == '"') {
            end = end_of_quoted(source, at);
        } else if (begins_tag(source, at)) {
            const auto verbatim_end = end_of_verbatim(source, at);
            in_tag = verbatim_end == at;
            if (!in_tag) end = verbatim_end;
        } else if (source[at] == '>') {
            in_tag = false;
        }
        result.append(source, at, end - at);
        if (end == at + 1 && source[at] == '\n') result += margin;
        at = end;
    }
    return Html::from_trusted(std::move(result));
}

Html trimmed(const Html& markup) {
    std::string_view rest = markup.view();
    while (!rest.empty() && is_space(rest.front()))
        rest.remove_prefix(1);
    while (!rest.empty() && is_space(rest.back()))
        rest.remove_suffix(1);
    return Html::from_trusted(std::string(rest));
}

Html inner(const Content& content, std::size_t depth) {
    return content.is_markup() ? indented(trimmed(content.html()), depth) : content.html();
}

}  // namespace dueregard::web
