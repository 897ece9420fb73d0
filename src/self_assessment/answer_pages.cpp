#include "self_assessment/answer_pages.hpp"

#include "accounts/conflict_html.hpp"
#include "accounts/form_pieces.hpp"
#include "accounts/history_html.hpp"
#include "accounts/visit_page.hpp"
#include "base/failure.hpp"
#include "self_assessment/answer_evidence_pages.hpp"
#include "self_assessment/answer_store.hpp"
#include "self_assessment/carry_over_pages.hpp"
#include "self_assessment/self_assessment_store.hpp"
#include "self_assessment/standing_html.hpp"
#include "web/button.hpp"
#include "web/button_group.hpp"
#include "web/details.hpp"
#include "web/inset_text.hpp"
#include "web/link.hpp"
#include "web/page_heading.hpp"
#include "web/radios.hpp"
#include "web/select.hpp"
#include "web/summary_list.hpp"
#include "web/textarea.hpp"
#include "web/timeline.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace dueregard::self_assessment {

using accounts::acting_in;
using accounts::error_at;
using accounts::Permission;
using accounts::Saved;
using accounts::typed;
using accounts::Visit;
using storage::Transaction;
using web::Html;
using web::Response;
using web::operator""_html;

namespace {

struct View {
    SelfAssessment assessment;
    Answer answer;
    accounts::Acting acting;
};

View view_in(Visit& visit) {
    auto assessment = find_self_assessment(visit.db, visit.organisation, visit.id<SelfAssessmentId>());
    const auto id = visit.id<AnswerId>(1);
    const auto found = std::ranges::find(assessment.answers, id, &Answer::id);
    if (found == assessment.answers.end()) throw NotFound("The self-assessment has no such answer");
    auto answer = *found;
    return {.assessment = std::move(assessment), .answer = std::move(answer), .acting = acting_in(visit)};
}

const framework::Entry& criterion_of(const View& view) {
    return view.assessment.edition.edition.entries[view.answer.criterion];
}

bool is_written_by(const View& view) {
    return view.assessment.state == State::open && may_be_written(view.answer.state)
           && may_answer(view.acting, view.answer);
}

const std::string& level_title(const View& view, std::size_t level) {
    return view.assessment.edition.edition.levels.at(level).title;
}

std::optional<web::NotificationBanner> done_notice(const Visit& visit) {
    const auto done = visit.request.query.get("done");
    const auto success = [](std::string_view text) {
        return web::NotificationBanner{.text = text, .kind = web::BannerKind::success};
    };
    if (done == "saved") return success("Your draft has been saved. It has not been submitted yet");
    if (done == "submitted") return success("The answer has been submitted");
    if (done == "evidence") return success("The evidence has been added");
    if (done == "taken-back") return success("The evidence has been taken back");
    if (done == "agreed") return success("The answer has been agreed");
    if (done == "changes_requested") return success("Changes have been asked for");
    return std::nullopt;
}

std::vector<web::Choice> judgement_choices() {
    std::vector<web::Choice> choices;
    for (const auto judgement : all_judgements())
        choices.push_back({.text = title_of(judgement), .value = std::string(name_of(judgement))});
    return choices;
}

std::vector<web::SelectItem> strength_items() {
    std::vector<web::SelectItem> items;
    for (const auto strength : all_strengths())
        items.push_back({.text = std::string(title_of(strength)), .value = std::string(name_of(strength))});
    return items;
}

Html level_fields(const View& view, const LevelAnswer& at_level, const Faults& faults) {
    const auto& level = level_title(view, at_level.level);
    const auto* statement = framework::statement_at(criterion_of(view), at_level.level);
    const auto field = [&](std::string_view name) { return fmt::format("{}-{}", name, at_level.level); };
    Html html;
    html << R"(<h2 class="govuk-heading-m">)"_html << level << "</h2>\n"
         << web::inset_text({.text = statement == nullptr ? std::string() : statement->text})
         << web::radios(
                {.name = field("judgement"),
                 .fieldset = web::Fieldset{.legend = {.text = fmt::format("Is this met? ({})", level)}},
                 .items = judgement_choices(),
                 .value = std::string(name_of(at_level.judgement)),
                 .classes = "govuk-radios--small"}
            )
         << web::textarea(
                {.label = {.text = fmt::format("What shows it? ({})", level)},
                 .name = field("narrative"),
                 .value = at_level.narrative,
                 .error = error_at(faults, field("narrative")),
                 .rows = 5}
            )
         << web::select(
                {.label = {.text = fmt::format("How strong is the evidence? ({})", level)},
                 .name = field("strength"),
                 .items = strength_items(),
                 .value = std::string(name_of(at_level.strength))}
            );
    return html;
}

Html questions_html(const View& view) {
    Html html;
    const auto& questions = criterion_of(view).questions;
    if (questions.empty()) return html;
    Html items;
    items << R"(<ul class="govuk-list govuk-list--bullet">)"_html;
    for (const auto& question : questions)
        items << "<li>" << question << "</li>";
    items << "</ul>";
    return html << web::details({.summary = "Questions to ask yourselves", .text = items});
}

Html form_html(const Visit& visit, const View& view, const Faults& faults) {
    Html html;
    html << R"(<form method="post" action=")" << path_of(view.assessment.id, view.answer.id)
         << R"(" novalidate>)" << accounts::token_field(visit)
         << accounts::version_field(view.answer.version);
    for (const auto& at_level : view.answer.levels)
        html << level_fields(view, at_level, faults);
    return html << web::button_group(
               {web::button({.text = "Submit", .name = "act", .value = "submit", .prevent_double_click = true}
                ),
                web::button(
                    {.text = "Save draft",
                     .name = "act",
                     .value = "save",
                     .classes = "govuk-button--secondary"}
                ),
                web::link({.text = "Cancel", .href = path_of(view.assessment.id)})}
           ) << "</form>\n";
}

