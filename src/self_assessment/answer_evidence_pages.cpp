#include "self_assessment/answer_evidence_pages.hpp"

#include "accounts/fault_html.hpp"
#include "accounts/form_pieces.hpp"
#include "accounts/visit_page.hpp"
#include "base/failure.hpp"
#include "evidence/adding_page.hpp"
#include "evidence/evidence_html.hpp"
#include "evidence/reading.hpp"
#include "self_assessment/answer_evidence_store.hpp"
#include "self_assessment/answer_store.hpp"
#include "self_assessment/self_assessment_store.hpp"
#include "self_assessment/standing_html.hpp"
#include "web/button.hpp"
#include "web/button_group.hpp"
#include "web/link.hpp"
#include "web/page_heading.hpp"
#include "web/textarea.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace dueregard::self_assessment {

using accounts::acting_in;
using accounts::Permission;
using accounts::Visit;
using storage::Transaction;
using web::Html;
using web::Response;

namespace {

constexpr std::size_t longest_reason = 2000;

/// The answer whose evidence is given or taken back, by somebody who may do so now.
struct Written {
    SelfAssessment assessment;
    Answer answer;
    std::string title;  ///< of its criterion
    std::string path;
};

std::string title_of_criterion(const SelfAssessment& assessment, const Answer& answer) {
    const auto& criterion = assessment.edition.edition.entries.at(answer.criterion);
    return criterion.ref + " " + criterion.title;
}

Written written_in(Visit& visit) {
    visit.require(Permission::assess);
    Written written{
        .assessment = find_self_assessment(visit.db, visit.organisation, visit.id<SelfAssessmentId>()),
        .answer = {},
        .title = "",
        .path = ""
    };
    const auto found = std::ranges::find(written.assessment.answers, visit.id<AnswerId>(1), &Answer::id);
    if (found == written.assessment.answers.end()) throw NotFound("The self-assessment has no such answer");
    written.answer = *found;
    if (!may_answer(acting_in(visit), written.answer))
        throw Forbidden("This criterion is somebody else's to answer");
    written.title = title_of_criterion(written.assessment, written.answer);
    written.path = path_of(written.assessment.id, written.answer.id);
    return written;
}

std::vector<web::Breadcrumb> breadcrumbs(const Written& written, std::string here) {
    return {
        {.text = "Self-assessments", .href = "/self-assessments"},
        {.text = written.assessment.title, .href = path_of(written.assessment.id)},
        {.text = written.title, .href = written.path},
        {.text = std::move(here)}
    };
}

evidence::AddingPage page_of(const Written& written) {
    return {
        .caption = written.title,
        .path = written.path + "/evidence/add",
        .action = written.path + "/evidence",
        .back = written.path,
        .breadcrumbs = breadcrumbs(written, "Add evidence")
    };
}

Response withdrawal_page(Visit& visit, const Written& written, const Faults& faults) {
    Html content;
    content << web::page_heading({.text = "Take this evidence back", .caption = written.title}
    ) << R"(<p class="govuk-body">It no longer bears this answer out. In the library it stays as it is.</p>)"
            << R"(<form method="post" action=")" << visit.request.path << R"(" novalidate>)"
            << accounts::token_field(visit)
            << web::textarea(
                   {.label = {.text = "Why is it taken back?"},
                    .name = "why",
                    .value = accounts::typed(visit, "why"),
                    .error = accounts::error_at(faults, "why"),
                    .rows = 3}
               )
            << web::button_group(
                   {web::button({.text = "Take it back", .prevent_double_click = true}),
                    web::link({.text = "Cancel", .href = written.path})}
               )
            << "</form>\n";
    return accounts::visit_page(
        visit,
        {.title = "Take this evidence back",
         .breadcrumbs = breadcrumbs(written, "Take this evidence back"),
         .errors = accounts::error_links(faults)},
        content,
        faults.empty() ? 200 : web::unprocessable
    );
}

Html item_html(
    const Visit& visit, const std::string& path, const evidence::UsedEvidence& used, Writing writing
) {
    const auto acting = acting_in(visit);
    Html html;
    html << "<li>" << evidence::evidence_link(acting, used.evidence) << " "
         << evidence::state_html(used.evidence, visit.clock.today());
    const auto period = evidence::period_text(used.evidence);
    if (!period.empty() && evidence::may_open(acting, used.evidence))
        html << R"(<br><span class="govuk-hint">Speaks of: )" << period << "</span>";
    if (writing == Writing::yes)
        html << "<br>"
             << web::link(
                    {.text = "Take back",
                     .href = fmt::format("{}/evidence/{}/withdrawal", path, address(used.use.id)),
                     .visually_hidden_text = evidence::may_open(acting, used.evidence)
                                                 ? used.evidence.title
                                                 : std::string("restricted evidence")}
                );
    return html << "</li>\n";
}

}  // namespace

