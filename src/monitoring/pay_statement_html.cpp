#include "monitoring/pay_statement_html.hpp"

#include "base/ensure.hpp"
#include "base/text.hpp"
#include "monitoring/pay_gap_words.hpp"
#include "web/link.hpp"
#include "web/scroll_region.hpp"
#include "web/stacked_bar_chart.hpp"
#include "web/table.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <cstdlib>

namespace dueregard::monitoring {

using web::Html;
using web::operator""_html;

namespace {

constexpr std::array<std::string_view, band_count> band_titles{
    "Lower", "Lower middle", "Upper middle", "Upper"
};

/// More faults than anybody reads at once; they are told how many are left.
constexpr std::size_t most_faults_shown = 1'000;

std::string anchor_of(Characteristic by) {
    switch (by) {
    case Characteristic::sex:
        return "sex";
    case Characteristic::ethnic_group:
        return "ethnic-group";
    case Characteristic::disability:
        return "disability";
    }
    ensure(false, "a characteristic is one of those listed");
    return {};
}

Html paragraph(std::string_view text) {
    return Html{} << R"(<p class="govuk-body">)"_html << text << "</p>\n";
}

Html sentences_html(const std::vector<std::string>& sentences) {
    Html list = R"(<ul class="govuk-list govuk-list--bullet">)"_html;
    for (const auto& sentence : sentences)
        list << "<li>" << sentence << "</li>";
    return list << "</ul>\n";
}

web::TableCell figure_cell(const Figure& figure) {
    if (!figure.value) return {.text = "Cannot be calculated"};
    return {.text = percent_text(figure.value->tenths) + "%", .format = "numeric"};
}

web::TableCell count_cell(std::int64_t count, const PayGap& gap) {
    if (gap.relevant == 0) return {.text = "Not shown"};
    return {.text = grouped(count), .format = "numeric"};
}

Html groups_table(const PayGapReport& report) {
    const auto id = anchor_of(report.by) + "-groups";
    web::Table table{
        .caption = fmt::format("{}: figures of each group", title_of(report.by)),
        .caption_classes = "govuk-table__caption--s",
        .caption_id = id,
        .head =
            {{.text = "Group"},
             {.text = "Employees", .format = "numeric"},
             {.text = "On full pay", .format = "numeric"},
             {.text = "Mean gap", .format = "numeric"},
             {.text = "Median gap", .format = "numeric"},
             {.text = "Paid a bonus", .format = "numeric"},
             {.text = "Mean bonus gap", .format = "numeric"},
             {.text = "Median bonus gap", .format = "numeric"}},
        .rows = {},
        .first_cell_is_header = true
    };
    for (std::size_t i = 0; i < report.gap.groups.size(); ++i) {
        const auto& group = report.gap.groups[i];
        web::TableRow row{
            {.text = group.name},
            count_cell(group.relevant, report.gap),
            count_cell(group.full_pay, report.gap)
        };
        const web::TableCell compared{.text = "Compared with"};
        row.push_back(i == 0 ? compared : figure_cell(group.mean_gap));
        row.push_back(i == 0 ? compared : figure_cell(group.median_gap));
        row.push_back(figure_cell(group.bonus_proportion));
        row.push_back(i == 0 ? compared : figure_cell(group.bonus_mean_gap));
        row.push_back(i == 0 ? compared : figure_cell(group.bonus_median_gap));
        table.rows.push_back(std::move(row));
    }
    return web::scroll_region({.labelled_by = id, .content = web::table(table)});
}

/// The reference group and the others: two parts of each bar, whatever the groups.
Html bands_html(const PayGapReport& report) {
    const auto& gap = report.headline;
    if (!gap.bands_why_not.empty())
        return paragraph(fmt::format("The pay bands cannot be calculated. {}", gap.bands_why_not));
    web::StackedBarChart chart{
        .text =
            {.id = anchor_of(report.by) + "-bands",
             .headline = fmt::format("{}: who is in each quarter of the pay", title_of(report.by)),
             .subtitle = fmt::format(
                 "{}: share of each pay band, employees on full pay on {}",
                 title_of(report.by),
                 long_date(report.snapshot)
             ),
             .source = {},
             .csv_href = {}},
        .numbers = web::StackedNumbers::tenths_of_percent,
        .series =
            {{.name = gap.groups[0].name, .symbol = "●", .fill = web::Fill::blue},
             {.name = gap.groups[1].name, .symbol = "○", .fill = web::Fill::teal_stripes}},
        .bars = {},
        .label_heading = "Pay band"
    };
    for (std::size_t i = 0; i < band_count; ++i)
        chart.bars.push_back({.label = std::string(band_titles[i]), .counts = gap.bands[i].tenths});
    return web::stacked_bar_chart(chart);
}

std::string breakdown_caption(const PayGapReport& report, std::string_view of) {
    return fmt::format("{}: the gap within each {}", title_of(report.by), of);
}

Html breakdown_html(
    const PayGapReport& report, const std::optional<PayBreakdown>& breakdown, std::string_view of
) {
    Html html;
    if (!breakdown) return html;
    if (!breakdown->why_not.empty())
        return html << R"(<h3 class="govuk-heading-s">)"_html << breakdown_caption(report, of) << "</h3>\n"
                    << paragraph(breakdown->why_not);
    const auto id = fmt::format("{}-by-{}", anchor_of(report.by), of);
    web::Table table{
        .caption = breakdown_caption(report, of),
        .caption_classes = "govuk-table__caption--s",
        .caption_id = id,
        .head =
            {{.text = of == "grade" ? "Grade" : "Directorate"},
             {.text = report.headline.groups[0].name, .format = "numeric"},
             {.text = report.headline.groups[1].name, .format = "numeric"},
             {.text = "Mean gap", .format = "numeric"},
             {.text = "Median gap", .format = "numeric"}},
        .rows = {},
        .first_cell_is_header = true
    };
    for (const auto& division : breakdown->divisions) {
        table.rows.push_back(
            {{.text = division.name},
             {.text = grouped(division.reference), .format = "numeric"},
             {.text = grouped(division.others), .format = "numeric"},
             figure_cell(division.mean_gap),
             figure_cell(division.median_gap)}
        );
    }
    html << web::scroll_region({.labelled_by = id, .content = web::table(table)});
    if (!breakdown->put_together.empty()) {
        html << paragraph(fmt::format(
            "Put together, because fewer than {} of either group are in one of them: {}.",
            std::max(report.minimum, least_in_division),
            join(breakdown->put_together, ", ")
        ));
    }
    if (breakdown->parts) html << paragraph(parts_sentence(*breakdown->parts, of));
    return html;
}

std::string left_out_sentence(const PayGapReport& report) {
    const auto unknown = report.prefer_not_to_say + report.not_answered + report.another_answer;
    const auto known = report.rows - unknown;
    const auto tenths = report.rows == 0 ? 0 : known * 1'000 / report.rows;
    return fmt::format(
        "Known for {}% of employees. Those of whom it is not known, who would not say or who gave another answer are in no "
        "figure.",
        percent_text(tenths)
    );
}

std::string movement_sentence(const GapMovement& movement) {
    const auto change = movement.now_tenths - movement.before_tenths;
    const auto how = change == 0 ? std::string("the same as")
                                 : fmt::format(
                                       "{} percentage points {} than",
                                       percent_text(std::abs(change)),
                                       change > 0 ? "higher" : "lower"
                                   );
    return fmt::format(
        "The mean gap in hourly pay is {}%, {} the {}% of the statement before.",
        percent_text(movement.now_tenths),
        how,
        percent_text(movement.before_tenths)
    );
}

std::string moved_by(std::string_view what, double points) {
    const auto tenths = std::lround(points * 10.0);
    if (tenths == 0) return fmt::format("{} did not move it.", what);
    return fmt::format(
        "{} moved it {} by {} percentage points.",
        what,
        tenths > 0 ? "up" : "down",
        percent_text(std::abs(tenths))
    );
}

Html movement_html(const std::optional<GapMovement>& movement) {
    Html html;
    if (!movement) return html;
    html << R"(<h3 class="govuk-heading-s">What moved it</h3>)"_html << "\n"
         << paragraph(movement_sentence(*movement));
    if (movement->parts)
        html << sentences_html(
            {moved_by("Who works in which grade", movement->parts->mix),
             moved_by("Pay within the same grade", movement->parts->rate)}
        );
    return html;
}

}  // namespace

std::string path_of(PayStatementId id) {
    return "/pay-gaps/" + address(id);
}

std::string title_of(const PayStatement& statement) {
    return "Pay gaps on " + long_date(statement.snapshot);
}

Html gap_html(const PayGapReport& report, const std::optional<GapMovement>& movement) {
    Html html;
    html << R"(<h2 class="govuk-heading-m" id=")"_html << anchor_of(report.by) << R"(">)"_html
         << title_of(report.by) << "</h2>\n"
         << sentences_html(gap_sentences(report.headline)) << paragraph(left_out_sentence(report))
         << movement_html(movement) << bands_html(report) << groups_table(report);
    if (!report.put_together.empty()) {
        html << paragraph(fmt::format(
            "Put together as “{}”, being too small to be spoken of alone: {}.",
            report.gap.groups.back().name,
            join(report.put_together, ", ")
        ));
    }
    return html << breakdown_html(report, report.grades, "grade")
                << breakdown_html(report, report.directorates, "directorate");
}

Html actions_html(const accounts::Visit& visit, const PayStatement& statement) {
    Html html = R"(<h2 class="govuk-heading-m" id="actions">What we do about it</h2>)"_html;
    html << "\n";
    if (statement.actions.empty()) {
        html << paragraph("No action is planned yet.");
    } else {
        web::Table table{
            .caption = "The action plan",
            .caption_classes = "govuk-visually-hidden",
            .caption_id = "action-plan",
            .head = {{.text = "Action"}, {.text = "Stage"}, {.text = "What we do"}},
            .rows = {},
            .first_cell_is_header = true
        };
        for (const auto& planned : statement.actions) {
            const auto* const action = find_pay_action(planned.key);
            ensure(action != nullptr, "only actions of the list are kept");
            const web::Content name =
                action->guidance.empty()
                    ? web::Content(action->name)
                    : web::Content(web::link({.text = action->name, .href = std::string(action->guidance)}));
            table.rows.push_back({{.text = name}, {.text = title_of(planned.stage)}, {.text = planned.words}}
            );
        }
        html << web::scroll_region({.labelled_by = "action-plan", .content = web::table(table)});
    }
    if (visit.may(accounts::Permission::run_pay_gaps))
        html << R"(<p class="govuk-body">)"_html
             << web::link({.text = "Change the action plan", .href = path_of(statement.id) + "/actions"})
             << "</p>\n";
    return html;
}

Html comparison_html(const accounts::Visit& visit, const PayStatement& statement) {
    Html html;
    const bool may = visit.may(accounts::Permission::run_pay_gaps);
    if (!statement.comparison && !may) return html;
    html << R"(<h2 class="govuk-heading-m" id="councils">Beside other councils</h2>)"_html << "\n";
    if (statement.comparison) {
        html << sentences_html(comparison_sentences(*statement.comparison))
             << paragraph(fmt::format(
                    "Source: {}, returns published by the gender pay gap service.",
                    statement.comparison->source
                ));
    }
    if (may)
        html << R"(<p class="govuk-body">)"_html
             << web::link(
                    {.text = "Compare with a year's published returns",
                     .href = path_of(statement.id) + "/comparison"}
                )
             << "</p>\n";
    return html;
}

Html faults_html(const PayrollProblem& problem) {
    web::Table table{
        .caption = fmt::format(
            "{} faults in {} of {} rows", problem.faults.size(), problem.faulty_rows, problem.rows
        ),
        .caption_classes = "govuk-table__caption--m",
        .caption_id = "faults",
        .head = {{.text = "Line", .format = "numeric"}, {.text = "What is wrong"}},
        .rows = {}
    };
    for (const auto& fault : problem.faults) {
        if (table.rows.size() == most_faults_shown) break;
        table.rows.push_back(
            {{.text = std::to_string(fault.line), .format = "numeric"}, {.text = fault.sentence}}
        );
    }
    Html html = web::scroll_region({.labelled_by = "faults", .content = web::table(table)});
    if (problem.faults.size() > most_faults_shown)
        html << paragraph(fmt::format(
            "The first {} are shown. Mend them and read the file again to see the rest.",
            grouped(most_faults_shown)
        ));
    return html;
}

}  // namespace dueregard::monitoring
