#include "monitoring/published_return.hpp"

#include "base/ensure.hpp"
#include "base/text.hpp"
#include "documents/csv.hpp"
#include "documents/csv_rows.hpp"
#include "monitoring/amount.hpp"
#include "monitoring/pay_gap_words.hpp"
#include "statistics/quantile.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <utility>

namespace dueregard::monitoring {

namespace {

constexpr std::size_t most_columns = 200;

struct ReturnColumns {
    std::size_t employer = 0;
    std::size_t codes = 0;
    std::size_t mean = 0;
    std::size_t median = 0;
};

std::optional<ReturnColumns> columns_of(const std::vector<std::string>& headings) {
    const auto place = [&](std::string_view name) -> std::optional<std::size_t> {
        const auto found = std::ranges::find_if(headings, [&](const std::string& heading) {
            return equals_ignoring_case(trimmed(heading), name);
        });
        if (found == headings.end()) return std::nullopt;
        return static_cast<std::size_t>(found - headings.begin());
    };
    const auto employer = place("EmployerName");
    const auto codes = place("SicCodes");
    const auto mean = place("DiffMeanHourlyPercent");
    const auto median = place("DiffMedianHourlyPercent");
    if (!employer || !codes || !mean || !median) return std::nullopt;
    return ReturnColumns{.employer = *employer, .codes = *codes, .mean = *mean, .median = *median};
}

/// "8", "3.30", "-0.4" as tenths; half a tenth away from nought.
std::optional<std::int64_t> tenths_in(std::string_view text) {
    const auto amount = read_amount(text);
    if (!amount) return std::nullopt;
    constexpr auto tenth = static_cast<double>(one_pound) / 10.0;
    return std::llround(static_cast<double>(*amount) / tenth);
}

bool is_council(std::string_view name, std::string_view codes) {
    if (!codes.contains("84110")) return false;
    constexpr std::array<std::string_view, 4> words{"council", "borough", "city of ", "county of "};
    return std::ranges::any_of(words, [&](std::string_view word) {
        return contains_ignoring_case(name, word);
    });
}

std::optional<PublishedReturn> return_in(const std::vector<std::string>& cells, const ReturnColumns& at) {
    if (cells.size() <= std::max({at.employer, at.codes, at.mean, at.median})) return std::nullopt;
    const auto employer = trimmed(cells[at.employer]);
    const auto mean = tenths_in(trimmed(cells[at.mean]));
    const auto median = tenths_in(trimmed(cells[at.median]));
    if (!mean || !median || !is_council(employer, cells[at.codes])) return std::nullopt;
    return PublishedReturn{.employer = std::string(employer), .mean_tenths = *mean, .median_tenths = *median};
}

GapAmongOthers standing(
    std::int64_t own, const std::vector<PublishedReturn>& others, std::int64_t PublishedReturn::* figure
) {
    GapAmongOthers result{.own = own};
    std::vector<double> values;
    for (const auto& other : others) {
        const auto value = other.*figure;
        (value < own ? result.lower : value > own ? result.higher : result.same) += 1;
        values.push_back(static_cast<double>(value));
    }
    const auto quarter = [&](std::int64_t of_four) {
        const auto value = statistics::quantile(values, {.numerator = of_four, .denominator = 4});
        return static_cast<std::int64_t>(std::llround(*value));
    };
    result.lower_quartile = quarter(1);
    result.median = quarter(2);
    result.upper_quartile = quarter(3);
    return result;
}

std::string standing_sentence(const GapAmongOthers& standing, std::int64_t councils, std::string_view which) {
    return fmt::format(
        "The {} gap in hourly pay here is {}%. Among {} councils the number with a lower one is {}, with the same {}, with "
        "a higher one {}. Half of them lie between {}% and {}%, with {}% in the middle.",
        which,
        percent_text(standing.own),
        grouped(councils),
        grouped(standing.lower),
        grouped(standing.same),
        grouped(standing.higher),
        percent_text(standing.lower_quartile),
        percent_text(standing.upper_quartile),
        percent_text(standing.median)
    );
}

}  // namespace

std::expected<std::vector<PublishedReturn>, documents::Refusal> read_published_returns(std::string_view csv) {
    const auto refuse = [](std::string_view sentence) {
        return std::unexpected(documents::Refusal{std::string(sentence)});
    };
    documents::CsvRows rows(csv, documents::separator_of(csv));
    if (rows.is_at_end()) return refuse("The file of published returns is empty.");
    std::vector<std::string> cells = rows.next(most_columns);
    const auto columns = columns_of(cells);
    if (!columns) {
        return refuse(
            "The file has no columns EmployerName, SicCodes, DiffMeanHourlyPercent and "
            "DiffMedianHourlyPercent: download a year's returns from the gender pay gap service and give that."
        );
    }
    std::vector<PublishedReturn> councils;
    while (!rows.is_at_end()) {
        rows.next(cells, most_columns);
        if (auto found = return_in(cells, *columns)) councils.push_back(*std::move(found));
    }
    if (councils.empty()) return refuse("The file has no return of a council.");
    return councils;
}

ReturnComparison
compare(const PublishedReturn& own, const std::vector<PublishedReturn>& others, std::string source) {
    ensure(!others.empty(), "there is a return to compare with");
    return {
        .source = std::move(source),
        .councils = std::ssize(others),
        .mean = standing(own.mean_tenths, others, &PublishedReturn::mean_tenths),
        .median = standing(own.median_tenths, others, &PublishedReturn::median_tenths)
    };
}

std::vector<std::string> comparison_sentences(const ReturnComparison& comparison) {
    return {
        standing_sentence(comparison.median, comparison.councils, "median"),
        standing_sentence(comparison.mean, comparison.councils, "mean")
    };
}

}  // namespace dueregard::monitoring
