#include "accounts/conflict_html.hpp"

#include "web/scroll_region.hpp"
#include "web/table.hpp"
#include "web/warning_text.hpp"

namespace dueregard::accounts {

using web::Html;

namespace {

Html whole(const std::string& text) {
    if (text.empty()) return Html{} << "Nothing";
    return Html{} << R"(<span class="app-keep-lines">)" << text << "</span>";
}

}  // namespace

Html conflict_html(const std::vector<ConflictRow>& rows) {
    Html html = web::warning_text(
        {.text =
             "Somebody else changed this while you were writing. Your text is in the form below and nothing has been "
             "overwritten. Saving puts your text in place of theirs."}
    );
    if (rows.empty()) return html;
    web::Table table{
        .caption = "What differs",
        .caption_classes = "govuk-table__caption--m",
        .caption_id = "conflict-caption",
        .head = {{.text = "Field"}, {.text = "As it stands now"}, {.text = "Yours"}},
        .first_cell_is_header = true
    };
    for (const auto& [field, standing, yours] : rows) {
        table.rows.push_back({{.text = field}, {.text = whole(standing)}, {.text = whole(yours)}});
    }
    return html << web::scroll_region({.labelled_by = "conflict-caption", .content = web::table(table)});
}

}  // namespace dueregard::accounts
