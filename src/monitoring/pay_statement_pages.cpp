#include "monitoring/pay_statement_pages.hpp"

#include "accounts/form_pieces.hpp"
#include "accounts/visit_page.hpp"
#include "base/failure.hpp"
#include "base/text.hpp"
#include "monitoring/pay_statement_html.hpp"
#include "monitoring/pay_statement_store.hpp"
#include "monitoring/service_return.hpp"
#include "monitoring/snapshot_date.hpp"
#include "web/button.hpp"
#include "web/button_group.hpp"
#include "web/details.hpp"
#include "web/file_upload.hpp"
#include "web/link.hpp"
#include "web/page_heading.hpp"
#include "web/radios.hpp"
#include "web/scroll_region.hpp"
#include "web/table.hpp"
#include "web/timeline.hpp"
#include "web/typed_date.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace dueregard::monitoring {

using accounts::acting_in;
using accounts::error_at;
using accounts::Permission;
using accounts::typed;
using accounts::Visit;
using storage::Transaction;
using web::Html;
using web::Response;
using web::operator""_html;

namespace {

constexpr std::string_view all_path = "/pay-gaps";

std::optional<web::NotificationBanner> done_notice(const Visit& visit) {
    const auto done = visit.request.query.get("done");
    const auto success = [](std::string_view text) {
        return web::NotificationBanner{.text = text, .kind = web::BannerKind::success};
    };
    if (done == "worked-out")
        return success("The gaps are worked out. The payroll is not kept. Read them, then publish");
    if (done == "published") return success("The figures are published, and stay as they are");
    if (done == "put-aside") return success("The draft is put aside, and its figures are gone");
    if (done == "actions") return success("The action plan is saved");
    if (done == "compared") return success("The gaps stand beside those of other councils");
    return std::nullopt;
}

std::string_view state_title(const PayStatementRow& row) {
    return row.is_replaced ? "Replaced by a later one" : title_of(row.state);
}

// --- working one out ---

Html columns_html() {
    Html text;
    text
        << R"(<p class="govuk-body">One row for each employee on the snapshot date. The columns, by their headings in any order:</p>)"_html
        << R"(<ul class="govuk-list govuk-list--bullet"><li>employee: their number, so that nobody counts twice</li>)"_html
        << R"(<li>sex; ethnic_group and disability where you have them</li>)"_html
        << R"(<li>hourly_pay; or ordinary_pay, pay_period_days and weekly_hours, to work it out from</li>)"_html
        << R"(<li>bonus: what was paid in the twelve months to the snapshot date, nothing where none was</li>)"_html
        << R"(<li>full_pay: no for who was paid less because of leave, yes for all others</li>)"_html
        << R"(<li>grade and directorate where you want the gap within each</li></ul>)"_html;
    return web::details({.summary = "What the file must hold", .text = text});
}

Html upload_form(const Visit& visit, const Faults& faults) {
    const bool is_fresh = visit.request.method == web::Method::get;
    const auto usual = latest_snapshot(Sector::public_authority, visit.clock.today());
    const auto date = is_fresh ? web::typed_date(usual) : web::typed_date(visit.request.form, "snapshot");
    return Html{}
           << R"(<form method="post" action="/pay-gaps" enctype="multipart/form-data" novalidate>)"_html
           << accounts::token_field(visit)
           << web::date_field(
                  "snapshot",
                  "Which snapshot date does it speak of?",
                  "31 March for public authorities",
                  date,
                  error_at(faults, "snapshot")
              )
           << web::radios(
                  {.name = "minimum",
                   .fieldset =
                       web::Fieldset{
                           .legend =
                               {.text =
                                    "How many employees must an ethnic group, or disabled employees, number?"}
                       },
                   .items =
                       {{.text = "10, as the government plans", .value = "10"},
                        {.text = "50, as its guidance of 2023 recommends", .value = "50"}},
                   .value = is_fresh ? "10" : typed(visit, "minimum"),
                   .hint = {.text = "Smaller groups are put together"},
                   .error = error_at(faults, "minimum")}
              )
           << web::file_upload(
                  {.label = {.text = "Choose the payroll extract"},
                   .name = "file",
                   .hint = {.text = "CSV or Excel (.xlsx). It is read and not kept"},
                   .error = error_at(faults, "file"),
                   .attributes = {{"accept", ".csv,.xlsx"}}}
              )
           << web::button_group(
                  {web::button({.text = "Work out the gaps", .prevent_double_click = true}),
                   web::link({.text = "Cancel", .href = std::string(all_path)})}
              )
           << "</form>\n";
}

Response new_page(const Visit& visit, const Faults& faults, const PayrollProblem& problem) {
    Html content;
    content << web::page_heading({.text = "Work out pay gaps"});
    if (!problem.faults.empty())
        content
            << R"(<p class="govuk-body">Nothing was kept. Mend each of these in the payroll extract, and choose the file again.</p>)"_html
            << faults_html(problem);
    content << columns_html() << upload_form(visit, faults);
    return accounts::visit_page(
        visit,
        {.title = "Work out pay gaps",
         .breadcrumbs = {{.text = "Pay gaps", .href = std::string(all_path)}, {.text = "Work out pay gaps"}},
         .errors = accounts::error_links(faults)},
        content,
        faults.empty() ? 200 : web::unprocessable
    );
}

std::string rows_sentence(const PayrollProblem& problem) {
    if (!problem.refusal.empty()) return problem.refusal;
    if (problem.faulty_rows == 1) return "1 row cannot be read: it is told below what is wrong with it";
    return fmt::format(
        "{} rows cannot be read: it is told below what is wrong with each", grouped(problem.faulty_rows)
    );
}

// --- one ---

Html act_form(
    const Visit& visit, const PayStatement& statement, std::string_view act, const web::Button& button
) {
    return Html{} << R"(<form method="post" action=")"_html << path_of(statement.id) << "/" << act
                  << R"(">)"_html << accounts::token_field(visit) << web::button(button) << "</form>\n";
}

