#include "web/kept_form.hpp"

#include "base/text.hpp"
#include "web/button.hpp"
#include "web/details.hpp"

#include <algorithm>

namespace dueregard::web {

namespace {

/// Words that somebody wrote, rather than a choice or an id.
bool is_prose(std::string_view value) {
    return value.contains(' ') || value.contains('\n');
}

bool may_be_repeated(const Request& request) {
    const auto& fields = request.form.list();
    const bool has_password =
        std::ranges::any_of(fields, [](const auto& field) { return field.first.contains("password"); });
    return request.method == Method::post && !has_password && (fields.size() > 1 || !request.files.empty());
}

Html prose_of(const Request& request) {
    Html texts;
    for (const auto& [name, value] : request.form.list()) {
        if (is_prose(value)) texts << R"(<p class="govuk-body app-keep-lines">)" << value << "</p>\n";
    }
    return texts;
}

}  // namespace

Html kept_form(const Request& request) {
    Html html;
    if (!may_be_repeated(request)) return html;
    html << R"(<h2 class="govuk-heading-m">What you sent is kept on this page</h2>)" << "\n"
         << R"(<p class="govuk-body">Leave the page open, and send it again in a few minutes.)";
    if (!request.files.empty()) html << " A file is not kept: you will be asked to choose it again.";
    html << "</p>\n" << R"(<form method="post" action=")" << address_with(request.path, {}) << "\"";
    if (starts_with_ignoring_case(request.header("content-type"), "multipart/form-data"))
        html << R"( enctype="multipart/form-data")";
    html << ">\n";
    for (const auto& [name, value] : request.form.list())
        html << R"(<input type="hidden" name=")" << name << R"(" value=")" << value << "\">\n";
    html << button({.text = "Send it again", .prevent_double_click = true}) << "</form>\n";
    const auto prose = prose_of(request);
    if (!prose.empty()) html << details({.summary = "What you wrote", .text = prose});
    return html;
}

}  // namespace dueregard::web
