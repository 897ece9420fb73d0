#include "accounts/form_pieces.hpp"

#include "base/text.hpp"

#include <charconv>

namespace dueregard::accounts {

using web::Html;
using web::operator""_html;

std::string typed(const Visit& visit, std::string_view field) {
    return std::string(trimmed(visit.request.form.get(field)));
}

std::int64_t sent_version(const Visit& visit) {
    const auto text = visit.request.form.get("version");
    std::int64_t version = 0;
    std::from_chars(text.data(), text.data() + text.size(), version);
    return version;
}

Html version_field(std::int64_t version) {
    return hidden_field("version", std::to_string(version));
}

Html hidden_field(std::string_view name, std::string_view value) {
    return Html{} << R"(<input type="hidden" name=")" << name << R"(" value=")" << value << R"(">)";
}

Html username_field(std::string_view email) {
    return Html{} << R"(<input class="govuk-visually-hidden" type="text" name="email" value=")" << email
                  << R"(" autocomplete="username" aria-hidden="true" tabindex="-1" readonly>)";
}

Html kept_lines(std::string_view text) {
    return Html{} << R"(<p class="govuk-body app-keep-lines">)" << trimmed(text) << "</p>\n";
}

}  // namespace dueregard::accounts
