#pragma once
// The three things that are said of a criterion at a level, and are kept apart: whether it is met, how strong
// what shows it is, and how far the answer has come.

#include <expected>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace dueregard::self_assessment {

enum class Judgement { not_assessed, not_met, partly_met, met };

/// Of the evidence, as whoever answers sees it.
enum class Strength { none, weak, sound, strong };

enum class AnswerState { draft, submitted, changes_requested, agreed };

enum class AnswerActKind { delegated, submitted, changes_requested, agreed };

[[nodiscard]] std::span<const Judgement> all_judgements();
[[nodiscard]] std::string_view name_of(Judgement judgement);
[[nodiscard]] std::string_view title_of(Judgement judgement);
[[nodiscard]] std::optional<Judgement> judgement_named(std::string_view name);

[[nodiscard]] std::span<const Strength> all_strengths();
[[nodiscard]] std::string_view name_of(Strength strength);
[[nodiscard]] std::string_view title_of(Strength strength);
[[nodiscard]] std::optional<Strength> strength_named(std::string_view name);

[[nodiscard]] std::string_view name_of(AnswerState state);
[[nodiscard]] std::string_view title_of(AnswerState state);
[[nodiscard]] std::optional<AnswerState> answer_state_named(std::string_view name);

[[nodiscard]] std::string_view name_of(AnswerActKind kind);
[[nodiscard]] std::string_view title_of(AnswerActKind kind);
[[nodiscard]] std::optional<AnswerActKind> answer_act_kind_named(std::string_view name);

/// What the act leads to, or one sentence why it cannot be. Asking for changes takes an agreed answer back
/// too.
[[nodiscard]] std::expected<AnswerState, std::string> after(AnswerState state, AnswerActKind kind);
/// Whether what stands in the answer may be changed now.
[[nodiscard]] bool may_be_written(AnswerState state);

}  // namespace dueregard::self_assessment
