#pragma once
// A measure: one commitment, with a reference, an owner, a target and a due date.

#include "accounts/ids.hpp"
#include "base/clock.hpp"
#include "base/fault.hpp"
#include "plan/due_date.hpp"
#include "plan/ids.hpp"
#include "plan/quantity.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace dueregard::plan {

struct Measure {
    MeasureId id;
    std::optional<ObjectiveId> objective;
    std::string ref;     ///< "EDI1.01", or "" where the council gives none
    std::string action;  ///< what will be done, in the council's words
    std::optional<accounts::PersonId> owner;
    std::string printed_owner;  ///< as the document named the owner; kept beside `owner`, who signs in
    std::optional<accounts::ServiceAreaId> service_area;
    Quantity baseline;
    Quantity target;
    std::optional<DueDate> due;
    std::string due_words;     ///< what was said of when, where no date could be read from it: "Ongoing"
    std::int64_t version = 0;  ///< counts its changes; a form carries the version it started from
};

/// Somebody took the measure out of the plan, or put it back: who, when and why. The latest act holds.
enum class MeasureActKind { withdrawn, put_back };

struct MeasureAct {
    MeasureActKind kind = MeasureActKind::withdrawn;
    Instant at;
    std::string person_name;
    std::string why;
};

[[nodiscard]] std::string_view name_of(MeasureActKind kind);

/// Fields: "action", "ref", "owner", "due", "baseline", "target".
[[nodiscard]] Faults faults_of(const Measure& measure);

/// What a person typed for when: a date that `parse_due` reads, or words without a digit, such as "Ongoing".
/// Digits that make no date are a fault of the field "due", for they are more likely a slip than a plan.
[[nodiscard]] Faults set_due(Measure& measure, std::string_view typed);

/// "31 March 2023"; "Summer 2022, by 31 August 2022"; the words where no date was read; "" where nothing was
/// said.
[[nodiscard]] std::string due_text(const Measure& measure);

/// The day after its last day has begun.
[[nodiscard]] bool is_past_due(const Measure& measure, Date today);

/// How a person would name it in a sentence: the ref, or the start of the action.
[[nodiscard]] std::string short_name(const Measure& measure);

}  // namespace dueregard::plan
