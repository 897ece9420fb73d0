#include "monitoring/pay_statement.hpp"

#include "base/ensure.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

namespace dueregard::monitoring {

namespace {

constexpr std::array all_characteristics{
    Characteristic::sex, Characteristic::ethnic_group, Characteristic::disability
};

bool is_of_enough(const PayGap& gap, std::int64_t minimum) {
    return minimum <= 1 || std::ranges::all_of(gap.groups, [&](const GroupPay& group) {
               return group.full_pay >= minimum;
           });
}

void leave_out_pounds(PayGap& gap) {
    for (auto& group : gap.groups) {
        group.mean.reset();
        group.median.reset();
    }
    for (auto& band : gap.bands)
        band.counts.clear();
}

void leave_out_counts(PayGap& gap) {
    gap.relevant = gap.full_pay = gap.without_group = 0;
    for (auto& group : gap.groups)
        group.relevant = group.full_pay = group.paid_bonus = 0;
}

/// As tenths say it, for a figure is kept as it is printed.
void keep_as_printed(Figure& figure) {
    if (figure.value) figure.value->exact = static_cast<double>(figure.value->tenths) / 10.0;
}

void keep_as_printed(PayGap& gap) {
    for (auto& group : gap.groups) {
        for (auto* figure :
             {&group.bonus_proportion,
              &group.mean_gap,
              &group.median_gap,
              &group.bonus_mean_gap,
              &group.bonus_median_gap})
            keep_as_printed(*figure);
    }
}

void keep_as_printed(std::optional<PayBreakdown>& breakdown) {
    if (!breakdown) return;
    for (auto& division : breakdown->divisions) {
        keep_as_printed(division.mean_gap);
        keep_as_printed(division.median_gap);
    }
}

struct StateRow {
    PayStatementState state = PayStatementState::draft;
    std::string_view name;
    std::string_view title;
};

constexpr std::array<StateRow, 3> states{
    {{PayStatementState::draft, "draft", "Draft"},
     {PayStatementState::published, "published", "Published"},
     {PayStatementState::discarded, "discarded", "Put aside"}}
};

}  // namespace

std::expected<std::vector<PayGapReport>, PayrollProblem>
work_out_gaps(const PayrollFile& file, Date snapshot, std::int64_t minimum) {
    PayrollProblem problem;
    std::vector<PayGapReport> gaps;
    std::set<std::pair<int, std::string>> told;
    std::set<int> faulty;
    for (const auto by : all_characteristics) {
        if (by != Characteristic::sex && !has_column_of(file, by)) continue;
        auto payroll = read_payroll(file, by);
        if (!payroll) {
            problem.refusal = std::move(payroll.error().sentence);
            return std::unexpected(std::move(problem));
        }
        problem.rows = payroll->rows;
        for (auto& fault : payroll->faults) {
            faulty.insert(fault.line);
            if (told.emplace(fault.line, fault.sentence).second) problem.faults.push_back(std::move(fault));
        }
        payroll->faults.clear();
        gaps.push_back(fit_to_keep(
            pay_gap_report(*std::move(payroll), by, snapshot, by == Characteristic::sex ? 1 : minimum)
        ));
    }
    if (problem.rows == 0) problem.refusal = "There is no employee in the payroll.";
    problem.faulty_rows = std::ssize(faulty);
    std::ranges::stable_sort(problem.faults, {}, &PayrollFault::line);
    if (!problem.refusal.empty() || !problem.faults.empty()) return std::unexpected(std::move(problem));
    return gaps;
}

PayGapReport fit_to_keep(PayGapReport report) {
    const bool tells_too_much =
        !is_of_enough(report.gap, report.minimum) || !is_of_enough(report.headline, report.minimum);
    for (auto* gap : {&report.gap, &report.headline}) {
        leave_out_pounds(*gap);
        if (tells_too_much) leave_out_counts(*gap);
        keep_as_printed(*gap);
    }
    keep_as_printed(report.grades);
    keep_as_printed(report.directorates);
    return report;
}

const PayGapReport& gap_by_sex(const PayStatement& statement) {
    ensure(!statement.gaps.empty(), "a statement has the gap by sex");
    return statement.gaps.front();
}

std::optional<GapMovement> movement(const PayGapReport& before, const PayGapReport& now) {
    const auto& then_gap = before.headline.groups.back().mean_gap;
    const auto& now_gap = now.headline.groups.back().mean_gap;
    if (!then_gap.value || !now_gap.value) return std::nullopt;
    GapMovement result{.before_tenths = then_gap.value->tenths, .now_tenths = now_gap.value->tenths};
    if (before.grades && before.grades->parts && now.grades && now.grades->parts) {
        const auto& then_parts = *before.grades->parts;
        const auto& now_parts = *now.grades->parts;
        result.parts =
            GapParts{.mix = now_parts.mix - then_parts.mix, .rate = now_parts.rate - then_parts.rate};
    }
    return result;
}

std::string_view name_of(PayStatementState state) {
    return std::ranges::find(states, state, &StateRow::state)->name;
}

std::string_view title_of(PayStatementState state) {
    return std::ranges::find(states, state, &StateRow::state)->title;
}

PayStatementState pay_statement_state_named(std::string_view name) {
    const auto* const found = std::ranges::find(states, name, &StateRow::name);
    ensure(found != states.end(), "the register knows only these states");
    return found->state;
}

std::string_view title_of(Characteristic characteristic) {
    switch (characteristic) {
    case Characteristic::sex:
        return "Sex";
    case Characteristic::ethnic_group:
        return "Ethnic group";
    case Characteristic::disability:
        return "Disability";
    }
    ensure(false, "a characteristic is one of those listed");
    return {};
}

}  // namespace dueregard::monitoring
