#pragma once
// Evidence as it was given to a measure, with a return or beside all of them. What it is, the part evidence
// says.

#include "evidence/evidence_use.hpp"
#include "plan/ids.hpp"
#include "plan/return_sheet.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace dueregard::plan {

using evidence::EvidenceId;
using evidence::NewEvidence;

/// The tables' names, as a use of evidence keeps them.
inline constexpr std::string_view measure_noun = "measure";
inline constexpr std::string_view return_noun = "measure_return";

struct GivenEvidence {
    evidence::UsedEvidence used;
    std::optional<ReturnId> given;  ///< the return it was given with
};

/// Taken back here, or withdrawn altogether: by whom, when and why.
[[nodiscard]] std::optional<evidence::Ended> taken_back(const GivenEvidence& given);

/// A piece that held only until a day before those it was given for had ended.
struct ExpiredEvidence {
    std::string title;  ///< what a line says of it
    Date held_until{};
    friend bool operator==(const ExpiredEvidence&, const ExpiredEvidence&) = default;
};

/// Whether a line names what is restricted: one that leaves the register does not.
enum class Restricted { unnamed, named };

/// As a sheet or a report tells it, with a link where it is a web address.
[[nodiscard]] EvidenceLine line_of(const evidence::Evidence& evidence, Restricted restricted);

}  // namespace dueregard::plan
