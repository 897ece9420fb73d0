#include "accounts/form_pieces.hpp"
#include "accounts/visit_page.hpp"
#include "documents/encoding.hpp"
#include "monitoring/pay_statement_html.hpp"
#include "monitoring/pay_statement_pages.hpp"
#include "monitoring/pay_statement_store.hpp"
#include "web/button.hpp"
#include "web/button_group.hpp"
#include "web/file_upload.hpp"
#include "web/link.hpp"
#include "web/page_heading.hpp"

#include <algorithm>

namespace dueregard::monitoring {

using accounts::acting_in;
using accounts::Permission;
using accounts::Visit;
using storage::Transaction;
using web::Html;
using web::Response;
using web::operator""_html;

namespace {

constexpr std::string_view downloads = "https://gender-pay-gap.service.gov.uk/viewing/download";

Response comparison_page(const Visit& visit, const PayStatement& statement, const Faults& faults) {
    Html content;
    content << web::page_heading({.text = "Compare with published returns", .caption = title_of(statement)})
            << R"(<p class="govuk-body">)"_html
            << web::link(
                   {.text = "Download a year's returns from the service", .href = std::string(downloads)}
               )
            << R"( and choose that file. Only the councils in it are compared with.</p>)"_html
            << R"(<form method="post" action=")"_html << path_of(statement.id)
            << R"(/comparison" enctype="multipart/form-data" novalidate>)"_html
            << accounts::token_field(visit)
            << web::file_upload(
                   {.label = {.text = "Choose the file of published returns"},
                    .name = "file",
                    .hint = {.text = "CSV, of any year"},
                    .error = accounts::error_at(faults, "file"),
                    .attributes = {{"accept", ".csv"}}}
               )
            << web::button_group(
                   {web::button({.text = "Compare", .prevent_double_click = true}),
                    web::link({.text = "Cancel", .href = path_of(statement.id)})}
               )
            << "</form>\n";
    return accounts::visit_page(
        visit,
        {.title = "Compare with published returns",
         .breadcrumbs = pay_breadcrumbs(statement, "Compare with published returns"),
         .errors = accounts::error_links(faults)},
        content,
        faults.empty() ? 200 : web::unprocessable
    );
}

/// What stands in the file, or one sentence for its field.
std::expected<ReturnComparison, std::string>
sent_comparison(const Visit& visit, const PayStatement& statement) {
    const auto file = std::ranges::find(visit.request.files, "file", &web::UploadedFile::field);
    if (file == visit.request.files.end()) return std::unexpected("Choose the file of published returns");
    std::string room;
    const auto returns = read_published_returns(documents::as_utf8(file->content, room));
    if (!returns) return std::unexpected(returns.error().sentence);
    const auto& women = gap_by_sex(statement).gap.groups.back();
    if (!women.mean_gap.value || !women.median_gap.value)
        return std::unexpected("The gap by sex cannot be calculated, so there is nothing to compare");
    return compare(
        {.employer = visit.organisation_name,
         .mean_tenths = women.mean_gap.value->tenths,
         .median_tenths = women.median_gap.value->tenths},
        *returns,
        file->file_name
    );
}

}  // namespace

Response show_pay_comparison(Visit& visit) {
    visit.require(Permission::run_pay_gaps);
    return comparison_page(visit, pay_statement_in(visit), {});
}

Response create_pay_comparison(Visit& visit) {
    visit.require(Permission::run_pay_gaps);
    const auto statement = pay_statement_in(visit);
    const auto comparison = sent_comparison(visit, statement);
    if (!comparison) return comparison_page(visit, statement, {{"file", comparison.error()}});
    visit.db.write([&](Transaction& tx) { save_comparison(tx, acting_in(visit), statement.id, *comparison); }
    );
    return web::see_other(path_of(statement.id) + "?done=compared");
}

}  // namespace dueregard::monitoring
