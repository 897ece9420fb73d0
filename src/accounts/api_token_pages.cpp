#include "accounts/api_token_pages.hpp"

#include "accounts/api_token_store.hpp"
#include "accounts/fault_html.hpp"
#include "accounts/visit_page.hpp"
#include "web/button.hpp"
#include "web/input.hpp"
#include "web/inset_text.hpp"
#include "web/page_heading.hpp"
#include "web/radios.hpp"
#include "web/scroll_region.hpp"
#include "web/table.hpp"
#include "web/warning_text.hpp"

#include <fmt/core.h>

namespace dueregard::accounts {

namespace {

using web::Html;

constexpr int unprocessable = 422;

Html ending_form(const Visit& visit, const ApiToken& token) {
    Html text;
    text << "End <span class=\"govuk-visually-hidden\">the token for " << token.name << "</span>";
    Html form;
    return form << R"(<form method="post" action="/account/tokens/)" << address(token.id) << R"(/ending">)"
                << token_field(visit)
                << web::button({.text = text, .classes = "govuk-button--secondary govuk-!-margin-bottom-0"})
                << "</form>";
}

Html tokens_table(const Visit& visit, const std::vector<ApiToken>& tokens) {
    web::Table table{
        .caption = "Tokens that work",
        .caption_classes = "govuk-table__caption--m",
        .head =
            {{.text = "For"},
             {.text = "May"},
             {.text = "Made"},
             {.text = "Works until"},
             {.text = "Last used"},
             {.text = "End it"}},
        .rows = {},
        .first_cell_is_header = true,
        .attributes = {{"id", "tokens"}},
    };
    for (const auto& token : tokens) {
        table.rows.push_back({
            {.text = token.name},
            {.text = title_of(token.scope)},
            {.text = british_time(token.made_at)},
            {.text = british_time(token.expires_at)},
            {.text = token.used_at ? british_time(*token.used_at) : "Never"},
            {.text = ending_form(visit, token)},
        });
    }
    return web::scroll_region({.labelled_by = "tokens", .content = web::table(table)});
}

Html scope_radios(const Visit& visit, const Faults& faults) {
    return web::radios({
        .name = "scope",
        .fieldset =
            web::Fieldset{.legend = {.text = "What may it do?", .classes = "govuk-fieldset__legend--s"}},
        .items =
            {{.text = "Read only",
              .value = "read",
              .hint = {.text = "Take the plan, the checks and the progress as CSV."}},
             {.text = "Read and write",
              .value = "write",
              .hint = {.text = "Also give the returns and add the evidence that you may give yourself."}}},
        .value = std::string(visit.request.form.get("scope")),
        .error = {.text = sentence_at(faults, "scope")},
    });
}

Html days_radios(const Visit& visit, const Faults& faults) {
    web::Radios radios{
        .name = "days",
        .fieldset =
            web::Fieldset{
                .legend = {.text = "How long does it work?", .classes = "govuk-fieldset__legend--s"}
            },
        .items = {},
        .value = std::string(visit.request.form.get("days")),
        .error = {.text = sentence_at(faults, "days")},
        .classes = "govuk-radios--small",
    };
    for (const auto days : token_days)
        radios.items.push_back({.text = fmt::format("{} days", days), .value = std::to_string(days)});
    return web::radios(radios);
}

Html token_form(const Visit& visit, const Faults& faults) {
    Html form;
    return form << R"(<h2 class="govuk-heading-m">Make a token</h2>)"
                << R"(<form method="post" action="/account/tokens" novalidate>)" << token_field(visit)
                << web::input({
                       .label = {.text = "What is it for?"},
                       .name = "name",
                       .value = std::string(visit.request.form.get("name")),
                       .hint = {.text = "For example, the performance team’s spreadsheet."},
                       .error = {.text = sentence_at(faults, "name")},
                       .autocomplete = "off",
                   })
                << scope_radios(visit, faults) << days_radios(visit, faults)
                << web::button({.text = "Make token", .prevent_double_click = true}) << "</form>\n";
}

web::Response tokens_page(const Visit& visit, const Faults& faults) {
    const auto tokens = api_tokens_of(visit.db, visit.organisation, visit.visitor->person, visit.clock.now());
    Html content;
    content
        << web::page_heading({.text = "Tokens for programs"})
        << R"(<p class="govuk-body">With a token a program of yours, a spreadsheet for example, comes in as )"
           R"(you. It sends it in the header Authorization: Bearer.</p>)"
        << "\n";
    if (tokens.empty()) {
        content << R"(<p class="govuk-body">You have no token that works.</p>)" << "\n";
    } else {
        content << tokens_table(visit, tokens);
    }
    if (tokens.size() < most_tokens) content << token_form(visit, faults);
    web::PageOptions options{
        .title = "Tokens for programs",
        .back_link = web::BackLink{.href = "/account"},
        .errors = error_links(faults),
    };
    if (visit.request.query.get("done") == "ended") {
        options.notice =
            web::NotificationBanner{.text = "The token no longer works.", .kind = web::BannerKind::success};
    }
    return visit_page(visit, std::move(options), content, faults.empty() ? 200 : unprocessable);
}

web::Response token_made_page(const Visit& visit, std::string_view secret) {
    Html content;
    Html code;
    code << R"(<code class="app-secret">)" << secret << "</code>";
    content << web::page_heading({.text = "Your new token"})
            << R"(<p class="govuk-body">Copy it now. It is shown this once.</p>)"
            << web::inset_text({.text = std::move(code)})
            << web::warning_text({.text = "Whoever has it comes in as you. Keep it as you keep a password."})
            << web::button({.text = "I have copied it", .href = "/account/tokens"}) << "\n";
    return visit_page(visit, {.title = "Your new token"}, content);
}

}  // namespace

web::Response show_api_tokens(Visit& visit) {
    visit.require(Permission::have_an_account);
    return tokens_page(visit, {});
}

web::Response create_api_token(Visit& visit) {
    visit.require(Permission::have_an_account);
    const auto& form = visit.request.form;
    const auto token = read_api_token(form.get("name"), form.get("scope"), form.get("days"));
    if (!token) return tokens_page(visit, token.error());
    std::string secret;
    visit.db.write([&](storage::Transaction& tx) { secret = add_api_token(tx, visit.actor(), *token); });
    return token_made_page(visit, secret);
}

web::Response end_chosen_api_token(Visit& visit) {
    visit.require(Permission::have_an_account);
    const auto token = visit.id<ApiTokenId>();
    visit.db.write([&](storage::Transaction& tx) { end_api_token(tx, visit.actor(), token); });
    return web::see_other("/account/tokens?done=ended");
}

}  // namespace dueregard::accounts
