#include "intake/rowless_pages.hpp"

#include "accounts/form_pieces.hpp"
#include "accounts/visit_page.hpp"
#include "assessment/challenge_store.hpp"
#include "base/failure.hpp"
#include "base/text.hpp"
#include "intake/page_pieces.hpp"
#include "intake/rowless_import.hpp"
#include "plan/page_pieces.hpp"
#include "scheme/accreditation_store.hpp"
#include "web/button.hpp"
#include "web/checkboxes.hpp"
#include "web/link.hpp"
#include "web/page_heading.hpp"
#include "web/radios.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <charconv>

namespace dueregard::intake {

using accounts::Permission;
using accounts::Visit;
using assessment::ChallengeId;
using storage::Transaction;
using web::Html;
using web::Response;
using web::operator""_html;

namespace {

constexpr std::string_view for_a_new_one = "new";
constexpr std::size_t longest_title = 200;

/// Those that a paper can still be put into.
std::vector<assessment::Challenge> open_challenges(Visit& visit) {
    auto all = assessment::challenges_for(visit.db, accounts::acting_in(visit));
    std::erase_if(all, [](const assessment::Challenge& challenge) {
        return challenge.stage == assessment::Stage::closed;
    });
    return all;
}

/// What a new challenge would be called and when it would have been, as far as the document says it; the rest
/// is said on the challenge's own page.
assessment::Challenge new_challenge(const Visit& visit, const Import& import) {
    assessment::Challenge fresh;
    fresh.title = std::string(
        whole_start(import.title.empty() ? std::string("Peer challenge") : import.title, longest_title)
    );
    fresh.from = import.document_date.value_or(visit.clock.today());
    fresh.until = fresh.from;
    return fresh;
}

Html challenge_form(Visit& visit, const Import& import, const Faults& faults) {
    web::Radios radios{
        .name = "challenge",
        .fieldset =
            web::Fieldset{
                .legend =
                    {.text = "Which challenge does it belong to?", .classes = "govuk-fieldset__legend--m"}
            },
        .items = {},
        .value = accounts::typed(visit, "challenge"),
        .hint = {.text = "It is read there, and shown before anything of it is accepted"},
        .error = accounts::error_at(faults, "challenge")
    };
    for (const auto& challenge : open_challenges(visit))
        radios.items.push_back({.text = challenge.title, .value = address(challenge.id)});
    radios.items.push_back(
        {.text = fmt::format("A new challenge: {}", new_challenge(visit, import).title),
         .value = std::string(for_a_new_one),
         .hint = {.text = "Its title, who reviews and its days can be changed afterwards"}}
    );
    return Html{} << R"(<form action=")"_html << path_of(import.id)
                  << R"(/challenge-paper" method="post" novalidate>)"_html << accounts::token_field(visit)
                  << web::radios(radios)
                  << web::button({.text = "Put it into the challenge", .prevent_double_click = true})
                  << "</form>\n";
}

std::string told(const scheme::Accreditation& one) {
    std::string text = name_of(one);
    if (one.awarded) text += ", from " + long_date(*one.awarded);
    if (one.expires) text += ", to " + long_date(*one.expires);
    return text;
}

Html accreditations_form(Visit& visit, const Import& import) {
    const auto named = accreditations_named(visit.db, visit.organisation, import);
    Html html;
    if (named.empty()) return html;
    const auto standing = scheme::accreditations(visit.db, visit.organisation);
    web::Checkboxes boxes{
        .name = "accreditation",
        .fieldset = web::Fieldset{.legend = {.text = "Which of these does the council hold?"}},
        .items = {},
        .hint = {.text = "Level and days can be changed afterwards"}
    };
    Html held;
    for (std::size_t place = 0; place < named.size(); ++place) {
        if (is_held(standing, named[place]))
            held << "<li>"_html << told(named[place]) << "</li>"_html;
        else
            boxes.items.push_back({.text = told(named[place]), .value = std::to_string(place)});
    }
    html << R"(<h2 class="govuk-heading-m">Accreditations that it names</h2>)"_html;
    if (!held.empty())
        html
            << R"(<p class="govuk-body">In the register already:</p><ul class="govuk-list govuk-list--bullet">)"_html
            << held << "</ul>"_html;
    if (boxes.items.empty()) return html;
    return html << R"(<form action=")"_html << path_of(import.id)
                << R"(/accreditations" method="post" novalidate>)"_html << accounts::token_field(visit)
                << web::checkboxes(boxes)
                << web::button({.text = "Take them in", .prevent_double_click = true}) << "</form>\n";
}