Html reading_html(const View& view) {
    Html html;
    for (const auto& at_level : view.answer.levels) {
        const auto* statement = framework::statement_at(criterion_of(view), at_level.level);
        html << R"(<h2 class="govuk-heading-m">)"_html << level_title(view, at_level.level) << "</h2>\n"
             << web::inset_text({.text = statement == nullptr ? std::string() : statement->text})
             << web::summary_list(
                    {.rows =
                         {{.key = {.text = "Judgement"}, .value = {.text = title_of(at_level.judgement)}},
                          {.key = {.text = "What shows it"},
                           .value =
                               {.text = at_level.narrative.empty()
                                            ? web::Content("Nothing yet")
                                            : web::Content(accounts::kept_lines(at_level.narrative))}},
                          {.key = {.text = "Evidence"}, .value = {.text = title_of(at_level.strength)}}}}
                );
    }
    return html;
}

Html agreement_html(const Visit& visit, const View& view, const Faults& faults) {
    Html html;
    const bool waits =
        view.answer.state == AnswerState::submitted || view.answer.state == AnswerState::agreed;
    if (!waits || view.assessment.state == State::closed || !visit.may(Permission::edit_frameworks))
        return html;
    const bool is_agreed = view.answer.state == AnswerState::agreed;
    html << R"(<h2 class="govuk-heading-m">)"_html
         << (is_agreed ? "Take it up again"_html : "Agree or ask for changes"_html)
         << R"(</h2><form method="post" action=")"_html << path_of(view.assessment.id, view.answer.id)
         << R"(/acts" novalidate>)" << accounts::token_field(visit)
         << web::textarea(
                {.label = {.text = "What is to be changed?"},
                 .name = "why",
                 .value = typed(visit, "why"),
                 .hint = {.text = is_agreed ? "" : "Only where you ask for changes"},
                 .error = error_at(faults, "why"),
                 .rows = 3}
            );
    const auto agree =
        web::button({.text = "Agree", .name = "kind", .value = "agreed", .prevent_double_click = true});
    const auto ask = web::button(
        {.text = "Ask for changes",
         .name = "kind",
         .value = "changes_requested",
         .classes = "govuk-button--secondary"}
    );
    return html << (is_agreed ? web::button_group({ask}) : web::button_group({agree, ask})) << "</form>\n";
}

Html acts_html(Visit& visit, const View& view) {
    web::Timeline timeline{.items = {}, .heading_level = 3};
    for (const auto& act : acts_on_answer(visit.db, visit.organisation, view.answer.id)) {
        Html text;
        if (!act.why.empty()) text << accounts::kept_lines(act.why);
        timeline.items.push_back(
            {.title = std::string(title_of(act.kind)),
             .by = act.person_name,
             .machine_time = iso_time(act.at),
             .time = british_time(act.at),
             .text = text}
        );
    }
    Html html;
    if (timeline.items.empty()) return html;
    return html << R"(<h2 class="govuk-heading-m">What was done</h2>)"_html << web::timeline(timeline);
}

Response
answer_page(Visit& visit, const View& view, const Faults& faults, const Html& above = {}, int status = 200) {
    const auto& criterion = criterion_of(view);
    const auto title = criterion.ref + " " + criterion.title;
    Html content;
    content << web::page_heading(
        {.text = title,
         .caption = view.assessment.title,
         .facts =
             {{.name = "State", .value = state_html(view.answer.state)},
              {.name = "Who answers",
               .value = view.answer.answerer_name.empty() ? std::string("Nobody yet")
                                                          : view.answer.answerer_name}}}
    ) << above
            << carried_from_html(visit, view.answer) << questions_html(view)
            << (is_written_by(view) ? form_html(visit, view, faults) : reading_html(view))
            << evidence_section(
                   visit, view.assessment, view.answer, is_written_by(view) ? Writing::yes : Writing::no
               )
            << agreement_html(visit, view, faults) << acts_html(visit, view)
            << accounts::history_fold(visit, "criterion_answer", view.answer.id.value);
    return accounts::visit_page(
        visit,
        {.title = title,
         .breadcrumbs =
             {{.text = "Self-assessments", .href = "/self-assessments"},
              {.text = view.assessment.title, .href = path_of(view.assessment.id)},
              {.text = title}},
         .errors = accounts::error_links(faults),
         .notice = faults.empty() ? done_notice(visit) : std::nullopt},
        content,
        status
    );
}

