#pragma once
// The checks by what they look at; checks.cpp lists them. Each answers a hit for every record found wanting.

#include "plan/checks.hpp"

namespace dueregard::plan {

// ref_checks.cpp
[[nodiscard]] std::vector<Hit> missing_refs(const CheckedPlan& plan);
[[nodiscard]] std::vector<Hit> misprinted_refs(const CheckedPlan& plan);
[[nodiscard]] std::vector<Hit> skipped_refs(const CheckedPlan& plan);
[[nodiscard]] std::vector<Hit> doubled_refs(const CheckedPlan& plan);

// commentary_checks.cpp
[[nodiscard]] std::vector<Hit> repeated_commentary(const CheckedPlan& plan);
[[nodiscard]] std::vector<Hit> unchanged_commentary(const CheckedPlan& plan);
[[nodiscard]] std::vector<Hit> contradicted_status(const CheckedPlan& plan);
[[nodiscard]] std::vector<Hit> unexplained_status(const CheckedPlan& plan);

// commitment_checks.cpp
[[nodiscard]] std::vector<Hit> objectives_in_two_wordings(const CheckedPlan& plan);
[[nodiscard]] std::vector<Hit> missing_owners(const CheckedPlan& plan);
[[nodiscard]] std::vector<Hit> missing_due_dates(const CheckedPlan& plan);
[[nodiscard]] std::vector<Hit> missing_numbers(const CheckedPlan& plan);
[[nodiscard]] std::vector<Hit> passed_due_dates(const CheckedPlan& plan);
[[nodiscard]] std::vector<Hit> missing_evidence(const CheckedPlan& plan);
[[nodiscard]] std::vector<Hit> expired_evidence(const CheckedPlan& plan);
[[nodiscard]] std::vector<Hit> late_returns(const CheckedPlan& plan);
[[nodiscard]] std::vector<Hit> unborne_claims(const CheckedPlan& plan);

/// The measure's ref, or the start of its action in quotation marks.
[[nodiscard]] std::string named(const CheckedMeasure& measure);

/// The same for the same parts, on every machine and in every version.
[[nodiscard]] std::string fingerprint_of(std::initializer_list<std::string_view> parts);

}  // namespace dueregard::plan
