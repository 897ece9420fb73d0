#include "accounts/rights_pages.hpp"

#include "accounts/permission.hpp"
#include "accounts/visit_page.hpp"
#include "web/page_heading.hpp"
#include "web/scroll_region.hpp"
#include "web/table.hpp"

namespace dueregard::accounts {

namespace {

using web::Html;

/// What nobody needs a role for.
bool needs_a_role(Permission permission) {
    return permission != Permission::anyone && permission != Permission::have_an_account;
}

std::string with_capital(std::string_view words) {
    std::string text(words);
    if (!text.empty() && text.front() >= 'a' && text.front() <= 'z') text.front() -= 'a' - 'A';
    return text;
}

web::Table rights_table() {
    web::Table table{
        .caption = "What each role lets a person do",
        .caption_classes = "govuk-visually-hidden",
        .caption_id = "rights",
        .head = {{.text = "May"}},
        .rows = {},
        .first_cell_is_header = true
    };
    for (const auto role : all_roles())
        table.head.push_back({.text = title_of(role)});
    for (const auto permission : all_permissions()) {
        if (!needs_a_role(permission)) continue;
        auto& row = table.rows.emplace_back();
        row.push_back({.text = with_capital(wording_of(permission))});
        for (const auto role : all_roles())
            row.push_back({.text = allows(role, permission) ? "Yes" : "No"});
    }
    return table;
}

}  // namespace

web::Response show_rights(Visit& visit) {
    visit.require(Permission::have_an_account);
    Html content;
    content
        << web::page_heading({.text = "Who may do what"})
        << R"(<p class="govuk-body">A role holds for the whole organisation, or for one service area and those )"
           R"(below it, and for as long as it was given. Measure owners give returns for their own measures, )"
           R"(service leads for those of their service area. Whoever may change the plan may give and agree any )"
           R"(return; the history says that they did it for somebody else.</p>)"
        << "\n"
        << web::scroll_region({.labelled_by = "rights", .content = web::table(rights_table())});
    return visit_page(visit, {.title = "Who may do what"}, content);
}

}  // namespace dueregard::accounts
