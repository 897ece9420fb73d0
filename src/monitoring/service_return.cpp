#include "monitoring/service_return.hpp"

#include "documents/csv.hpp"
#include "monitoring/pay_gap_words.hpp"

#include <fmt/format.h>

#include <array>
#include <utility>

namespace dueregard::monitoring {

namespace {

constexpr std::int64_t whole = 1'000;
constexpr std::int64_t lowest_gap = -9'999'999'990;

constexpr std::array<std::string_view, band_count> quartiles = {"Lower", "LowerMiddle", "UpperMiddle", "Top"};

class Collector {
public:
    std::int64_t take(const Figure& figure, std::string_view name) {
        if (figure.value) return figure.value->tenths;
        faults.push_back(fmt::format("The {} cannot be calculated. {}", name, figure.why_not));
        return 0;
    }

    std::vector<std::string> faults;
};

bool is_share(std::int64_t tenths) {
    return tenths >= 0 && tenths <= whole;
}

bool is_gap(std::int64_t tenths) {
    return tenths <= whole && tenths >= lowest_gap;
}

std::string text_of(const std::optional<std::int64_t>& tenths) {
    return tenths ? percent_text(*tenths) : "";
}

}  // namespace

std::expected<ServiceReturn, std::vector<std::string>> service_return(const PayGap& gap) {
    if (gap.groups.size() != 2 || gap.groups[0].name != "Male" || gap.groups[1].name != "Female")
        return std::unexpected(std::vector<std::string>{"The service takes figures of men and women only."});
    const auto& men = gap.groups[0];
    const auto& women = gap.groups[1];
    Collector collector;
    ServiceReturn figures{
        .mean_hourly = collector.take(women.mean_gap, "mean gap in hourly pay"),
        .median_hourly = collector.take(women.median_gap, "median gap in hourly pay"),
        .male_bonus = collector.take(men.bonus_proportion, "share of men paid a bonus"),
        .female_bonus = collector.take(women.bonus_proportion, "share of women paid a bonus")
    };
    if (figures.male_bonus > 0) {
        figures.mean_bonus = collector.take(women.bonus_mean_gap, "mean gap in bonus pay");
        figures.median_bonus = collector.take(women.bonus_median_gap, "median gap in bonus pay");
    }
    if (!gap.bands_why_not.empty())
        collector.faults.push_back(fmt::format("The pay bands cannot be calculated. {}", gap.bands_why_not));
    if (!collector.faults.empty()) return std::unexpected(std::move(collector.faults));
    for (std::size_t i = 0; i < band_count; ++i) {
        figures.male[i] = gap.bands[i].tenths[0];
        figures.female[i] = gap.bands[i].tenths[1];
    }
    return figures;
}

std::vector<std::string> refusals_of_service(const ServiceReturn& figures) {
    std::vector<std::string> refusals;
    const auto refuse_unless = [&](bool holds, std::string_view sentence) {
        if (!holds) refusals.emplace_back(sentence);
    };
    refuse_unless(
        is_gap(figures.mean_hourly) && is_gap(figures.median_hourly),
        "A gap in hourly pay lies between -999,999,999 and 100."
    );
    refuse_unless(
        is_share(figures.male_bonus) && is_share(figures.female_bonus), "A share lies between 0 and 100."
    );
    const bool has_bonus_gaps = figures.mean_bonus && figures.median_bonus;
    const bool has_a_bonus_gap = figures.mean_bonus || figures.median_bonus;
    refuse_unless(
        figures.male_bonus > 0 ? has_bonus_gaps : !has_a_bonus_gap,
        "The gaps in bonus pay are given where men were paid a bonus, and only there."
    );
    for (const auto& gap : {figures.mean_bonus, figures.median_bonus})
        refuse_unless(!gap || is_gap(*gap), "A gap in bonus pay lies between -999,999,999 and 100.");
    for (std::size_t i = 0; i < band_count; ++i) {
        refuse_unless(
            is_share(figures.male[i]) && figures.male[i] + figures.female[i] == whole,
            "The shares of men and women in each quarter add up to 100.0."
        );
    }
    return refusals;
}

std::string service_csv(const ServiceReturn& figures) {
    documents::Row headings;
    documents::Row row;
    const auto add = [&](std::string heading, std::string text) {
        headings.cells.push_back({.text = std::move(heading), .at = {}});
        row.cells.push_back({.text = std::move(text), .at = {}});
    };
    add("DiffMeanHourlyPercent", percent_text(figures.mean_hourly));
    add("DiffMedianHourlyPercent", percent_text(figures.median_hourly));
    add("DiffMeanBonusPercent", text_of(figures.mean_bonus));
    add("DiffMedianBonusPercent", text_of(figures.median_bonus));
    add("MaleBonusPercent", percent_text(figures.male_bonus));
    add("FemaleBonusPercent", percent_text(figures.female_bonus));
    for (std::size_t i = 0; i < band_count; ++i) {
        add(fmt::format("Male{}Quartile", quartiles[i]), percent_text(figures.male[i]));
        add(fmt::format("Female{}Quartile", quartiles[i]), percent_text(figures.female[i]));
    }
    return documents::write_csv({.name = {}, .rows = {std::move(headings), std::move(row)}, .header_rows = 1}
    );
}

}  // namespace dueregard::monitoring
