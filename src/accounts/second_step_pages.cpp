#include "accounts/second_step_pages.hpp"

#include "accounts/admission.hpp"
#include "accounts/fault_html.hpp"
#include "accounts/password_check.hpp"
#include "accounts/person_store.hpp"
#include "accounts/second_step.hpp"
#include "accounts/second_step_store.hpp"
#include "accounts/secret.hpp"
#include "accounts/visit_page.hpp"
#include "base/ensure.hpp"
#include "base/failure.hpp"
#include "web/button.hpp"
#include "web/button_group.hpp"
#include "web/cookie.hpp"
#include "web/input.hpp"
#include "web/inset_text.hpp"
#include "web/link.hpp"
#include "web/page_heading.hpp"
#include "web/password_input.hpp"
#include "web/qr_code.hpp"
#include "web/summary_list.hpp"
#include "web/warning_text.hpp"

#include <fmt/core.h>

#include <optional>
#include <string>
#include <vector>

namespace dueregard::accounts {

namespace {

using web::Html;

constexpr std::string_view own_path = "/account/second-step";

const Seal& seal_of(const Visit& visit) {
    if (visit.site.seal == nullptr) {
        throw NotFound("This installation offers no second step (DUEREGARD_SEAL_KEY_FILE is not set).");
    }
    return *visit.site.seal;
}

std::optional<SecondStep> own_step(Visit& visit) {
    return find_second_step(visit.db, visit.organisation, visit.visitor->person);
}

void require_second_step(Visit& visit) {
    if (has_second_step(visit.db, visit.organisation, visit.visitor->person)) return;
    throw Conflict("This person has no second step.");
}

web::PageOptions options_of(std::string title, const Faults& faults, std::string back) {
    return {
        .title = std::move(title),
        .back_link = web::BackLink{.href = std::move(back)},
        .errors = error_links(faults),
    };
}

int status_of(const Faults& faults) {
    return faults.empty() ? 200 : web::unprocessable;
}

Html password_field(const Faults& faults) {
    return web::password_input({
        .label = {.text = "Password"},
        .name = "password",
        .error = {.text = sentence_at(faults, "password")},
        .autocomplete = "current-password",
    });
}

// --- off ---

web::Response not_offered_page(const Visit& visit) {
    Html content;
    content << web::page_heading({.text = "Second step at sign-in"})
            << R"(<p class="govuk-body">This installation offers no second step. Ask your administrator.</p>)"
            << "\n";
    return visit_page(visit, options_of("Second step at sign-in", {}, "/account"), content);
}

web::Response no_password_page(const Visit& visit) {
    Html content;
    content << web::page_heading({.text = "Second step at sign-in"})
            << R"(<p class="govuk-body">You have no password here: you come in with your organisation’s )"
               R"(account, which asks for its own second step.</p>)"
            << "\n";
    return visit_page(visit, options_of("Second step at sign-in", {}, "/account"), content);
}

Html demand(const Visit& visit) {
    if (!visit.visitor->owes_second_step) return {};
    return web::inset_text(
        {.text = "Your organisation demands a second step of administrators. Set it up to go on."}
    );
}

web::Response off_page(const Visit& visit, const Faults& faults) {
    Html content;
    content
        << web::page_heading({.text = "Second step at sign-in"}) << demand(visit)
        << R"(<p class="govuk-body">With a second step, your password alone lets nobody in: after it we ask )"
           R"(for a code that an app on your phone or computer makes.</p>)"
        << R"(<p class="govuk-body">You need an authenticator app, for example Microsoft Authenticator, Google )"
           R"(Authenticator, Aegis, or the one in your password manager.</p>)"
        << R"(<form method="post" action="/account/second-step" novalidate>)" << token_field(visit)
        << password_field(faults)
        << web::button_group(
               {web::button({.text = "Set up a second step", .prevent_double_click = true}),
                web::link({.text = "Cancel", .href = "/account"})}
           )
        << "</form>\n";
    return visit_page(
        visit, options_of("Second step at sign-in", faults, "/account"), content, status_of(faults)
    );
}

// --- begun ---

/// In groups of four, as people read and type it.
std::string in_groups(std::string_view letters) {
    constexpr std::size_t group = 4;
    std::string text;
    for (std::size_t i = 0; i < letters.size(); ++i) {
        if (i > 0 && i % group == 0) text += ' ';
        text += letters[i];
    }
    return text;
}

Html secret_html(const SetUp& set_up) {
    Html html;
    return html << R"(<h2 class="govuk-heading-m">1. Add Due Regard to your app</h2>)"
                << R"(<p class="govuk-body">Scan this picture with the app.</p>)"
                << web::qr_code({.text = set_up.address, .label = "QR code with the key that stands below it"}
                   )
                << R"(<p class="govuk-body">Or <a class="govuk-link" href=")" << set_up.address
                << R"(">open it in an app on this device</a>, or type this key into the app:</p>)"
                << R"(<p class="govuk-body"><code class="app-secret">)" << in_groups(set_up.letters)
                << "</code></p>\n";
}

