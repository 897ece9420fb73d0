// Adding and changing a challenge, and putting somebody on its team.

#include "accounts/acting.hpp"
#include "accounts/conflict_html.hpp"
#include "accounts/fault_html.hpp"
#include "accounts/form_pieces.hpp"
#include "accounts/password_reset.hpp"
#include "accounts/person_store.hpp"
#include "accounts/visit_page.hpp"
#include "assessment/challenge_pages.hpp"
#include "assessment/challenge_store.hpp"
#include "assessment/challenge_team_store.hpp"
#include "base/failure.hpp"
#include "base/text.hpp"
#include "web/button.hpp"
#include "web/button_group.hpp"
#include "web/input.hpp"
#include "web/link.hpp"
#include "web/page_heading.hpp"
#include "web/typed_date.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace dueregard::assessment {

using accounts::acting_in;
using accounts::Permission;
using accounts::sentence_at;
using accounts::Visit;
using storage::Transaction;
using web::Html;
using web::Response;

namespace {

Html text_field(
    std::string_view name,
    std::string_view question,
    const std::string& value,
    const Faults& faults,
    std::string_view hint = ""
) {
    return web::input(
        {.label = {.text = question},
         .name = std::string(name),
         .value = value,
         .hint = {.text = hint},
         .error = {.text = sentence_at(faults, name)}}
    );
}

// --- the challenge itself ---

/// What was typed, with the dates as they stand in their boxes.
struct ChallengeForm {
    Challenge challenge;
    web::TypedDate from;
    web::TypedDate until;
};

ChallengeForm form_of(const Challenge& challenge) {
    ChallengeForm form{.challenge = challenge, .from = {}, .until = {}};
    if (challenge.from) form.from = web::typed_date(*challenge.from);
    if (challenge.until) form.until = web::typed_date(*challenge.until);
    return form;
}

ChallengeForm read_challenge(const Visit& visit, const Challenge& before) {
    const auto& sent = visit.request.form;
    ChallengeForm form{
        .challenge = before, .from = web::typed_date(sent, "from"), .until = web::typed_date(sent, "until")
    };
    auto& challenge = form.challenge;
    challenge.version = accounts::sent_version(visit);
    challenge.title = squeezed(sent.get("title"));
    challenge.reviewer = squeezed(sent.get("reviewer"));
    challenge.sought = squeezed(sent.get("sought"));
    challenge.from = web::date_of(form.from);
    challenge.until = web::date_of(form.until);
    return form;
}

Html challenge_fields(const ChallengeForm& form, const Faults& faults) {
    return Html{} << text_field("title", "What is it called?", form.challenge.title, faults)
                  << text_field(
                         "reviewer",
                         "Who reviews? (optional)",
                         form.challenge.reviewer,
                         faults,
                         "The body that sends the team, such as an association of councils or an auditor"
                     )
                  << text_field(
                         "sought",
                         "Framework and level sought (optional)",
                         form.challenge.sought,
                         faults,
                         "For example: Equality Framework for Local Government 2021, Achieving"
                     )
                  << web::date_field(
                         "from", "First day on site", "", form.from, {.text = sentence_at(faults, "from")}
                     )
                  << web::date_field(
                         "until", "Last day on site", "", form.until, {.text = sentence_at(faults, "until")}
                     );
}

Response challenge_form_page(
    Visit& visit, const ChallengeForm& form, const Faults& faults, const Html& above = {}, int status = 200
) {
    const auto& challenge = form.challenge;
    const bool is_new = !challenge.id;
    const std::string title = is_new ? "Add a challenge" : "Change the challenge";
    const auto path = is_new ? std::string("/challenges") : path_of(challenge.id);
    Html content;
    content << web::page_heading({.text = title}) << above << R"(<form method="post" action=")" << path
            << R"(" novalidate>)" << accounts::token_field(visit)
            << accounts::version_field(challenge.version) << challenge_fields(form, faults)
            << web::button_group(
                   {web::button(
                        {.text = is_new ? "Add the challenge" : "Save changes", .prevent_double_click = true}
                    ),
                    web::link({.text = "Cancel", .href = path})}
               )
            << "</form>\n";
    web::PageOptions options{
        .title = title,
        .breadcrumbs = {{.text = "Challenges", .href = "/challenges"}, {.text = title}},
        .errors = accounts::error_links(faults)
    };
    return accounts::visit_page(visit, std::move(options), content, status);
}