/// Throws Conflict where it no longer waits.
Import waiting(Visit& visit) {
    auto import = find_import(visit.db, visit.organisation, import_in_path(visit));
    if (const auto next = after(import.state, ImportActKind::accepted); !next) throw Conflict(next.error());
    return import;
}

Response again_page(Visit& visit, const Import& import, const Faults& faults) {
    Html content;
    content << web::page_heading({.text = import.file_name}) << challenge_form(visit, import, faults);
    return accounts::visit_page(
        visit,
        {.title = import.file_name,
         .breadcrumbs = breadcrumbs(import, ""),
         .errors = accounts::error_links(faults)},
        content,
        web::unprocessable
    );
}

}  // namespace

Html leads_elsewhere_html(Visit& visit, const Import& import) {
    if (!paper_kind_of(import.kind)) return accreditations_form(visit, import);
    Html html;
    html
        << R"(<p class="govuk-body">What peers found goes into a challenge: findings, team, verdict and the comments in the margin.</p>)"_html;
    return html << challenge_form(visit, import, {});
}

Html led_elsewhere_html(Visit& visit, const Import& import) {
    Html items;
    for (const auto& made : made_by(visit.db, visit.organisation, import.id)) {
        const auto id = crockford(made.id);
        if (made.noun == "challenge_paper")
            items << "<li>"_html
                  << web::link({.text = "The paper in its challenge", .href = "/challenge-papers/" + id})
                  << "</li>"_html;
        if (made.noun == "accreditation")
            items << "<li>"_html
                  << web::link({.text = "An accreditation that was taken in", .href = "/schemes/" + id})
                  << "</li>"_html;
    }
    Html html;
    if (items.empty()) return html;
    return html << R"(<h2 class="govuk-heading-m">What it brought</h2><ul class="govuk-list">)"_html << items
                << "</ul>\n";
}

Response create_challenge_paper(Visit& visit) {
    visit.require(Permission::import_documents);
    visit.require(Permission::run_challenges);
    const auto import = waiting(visit);
    if (!paper_kind_of(import.kind)) throw Conflict("Only what peers handed over goes into a challenge.");
    const auto chosen = accounts::typed(visit, "challenge");
    const auto existing = accounts::sent_id<ChallengeId>(chosen);
    if (chosen != for_a_new_one && !existing)
        return again_page(visit, import, {{"challenge", "Select a challenge, or a new one"}});
    const auto acting = plan::acting_in(visit);
    assessment::ChallengePaperId paper;
    visit.db.write([&](Transaction& tx) {
        const auto challenge = chosen == for_a_new_one
                                   ? assessment::add_challenge(tx, acting, new_challenge(visit, import))
                                   : *existing;
        paper = put_into_challenge(tx, acting, import.id, challenge);
    });
    return web::see_other("/challenge-papers/" + address(paper));
}

Response create_accreditations(Visit& visit) {
    visit.require(Permission::import_documents);
    const auto import = waiting(visit);
    std::vector<std::size_t> places;
    for (const auto sent : visit.request.form.all("accreditation")) {
        std::size_t place = 0;
        const auto* const end = sent.data() + sent.size();
        if (std::from_chars(sent.data(), end, place).ptr == end && !sent.empty()) places.push_back(place);
    }
    if (places.empty()) return web::see_other(path_of(import.id) + "?done=nothing-ticked");
    visit.db.write([&](Transaction& tx) {
        take_in_accreditations(tx, plan::acting_in(visit), import.id, places);
    });
    return web::see_other("/schemes?done=taken-in");
}

}  // namespace dueregard::intake
