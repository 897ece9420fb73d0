#include "plan/checks.hpp"

#include "base/text.hpp"
#include "plan/check_parts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace dueregard::plan {

namespace {

constexpr auto mend = Severity::mend;
constexpr auto look = Severity::look;

constexpr std::array checks = std::to_array<PlanCheck>({
    {{"ref_missing", "Measure without a reference", "Has every measure a reference?", mend}, missing_refs},
    {{"ref_misprinted", "Misprinted reference", "Is every reference printed as the numbering has it?", mend},
     misprinted_refs},
    {{"ref_skipped", "Reference skipped", "Does the numbering run without a gap?", look}, skipped_refs},
    {{"ref_doubled", "Reference used twice", "Has every measure a reference of its own?", mend}, doubled_refs
    },
    {{"status_contradicted",
      "Met, but the commentary says otherwise",
      "Does the commentary bear out a status of met?",
      mend},
     contradicted_status},
    {{"due_passed", "Due date passed", "Is everything that was due reported as met?", look}, passed_due_dates
    },
    {{"claim_not_borne_out",
      "Summary not borne out",
      "Do the rows bear out what the summary says of them?",
      mend},
     unborne_claims},
    {{"commentary_repeated",
      "The same commentary under several measures",
      "Has every measure a commentary of its own?",
      look},
     repeated_commentary},
    {{"commentary_unchanged",
      "Commentary unchanged since last period",
      "Does the commentary say what is new?",
      look},
     unchanged_commentary},
    {{"status_unexplained",
      "Status changed without a word",
      "Does the commentary say why the status changed?",
      look},
     unexplained_status},
    {{"objective_wordings",
      "One objective in two wordings",
      "Is every objective worded alike throughout?",
      look},
     objectives_in_two_wordings},
    {{"owner_missing", "Measure without an owner", "Has every measure somebody to answer for it?", mend},
     missing_owners},
    {{"due_missing", "Measure without a due date", "Does every measure say by when?", mend}, missing_due_dates
    },
    {{"number_missing", "No number to reach", "Is there a number where the action promises a quantity?", look
     },
     missing_numbers},
    {{"evidence_missing", "Met without evidence", "Is there evidence for every measure reported as met?", look
     },
     missing_evidence},
    {{"evidence_expired",
      "Met on evidence that had expired",
      "Did the evidence hold to the end of the period?",
      look},
     expired_evidence},
    {{"return_late", "Late return", "Was every return given in time?", look}, late_returns},
});

constexpr std::size_t longest_name = 60;

}  // namespace

std::span<const PlanCheck> all_checks() {
    return checks;
}

std::vector<Hit> hits_in(const CheckedPlan& plan) {
    std::vector<Hit> all;
    for (const auto& [check, find] : checks) {
        for (auto& hit : find(plan)) {
            hit.check = check.name;
            all.push_back(std::move(hit));
        }
    }
    return all;
}

std::vector<CheckedMeasure> checked(const ProgressReport& report) {
    std::vector<CheckedMeasure> measures;
    measures.reserve(report.measures.size());
    std::int64_t key = 0;
    for (const auto& row : report.measures) {
        measures.push_back({
            .key = ++key,
            .ref = row.ref,
            .printed_ref = row.printed_ref,
            .objective = row.objective,
            .action = row.action,
            .owner = row.owner,
            .due = row.due,
            .due_words = row.printed_due.value_or(""),
            // What is said of the outcome may hold the number that an action is to be counted by, as a
            // baseline may.
            .baseline = row.baseline.value_or(row.outcome.value_or("")),
            .target = row.target.value_or(""),
            .status = row.status,
            .commentary = row.commentary.value_or(""),
        });
    }
    return measures;
}

std::string named(const CheckedMeasure& measure) {
    if (measure.ref) return *measure.ref;
    return "“" + shortened(measure.action, longest_name) + "”";
}

std::string fingerprint_of(std::initializer_list<std::string_view> parts) {
    // FNV-1a, 64 bits (http://www.isthe.com/chongo/tech/comp/fnv/).
    std::uint64_t hash = 14695981039346656037U;
    for (const auto part : parts) {
        for (const char c : part)
            hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211U;
        hash = (hash ^ 0x1FU) * 1099511628211U;
    }
    return fmt::format("{:016x}", hash);
}

}  // namespace dueregard::plan
