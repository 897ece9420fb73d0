#include "assessment/verdict_pages.hpp"

#include "accounts/form_pieces.hpp"
#include "accounts/visit_page.hpp"
#include "assessment/challenge_access.hpp"
#include "assessment/challenge_pages.hpp"
#include "assessment/verdict_store.hpp"
#include "base/text.hpp"
#include "web/button.hpp"
#include "web/button_group.hpp"
#include "web/input.hpp"
#include "web/inset_text.hpp"
#include "web/link.hpp"
#include "web/page_heading.hpp"
#include "web/textarea.hpp"
#include "web/typed_date.hpp"

namespace dueregard::assessment {

using accounts::acting_in;
using accounts::error_at;
using accounts::Permission;
using accounts::Visit;
using storage::Transaction;
using web::Html;
using web::Response;

namespace {

/// What was typed, with the dates as they stand in their boxes.
struct VerdictForm {
    ChallengeVerdict verdict;
    web::TypedDate awarded;
    web::TypedDate valid;
};

VerdictForm form_of(const ChallengeVerdict& verdict) {
    VerdictForm form{.verdict = verdict, .awarded = {}, .valid = {}};
    if (verdict.awarded) form.awarded = web::typed_date(*verdict.awarded);
    if (verdict.valid_until) form.valid = web::typed_date(*verdict.valid_until);
    return form;
}

/// What is said anew no longer stands in the paper that the old words were read from.
VerdictForm read_verdict(const Visit& visit, const ChallengeVerdict& before) {
    const auto& sent = visit.request.form;
    VerdictForm form{
        .verdict = before,
        .awarded = web::typed_date(sent, "awarded"),
        .valid = web::typed_date(sent, "valid")
    };
    auto& verdict = form.verdict;
    verdict.paper.reset();
    verdict.verdict.text = accounts::typed(visit, "words");
    const auto level = squeezed(sent.get("level"));
    verdict.verdict.level = level.empty() ? std::nullopt : std::optional(level);
    verdict.awarded = web::date_of(form.awarded);
    verdict.valid_until = web::date_of(form.valid);
    return form;
}

Faults faults_of(const VerdictForm& form) {
    auto faults = faults_of(form.verdict);
    if (!form.verdict.awarded && !web::is_empty(form.awarded))
        faults.push_back({"awarded", "Enter a real date, such as 27 3 2027"});
    if (!form.verdict.valid_until && !web::is_empty(form.valid))
        faults.push_back({"valid", "Enter a real date, such as 27 3 2030"});
    return faults;
}

Html verdict_fields(const VerdictForm& form, const Faults& faults) {
    return Html{} << web::textarea(
               {.label = {.text = "What do the peers say?"},
                .name = "words",
                .value = form.verdict.verdict.text,
                .error = error_at(faults, "words"),
                .rows = 4}
           )
                  << web::input(
                         {.label = {.text = "Level reached (optional)"},
                          .name = "level",
                          .value = form.verdict.verdict.level.value_or(""),
                          .hint = {.text = "Left empty, the verdict is told in words only"},
                          .error = error_at(faults, "level")}
                     )
                  << web::date_field(
                         "awarded", "Awarded on (optional)", "", form.awarded, error_at(faults, "awarded")
                     )
                  << web::date_field(
                         "valid", "Valid to (optional)", "", form.valid, error_at(faults, "valid")
                     );
}

Response form_page(Visit& visit, const Challenge& challenge, const VerdictForm& form, const Faults& faults) {
    const auto path = path_of(challenge.id);
    Html content = web::page_heading({.text = "Verdict", .caption = challenge.title});
    content << R"(<form method="post" action=")" << path << R"(/verdict" novalidate>)"
            << accounts::token_field(visit) << verdict_fields(form, faults)
            << web::button_group(
                   {web::button({.text = "Save the verdict", .prevent_double_click = true}),
                    web::link({.text = "Cancel", .href = path + "/findings"})}
               )
            << "</form>\n";
    return accounts::visit_page(
        visit,
        {.title = "Verdict of " + challenge.title,
         .breadcrumbs = breadcrumbs(challenge, "Verdict"),
         .errors = accounts::error_links(faults)},
        content,
        faults.empty() ? 200 : web::unprocessable
    );
}

std::string standing_text(const ChallengeVerdict& kept, Date today) {
    std::vector<std::string> parts;
    if (kept.verdict.level) parts.push_back("level " + *kept.verdict.level);
    if (kept.awarded) parts.push_back("awarded on " + long_date(*kept.awarded));
    if (kept.valid_until) {
        const std::string_view words = *kept.valid_until < today ? "held to " : "valid to ";
        parts.push_back(std::string(words) + long_date(*kept.valid_until));
    }
    return join(parts, ", ");
}

}  // namespace

Html verdict_html(Visit& visit, const Challenge& challenge) {
    const auto kept = verdict_of(visit.db, visit.organisation, challenge.id);
    const bool may_write = may_record(acting_in(visit), challenge);
    Html html;
    if (!kept && !may_write) return html;
    html << R"(<h2 class="govuk-heading-m">Verdict</h2>)" << "\n";
    if (kept) {
        Html text;
        text << R"(<p class="govuk-body">)" << kept->verdict.text << "</p>";
        if (const auto standing = standing_text(*kept, visit.clock.today()); !standing.empty())
            text << R"(<p class="govuk-hint">)" << standing << "</p>";
        html << web::inset_text({.text = text});
    } else {
        html << R"(<p class="govuk-body">None yet.</p>)" << "\n";
    }
    if (!may_write) return html;
    return html << R"(<p class="govuk-body">)"
                << web::link(
                       {.text = kept ? "Change the verdict" : "Give the verdict",
                        .href = path_of(challenge.id) + "/verdict"}
                   )
                << "</p>\n";
}

Response show_verdict_form(Visit& visit) {
    visit.require(Permission::record_findings);
    const auto challenge = challenge_in_path(visit);
    require_record(acting_in(visit), challenge);
    const auto kept = verdict_of(visit.db, visit.organisation, challenge.id);
    return form_page(visit, challenge, form_of(kept.value_or(ChallengeVerdict{})), {});
}

Response update_verdict(Visit& visit) {
    visit.require(Permission::record_findings);
    const auto challenge = challenge_in_path(visit);
    require_record(acting_in(visit), challenge);
    const auto kept = verdict_of(visit.db, visit.organisation, challenge.id);
    const auto form = read_verdict(visit, kept.value_or(ChallengeVerdict{}));
    const auto faults = faults_of(form);
    if (!faults.empty()) return form_page(visit, challenge, form, faults);
    visit.db.write([&](Transaction& tx) { keep_verdict(tx, acting_in(visit), challenge.id, form.verdict); });
    return web::see_other(path_of(challenge.id) + "/findings?done=verdict");
}

}  // namespace dueregard::assessment
