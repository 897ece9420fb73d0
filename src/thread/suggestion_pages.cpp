// What may answer a finding, and where the same concern may have been found before: suggested by the words
// they share, confirmed by a person.

#include "accounts/form_pieces.hpp"
#include "accounts/visit_page.hpp"
#include "assessment/challenge_store.hpp"
#include "assessment/finding_pages.hpp"
#include "assessment/finding_store.hpp"
#include "assessment/paper_store.hpp"
#include "base/text.hpp"
#include "plan/measure_store.hpp"
#include "plan/page_pieces.hpp"
#include "thread/likeness.hpp"
#include "thread/repeated_concern_store.hpp"
#include "thread/thread_pages.hpp"
#include "web/button.hpp"
#include "web/link.hpp"
#include "web/page_heading.hpp"

#include <algorithm>

namespace dueregard::thread {

using accounts::acting_in;
using accounts::Permission;
using accounts::Visit;
using assessment::ChallengeFinding;
using assessment::FindingId;
using web::Html;
using web::Response;

namespace {

constexpr std::size_t most_suggestions = 10;

std::vector<LikePair> likest_to(const ChallengeFinding& finding, const std::vector<std::string>& texts) {
    const std::vector<std::string> one{finding.text};
    return likest(one, texts, {.all = most_suggestions, .of_one = most_suggestions});
}

Html button_form(
    const Visit& visit,
    const std::string& path,
    std::string_view field,
    const std::string& value,
    const Html& text
) {
    return Html{} << R"(<form method="post" action=")" << path << R"(">)" << accounts::token_field(visit)
                  << accounts::hidden_field(field, value)
                  << web::button({.text = text, .classes = "govuk-button--secondary govuk-!-margin-bottom-0"})
                  << "</form>";
}

Html named(std::string_view words, const std::string& of) {
    return Html{} << words << R"(<span class="govuk-visually-hidden">: )" << shortened(of, 60) << "</span>";
}

// --- measures ---

Html measures_html(Visit& visit, const ChallengeFinding& finding) {
    const auto measures = plan::measures_in_plan(visit.db, visit.organisation);
    std::vector<std::string> texts;
    for (const auto& measure : measures)
        texts.push_back(measure.action);
    Html html;
    html << R"(<h2 class="govuk-heading-m">Measures that may answer it</h2>)" << "\n";
    const auto pairs = likest_to(finding, texts);
    if (pairs.empty()) return html << R"(<p class="govuk-body">None shares words with it.</p>)" << "\n";
    html << R"(<ul class="govuk-list govuk-list--spaced">)";
    for (const auto& pair : pairs) {
        const auto& measure = measures[pair.b];
        html << "<li>"
             << web::link(
                    {.text = plan::title_text(measure.ref, measure.action),
                     .href = "/measures/" + address(measure.id)}
                )
             << button_form(
                    visit,
                    assessment::path_of(finding.id) + "/remedies",
                    "remedy",
                    "measure " + address(measure.id),
                    named("It answers it", measure.action)
                )
             << "</li>\n";
    }
    return html << "</ul>\n";
}

// --- other challenges ---

struct Other {
    assessment::Challenge challenge;
    ChallengeFinding finding;
};

std::vector<Other> others(Visit& visit, const ChallengeFinding& finding) {
    std::vector<Other> all;
    for (const auto& challenge : assessment::challenges_for(visit.db, acting_in(visit))) {
        if (challenge.id == finding.challenge) continue;
        const auto findings = assessment::without_slides(
            assessment::findings_of(visit.db, visit.organisation, challenge.id),
            assessment::papers_of(visit.db, visit.organisation, challenge.id)
        );
        for (const auto& other : findings)
            all.push_back({.challenge = challenge, .finding = other});
    }
    return all;
}

std::optional<Sameness> judged(const std::vector<RepeatedConcern>& concerns, FindingId other) {
    const auto found = std::ranges::find_if(concerns, [&](const RepeatedConcern& concern) {
        return concern.earlier == other || concern.later == other;
    });
    return found == concerns.end() ? std::nullopt : std::optional(found->sameness);
}

Html other_html(
    Visit& visit, const ChallengeFinding& finding, const Other& other, std::optional<Sameness> said
) {
    const auto path = assessment::path_of(finding.id) + "/concerns";
    const auto id = address(other.finding.id);
    Html html;
    html << R"(<li><span class="govuk-hint">)" << other.challenge.title << "</span> "
         << web::link({.text = short_name(other.finding), .href = assessment::path_of(other.finding.id)})
         << R"( <span class="app-keep-lines">)" << shortened(other.finding.text, 300) << "</span>";
    if (said) {
        const std::string_view words =
            *said == Sameness::same ? "Confirmed: the same concern." : "Said to be another concern.";
        html << R"(<p class="govuk-body">)" << words << "</p>";
    }
    if (said != Sameness::same)
        html << button_form(visit, path, "same", id, named("The same concern", other.finding.text));
    if (said != Sameness::different)
        html << button_form(visit, path, "different", id, named("Another concern", other.finding.text));
    return html << "</li>\n";
}

Html concerns_html(Visit& visit, const ChallengeFinding& finding) {
    const auto all = others(visit, finding);
    const auto concerns = concerns_with(visit.db, visit.organisation, finding.id);
    std::vector<std::string> texts;
    for (const auto& other : all)
        texts.push_back(other.finding.text);
    Html items;
    for (const auto& pair : likest_to(finding, texts)) {
        const auto& other = all[pair.b];
        items << other_html(visit, finding, other, judged(concerns, other.finding.id));
    }
    Html html;
    html << R"(<h2 class="govuk-heading-m">Found in other years</h2>)" << "\n";
    if (items.empty())
        return html << R"(<p class="govuk-body">No other challenge says anything like it.</p>)" << "\n";
    return html << R"(<ul class="govuk-list govuk-list--spaced">)" << items << "</ul>\n";
}

}  // namespace

Response show_suggestions(Visit& visit) {
    visit.require(Permission::run_challenges);
    const auto finding = assessment::finding_in_path(visit);
    const auto path = assessment::path_of(finding.id);
    Html content = web::page_heading({.text = "What may belong to it", .caption = short_name(finding)});
    content << accounts::kept_lines(finding.text
    ) << R"(<p class="govuk-body">These share words with it. Whether they belong to it is for you to say.</p>)"
            << "\n"
            << measures_html(visit, finding) << concerns_html(visit, finding);
    return accounts::visit_page(
        visit,
        {.title = "What may belong to " + short_name(finding),
         .breadcrumbs =
             {{.text = "Challenges", .href = "/challenges"},
              {.text = short_name(finding), .href = path},
              {.text = "What may belong to it"}}},
        content
    );
}

Response create_concern(Visit& visit) {
    visit.require(Permission::run_challenges);
    const auto finding = assessment::finding_in_path(visit);
    const auto same = accounts::sent_id<FindingId>(visit.request.form.get("same"));
    const auto different = accounts::sent_id<FindingId>(visit.request.form.get("different"));
    const auto other = same ? same : different;
    const auto path = assessment::path_of(finding.id) + "/suggestions";
    if (!other) return web::see_other(path);
    const auto sameness = same ? Sameness::same : Sameness::different;
    visit.db.write([&](storage::Transaction& tx) {
        judge_concern(tx, acting_in(visit), finding.id, *other, sameness);
    });
    return web::see_other(path);
}

}  // namespace dueregard::thread