web::Response set_up_page(const Visit& visit, const SetUp& set_up, const Faults& faults) {
    Html content;
    content << web::page_heading({.text = "Set up a second step"}) << secret_html(set_up)
            << R"(<h2 class="govuk-heading-m">2. Enter the code that the app shows</h2>)"
            << R"(<form method="post" action="/account/second-step/confirmation" novalidate>)"
            << token_field(visit)
            << web::input({
                   .label = {.text = "Code"},
                   .name = "code",
                   .hint = {.text = "6 digits"},
                   .error = {.text = sentence_at(faults, "code")},
                   .classes = "govuk-input--width-10 govuk-input--extra-letter-spacing",
                   .inputmode = "numeric",
                   .autocomplete = "one-time-code",
                   .spellcheck = false,
               })
            << web::button_group(
                   {web::button({.text = "Turn it on", .prevent_double_click = true}),
                    web::link({.text = "Cancel", .href = "/account"})}
               )
            << "</form>\n";
    return visit_page(
        visit, options_of("Set up a second step", faults, "/account"), content, status_of(faults)
    );
}

// --- on ---

web::Response codes_page(const Visit& visit, const std::vector<std::string>& codes, std::string title) {
    Html content;
    content << web::page_heading({.text = title})
            << R"(<p class="govuk-body">Keep these recovery codes where you keep a password, or print them. )"
               R"(Each lets you in once when you cannot use your app. They are shown this once.</p>)"
            << R"(<ul class="govuk-list">)";
    for (const auto& code : codes)
        content << R"(<li><code class="app-secret">)" << code << "</code></li>";
    content << "</ul>\n"
            << web::warning_text(
                   {.text = "Without your app and without these codes you cannot sign in, until your "
                            "administrator removes the second step."}
               )
            << web::button({.text = "I have kept them", .href = std::string(own_path)}) << "\n";
    return visit_page(visit, {.title = std::move(title)}, content);
}

std::string codes_left(std::int64_t count) {
    if (count == 0) return "None left. Make new ones now.";
    return fmt::format("{} left", count);
}

web::Response on_page(Visit& visit, const SecondStep& step) {
    const auto left = count_recovery_codes(visit.db, visit.organisation, visit.visitor->person);
    const auto path = std::string(own_path);
    Html content;
    content << web::page_heading({.text = "Second step at sign-in"})
            << web::summary_list(
                   {.rows =
                        {{.key = {.text = "Code from an app"},
                          .value = {.text = fmt::format("On since {}", british_time(*step.confirmed_at))},
                          .actions =
                              {.items =
                                   {{.text = "Turn off",
                                     .href = path + "/ending",
                                     .visually_hidden_text = "the second step"}}}},
                         {.key = {.text = "Recovery codes"},
                          .value = {.text = codes_left(left)},
                          .actions =
                              {.items =
                                   {{.text = "Make new ones",
                                     .href = path + "/recovery-codes",
                                     .visually_hidden_text = "in place of the recovery codes"}}}}}}
               );
    return visit_page(visit, options_of("Second step at sign-in", {}, "/account"), content);
}

// --- password and code ---

struct ProofPage {
    web::Literal path;
    std::string title;
    web::Literal sentence;
    std::string button;
    std::string button_classes;
};

ProofPage ending_page() {
    return {
        .path = "/account/second-step/ending",
        .title = "Turn off the second step",
        .sentence = "Your password alone will let you in, and whoever else knows it.",
        .button = "Turn it off",
        .button_classes = "govuk-button--warning",
    };
}

ProofPage new_codes_page() {
    return {
        .path = "/account/second-step/recovery-codes",
        .title = "Make new recovery codes",
        .sentence = "The codes that you have now will work no more.",
        .button = "Make new recovery codes",
        .button_classes = "",
    };
}

web::Response proof_page(const Visit& visit, const ProofPage& page, const Faults& faults) {
    Html content;
    content << web::page_heading({.text = page.title}) << R"(<p class="govuk-body">)" << page.sentence
            << "</p>\n"
            << R"(<form method="post" action=")" << page.path << R"(" novalidate>)" << token_field(visit)
            << password_field(faults)
            << web::input({
                   .label = {.text = "Code"},
                   .name = "code",
                   .hint = {.text = "The 6 digits that your app shows, or a recovery code."},
                   .error = {.text = sentence_at(faults, "code")},
                   .classes = "govuk-input--width-10 govuk-input--extra-letter-spacing",
                   .autocomplete = "one-time-code",
                   .autocapitalize = "none",
                   .spellcheck = false,
               })
            << web::button_group(
                   {web::button(
                        {.text = page.button, .prevent_double_click = true, .classes = page.button_classes}
                    ),
                    web::link({.text = "Cancel", .href = std::string(own_path)})}
               )
            << "</form>\n";
    return visit_page(
        visit, options_of(page.title, faults, std::string(own_path)), content, status_of(faults)
    );
}

