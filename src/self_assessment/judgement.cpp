#include "self_assessment/judgement.hpp"

#include <algorithm>
#include <array>

namespace dueregard::self_assessment {

namespace {

template <class Kind>
struct Named {
    Kind kind;
    std::string_view name;
    std::string_view title;
};

constexpr std::array judgements = {
    Named{Judgement::not_assessed, "not_assessed", "Not assessed"},
    Named{Judgement::not_met, "not_met", "Not met"},
    Named{Judgement::partly_met, "partly_met", "Partly met"},
    Named{Judgement::met, "met", "Met"},
};
constexpr std::array strengths = {
    Named{Strength::none, "none", "None"},
    Named{Strength::weak, "weak", "Weak: somebody says so"},
    Named{Strength::sound, "sound", "Sound: it is written down, and recent"},
    Named{Strength::strong, "strong", "Strong: figures or people outside confirm it"},
};
constexpr std::array states = {
    Named{AnswerState::draft, "draft", "Draft"},
    Named{AnswerState::submitted, "submitted", "Submitted"},
    Named{AnswerState::changes_requested, "changes_requested", "Changes requested"},
    Named{AnswerState::agreed, "agreed", "Agreed"},
};
constexpr std::array act_kinds = {
    Named{AnswerActKind::delegated, "delegated", "Delegated"},
    Named{AnswerActKind::submitted, "submitted", "Submitted"},
    Named{AnswerActKind::changes_requested, "changes_requested", "Changes requested"},
    Named{AnswerActKind::agreed, "agreed", "Agreed"},
};

template <class Kind, std::size_t size>
const Named<Kind>& row_of(const std::array<Named<Kind>, size>& rows, Kind kind) {
    return rows.at(static_cast<std::size_t>(kind));
}

template <class Kind, std::size_t size>
std::optional<Kind> named(const std::array<Named<Kind>, size>& rows, std::string_view name) {
    const auto* const found = std::ranges::find(rows, name, &Named<Kind>::name);
    return found == rows.end() ? std::nullopt : std::optional(found->kind);
}

template <class Kind, std::size_t size>
constexpr auto kinds_in(const std::array<Named<Kind>, size>& rows) {
    std::array<Kind, size> kinds{};
    std::ranges::transform(rows, kinds.begin(), &Named<Kind>::kind);
    return kinds;
}

constexpr auto judgement_kinds = kinds_in(judgements);
constexpr auto strength_kinds = kinds_in(strengths);

}  // namespace

std::span<const Judgement> all_judgements() {
    return judgement_kinds;
}

std::string_view name_of(Judgement judgement) {
    return row_of(judgements, judgement).name;
}

std::string_view title_of(Judgement judgement) {
    return row_of(judgements, judgement).title;
}

std::optional<Judgement> judgement_named(std::string_view name) {
    return named(judgements, name);
}

std::span<const Strength> all_strengths() {
    return strength_kinds;
}

std::string_view name_of(Strength strength) {
    return row_of(strengths, strength).name;
}

std::string_view title_of(Strength strength) {
    return row_of(strengths, strength).title;
}

std::optional<Strength> strength_named(std::string_view name) {
    return named(strengths, name);
}

std::string_view name_of(AnswerState state) {
    return row_of(states, state).name;
}

std::string_view title_of(AnswerState state) {
    return row_of(states, state).title;
}

std::optional<AnswerState> answer_state_named(std::string_view name) {
    return named(states, name);
}

std::string_view name_of(AnswerActKind kind) {
    return row_of(act_kinds, kind).name;
}

std::string_view title_of(AnswerActKind kind) {
    return row_of(act_kinds, kind).title;
}

std::optional<AnswerActKind> answer_act_kind_named(std::string_view name) {
    return named(act_kinds, name);
}

std::expected<AnswerState, std::string> after(AnswerState state, AnswerActKind kind) {
    const bool is_open = may_be_written(state);
    switch (kind) {
    case AnswerActKind::delegated:
        if (is_open) return state;
        return std::unexpected("An answer is delegated while it is a draft");
    case AnswerActKind::submitted:
        if (is_open) return AnswerState::submitted;
        return std::unexpected("The answer has been submitted already");
    case AnswerActKind::changes_requested:
        if (!is_open) return AnswerState::changes_requested;
        return std::unexpected("The answer has not been submitted yet");
    case AnswerActKind::agreed:
        break;
    }
    if (state == AnswerState::submitted) return AnswerState::agreed;
    return std::unexpected("Only a submitted answer can be agreed");
}

bool may_be_written(AnswerState state) {
    return state == AnswerState::draft || state == AnswerState::changes_requested;
}

}  // namespace dueregard::self_assessment
