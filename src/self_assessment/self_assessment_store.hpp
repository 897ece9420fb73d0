#pragma once
// The register's self-assessments.

#include "accounts/acting.hpp"
#include "self_assessment/self_assessment.hpp"
#include "storage/db.hpp"

#include <cstdint>
#include <expected>
#include <string>
#include <string_view>
#include <vector>

namespace dueregard::self_assessment {

struct SelfAssessmentRow {
    SelfAssessmentId id;
    std::string title;
    std::string edition_name;
    State state = State::open;
    Instant begun;
    std::int64_t answers = 0;
    std::int64_t agreed = 0;
};

/// Newest first.
[[nodiscard]] std::vector<SelfAssessmentRow>
self_assessments(storage::Db& db, accounts::OrganisationId organisation);
/// With its edition and every answer. Throws NotFound.
[[nodiscard]] SelfAssessment
find_self_assessment(storage::Db& db, accounts::OrganisationId organisation, SelfAssessmentId id);

/// Only against a published edition: anything else is a sentence.
std::expected<SelfAssessmentId, std::string>
begin(storage::Transaction& tx, const accounts::Acting& acting, const NewSelfAssessment& fresh);
/// A closed one is as it was when it was closed.
std::expected<void, std::string>
close(storage::Transaction& tx, const accounts::Acting& acting, SelfAssessmentId id);
std::expected<void, std::string>
reopen(storage::Transaction& tx, const accounts::Acting& acting, SelfAssessmentId id, std::string_view why);

}  // namespace dueregard::self_assessment
