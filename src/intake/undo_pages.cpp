#include "intake/undo_pages.hpp"

#include "accounts/visit_page.hpp"
#include "base/failure.hpp"
#include "intake/import_store.hpp"
#include "intake/page_pieces.hpp"
#include "intake/undoing.hpp"
#include "plan/page_pieces.hpp"
#include "web/button.hpp"
#include "web/button_group.hpp"
#include "web/link.hpp"
#include "web/page_heading.hpp"

#include <fmt/core.h>

namespace dueregard::intake {

using accounts::Permission;
using accounts::Visit;
using storage::Transaction;
using web::Html;
using web::Response;
using web::operator""_html;

namespace {

constexpr std::size_t most_told = 200;

Html staying_html(Visit& visit, const Import& import, const std::vector<StayingRow>& staying) {
    if (staying.empty()) return {};
    const auto rows = rows_of(visit.db, visit.organisation, import.id);
    Html html;
    html << R"(<h2 class="govuk-heading-m">What stays as it is</h2>)"_html
         << R"(<ul class="govuk-list govuk-list--bullet">)"_html;
    for (std::size_t i = 0; i < std::min(staying.size(), most_told); ++i) {
        const auto number = static_cast<std::size_t>(staying[i].number);
        html << "<li>"_html << staying[i].name << " (" << words_of_place(rows.at(number).kept.row.at)
             << "): " << staying[i].sentence << "</li>\n"_html;
    }
    html << "</ul>"_html;
    return html;
}

Html undo_form(const Visit& visit, const Import& import, std::size_t rows) {
    Html html;
    html << R"(<form action=")"_html << path_of(import.id) << R"(/undoing" method="post" )"_html
         << R"(data-busy="The rows are leaving the register.">)"_html << accounts::token_field(visit)
         << web::button_group(
                {web::button(
                     {.text = fmt::format("Undo {}", rows_text(rows)),
                      .prevent_double_click = true,
                      .classes = "govuk-button--warning"}
                 ),
                 web::link({.text = "Cancel", .href = path_of(import.id)})}
            )
         << busy_line() << "</form>"_html;
    return html;
}

}  // namespace

Response show_undoing(Visit& visit) {
    visit.require(Permission::import_documents);
    const auto import = find_import(visit.db, visit.organisation, import_in_path(visit));
    const auto next = after(import.state, ImportActKind::undone);
    if (!next) throw Conflict(next.error());
    const auto undo = preview_undo(visit.db, visit.organisation, import.id);
    Html content;
    content << web::page_heading({.text = "Undo this import", .caption = import.file_name});
    if (undo.rows == 0 && !undo.staying.empty()) {
        content << R"(<p class="govuk-body">Everything that this import brought was changed since: )"_html
                << "there is nothing left to undo.</p>"_html;
    } else {
        content
            << R"(<p class="govuk-body">What the import brought leaves the register, and what it changed goes back )"_html
            << "to what it was before. The history keeps both.</p>"_html;
    }
    content << staying_html(visit, import, undo.staying);
    if (undo.rows > 0 || undo.staying.empty()) content << undo_form(visit, import, undo.rows);
    return accounts::visit_page(
        visit, {.title = "Undo this import", .breadcrumbs = breadcrumbs(import, "Undo")}, content
    );
}

Response create_undoing(Visit& visit) {
    visit.require(Permission::import_documents);
    const auto id = import_in_path(visit);
    visit.db.write([&](Transaction& tx) { (void)undo_import(tx, plan::acting_in(visit), id); });
    return web::see_other(path_of(id) + "?done=undone");
}

}  // namespace dueregard::intake
