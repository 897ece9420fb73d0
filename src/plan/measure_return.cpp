#include "plan/measure_return.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>

namespace dueregard::plan {

namespace {

using enum ReturnState;

constexpr std::size_t longest_commentary = 10000;
constexpr std::size_t longest_progress = 500;

struct StateName {
    ReturnState state;
    std::string_view name;
    std::string_view title;
};

constexpr std::array state_names = {
    StateName{not_started, "not_started", "Not started"},
    StateName{draft, "draft", "Draft"},
    StateName{submitted, "submitted", "Submitted"},
    StateName{sent_back, "sent_back", "Sent back"},
    StateName{agreed, "agreed", "Agreed"},
    StateName{frozen, "frozen", "Frozen"},
    StateName{lapsed, "lapsed", "Never submitted"},
    StateName{set_aside, "set_aside", "Not needed"}
};

constexpr std::array states = {not_started, draft, submitted, sent_back, agreed, frozen, lapsed, set_aside};

struct ActName {
    ReturnActKind kind;
    std::string_view name;
    std::string_view title;
};

constexpr std::array act_names = {
    ActName{ReturnActKind::saved, "saved", "Saved as a draft"},
    ActName{ReturnActKind::submitted, "submitted", "Submitted"},
    ActName{ReturnActKind::sent_back, "sent_back", "Sent back"},
    ActName{ReturnActKind::agreed, "agreed", "Agreed"},
    ActName{ReturnActKind::frozen, "frozen", "Frozen with the period"},
    ActName{ReturnActKind::lapsed, "lapsed", "Period frozen without a return"},
    ActName{ReturnActKind::set_aside, "set_aside", "No longer needed"},
    ActName{ReturnActKind::asked_again, "asked_again", "Asked for again"}
};

bool is_unsubmitted(ReturnState state) {
    return state == not_started || state == draft || state == sent_back;
}

std::string why_not(ReturnState state, ReturnActKind act) {
    if (state == frozen || state == lapsed)
        return "The period is frozen: this return can no longer be changed";
    if (state == set_aside) return "The measure was withdrawn: no return is needed";
    if (act == ReturnActKind::agreed) return "Only a submitted return can be agreed";
    if (act == ReturnActKind::sent_back) return "Only a submitted or agreed return can be sent back";
    if (act == ReturnActKind::frozen) return "Only an agreed return can be frozen";
    if (state == agreed) return "This return was agreed: ask for it to be sent back before you change it";
    return "This return was submitted: ask for it to be sent back before you change it";
}

/// Nothing where `act` cannot follow `state`.
std::optional<ReturnState> follows(ReturnState state, ReturnActKind act) {
    const bool was_submitted = state == submitted || state == agreed;
    switch (act) {
    case ReturnActKind::saved:
        if (is_unsubmitted(state)) return state == sent_back ? sent_back : draft;
        break;
    case ReturnActKind::submitted:
        if (is_unsubmitted(state)) return submitted;
        break;
    case ReturnActKind::sent_back:
        if (was_submitted) return sent_back;
        break;
    case ReturnActKind::agreed:
        if (state == submitted) return agreed;
        break;
    case ReturnActKind::frozen:
        if (state == agreed) return frozen;
        break;
    case ReturnActKind::lapsed:
        if (is_unsubmitted(state)) return lapsed;
        break;
    case ReturnActKind::set_aside:
        if (is_unsubmitted(state) || state == submitted) return set_aside;
        break;
    case ReturnActKind::asked_again:
        if (state == set_aside) return not_started;
        break;
    }
    return std::nullopt;
}

}  // namespace

std::span<const ReturnState> all_return_states() {
    return states;
}

std::string_view name_of(ReturnState state) {
    return std::ranges::find(state_names, state, &StateName::state)->name;
}

std::string_view title_of(ReturnState state) {
    return std::ranges::find(state_names, state, &StateName::state)->title;
}

std::string_view name_of(ReturnActKind kind) {
    return std::ranges::find(act_names, kind, &ActName::kind)->name;
}

std::string_view title_of(ReturnActKind kind) {
    return std::ranges::find(act_names, kind, &ActName::kind)->title;
}

std::optional<ReturnState> return_state_named(std::string_view name) {
    const auto* const found = std::ranges::find(state_names, name, &StateName::name);
    return found == state_names.end() ? std::nullopt : std::optional(found->state);
}

std::string who_acted(const ReturnAct& act) {
    return act.for_person ? act.person_name + " for " + act.for_name : act.person_name;
}

std::optional<ReturnActKind> return_act_named(std::string_view name) {
    const auto* const found = std::ranges::find(act_names, name, &ActName::name);
    return found == act_names.end() ? std::nullopt : std::optional(found->kind);
}

std::expected<ReturnState, std::string> after(ReturnState state, ReturnActKind act) {
    if (const auto next = follows(state, act)) return *next;
    return std::unexpected(why_not(state, act));
}

ReturnState state_after(std::span<const ReturnAct> acts) {
    auto state = not_started;
    for (const auto& act : acts)
        state = after(state, act.kind).value_or(state);
    return state;
}

std::optional<std::string> why_not_writable(PeriodState period, ReturnState state, Writer writer) {
    if (!is_unsubmitted(state)) return why_not(state, ReturnActKind::saved);
    switch (period) {
    case PeriodState::planned:
        return "The period is not open yet";
    case PeriodState::open:
        return std::nullopt;
    case PeriodState::closed:
        if (writer == Writer::lead || state == sent_back) return std::nullopt;
        return "The period is closed: ask your equality lead to take a late return";
    case PeriodState::frozen:
        return "The period is frozen: nothing in it can be changed any more";
    }
    return std::nullopt;
}

std::optional<Meaning> counted_as(ReturnState state, const std::optional<Status>& status) {
    if (state == set_aside) return std::nullopt;
    const bool counts = state == submitted || state == agreed || state == frozen;
    return counts && status ? status->meaning : Meaning::not_reported;
}

Faults faults_of_draft(const ReturnContent& content) {
    Faults faults;
    if (content.commentary.size() > longest_commentary) {
        faults.push_back({"commentary", "The commentary must be 10,000 characters or fewer"});
    }
    if (content.progress.words.size() > longest_progress) {
        faults.push_back({"progress", "Progress must be 500 characters or fewer"});
    }
    return faults;
}

Faults faults_of_submission(const ReturnContent& content) {
    Faults faults;
    if (!content.status || content.status->meaning == Meaning::not_reported) {
        faults.push_back({"status", "Select how the measure stands"});
    }
    if (trimmed(content.commentary).empty()) {
        faults.push_back({"commentary", "Enter what happened in this period"});
    }
    std::ranges::move(faults_of_draft(content), std::back_inserter(faults));
    return faults;
}

ReturnContent with_honest_carry(ReturnContent content, const std::optional<MeasureReturn>& source) {
    const bool is_repeat = source && content.carried_from == source->id
                           && !trimmed(content.commentary).empty()
                           && squeezed(content.commentary) == squeezed(source->content.commentary);
    if (!is_repeat) content.carried_from.reset();
    return content;
}

}  // namespace dueregard::plan
