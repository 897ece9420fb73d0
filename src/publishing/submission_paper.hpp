#pragma once
// The submission document: what a council hands to its peers before they come.

#include "base/clock.hpp"
#include "documents/document.hpp"
#include "self_assessment/self_assessment.hpp"

#include <string>

namespace dueregard::publishing {

/// The level reached and what stops us, then area by area each criterion with what it asks for, how it is
/// judged and what shows it. Everything that was answered stands in it.
[[nodiscard]] documents::Document submission_document(
    const self_assessment::SelfAssessment& assessment, const std::string& organisation, Date prepared
);

}  // namespace dueregard::publishing