Html conflict_above(const Challenge& standing, const Challenge& yours) {
    std::vector<accounts::ConflictRow> rows;
    if (standing.title != yours.title) rows.push_back({"Title", standing.title, yours.title});
    if (standing.reviewer != yours.reviewer)
        rows.push_back({"Who reviews", standing.reviewer, yours.reviewer});
    if (standing.sought != yours.sought) rows.push_back({"Level sought", standing.sought, yours.sought});
    if (days_text(standing) != days_text(yours))
        rows.push_back({"Days", days_text(standing), days_text(yours)});
    return accounts::conflict_html(rows);
}

// --- somebody on the team ---

/// The last day is inside the term.
Faults set_term(Invitation& invitation, const web::Fields& form, Instant now) {
    const auto typed = web::typed_date(form, "last");
    const auto last = web::date_of(typed);
    if (!last) return {{"last", "Enter the last day on which they may see the challenge, such as 27 3 2027"}};
    invitation.term.until = british_midnight(add_days(*last, 1));
    if (*invitation.term.until <= now) return {{"last", "The last day must not be in the past"}};
    return {};
}

Invitation read_invitation(const Visit& visit, ChallengeId challenge) {
    const auto& form = visit.request.form;
    return {
        .member =
            {.id = {},
             .challenge = challenge,
             .name = squeezed(form.get("name")),
             .role = squeezed(form.get("member_role")),
             .from_organisation = squeezed(form.get("from_organisation")),
             .person = std::nullopt,
             .role_grant = std::nullopt},
        .email = squeezed(form.get("email")),
        .term = {}
    };
}

web::TypedDate last_day(const Visit& visit, const Challenge& challenge) {
    if (visit.request.method == web::Method::post) return web::typed_date(visit.request.form, "last");
    return challenge.until ? web::typed_date(add_days(*challenge.until, 42)) : web::TypedDate{};
}

Response
member_page(Visit& visit, const Challenge& challenge, const Invitation& invitation, const Faults& faults) {
    const auto path = path_of(challenge.id);
    Html content;
    content << web::page_heading({.text = "Add to the team", .caption = challenge.title})
            << R"(<form method="post" action=")" << path << R"(/team" novalidate>)"
            << accounts::token_field(visit) << text_field("name", "Name", invitation.member.name, faults)
            << text_field("member_role", "Role in the team (optional)", invitation.member.role, faults)
            << text_field(
                   "from_organisation",
                   "Organisation they come from (optional)",
                   invitation.member.from_organisation,
                   faults
               )
            << web::input(
                   {.label = {.text = "Email address (optional)"},
                    .name = "email",
                    .value = invitation.email,
                    .hint =
                        {.text =
                             "With it they are invited as a peer: they see this challenge and nothing else, "
                             "until the last day below."},
                    .error = {.text = sentence_at(faults, "email")},
                    .type = "email",
                    .autocomplete = "off",
                    .spellcheck = false}
               )
            << web::date_field(
                   "last",
                   "Last day on which a peer sees it",
                   "Six weeks after the visit leave time for the report and the right of reply.",
                   last_day(visit, challenge),
                   {.text = sentence_at(faults, "last")}
               )
            << web::button_group(
                   {web::button({.text = "Add to the team", .prevent_double_click = true}),
                    web::link({.text = "Cancel", .href = path})}
               )
            << "</form>\n";
    web::PageOptions options{
        .title = "Add to the team",
        .breadcrumbs = breadcrumbs(challenge, "Add to the team"),
        .errors = accounts::error_links(faults)
    };
    return accounts::visit_page(
        visit, std::move(options), content, faults.empty() ? 200 : web::unprocessable
    );
}

