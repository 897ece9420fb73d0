#include "plan/return_pages.hpp"

#include "accounts/editing.hpp"
#include "accounts/visit_page.hpp"
#include "base/failure.hpp"
#include "evidence/reading.hpp"
#include "plan/given_evidence_store.hpp"
#include "plan/owed.hpp"
#include "plan/page_pieces.hpp"
#include "plan/return_form.hpp"
#include "plan/return_view.hpp"
#include "web/button.hpp"
#include "web/inset_text.hpp"
#include "web/link.hpp"

#include <fmt/core.h>

namespace dueregard::plan {

using accounts::Permission;
using accounts::Visit;
using storage::Transaction;
using web::Html;
using web::operator""_html;
using web::Response;

namespace {

web::PageOptions options_for(const ReturnView& view) {
    return {
        .title = fmt::format("Return for {}, {}", short_name(view.measure), view.period.label),
        .breadcrumbs =
            {{.text = "Measures", .href = "/measures"},
             {.text = short_name(view.measure), .href = measure_path_of(view)},
             {.text = view.period.label}}
    };
}

Response form_page(
    Visit& visit,
    const ReturnView& view,
    const ReturnForm& form,
    const std::optional<MeasureReturn>& standing,
    int status = 200
) {
    Html content;
    content << return_heading(view) << accounts::editing_html(visit, "measure_return", view.given.id.value)
            << for_whom_html(view) << sent_back_html(view) << return_form_html(visit, view, form, standing);
    auto options = options_for(view);
    options.errors = error_links(form.faults);
    if (form.faults.empty()) options.notice = done_notice(visit);
    return accounts::visit_page(visit, std::move(options), content, status);
}

/// The next return that the visitor owes, so that a dozen take a dozen pages.
Html next_return_html(Visit& visit, const ReturnView& view) {
    Html html;
    if (!is_reporter(view) || visit.request.query.get("done") != "submitted") return html;
    const auto owed = owed_by(visit.db, view.acting, visit.clock.today(), 1);
    const auto left = owed.sent_back.total + owed.late.total + owed.due.total;
    if (left == 0) return html << web::inset_text({.text = "You have given every return that you owe."});
    const auto& first = owed.sent_back.total > 0 ? owed.sent_back.first.front()
                        : owed.late.total > 0    ? owed.late.first.front()
                                                 : owed.due.first.front();
    Html text;
    text << R"(<p class="govuk-body">You owe )"_html
         << (left == 1 ? "1 more return" : fmt::format("{} more returns", left)) << R"(.</p>)"_html
         << web::link(
                {.text = "Next: " + title_text(first.ref, first.action),
                 .href = "/returns/" + address(first.given)}
            );
    return html << web::inset_text({.text = text});
}

Html where_it_stands(const ReturnView& view) {
    Html html;
    if (is_waiting_for(view)) {
        html << web::button({.text = "Agree or send back", .href = path_of(view) + "/agreement"});
    } else if (is_reporter(view)) {
        const auto reason = why_closed_to(view);
        if (reason) html << web::inset_text({.text = *reason + "."});
    }
    return html;
}

/// A return that was given can bear something else out: a criterion's answer, a finding.
Html as_evidence_html(const Visit& visit, const ReturnView& view) {
    Html html;
    if (!visit.may(Permission::report) || !was_given(view)) return html;
    return html << R"(<form method="post" action=")"_html << path_of(view)
                << R"(/as-evidence" novalidate>)"_html << accounts::token_field(visit)
                << web::button(
                       {.text = "Use this return as evidence",
                        .prevent_double_click = true,
                        .classes = "govuk-button--secondary"}
                   )
                << "</form>\n";
}

Response read_page(Visit& visit, const ReturnView& view) {
    Html content;
    content << return_heading(view) << next_return_html(visit, view) << where_it_stands(view)
            << content_html(view) << as_evidence_html(visit, view) << last_return_html(view)
            << acts_html(view.acts);
    auto options = options_for(view);
    options.notice = done_notice(visit);
    return accounts::visit_page(visit, std::move(options), content);
}

void require_reporter(const ReturnView& view) {
    if (is_reporter(view)) return;
    throw Forbidden(fmt::format("This person may not report on {}", short_name(view.measure)));
}

std::expected<Saved, std::string>
keep(Visit& visit, const ReturnView& view, const ReturnForm& form, Purpose purpose) {
    std::expected<Saved, std::string> saved;
    visit.db.write([&](Transaction& tx) {
        saved = purpose == Purpose::submission ? submit_return(tx, view.acting, form.written)
                                               : save_draft(tx, view.acting, form.written);
        if (!saved || *saved == Saved::stale || is_absent(form.evidence)) return;
        add_evidence(tx, view.acting, view.measure.id, view.given.id, form.evidence);
    });
    return saved;
}

}  // namespace

Response show_return(Visit& visit) {
    visit.require(Permission::read_plan);
    const auto view = return_view(visit);
    if (!is_reporter(view) || why_closed_to(view)) return read_page(visit, view);
    return form_page(visit, view, form_of(view.given), std::nullopt);
}

Response update_return(Visit& visit) {
    visit.require(Permission::report);
    auto view = return_view(visit);
    require_reporter(view);
    const auto purpose = visit.request.form.get("act") == "submit" ? Purpose::submission : Purpose::draft;
    auto form = read_return_form(visit, view);
    check(form, purpose);
    if (!form.faults.empty()) return form_page(visit, view, form, std::nullopt, web::unprocessable);
    const auto saved = keep(visit, view, form, purpose);
    if (!saved) {
        form.faults.push_back({"", saved.error()});
        return form_page(visit, return_view(visit), form, std::nullopt, web::conflict);
    }
    if (*saved == Saved::stale) {
        view = return_view(visit);
        return form_page(visit, view, form, view.given, web::conflict);
    }
    visit.db.write([&](Transaction& tx) {
        accounts::close_form(tx, visit.actor(), "measure_return", view.given.id.value);
    });
    const auto* const done = purpose == Purpose::submission ? "submitted" : "saved";
    return web::see_other(fmt::format("{}?done={}", path_of(view), done));
}

Response update_draft(Visit& visit) {
    visit.require(Permission::report);
    const auto view = return_view(visit);
    require_reporter(view);
    auto form = read_return_form(visit, view);
    form.evidence = {};
    check(form, Purpose::draft);
    Response answer{.headers = {{"Content-Type", "application/json"}}};
    if (!form.faults.empty()) {
        answer.status = web::unprocessable;
        answer.body = "{}";
        return answer;
    }
    const auto saved = keep(visit, view, form, Purpose::draft);
    if (!saved || *saved == Saved::stale) {
        answer.status = web::conflict;
        answer.body = "{}";
        return answer;
    }
    const auto version = find_return(visit.db, visit.organisation, view.given.id).version;
    answer.body = fmt::format(R"({{"version":"{}"}})", version);
    return answer;
}

}  // namespace dueregard::plan
