#include "plan/measure_form.hpp"

#include "accounts/visit_page.hpp"
#include "base/text.hpp"
#include "plan/changes.hpp"
#include "plan/page_pieces.hpp"
#include "plan/plan_choices.hpp"
#include "web/button.hpp"
#include "web/button_group.hpp"
#include "web/character_count.hpp"
#include "web/input.hpp"
#include "web/link.hpp"
#include "web/select.hpp"

#include <algorithm>

namespace dueregard::plan {

using accounts::Visit;
using web::Html;
using web::operator""_html;

namespace {

struct TextField {
    std::string_view name;
    std::string_view label;
    std::string_view hint;
    std::string_view classes;
};

Html text_field(const TextField& field, const std::string& value, const Faults& faults) {
    return web::input(
        {.label = {.text = field.label},
         .name = std::string(field.name),
         .value = value,
         .hint = {.text = field.hint},
         .error = error_at(faults, field.name),
         .classes = std::string(field.classes)}
    );
}

template <class IdType>
std::string chosen(const std::optional<IdType>& id) {
    return id ? address(*id) : std::string();
}

bool is_offered(const std::vector<web::SelectItem>& items, const std::string& value) {
    return std::ranges::any_of(items, [&](const web::SelectItem& item) { return item.value == value; });
}

/// The id that a select sent, if it was one of those offered; else a fault.
template <class IdType>
std::optional<IdType> read_choice(
    Visit& visit, const std::string& field, const std::vector<web::SelectItem>& items, Faults& faults
) {
    const auto sent = typed(visit, field);
    if (!is_offered(items, sent)) faults.push_back({field, "Select one from the list"});
    return sent_id<IdType>(sent);
}

Html choice_field(
    std::string_view name,
    std::string_view label,
    std::vector<web::SelectItem> items,
    std::string value,
    const Faults& faults
) {
    return web::select(
        {.label = {.text = label},
         .name = std::string(name),
         .items = std::move(items),
         .value = std::move(value),
         .error = error_at(faults, name)}
    );
}

std::vector<ConflictRow> conflict_rows(const Measure& standing, const Measure& wanted) {
    std::vector<ConflictRow> rows;
    const auto add = [&](std::string_view name, const std::string& theirs, const std::string& yours) {
        if (theirs != yours) rows.push_back({.field = std::string(name), .standing = theirs, .yours = yours});
    };
    add("Measure", standing.action, wanted.action);
    add("Ref", standing.ref, wanted.ref);
    add("Owner as printed", standing.printed_owner, wanted.printed_owner);
    add("Baseline", standing.baseline.words, wanted.baseline.words);
    add("Target", standing.target.words, wanted.target.words);
    add("Due", due_text(standing), due_text(wanted));
    if (standing.objective != wanted.objective) add("Objective", "changed", "as chosen below");
    if (standing.owner != wanted.owner) add("Owner", "changed", "as chosen below");
    if (standing.service_area != wanted.service_area) add("Service area", "changed", "as chosen below");
    return rows;
}

Html fields_html(Visit& visit, const MeasureForm& form) {
    const auto& [measure, due, faults] = form;
    Html html;
    html << web::character_count(
        {.label = {.text = "What will be done?"},
         .name = "action",
         .value = measure.action,
         .max_length = 5000,
         .threshold = 75,
         .hint = {.text = "Say what, for whom, how much and by when"},
         .error = error_at(faults, "action"),
         .rows = 4}
    );
    html << text_field(
        {"ref", "Ref (optional)", "For example EDI1.01", "govuk-input--width-10"}, measure.ref, faults
    );
    html << choice_field(
        "objective",
        "Objective",
        objective_choices(visit.db, visit.organisation, "No objective"),
        chosen(measure.objective),
        faults
    );
    html << choice_field(
        "owner",
        "Owner",
        owner_choices(visit.db, visit.organisation, "No owner who signs in", measure.owner),
        chosen(measure.owner),
        faults
    );
    html << text_field(
        {"printed_owner",
         "Owner as printed (optional)",
         "The name or post to show where nobody signs in for it",
         ""},
        measure.printed_owner,
        faults
    );
    html << choice_field(
        "service_area",
        "Service area",
        service_area_choices(visit.db, visit.organisation, "No service area", measure.service_area),
        chosen(measure.service_area),
        faults
    );
    html << text_field(
        {"baseline",
         "Baseline (optional)",
         "A number with its unit, or words: 40 homes",
         "govuk-input--width-20"},
        measure.baseline.words,
        faults
    );
    html << text_field(
        {"target", "Target (optional)", "A number with its unit, or words: 120 homes", "govuk-input--width-20"
        },
        measure.target.words,
        faults
    );
    html << text_field(
        {"due",
         "When is it due? (optional)",
         "A date, month, quarter, season or year: 31 March 2027, March 2027, Q4 2026/27, Summer 2027",
         "govuk-input--width-20"},
        due,
        faults
    );
    return html;
}

}  // namespace

MeasureForm form_of(const Measure& measure) {
    std::string due = measure.due_words;
    if (measure.due) due = measure.due->words.empty() ? long_date(measure.due->last_day) : measure.due->words;
    return {.measure = measure, .due = std::move(due), .faults = {}};
}

MeasureForm read_measure_form(Visit& visit, const Measure& before) {
    MeasureForm form{.measure = before, .due = typed(visit, "due"), .faults = {}};
    auto& measure = form.measure;
    auto& faults = form.faults;
    measure.version = sent_version(visit);
    measure.action = typed(visit, "action");
    measure.ref = squeezed(visit.request.form.get("ref"));
    measure.printed_owner = squeezed(visit.request.form.get("printed_owner"));
    measure.baseline = quantity_of(visit.request.form.get("baseline"));
    measure.target = quantity_of(visit.request.form.get("target"));
    std::ranges::move(set_due(measure, form.due), std::back_inserter(faults));
    measure.objective = read_choice<ObjectiveId>(
        visit, "objective", objective_choices(visit.db, visit.organisation, ""), faults
    );
    measure.owner = read_choice<accounts::PersonId>(
        visit, "owner", owner_choices(visit.db, visit.organisation, "", before.owner), faults
    );
    measure.service_area = read_choice<accounts::ServiceAreaId>(
        visit,
        "service_area",
        service_area_choices(visit.db, visit.organisation, "", before.service_area),
        faults
    );
    std::ranges::move(faults_of(measure), std::back_inserter(faults));
    return form;
}

Html measure_form_html(
    Visit& visit, const MeasureForm& form, const std::optional<Measure>& standing, std::string_view sent_to
) {
    const bool is_new = !form.measure.id;
    const auto own = is_new ? std::string("/measures") : "/measures/" + address(form.measure.id);
    const auto path = sent_to.empty() ? own : std::string(sent_to);
    Html html;
    if (standing) html << conflict_html(conflict_rows(*standing, form.measure));
    html << R"(<form method="post" action=")" << path << R"(" novalidate>)" << accounts::token_field(visit)
         << version_field(standing ? standing->version : form.measure.version) << fields_html(visit, form);
    html << web::button_group(
        {web::button({.text = is_new ? "Add the measure" : "Save changes", .prevent_double_click = true}),
         web::link({.text = "Cancel", .href = own})}
    );
    return html << "</form>\n";
}

}  // namespace dueregard::plan
