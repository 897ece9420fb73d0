#pragma once
// A return: one measure's report for one period. Its state follows from what was done with it, and from
// nothing else.

#include "accounts/ids.hpp"
#include "base/clock.hpp"
#include "base/fault.hpp"
#include "plan/ids.hpp"
#include "plan/period.hpp"
#include "plan/quantity.hpp"
#include "plan/status.hpp"

#include <cstdint>
#include <expected>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dueregard::plan {

/// `lapsed`: the period was frozen without it. `set_aside`: the measure was withdrawn before it was agreed.
enum class ReturnState { not_started, draft, submitted, sent_back, agreed, frozen, lapsed, set_aside };

enum class ReturnActKind { saved, submitted, sent_back, agreed, frozen, lapsed, set_aside, asked_again };

struct ReturnAct {
    ReturnActKind kind = ReturnActKind::saved;
    Instant at;
    std::optional<accounts::PersonId> person;
    std::string person_name;
    std::string why;
    std::optional<accounts::PersonId> for_person = std::nullopt;
    std::string for_name = {};  ///< whom they stood in for, or in whose place they entered it
};

/// "Lee Marsh", "Lee Marsh for Ann Hale"
[[nodiscard]] std::string who_acted(const ReturnAct& act);

/// What the owner says.
struct ReturnContent {
    std::optional<Status>
        status;  ///< with the symbol and word it was given by, which a later change of scale leaves alone
    std::string commentary;
    Quantity progress;
    std::optional<ReturnId>
        carried_from;  ///< the return whose commentary this repeats word for word, by choice
};

struct MeasureReturn {
    ReturnId id;
    MeasureId measure;
    PeriodId period;
    ReturnContent content;
    ReturnState state = ReturnState::not_started;
    std::int64_t version = 0;  ///< counts its changes; a form carries the version it started from
};

[[nodiscard]] std::span<const ReturnState> all_return_states();
[[nodiscard]] std::string_view name_of(ReturnState state);   ///< "sent_back", as stored
[[nodiscard]] std::string_view title_of(ReturnState state);  ///< "Sent back", as shown
[[nodiscard]] std::string_view name_of(ReturnActKind kind);
[[nodiscard]] std::string_view title_of(ReturnActKind kind);  ///< "Saved as a draft", as a timeline says it
[[nodiscard]] std::optional<ReturnState> return_state_named(std::string_view name);
[[nodiscard]] std::optional<ReturnActKind> return_act_named(std::string_view name);

/// The state after an act, or the sentence that says why it cannot be. A draft of what was sent back stays
/// sent back.
[[nodiscard]] std::expected<ReturnState, std::string> after(ReturnState state, ReturnActKind act);

/// The state that a return's acts, oldest first, lead to; an act that could not follow is passed over.
[[nodiscard]] ReturnState state_after(std::span<const ReturnAct> acts);

/// May its owner, or who may edit the plan, still write it? An open period takes every return; a closed one
/// those that were sent back, and late ones from who may edit the plan; a planned or frozen one none. Answers
/// the reason why not.
enum class Writer { owner, lead };
[[nodiscard]] std::optional<std::string>
why_not_writable(PeriodState period, ReturnState state, Writer writer);

/// What it counts as in every count: its status once it is submitted, agreed or frozen, and "not reported"
/// before; a return set aside counts nowhere.
[[nodiscard]] std::optional<Meaning> counted_as(ReturnState state, const std::optional<Status>& status);

/// Fields: "commentary", "progress". A draft may be as empty as it likes, but not endless.
[[nodiscard]] Faults faults_of_draft(const ReturnContent& content);
/// Fields: "status", "commentary", "progress".
[[nodiscard]] Faults faults_of_submission(const ReturnContent& content);

/// `content` with its claim to repeat `source` kept only while its commentary still is the source's, white
/// space apart.
[[nodiscard]] ReturnContent
with_honest_carry(ReturnContent content, const std::optional<MeasureReturn>& source);

}  // namespace dueregard::plan