/// What was not sent stays as it stands.
std::vector<LevelAnswer> sent_levels(const Visit& visit, const View& view) {
    auto levels = view.answer.levels;
    for (auto& at_level : levels) {
        const auto value = [&](std::string_view name) {
            return typed(visit, fmt::format("{}-{}", name, at_level.level));
        };
        at_level.judgement = judgement_named(value("judgement")).value_or(at_level.judgement);
        at_level.strength = strength_named(value("strength")).value_or(at_level.strength);
        if (visit.request.form.has(fmt::format("narrative-{}", at_level.level)))
            at_level.narrative = value("narrative");
    }
    return levels;
}

/// What must not be left open when an answer is submitted: a claim needs words.
Faults faults_of_submission(const View& view, const std::vector<LevelAnswer>& levels) {
    Faults faults;
    for (const auto& at_level : levels) {
        const bool is_claim =
            at_level.judgement == Judgement::met || at_level.judgement == Judgement::partly_met;
        if (is_claim && at_level.narrative.empty())
            faults.push_back(
                {fmt::format("narrative-{}", at_level.level),
                 fmt::format("Enter what shows it at {}", level_title(view, at_level.level))}
            );
    }
    return faults;
}

std::vector<accounts::ConflictRow> differences(const View& standing, const View& yours) {
    std::vector<accounts::ConflictRow> rows;
    for (std::size_t at = 0; at < yours.answer.levels.size(); ++at) {
        const auto& now = standing.answer.levels.at(at);
        const auto& typed_now = yours.answer.levels[at];
        const auto& level = level_title(yours, typed_now.level);
        if (now.judgement != typed_now.judgement)
            rows.push_back(
                {level + ": judgement",
                 std::string(title_of(now.judgement)),
                 std::string(title_of(typed_now.judgement))}
            );
        if (now.narrative != typed_now.narrative)
            rows.push_back({level + ": what shows it", now.narrative, typed_now.narrative});
    }
    return rows;
}

}  // namespace

Response show_answer(Visit& visit) {
    visit.require(Permission::read_plan);
    return answer_page(visit, view_in(visit), {});
}

Response update_answer(Visit& visit) {
    visit.require(Permission::assess);
    auto view = view_in(visit);
    if (!may_answer(view.acting, view.answer)) throw Forbidden("This criterion is somebody else's to answer");
    view.answer.levels = sent_levels(visit, view);
    view.answer.version = accounts::sent_version(visit);
    const bool is_submitted = typed(visit, "act") == "submit";
    auto faults = faults_of(view.answer.levels);
    if (is_submitted && faults.empty()) faults = faults_of_submission(view, view.answer.levels);
    if (!faults.empty()) return answer_page(visit, view, faults, {}, web::unprocessable);
    Saved saved{};
    std::expected<AnswerState, std::string> state;
    visit.db.write([&](Transaction& tx) {
        saved = save_answer(tx, view.acting, view.assessment, view.answer);
        if (saved == Saved::kept && is_submitted)
            state =
                act_on_answer(tx, view.acting, view.assessment, view.answer.id, AnswerActKind::submitted, "");
    });
    if (saved == Saved::stale) {
        const auto standing = view_in(visit);
        const auto both = accounts::conflict_html(differences(standing, view));
        view.answer.version = standing.answer.version;
        return answer_page(visit, view, {}, both, web::conflict);
    }
    if (!state) throw Conflict(state.error());
    return web::see_other(fmt::format(
        "{}?done={}", path_of(view.assessment.id, view.answer.id), is_submitted ? "submitted" : "saved"
    ));
}

Response create_answer_act(Visit& visit) {
    visit.require(Permission::edit_frameworks);
    const auto view = view_in(visit);
    const auto kind = answer_act_kind_named(typed(visit, "kind"));
    if (!kind || (*kind != AnswerActKind::agreed && *kind != AnswerActKind::changes_requested))
        throw BadRequest("An answer is agreed, or changes are asked for.");
    std::expected<AnswerState, std::string> state;
    visit.db.write([&](Transaction& tx) {
        state = act_on_answer(tx, view.acting, view.assessment, view.answer.id, *kind, typed(visit, "why"));
    });
    if (!state) return answer_page(visit, view, {{"why", state.error()}}, {}, web::unprocessable);
    return web::see_other(
        fmt::format("{}?done={}", path_of(view.assessment.id, view.answer.id), name_of(*kind))
    );
}

}  // namespace dueregard::self_assessment
