#include "plan/evidence_form.hpp"

#include "plan/page_pieces.hpp"
#include "web/file_upload.hpp"
#include "web/input.hpp"

namespace dueregard::plan {

using web::Html;

NewEvidence sent_evidence(const accounts::Visit& visit) {
    NewEvidence evidence{.title = typed(visit, "evidence_title"), .link = typed(visit, "evidence_link")};
    for (const auto& file : visit.request.files) {
        if (file.field != "evidence_file") continue;
        evidence.file_name = file.file_name;
        evidence.content = file.content;
    }
    return evidence;
}

Html evidence_fields_html(const NewEvidence& evidence, const Faults& faults) {
    Html fields;
    fields << web::input(
        {.label = {.text = "Name of the evidence"},
         .name = "evidence_title",
         .value = evidence.title,
         .hint = {.text = "For example: minutes of the steering group, October"},
         .error = error_at(faults, "evidence_title")}
    );
    fields << web::input(
        {.label = {.text = "Its address on the web or the intranet"},
         .name = "evidence_link",
         .value = evidence.link,
         .error = error_at(faults, "evidence_link"),
         .type = "url",
         .autocomplete = "off",
         .spellcheck = false}
    );
    return fields << web::file_upload(
               {.label = {.text = "Or a file"},
                .name = "evidence_file",
                .hint = {.text = "20 MB at most"},
                .error = error_at(faults, "evidence_file")}
           );
}

}  // namespace dueregard::plan