/// Throws Conflict where it is closed: nobody comes any more.
Challenge open_challenge_in_path(Visit& visit) {
    auto challenge = challenge_in_path(visit);
    if (challenge.stage == Stage::closed) throw Conflict("The challenge is closed.");
    return challenge;
}

/// Whoever has no password yet gets a letter, where there is mail.
Response invited(Visit& visit, const Challenge& challenge, const Invitation& invitation) {
    std::expected<accounts::PersonId, Faults> person;
    bool is_sent = false;
    visit.db.write([&](Transaction& tx) {
        person = invite_peer(tx, acting_in(visit), invitation);
        if (!person) return;
        is_sent = visit.site.mail == accounts::Mail::on
                  && !accounts::find_person(tx, visit.organisation, *person)->has_password;
        if (is_sent) accounts::invite(tx, visit.actor(), *person);
    });
    if (!person) return member_page(visit, challenge, invitation, person.error());
    return web::see_other(path_of(challenge.id) + (is_sent ? "?done=invited" : "?done=peer"));
}

}  // namespace

Response show_new_challenge(Visit& visit) {
    visit.require(Permission::run_challenges);
    return challenge_form_page(visit, form_of({}), {});
}

Response create_challenge(Visit& visit) {
    visit.require(Permission::run_challenges);
    const auto form = read_challenge(visit, {});
    const auto faults = faults_of(form.challenge);
    if (!faults.empty()) return challenge_form_page(visit, form, faults, {}, web::unprocessable);
    ChallengeId id;
    visit.db.write([&](Transaction& tx) { id = add_challenge(tx, acting_in(visit), form.challenge); });
    return web::see_other(path_of(id) + "?done=added");
}

Response show_challenge_form(Visit& visit) {
    visit.require(Permission::run_challenges);
    return challenge_form_page(visit, form_of(challenge_in_path(visit)), {});
}

Response update_challenge(Visit& visit) {
    visit.require(Permission::run_challenges);
    auto form = read_challenge(visit, challenge_in_path(visit));
    const auto faults = faults_of(form.challenge);
    if (!faults.empty()) return challenge_form_page(visit, form, faults, {}, web::unprocessable);
    Saved saved{};
    visit.db.write([&](Transaction& tx) { saved = change_challenge(tx, acting_in(visit), form.challenge); });
    if (saved == Saved::stale) {
        const auto now = challenge_in_path(visit);
        form.challenge.version = now.version;
        return challenge_form_page(visit, form, {}, conflict_above(now, form.challenge), web::conflict);
    }
    return web::see_other(path_of(form.challenge.id) + "?done=changed");
}

Response show_new_member(Visit& visit) {
    visit.require(Permission::run_challenges);
    const auto challenge = open_challenge_in_path(visit);
    return member_page(visit, challenge, read_invitation(visit, challenge.id), {});
}

Response create_member(Visit& visit) {
    visit.require(Permission::run_challenges);
    const auto challenge = open_challenge_in_path(visit);
    auto invitation = read_invitation(visit, challenge.id);
    auto faults = faults_of(invitation.member);
    const bool is_peer = !invitation.email.empty();
    if (is_peer && !accounts::is_email(invitation.email))
        faults.push_back({"email", "Enter an email address in the correct format, like name@example.com"});
    if (is_peer) {
        std::ranges::copy(
            set_term(invitation, visit.request.form, visit.clock.now()), std::back_inserter(faults)
        );
    }
    if (!faults.empty()) return member_page(visit, challenge, invitation, faults);
    if (is_peer) return invited(visit, challenge, invitation);
    visit.db.write([&](Transaction& tx) { add_member(tx, acting_in(visit), invitation.member); });
    return web::see_other(path_of(challenge.id) + "?done=member");
}

Response create_member_removal(Visit& visit) {
    visit.require(Permission::run_challenges);
    const auto challenge = challenge_in_path(visit);
    const auto member = visit.id<ChallengeMemberId>(1);
    visit.db.write([&](Transaction& tx) { remove_member(tx, acting_in(visit), challenge.id, member); });
    return web::see_other(path_of(challenge.id) + "?done=removed");
}

}  // namespace dueregard::assessment
