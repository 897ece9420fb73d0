// Agreeing a return and sending it back.

#include "accounts/visit_page.hpp"
#include "base/failure.hpp"
#include "plan/page_pieces.hpp"
#include "plan/return_pages.hpp"
#include "plan/return_view.hpp"
#include "web/button.hpp"
#include "web/textarea.hpp"
#include "web/warning_text.hpp"

#include <fmt/core.h>

namespace dueregard::plan {

using accounts::Permission;
using accounts::Visit;
using storage::Transaction;
using web::Html;
using web::operator""_html;
using web::Response;

namespace {

void require_agreer(const ReturnView& view) {
    if (may_agree_on(view.acting, view.measure)) return;
    throw Forbidden(fmt::format("This person may not agree the returns of {}", short_name(view.measure)));
}

Html agree_form(Visit& visit, const ReturnView& view) {
    Html html;
    html << R"(<h2 class="govuk-heading-m">Agree</h2>)"_html;
    if (const auto reason = why_not_agree(view.acting, view.measure, view.acts)) {
        return html << R"(<p class="govuk-body">)"_html << *reason << ".</p>\n";
    }
    if (is_own_submission(view.acting, view.acts)) {
        html << web::warning_text(
            {.text =
                 "You submitted this return yourself. The history will say that you agreed your own return."}
        );
    }
    return html << R"(<form method="post" action=")"_html << path_of(view) << R"(/agreement" novalidate>)"
                << accounts::token_field(visit) << version_field(view.given.version)
                << web::button({.text = "Agree this return", .prevent_double_click = true}) << "</form>\n";
}

Html send_back_form(Visit& visit, const ReturnView& view, const Faults& faults) {
    Html html;
    return html << R"(<h2 class="govuk-heading-m">Send back</h2>
<form method="post" action=")"_html
                << path_of(view) << R"(/sending-back" novalidate>)" << accounts::token_field(visit)
                << version_field(view.given.version)
                << web::textarea(
                       {.label = {.text = "What needs to change?"},
                        .name = "why",
                        .value = typed(visit, "why"),
                        .hint = {.text = "The owner sees this with their return"},
                        .error = error_at(faults, "why"),
                        .rows = 4}
                   )
                << web::button(
                       {.text = "Send back",
                        .prevent_double_click = true,
                        .classes = "govuk-button--secondary"}
                   )
                << "</form>\n";
}

Response agreement_page(Visit& visit, const ReturnView& view, const Faults& faults, int status = 200) {
    Html content;
    content << return_heading(view) << content_html(view) << last_return_html(view);
    if (view.given.state == ReturnState::submitted) content << agree_form(visit, view);
    if (after(view.given.state, ReturnActKind::sent_back)) content << send_back_form(visit, view, faults);
    content << acts_html(view.acts);
    web::PageOptions options{
        .title = fmt::format("Agree or send back {}, {}", short_name(view.measure), view.period.label),
        .breadcrumbs =
            {{.text = "Measures", .href = "/measures"},
             {.text = short_name(view.measure), .href = measure_path_of(view)},
             {.text = "Agree or send back"}},
        .errors = error_links(faults)
    };
    return accounts::visit_page(visit, std::move(options), content, status);
}

Response after_judging(
    Visit& visit,
    const ReturnView& view,
    const std::expected<Saved, std::string>& saved,
    std::string_view done
) {
    if (!saved) return agreement_page(visit, return_view(visit), {{"", saved.error()}}, web::conflict);
    if (*saved == Saved::stale) {
        return agreement_page(
            visit,
            return_view(visit),
            {{"", "The return was changed while you were reading it: read it again before you decide"}},
            web::conflict
        );
    }
    return web::see_other(fmt::format("{}?done={}", measure_path_of(view), done));
}

}  // namespace

Response show_agreement(Visit& visit) {
    visit.require(Permission::agree_returns);
    const auto view = return_view(visit);
    require_agreer(view);
    return agreement_page(visit, view, {});
}

Response create_agreement(Visit& visit) {
    visit.require(Permission::agree_returns);
    const auto view = return_view(visit);
    require_agreer(view);
    std::expected<Saved, std::string> saved;
    visit.db.write([&](Transaction& tx) {
        saved = agree_return(tx, view.acting, view.given.id, sent_version(visit));
    });
    return after_judging(visit, view, saved, "agreed");
}

Response create_sending_back(Visit& visit) {
    visit.require(Permission::agree_returns);
    const auto view = return_view(visit);
    require_agreer(view);
    const auto why = typed(visit, "why");
    if (why.empty()) {
        return agreement_page(
            visit, view, {{"why", "Enter what needs to change before this can be agreed"}}, web::unprocessable
        );
    }
    std::expected<Saved, std::string> saved;
    visit.db.write([&](Transaction& tx) {
        saved = send_back_return(tx, view.acting, view.given.id, sent_version(visit), why);
    });
    return after_judging(visit, view, saved, "sent-back");
}

}  // namespace dueregard::plan
