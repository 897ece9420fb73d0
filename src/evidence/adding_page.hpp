#pragma once
// The page on which a record of any part is given evidence: found in the library, or new.

#include "accounts/visit.hpp"
#include "evidence/evidence_form.hpp"
#include "web/breadcrumbs.hpp"
#include "web/response.hpp"

#include <optional>
#include <string>
#include <vector>

namespace dueregard::evidence {

/// What is given evidence, by its pages.
struct AddingPage {
    std::string caption;  ///< what it is
    std::string path;     ///< of this page; searching asks it again
    std::string action;   ///< where both forms are sent
    std::string back;     ///< of the record
    std::vector<web::Breadcrumb> breadcrumbs;
};

/// What came back: either a piece of the library or a new one, and what is wrong with it.
struct SentEvidence {
    std::optional<EvidenceId> chosen;
    EvidenceForm form;
    Faults faults;
};

[[nodiscard]] SentEvidence read_adding(const accounts::Visit& visit);
[[nodiscard]] web::Response
adding_page(accounts::Visit& visit, const AddingPage& page, const SentEvidence& sent);

}  // namespace dueregard::evidence