Html acts_html(const Visit& visit, const PayStatement& statement) {
    Html html;
    if (!visit.may(Permission::run_pay_gaps) || statement.state != PayStatementState::draft) return html;
    return html
           << R"(<h2 class="govuk-heading-m">Publish it</h2>)"_html
           << R"(<p class="govuk-body">From then on the figures do not change, and everybody who may )"_html
           << R"(read reports sees them.</p>)"_html
           << act_form(
                  visit,
                  statement,
                  "publication",
                  {.text = "Publish these figures", .prevent_double_click = true}
              )
           << act_form(
                  visit,
                  statement,
                  "discarding",
                  {.text = "Put this draft aside", .classes = "govuk-button--warning"}
              );
}

/// The file for the government, or why the service would not take it.
Html service_html(const PayStatement& statement) {
    const auto figures = service_return(gap_by_sex(statement).gap);
    const auto reasons = figures ? refusals_of_service(*figures) : figures.error();
    Html html = R"(<h2 class="govuk-heading-m">For the government's service</h2>)"_html;
    if (reasons.empty())
        return html << R"(<p class="govuk-body">)"_html
                    << web::link(
                           {.text = "The figures for the gender pay gap service (CSV)",
                            .href = path_of(statement.id) + "/return"}
                       )
                    << "</p>\n";
    html
        << R"(<p class="govuk-body">The service would not take these figures:</p><ul class="govuk-list govuk-list--bullet">)"_html;
    for (const auto& reason : reasons)
        html << "<li>" << reason << "</li>";
    return html << "</ul>\n";
}

Html history_html(Visit& visit, const PayStatement& statement) {
    web::Timeline timeline;
    for (const auto& act : acts_on_pay_statement(visit.db, visit.organisation, statement.id)) {
        timeline.items.push_back(
            {.title = act.kind == "published" ? "Published" : "Worked out from a payroll",
             .by = act.person_name,
             .machine_time = iso_time(act.at),
             .time = british_time(act.at),
             .text = {}}
        );
    }
    return Html{} << R"(<h2 class="govuk-heading-m">What was done with it</h2>)"_html
                  << web::timeline(timeline);
}

Html method_html(const PayStatement& statement) {
    const auto minimum = statement.gaps.back().minimum;
    Html text;
    text
        << R"(<p class="govuk-body">Worked out as SI 2017/353, Schedule 1 says: hourly pay is of employees on full pay, bonuses )"_html
        << R"(are of all employees, and a gap is how much lower a group's pay is, in percent of the reference group's. A negative )"_html
        << R"(gap means that the group is paid more.</p>)"_html
        << R"(<p class="govuk-body">By ethnic group and disability no figure is given for fewer than )"_html
        << grouped(std::max<std::int64_t>(minimum, least_in_division))
        << R"( employees, and within a grade or directorate for fewer than 10 of either group.</p>)"_html;
    return web::details({.summary = "How it is worked out", .text = text});
}

std::optional<GapMovement> movement_of(const std::optional<PayStatement>& before, const PayGapReport& now) {
    if (!before) return std::nullopt;
    const auto then = std::ranges::find(before->gaps, now.by, &PayGapReport::by);
    return then == before->gaps.end() ? std::nullopt : movement(*then, now);
}

Response statement_page(Visit& visit, const PayStatement& statement) {
    const auto before = pay_statement_before(visit.db, visit.organisation, statement.snapshot);
    const auto title = title_of(statement);
    Html content;
    content << web::page_heading(
        {.text = title,
         .facts =
             {{.name = "State", .value = title_of(statement.state)},
              {.name = "Employees", .value = grouped(gap_by_sex(statement).rows)}}}
    );
    for (const auto& gap : statement.gaps)
        content << gap_html(gap, movement_of(before, gap));
    content << comparison_html(visit, statement) << actions_html(visit, statement) << service_html(statement)
            << method_html(statement) << acts_html(visit, statement) << history_html(visit, statement);
    return accounts::visit_page(
        visit,
        {.title = title,
         .breadcrumbs = {{.text = "Pay gaps", .href = std::string(all_path)}, {.text = title}},
         .notice = done_notice(visit)},
        content
    );
}

}  // namespace

