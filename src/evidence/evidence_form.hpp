#pragma once
// The fields in which evidence is given, short beside something else and whole on a page of their own.

#include "accounts/visit.hpp"
#include "base/fault.hpp"
#include "evidence/evidence.hpp"
#include "web/html.hpp"
#include "web/typed_date.hpp"

namespace dueregard::evidence {

/// What was typed, with its dates as they stand in their boxes.
struct EvidenceForm {
    NewEvidence evidence;
    web::TypedDate from;
    web::TypedDate to;
    web::TypedDate expires;
};

/// What was sent of the whole form.
[[nodiscard]] EvidenceForm sent_evidence_form(const accounts::Visit& visit);
/// Of `evidence_fields_html`, and nothing else.
[[nodiscard]] NewEvidence sent_evidence(const accounts::Visit& visit);
/// Of `content_fields_html`, and who may open it where that is asked.
[[nodiscard]] NewEvidence sent_content(const accounts::Visit& visit);
[[nodiscard]] EvidenceForm form_of(const Evidence& evidence);
/// Of the dates as typed.
[[nodiscard]] Faults faults_of_dates(const EvidenceForm& form);
/// Of everything, and that something was given.
[[nodiscard]] Faults faults_of_new(const EvidenceForm& form);

/// Its name, its address, or a file.
[[nodiscard]] web::Html evidence_fields_html(const NewEvidence& evidence, const Faults& faults);
/// Its address, a file or a table.
[[nodiscard]] web::Html content_fields_html(const NewEvidence& evidence, const Faults& faults);
/// Who may open it.
[[nodiscard]] web::Html sensitivity_field_html(const NewEvidence& evidence);
/// Its name, what it is, the period it speaks of, its expiry, who may open it.
[[nodiscard]] web::Html description_fields_html(const EvidenceForm& form, const Faults& faults);

}  // namespace dueregard::evidence
