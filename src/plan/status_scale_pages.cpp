#include "plan/status_scale_pages.hpp"

#include "accounts/history.hpp"
#include "accounts/visit_page.hpp"
#include "plan/changes.hpp"
#include "plan/page_pieces.hpp"
#include "plan/status_scale.hpp"
#include "plan/status_scale_form.hpp"
#include "plan/status_scale_store.hpp"
#include "web/button.hpp"
#include "web/inset_text.hpp"
#include "web/page_heading.hpp"
#include "web/table.hpp"
#include "web/timeline.hpp"

namespace dueregard::plan {

using accounts::Permission;
using accounts::Visit;
using storage::Transaction;
using web::Html;
using web::Response;
using web::operator""_html;

namespace {

constexpr std::string_view keeping_rule =
    "A return keeps the symbol and the word that it was given with. A change of the scale holds for returns "
    "given from then on.";

Html scale_table(const StatusScale& scale) {
    web::Table table{.head = {{.text = "Status"}, {.text = "Counts as"}}};
    for (const auto& status : scale.statuses)
        table.rows.push_back({{.text = status_html(status)}, {.text = title_of(status.meaning)}});
    return web::table(table);
}

std::string statuses_in(std::string_view json) {
    for (const auto& [name, value] : told_fields(json)) {
        if (name == "statuses") return value.value_or("");
    }
    return "";
}

Html changes_html(Visit& visit) {
    web::Timeline timeline{.items = {}, .heading_level = 3};
    const auto all =
        accounts::history_of(visit.db, visit.organisation, "status_option", visit.organisation.value);
    for (const auto& entry : all) {
        Html text;
        text << R"(<p class="govuk-body"><del>)"_html << statuses_in(entry.before) << "</del><br><ins>"
             << statuses_in(entry.after) << "</ins></p>\n";
        timeline.items.push_back(
            {.title = "Scale changed",
             .by = entry.person_name,
             .machine_time = iso_time(entry.at),
             .time = british_time(entry.at),
             .text = text}
        );
    }
    Html html;
    if (timeline.items.empty()) return html;
    return html << R"(<h2 class="govuk-heading-m">Changes</h2>)"_html << web::timeline(timeline);
}

Response form_page(Visit& visit, const StatusScaleForm& form, const Html& above = {}, int status = 200) {
    const std::string title = "Change the status scale";
    Html content;
    content
        << web::page_heading({.text = title}) << above
        << R"(<p class="govuk-body">The places say in which order pages offer the statuses. Every meaning needs a status, )"_html
        << R"(and may have several. To take a status off the scale, empty its symbol and its word.</p>)"_html
        << web::inset_text({.text = keeping_rule}) << status_scale_form_html(visit, form);
    web::PageOptions options{
        .title = title,
        .breadcrumbs =
            {{.text = "Objectives", .href = "/objectives"},
             {.text = "Status scale", .href = "/status-scale"},
             {.text = title}},
        .errors = error_links(form.faults)
    };
    return accounts::visit_page(visit, std::move(options), content, status);
}

}  // namespace

Response show_status_scale(Visit& visit) {
    visit.require(Permission::read_plan);
    const auto scale = status_scale(visit.db, visit.organisation);
    web::PageHeading heading{.text = "Status scale"};
    if (visit.may(Permission::edit_plan))
        heading.actions << web::button({.text = "Change the scale", .href = "/status-scale/change"});
    Html content = web::page_heading(heading);
    content << R"(<p class="govuk-body">Every return says by one of these how its measure stands. )"_html
            << R"(A measure counts as not reported until its return is submitted.</p>)"_html;
    if (told(scale) == told(default_scale()))
        content << R"(<p class="govuk-body">This is the usual scale.</p>)"_html;
    content << scale_table(scale) << web::inset_text({.text = keeping_rule}) << changes_html(visit);
    web::PageOptions options{
        .title = "Status scale",
        .breadcrumbs = {{.text = "Objectives", .href = "/objectives"}, {.text = "Status scale"}},
        .notice = done_notice(visit)
    };
    return accounts::visit_page(visit, std::move(options), content);
}

Response show_status_scale_form(Visit& visit) {
    visit.require(Permission::edit_plan);
    return form_page(visit, form_of(status_scale(visit.db, visit.organisation)));
}

Response update_status_scale(Visit& visit) {
    visit.require(Permission::edit_plan);
    auto form = read_status_scale_form(visit);
    if (!form.faults.empty()) return form_page(visit, form, {}, web::unprocessable);
    const auto scale = scale_in(form);
    Saved saved{};
    visit.db.write([&](Transaction& tx) {
        saved = set_status_scale(tx, acting_in(visit), scale, form.started_from);
    });
    if (saved == Saved::stale) {
        form.started_from = told(status_scale(visit.db, visit.organisation));
        const auto both = conflict_html({{"Statuses", form.started_from, told(scale)}});
        return form_page(visit, form, both, web::conflict);
    }
    return web::see_other("/status-scale?done=changed");
}

}  // namespace dueregard::plan
