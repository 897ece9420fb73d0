#pragma once
// Carrying answers over in the register, and where a carried answer came from.

#include "accounts/acting.hpp"
#include "self_assessment/carry_over.hpp"
#include "storage/db.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace dueregard::self_assessment {

/// How to get from the edition of the one to that of the other: every criterion to itself within one edition,
/// else by the crosswalks of the register. Nothing where none leads there.
[[nodiscard]] std::optional<framework::Crosswalk> way_between(
    storage::Db& db,
    accounts::OrganisationId organisation,
    const SelfAssessment& earlier,
    const SelfAssessment& later
);

/// "No published crosswalk leads from EFLG 2009 to EFLG 2021"
[[nodiscard]] std::string no_way_sentence(const SelfAssessment& earlier, const SelfAssessment& later);

/// Does what `carry_over` says of the two, as drafts, and answers how many criteria were filled. Throws
/// Conflict where no crosswalk leads from the one to the other, or the later one is closed.
std::int64_t carry_over_answers(
    storage::Transaction& tx,
    const accounts::Acting& acting,
    const SelfAssessment& earlier,
    const SelfAssessment& later
);

/// One answer that another was made of.
struct CarriedFrom {
    SelfAssessmentId assessment;
    AnswerId answer;
    std::string assessment_title;
    std::string edition_name;
    std::string ref;
    std::string title;
    framework::Relation relation = framework::Relation::intersects;
    Instant at;
    std::string person_name;
};

/// The latest first, and of one time the strongest link first.
[[nodiscard]] std::vector<CarriedFrom>
carried_from(storage::Db& db, accounts::OrganisationId organisation, AnswerId answer);

}  // namespace dueregard::self_assessment