PayStatement pay_statement_in(Visit& visit) {
    auto statement = find_pay_statement(visit.db, visit.organisation, visit.id<PayStatementId>());
    if (statement.state != PayStatementState::published && !visit.may(Permission::run_pay_gaps))
        throw NotFound("There is no such statement that is published");
    return statement;
}

std::vector<web::Breadcrumb> pay_breadcrumbs(const PayStatement& statement, const std::string& last) {
    return {
        {.text = "Pay gaps", .href = std::string(all_path)},
        {.text = title_of(statement), .href = path_of(statement.id)},
        {.text = last}
    };
}

Response show_pay_statements(Visit& visit) {
    visit.require(Permission::read_reports);
    const bool may = visit.may(Permission::run_pay_gaps);
    web::PageHeading heading{.text = "Pay gaps"};
    if (may) heading.actions << web::button({.text = "Work out pay gaps", .href = "/pay-gaps/work-out"});
    web::Table table{
        .caption = "Statements, the latest first",
        .caption_classes = "govuk-table__caption--m",
        .caption_id = "statements",
        .head = {{.text = "Snapshot date"}, {.text = "State"}},
        .rows = {},
        .first_cell_is_header = true
    };
    for (const auto& row : pay_statements(visit.db, visit.organisation)) {
        if (row.state != PayStatementState::published && !may) continue;
        table.rows.push_back(
            {{.text = web::link({.text = long_date(row.snapshot), .href = path_of(row.id)})},
             {.text = state_title(row)}}
        );
    }
    Html content = web::page_heading(heading);
    if (table.rows.empty())
        content << R"(<p class="govuk-body">No pay gap is published yet.</p>)"_html << "\n";
    else
        content << web::scroll_region({.labelled_by = "statements", .content = web::table(table)});
    return accounts::visit_page(visit, {.title = "Pay gaps", .notice = done_notice(visit)}, content);
}

Response show_new_pay_statement(Visit& visit) {
    visit.require(Permission::run_pay_gaps);
    return new_page(visit, {}, {});
}

Response create_pay_statement(Visit& visit) {
    visit.require(Permission::run_pay_gaps);
    const auto file = std::ranges::find(visit.request.files, "file", &web::UploadedFile::field);
    const auto date = web::date_of(web::typed_date(visit.request.form, "snapshot"));
    const auto minimum = typed(visit, "minimum");
    Faults faults;
    if (!date)
        faults.push_back({"snapshot", "Enter the snapshot date, such as 31 3 2026"});
    else if (*date > visit.clock.today())
        faults.push_back({"snapshot", "The snapshot date is to come"});
    if (minimum != "10" && minimum != "50") faults.push_back({"minimum", "Select 10 or 50 employees"});
    if (file == visit.request.files.end()) faults.push_back({"file", "Choose the payroll extract"});
    if (!faults.empty()) return new_page(visit, faults, {});
    const auto payroll = open_payroll(file->content, file->file_name);
    if (!payroll) return new_page(visit, {{"file", payroll.error().sentence}}, {});
    const auto gaps = work_out_gaps(*payroll, *date, minimum == "10" ? 10 : 50);
    if (!gaps) return new_page(visit, {{"file", rows_sentence(gaps.error())}}, gaps.error());
    PayStatementId id;
    visit.db.write([&](Transaction& tx) { id = add_pay_statement(tx, acting_in(visit), *date, *gaps); });
    return web::see_other(path_of(id) + "?done=worked-out");
}

Response show_pay_statement(Visit& visit) {
    visit.require(Permission::read_reports);
    return statement_page(visit, pay_statement_in(visit));
}

Response create_pay_publication(Visit& visit) {
    visit.require(Permission::run_pay_gaps);
    const auto statement = pay_statement_in(visit);
    std::expected<void, std::string> done;
    visit.db.write([&](Transaction& tx) { done = publish_pay_statement(tx, acting_in(visit), statement.id); }
    );
    if (!done) throw Conflict(done.error());
    return web::see_other(path_of(statement.id) + "?done=published");
}

Response create_pay_discarding(Visit& visit) {
    visit.require(Permission::run_pay_gaps);
    const auto statement = pay_statement_in(visit);
    std::expected<void, std::string> done;
    visit.db.write([&](Transaction& tx) { done = discard_pay_statement(tx, acting_in(visit), statement.id); }
    );
    if (!done) throw Conflict(done.error());
    return web::see_other(std::string(all_path) + "?done=put-aside");
}

Response download_service_return(Visit& visit) {
    visit.require(Permission::read_reports);
    const auto statement = pay_statement_in(visit);
    const auto figures = service_return(gap_by_sex(statement).gap);
    if (!figures) throw Conflict(figures.error().front());
    return web::download(
        service_csv(*figures),
        "text/csv; charset=utf-8",
        fmt::format("gender-pay-gap-{}.csv", iso_date(statement.snapshot))
    );
}

}  // namespace dueregard::monitoring
