#pragma once
// The three fields in which evidence is given: its name, its address, or a file.

#include "accounts/visit.hpp"
#include "base/fault.hpp"
#include "plan/evidence.hpp"
#include "web/html.hpp"

namespace dueregard::plan {

[[nodiscard]] NewEvidence sent_evidence(const accounts::Visit& visit);
[[nodiscard]] web::Html evidence_fields_html(const NewEvidence& evidence, const Faults& faults);

}  // namespace dueregard::plan