Html evidence_section(Visit& visit, const SelfAssessment& assessment, const Answer& answer, Writing writing) {
    const auto path = path_of(assessment.id, answer.id);
    auto all = evidence_of_answer(visit.db, visit.organisation, answer.id);
    std::erase_if(all, [](const evidence::UsedEvidence& used) { return used.use.ended.has_value(); });
    Html html;
    html << R"(<h2 class="govuk-heading-m" id="evidence">Evidence</h2>)";
    if (all.empty()) {
        html << R"(<p class="govuk-body">No evidence has been given for this criterion.</p>)" << "\n";
    } else {
        html << R"(<ul class="govuk-list govuk-list--spaced">)";
        for (const auto& used : all)
            html << item_html(visit, path, used, writing);
        html << "</ul>\n";
    }
    if (writing == Writing::no) return html;
    return html << R"(<p class="govuk-body">)"
                << web::link({.text = "Add evidence", .href = path + "/evidence/add"}) << "</p>\n";
}

Response show_new_evidence(Visit& visit) {
    return evidence::adding_page(visit, page_of(written_in(visit)), {});
}

Response create_evidence(Visit& visit) {
    const auto written = written_in(visit);
    const auto sent = evidence::read_adding(visit);
    if (!sent.faults.empty()) return evidence::adding_page(visit, page_of(written), sent);
    visit.db.write([&](Transaction& tx) {
        const auto acting = acting_in(visit);
        if (sent.chosen) {
            give_evidence(tx, acting, written.assessment, written.answer, *sent.chosen);
        } else {
            add_evidence(tx, acting, written.assessment, written.answer, sent.form.evidence);
        }
    });
    evidence::read_waiting_files(visit.db, 1);
    return web::see_other(written.path + "?done=evidence");
}

Response show_evidence_withdrawal(Visit& visit) {
    return withdrawal_page(visit, written_in(visit), {});
}

Response create_evidence_withdrawal(Visit& visit) {
    const auto written = written_in(visit);
    const auto why = accounts::typed(visit, "why");
    if (why.empty())
        return withdrawal_page(visit, written, {{"why", "Enter why the evidence is taken back"}});
    if (why.size() > longest_reason)
        return withdrawal_page(visit, written, {{"why", "The reason must be 2,000 characters or fewer"}});
    visit.db.write([&](Transaction& tx) {
        take_back_evidence(
            tx, acting_in(visit), written.assessment, written.answer, visit.id<evidence::UseId>(2), why
        );
    });
    return web::see_other(written.path + "?done=taken-back");
}

std::vector<evidence::PlaceOfUse>
places_of_evidence(Visit& visit, const std::vector<evidence::EvidenceUse>& uses) {
    std::vector<evidence::PlaceOfUse> places;
    if (!visit.may(Permission::read_plan)) return places;
    std::map<SelfAssessmentId, SelfAssessment> known;
    for (const auto& use : uses) {
        if (use.noun != answer_noun) continue;
        const AnswerId id{use.noun_id};
        const auto of = self_assessment_of(visit.db, visit.organisation, id);
        if (!of) continue;
        if (!known.contains(*of)) known.emplace(*of, find_self_assessment(visit.db, visit.organisation, *of));
        const auto& assessment = known.at(*of);
        const auto answer = std::ranges::find(assessment.answers, id, &Answer::id);
        if (answer == assessment.answers.end()) continue;
        Html where =
            web::link({.text = title_of_criterion(assessment, *answer), .href = path_of(assessment.id, id)});
        where << "<br>" << assessment.title;
        places.push_back(
            {.what = "Self-assessment", .where = where, .at = use.at, .person_name = use.person_name}
        );
    }
    return places;
}

}  // namespace dueregard::self_assessment
