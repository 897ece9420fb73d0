#include "monitoring/pay_gap_report.hpp"

#include "base/text.hpp"
#include "monitoring/pay_gap_words.hpp"
#include "monitoring/small_groups.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace dueregard::monitoring {

namespace {

constexpr std::array<std::string_view, band_count> band_titles = {
    "Lower", "Lower middle", "Upper middle", "Upper"
};

/// The reference group and all others.
PayGroups headline_groups(const PayGroups& groups) {
    const auto other = groups.names.size() == 2 ? groups.names[1] : std::string("All other groups");
    return {.names = {groups.names.front(), other}, .minimum = groups.minimum};
}

PayGap headline_of(std::vector<PaidEmployee> employees, const PayGroups& groups) {
    for (auto& employee : employees) {
        if (employee.group != no_group && employee.group > 0) employee.group = 1;
    }
    return pay_gap(employees, headline_groups(groups));
}

std::optional<PayBreakdown> breakdown_of(
    const std::vector<PaidEmployee>& employees,
    const PayDivisions& divisions,
    const PayGroups& groups,
    std::string_view other_name
) {
    if (divisions.names.empty()) return std::nullopt;
    auto two = headline_groups(groups);
    two.minimum = std::max(two.minimum, least_in_division);
    return pay_breakdown(employees, divisions, two, other_name);
}

void append_groups(std::string& out, const PayGap& gap) {
    for (const auto& group : gap.groups) {
        out += fmt::format(
            "{}: {} relevant employees, {} on full pay",
            group.name,
            grouped(group.relevant),
            grouped(group.full_pay)
        );
        if (group.mean)
            out += fmt::format("; mean £{:.2f} and median £{:.2f} an hour", *group.mean, *group.median);
        if (group.bonus_proportion.value)
            out += fmt::format("; {}% were paid a bonus", percent_text(group.bonus_proportion.value->tenths));
        out += ".\n";
    }
}

void append_bands(std::string& out, const PayGap& gap) {
    if (!gap.bands_why_not.empty()) {
        out += fmt::format("The pay bands cannot be calculated. {}\n", gap.bands_why_not);
        return;
    }
    for (std::size_t i = 0; i < band_count; ++i) {
        const auto& band = gap.bands[i];
        std::vector<std::string> shares;
        for (std::size_t k = 0; k < gap.groups.size(); ++k)
            shares.push_back(fmt::format("{} {}%", gap.groups[k].name, percent_text(band.tenths[k])));
        out += fmt::format(
            "{} band, {} {}: {}.\n",
            band_titles[i],
            grouped(band.employees),
            band.employees == 1 ? "employee" : "employees",
            join(shares, ", ")
        );
    }
}

std::string gap_text(const Figure& figure) {
    return figure.value ? percent_text(figure.value->tenths) + "%" : "cannot be calculated";
}

void append_breakdown(
    std::string& out,
    const PayGap& headline,
    const std::optional<PayBreakdown>& breakdown,
    std::string_view of
) {
    if (!breakdown) return;
    out += fmt::format("\nBy {}\n", of);
    if (!breakdown->why_not.empty()) out += breakdown->why_not + '\n';
    for (const auto& division : breakdown->divisions) {
        out += fmt::format(
            "{}: mean gap {}, median gap {} ({} {}, {} {} on full pay).\n",
            division.name,
            gap_text(division.mean_gap),
            gap_text(division.median_gap),
            grouped(division.reference),
            members_of(headline.groups[0].name),
            grouped(division.others),
            members_of(headline.groups[1].name)
        );
    }
    if (!breakdown->put_together.empty())
        out += fmt::format("Put together, being too small: {}.\n", join(breakdown->put_together, ", "));
    if (breakdown->parts) out += parts_sentence(*breakdown->parts, of) + '\n';
}

void append_left_out(std::string& out, const PayGapReport& report) {
    if (report.prefer_not_to_say > 0)
        out += fmt::format(
            "Preferred not to say, and so in no figure: {}.\n", grouped(report.prefer_not_to_say)
        );
    if (report.not_answered > 0)
        out += fmt::format("Not known, and so in no figure: {}.\n", grouped(report.not_answered));
    if (report.another_answer > 0)
        out += fmt::format(
            "Neither man nor woman by their own answer, and so in no figure: {}.\n",
            grouped(report.another_answer)
        );
    if (!report.put_together.empty()) {
        out += fmt::format(
            "Put together as “{}”, being too small to be spoken of alone (fewer than {}, or needed to hide those): {}.\n",
            other_groups,
            report.minimum,
            join(report.put_together, ", ")
        );
    }
    if (report.faults.empty()) return;
    out += fmt::format("\nRows that are in no figure: {} of {}\n", report.faulty_rows, report.rows);
    for (const auto& fault : report.faults)
        out += fmt::format("  Line {}: {}\n", fault.line, fault.sentence);
}

}  // namespace

PayGapReport pay_gap_report(Payroll payroll, Characteristic by, Date snapshot, std::int64_t minimum) {
    PayGapReport report{.by = by, .snapshot = snapshot, .minimum = minimum};
    PayGroups groups{.names = std::move(payroll.groups), .minimum = minimum};
    report.put_together = put_small_together(payroll.employees, groups);
    report.gap = pay_gap(payroll.employees, groups);
    report.grades = breakdown_of(payroll.employees, payroll.grades, groups, "Other grades");
    report.directorates = breakdown_of(payroll.employees, payroll.directorates, groups, "Other directorates");
    report.headline =
        groups.names.size() == 2 ? report.gap : headline_of(std::move(payroll.employees), groups);
    report.rows = payroll.rows;
    report.prefer_not_to_say = payroll.prefer_not_to_say;
    report.not_answered = payroll.not_answered;
    report.another_answer = payroll.another_answer;
    report.faulty_rows = payroll.faulty_rows;
    report.faults = std::move(payroll.faults);
    return report;
}

std::string pay_gap_text(const PayGapReport& report) {
    auto out = fmt::format("Pay gap on {}\n\n", long_date(report.snapshot));
    append_groups(out, report.gap);
    out += '\n';
    if (report.gap.groups.size() > 2) {
        for (const auto& sentence : gap_sentences(report.headline))
            out += sentence + '\n';
        out += '\n';
    }
    for (const auto& sentence : gap_sentences(report.gap))
        out += sentence + '\n';
    out += '\n';
    append_bands(out, report.gap);
    append_breakdown(out, report.headline, report.grades, "grade");
    append_breakdown(out, report.headline, report.directorates, "directorate");
    append_left_out(out, report);
    return out;
}

}  // namespace dueregard::monitoring
