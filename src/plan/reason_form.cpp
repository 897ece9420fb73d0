#include "plan/reason_form.hpp"

#include "accounts/visit_page.hpp"
#include "plan/page_pieces.hpp"
#include "web/button.hpp"
#include "web/button_group.hpp"
#include "web/link.hpp"
#include "web/page_heading.hpp"
#include "web/textarea.hpp"

namespace dueregard::plan {

using accounts::Visit;
using web::Html;
using web::operator""_html;

namespace {

constexpr std::size_t longest_reason = 2000;

}  // namespace

web::Response show_reason_form(Visit& visit, const ReasonForm& form, const Faults& faults) {
    Html content;
    content << web::page_heading({.text = form.title, .caption = form.caption})
            << R"(<p class="govuk-body">)"_html << form.explanation << "</p>\n"
            << R"(<form method="post" action=")" << visit.request.path << R"(" novalidate>)"
            << accounts::token_field(visit)
            << web::textarea(
                   {.label = {.text = form.question},
                    .name = "why",
                    .value = typed(visit, "why"),
                    .error = error_at(faults, "why"),
                    .rows = 4}
               )
            << web::button_group(
                   {web::button({.text = form.button, .prevent_double_click = true}),
                    web::link({.text = "Cancel", .href = form.cancel})}
               )
            << "</form>\n";
    web::PageOptions options{
        .title = form.title,
        .breadcrumbs =
            {{.text = "Measures", .href = "/measures"},
             {.text = form.caption, .href = form.cancel},
             {.text = form.title}},
        .errors = error_links(faults)
    };
    return accounts::visit_page(
        visit, std::move(options), content, faults.empty() ? 200 : web::unprocessable
    );
}

std::expected<std::string, Faults> read_reason(const Visit& visit, const ReasonForm& form) {
    auto why = typed(visit, "why");
    if (why.empty()) return std::unexpected(Faults{{"why", form.missing}});
    if (why.size() > longest_reason) {
        return std::unexpected(Faults{{"why", "The reason must be 2,000 characters or fewer"}});
    }
    return why;
}

}  // namespace dueregard::plan
