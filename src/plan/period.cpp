#include "plan/period.hpp"

#include "base/text.hpp"

#include <fmt/core.h>

#include <array>

namespace dueregard::plan {

namespace {

using namespace std::chrono;

constexpr std::size_t longest_label = 200;
constexpr int days_for_returns = 14;

constexpr std::array state_names = {
    std::pair{PeriodState::planned, std::string_view("planned")},
    std::pair{PeriodState::open, std::string_view("open")},
    std::pair{PeriodState::closed, std::string_view("closed")},
    std::pair{PeriodState::frozen, std::string_view("frozen")}
};

constexpr std::array act_names = {
    std::pair{PeriodActKind::opened, std::string_view("opened")},
    std::pair{PeriodActKind::reminded, std::string_view("reminded")},
    std::pair{PeriodActKind::closed, std::string_view("closed")},
    std::pair{PeriodActKind::frozen, std::string_view("frozen")}
};

template <class Names>
std::string_view name_in(const Names& names, auto value) {
    for (const auto& [key, name] : names) {
        if (key == value) return name;
    }
    return "";
}

std::string no_such_act(PeriodState state, PeriodActKind act) {
    if (state == PeriodState::frozen) return "The period is frozen: nothing in it can be changed any more";
    switch (act) {
    case PeriodActKind::opened:
        return "The period is already open";
    case PeriodActKind::reminded:
        return "Owners can only be reminded while the period is open";
    case PeriodActKind::closed:
        return "Only an open period can be closed";
    case PeriodActKind::frozen:
        return "Close the period before you freeze it";
    }
    return "";
}

}  // namespace

std::string_view name_of(PeriodState state) {
    return name_in(state_names, state);
}

std::string_view name_of(PeriodActKind kind) {
    return name_in(act_names, kind);
}

std::string_view title_of(PeriodState state) {
    switch (state) {
    case PeriodState::planned:
        return "Not open yet";
    case PeriodState::open:
        return "Open";
    case PeriodState::closed:
        return "Closed";
    case PeriodState::frozen:
        return "Frozen";
    }
    return "";
}

std::optional<PeriodState> period_state_named(std::string_view name) {
    for (const auto& [state, known] : state_names) {
        if (known == name) return state;
    }
    return std::nullopt;
}

std::optional<PeriodActKind> period_act_named(std::string_view name) {
    for (const auto& [kind, known] : act_names) {
        if (known == name) return kind;
    }
    return std::nullopt;
}

std::expected<PeriodState, std::string> after(PeriodState state, PeriodActKind act) {
    const bool is_open = state == PeriodState::open;
    const bool is_closed = state == PeriodState::closed;
    if (act == PeriodActKind::opened && (state == PeriodState::planned || is_closed))
        return PeriodState::open;
    if (act == PeriodActKind::reminded && is_open) return PeriodState::open;
    if (act == PeriodActKind::closed && is_open) return PeriodState::closed;
    if (act == PeriodActKind::frozen && is_closed) return PeriodState::frozen;
    return std::unexpected(no_such_act(state, act));
}

PeriodState state_after(std::span<const PeriodAct> acts) {
    auto state = PeriodState::planned;
    for (const auto& act : acts)
        state = after(state, act.kind).value_or(state);
    return state;
}

Faults faults_of(const Period& period) {
    Faults faults;
    if (trimmed(period.label).empty()) faults.push_back({"label", "Enter the name of the period"});
    if (period.label.size() > longest_label) {
        faults.push_back({"label", "The name of the period must be 200 characters or fewer"});
    }
    if (period.days.to < period.days.from) faults.push_back({"to", "The period must end after it begins"});
    if (period.returns_due < period.days.from) {
        faults.push_back({"returns_due", "Returns must be due after the period begins"});
    }
    return faults;
}

Period quarter_of(Date date) {
    const auto quarter_from_january = (static_cast<unsigned>(date.month()) - 1) / 3;
    const auto quarter = (quarter_from_january + 3) % 4 + 1;
    const auto first_month = month{quarter_from_january * 3 + 1};
    const int starts_in = static_cast<int>(date.year()) - (quarter == 4 ? 1 : 0);
    const DateRange days{
        .from = date.year() / first_month / 1, .to = last_day_of(date.year(), first_month + months{2})
    };
    return {
        .label = fmt::format("Quarter {}, {}/{:02}", quarter, starts_in, (starts_in + 1) % 100),
        .days = days,
        .returns_due = add_days(days.to, days_for_returns)
    };
}

}  // namespace dueregard::plan