/// The code first: a password that is right forgets what was tried, so that codes could be tried for ever.
Faults faults_of_proof(Visit& visit) {
    const auto& form = visit.request.form;
    Faults faults;
    if (form.get("password").empty()) faults.push_back({"password", "Enter your password"});
    if (form.get("code").empty()) {
        faults.push_back({"code", "Enter a code from your app, or a recovery code"});
    }
    if (!faults.empty()) return faults;
    const auto browser = browser_of(visit.request);
    auto fault = fault_of_code(visit.db, visit.site.seal, visit.actor(), form.get("code"), browser);
    if (!fault) {
        fault = fault_of_current_password(visit.db, visit.actor(), form.get("password"), browser, "password");
    }
    if (fault) faults.push_back(std::move(*fault));
    return faults;
}

}  // namespace

web::Response show_second_step(Visit& visit) {
    visit.require(Permission::have_an_account);
    const auto step = own_step(visit);
    if (step && step->confirmed_at) return on_page(visit, *step);
    if (visit.site.seal == nullptr) return not_offered_page(visit);
    const auto person = find_person(visit.db, visit.organisation, visit.visitor->person);
    ensure(person.has_value(), "a session belongs to nobody");
    if (!person->has_password) return no_password_page(visit);
    const auto set_up =
        set_up_of(visit.db, *visit.site.seal, visit.actor(), visit.organisation_name, visit.clock.now());
    return set_up ? set_up_page(visit, *set_up, {}) : off_page(visit, {});
}

web::Response create_second_step(Visit& visit) {
    visit.require(Permission::have_an_account);
    const auto& seal = seal_of(visit);
    const auto password = visit.request.form.get("password");
    if (password.empty()) return off_page(visit, {{"password", "Enter your password"}});
    const auto browser = browser_of(visit.request);
    if (auto fault = fault_of_current_password(visit.db, visit.actor(), password, browser, "password")) {
        return off_page(visit, {std::move(*fault)});
    }
    visit.db.write([&](storage::Transaction& tx) { begin_set_up(tx, seal, visit.actor()); });
    return web::see_other(std::string(own_path));
}

web::Response create_second_step_confirmation(Visit& visit) {
    visit.require(Permission::have_an_account);
    const auto& seal = seal_of(visit);
    const auto set_up = set_up_of(visit.db, seal, visit.actor(), visit.organisation_name, visit.clock.now());
    if (!set_up) return web::see_other(std::string(own_path));
    const auto done =
        confirm_set_up(visit.db, seal, visit.actor(), visit.visitor->session, visit.request.form.get("code"));
    if (!done) return set_up_page(visit, *set_up, done.error());
    visit.csrf_token = form_token(done->session_token);
    auto response = codes_page(visit, done->recovery_codes, "The second step is on");
    web::set_cookie(response, session_cookie, done->session_token, visit.transport);
    return response;
}

web::Response show_recovery_codes_form(Visit& visit) {
    visit.require(Permission::have_an_account);
    require_second_step(visit);
    return proof_page(visit, new_codes_page(), {});
}

web::Response create_recovery_codes(Visit& visit) {
    visit.require(Permission::have_an_account);
    require_second_step(visit);
    if (const auto faults = faults_of_proof(visit); !faults.empty()) {
        return proof_page(visit, new_codes_page(), faults);
    }
    return codes_page(visit, make_recovery_codes(visit.db, visit.actor()), "Your new recovery codes");
}

web::Response show_second_step_ending(Visit& visit) {
    visit.require(Permission::have_an_account);
    require_second_step(visit);
    return proof_page(visit, ending_page(), {});
}

web::Response create_second_step_ending(Visit& visit) {
    visit.require(Permission::have_an_account);
    require_second_step(visit);
    if (const auto faults = faults_of_proof(visit); !faults.empty()) {
        return proof_page(visit, ending_page(), faults);
    }
    visit.db.write([&](storage::Transaction& tx) { turn_off_second_step(tx, visit.actor()); });
    return web::see_other("/account?done=second_step_off");
}

std::string second_step_in_words(Visit& visit) {
    const auto step = own_step(visit);
    if (!step || !step->confirmed_at) return "Off";
    return fmt::format("On since {}", british_time(*step->confirmed_at));
}

}  // namespace dueregard::accounts
