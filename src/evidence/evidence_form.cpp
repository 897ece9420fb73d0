#include "evidence/evidence_form.hpp"

#include "accounts/fault_html.hpp"
#include "accounts/form_pieces.hpp"
#include "web/file_upload.hpp"
#include "web/input.hpp"
#include "web/radios.hpp"
#include "web/textarea.hpp"

namespace dueregard::evidence {

using accounts::error_at;
using accounts::typed;
using web::Html;

namespace {

Html title_field(const NewEvidence& evidence, const Faults& faults) {
    return web::input(
        {.label = {.text = "Name of the evidence"},
         .name = "evidence_title",
         .value = evidence.title,
         .hint = {.text = "For example: minutes of the steering group, October"},
         .error = error_at(faults, "evidence_title")}
    );
}

Html link_field(const NewEvidence& evidence, const Faults& faults) {
    return web::input(
        {.label = {.text = "Its address on the web or the intranet"},
         .name = "evidence_link",
         .value = evidence.link,
         .error = error_at(faults, "evidence_link"),
         .type = "url",
         .autocomplete = "off",
         .spellcheck = false}
    );
}

Html file_field(const Faults& faults) {
    return web::file_upload(
        {.label = {.text = "Or a file"},
         .name = "evidence_file",
         .hint = {.text = "20 MB at most"},
         .error = error_at(faults, "evidence_file")}
    );
}

NewEvidence sent_link_or_file(const accounts::Visit& visit) {
    NewEvidence evidence;
    evidence.link = typed(visit, "evidence_link");
    for (const auto& file : visit.request.files) {
        if (file.field != "evidence_file") continue;
        evidence.file_name = file.file_name;
        evidence.content = file.content;
    }
    return evidence;
}

web::TypedDate typed_or_none(const std::optional<Date>& date) {
    return date ? web::typed_date(*date) : web::TypedDate{};
}

}  // namespace

NewEvidence sent_evidence(const accounts::Visit& visit) {
    auto evidence = sent_link_or_file(visit);
    evidence.title = typed(visit, "evidence_title");
    return evidence;
}

NewEvidence sent_content(const accounts::Visit& visit) {
    auto evidence = sent_link_or_file(visit);
    evidence.figures = typed(visit, "evidence_figures");
    evidence.sensitivity =
        sensitivity_named(visit.request.form.get("evidence_sensitivity")).value_or(Sensitivity::council);
    return evidence;
}

EvidenceForm sent_evidence_form(const accounts::Visit& visit) {
    const auto& sent = visit.request.form;
    EvidenceForm form{
        .evidence = sent_content(visit),
        .from = web::typed_date(sent, "evidence_from"),
        .to = web::typed_date(sent, "evidence_to"),
        .expires = web::typed_date(sent, "evidence_expires")
    };
    auto& evidence = form.evidence;
    evidence.title = typed(visit, "evidence_title");
    evidence.note = typed(visit, "evidence_note");
    evidence.speaks_from = web::date_of(form.from);
    evidence.speaks_to = web::date_of(form.to);
    evidence.expires = web::date_of(form.expires);
    return form;
}

EvidenceForm form_of(const Evidence& evidence) {
    EvidenceForm form;
    form.evidence.title = evidence.title;
    form.evidence.note = evidence.note;
    form.evidence.speaks_from = evidence.speaks_from;
    form.evidence.speaks_to = evidence.speaks_to;
    form.evidence.expires = evidence.expires;
    form.evidence.sensitivity = evidence.sensitivity;
    form.from = typed_or_none(evidence.speaks_from);
    form.to = typed_or_none(evidence.speaks_to);
    form.expires = typed_or_none(evidence.expires);
    return form;
}

Faults faults_of_dates(const EvidenceForm& form) {
    Faults faults;
    const auto ask = [&](std::string_view field, const web::TypedDate& typed, const auto& date) {
        if (!date && !web::is_empty(typed))
            faults.push_back({std::string(field), "Enter a real date, such as 27 3 2027"});
    };
    ask("evidence_from", form.from, form.evidence.speaks_from);
    ask("evidence_to", form.to, form.evidence.speaks_to);
    ask("evidence_expires", form.expires, form.evidence.expires);
    return faults;
}

Faults faults_of_new(const EvidenceForm& form) {
    auto faults = faults_of(form.evidence);
    if (is_absent(form.evidence))
        faults.push_back({"evidence_link", "Enter the address of the evidence or choose a file"});
    for (auto& fault : faults_of_dates(form))
        faults.push_back(std::move(fault));
    return faults;
}

Html evidence_fields_html(const NewEvidence& evidence, const Faults& faults) {
    return Html{} << title_field(evidence, faults) << link_field(evidence, faults) << file_field(faults);
}

Html content_fields_html(const NewEvidence& evidence, const Faults& faults) {
    return Html{}
           << link_field(evidence, faults) << file_field(faults)
           << web::textarea(
                  {.label = {.text = "Or a table of figures"},
                   .name = "evidence_figures",
                   .value = evidence.figures,
                   .hint =
                       {.text =
                            "Pasted from a spreadsheet, or with a comma between columns. The first line says what the columns are"
                       },
                   .error = error_at(faults, "evidence_figures"),
                   .rows = 4}
              );
}

Html sensitivity_field_html(const NewEvidence& evidence) {
    web::Radios radios{
        .name = "evidence_sensitivity",
        .fieldset = web::Fieldset{.legend = {.text = "Who may open it?"}},
        .items = {},
        .value = std::string(name_of(evidence.sensitivity))
    };
    for (const auto one : all_sensitivities())
        radios.items.push_back(
            {.text = title_of(one), .value = std::string(name_of(one)), .hint = {.text = who_may_open(one)}}
        );
    return web::radios(radios);
}

Html description_fields_html(const EvidenceForm& form, const Faults& faults) {
    return Html{} << title_field(form.evidence, faults)
                  << web::textarea(
                         {.label = {.text = "What it is, and what it shows (optional)"},
                          .name = "evidence_note",
                          .value = form.evidence.note,
                          .error = error_at(faults, "evidence_note"),
                          .rows = 3}
                     )
                  << web::date_field(
                         "evidence_from",
                         "First day that it speaks of (optional)",
                         "When the survey began, or the year it counts. Not the day on which it is added",
                         form.from,
                         error_at(faults, "evidence_from")
                     )
                  << web::date_field(
                         "evidence_to",
                         "Last day that it speaks of (optional)",
                         "",
                         form.to,
                         error_at(faults, "evidence_to")
                     )
                  << web::date_field(
                         "evidence_expires",
                         "Last day on which it holds (optional)",
                         "When a policy is to be reviewed, or an award ends",
                         form.expires,
                         error_at(faults, "evidence_expires")
                     )
                  << sensitivity_field_html(form.evidence);
}

}  // namespace dueregard::evidence
