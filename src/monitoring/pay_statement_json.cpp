// How the register keeps the figures of a statement: one JSON object, written once and then only read.

#include "base/ensure.hpp"
#include "monitoring/pay_statement.hpp"

#include <nlohmann/json.hpp>

#include <utility>

namespace dueregard::monitoring {

namespace {

using Json = nlohmann::ordered_json;

constexpr int layout = 1;

/// Tenths of a percent, or the reason why there is none.
Json json_of(const Figure& figure) {
    return figure.value ? Json(figure.value->tenths) : Json(figure.why_not);
}

Figure figure_in(const Json& json) {
    if (json.is_string()) return {.value = std::nullopt, .why_not = json.get<std::string>()};
    const auto tenths = json.get<std::int64_t>();
    return {
        .value = Percentage{.exact = static_cast<double>(tenths) / 10.0, .tenths = tenths}, .why_not = {}
    };
}

Json json_of(const PayGap& gap) {
    Json groups = Json::array();
    for (const auto& group : gap.groups) {
        groups.push_back(
            {{"name", group.name},
             {"relevant", group.relevant},
             {"full_pay", group.full_pay},
             {"paid_bonus", group.paid_bonus},
             {"bonus_proportion", json_of(group.bonus_proportion)},
             {"mean_gap", json_of(group.mean_gap)},
             {"median_gap", json_of(group.median_gap)},
             {"bonus_mean_gap", json_of(group.bonus_mean_gap)},
             {"bonus_median_gap", json_of(group.bonus_median_gap)}}
        );
    }
    Json bands = Json::array();
    for (const auto& band : gap.bands)
        bands.push_back({{"employees", band.employees}, {"tenths", band.tenths}});
    return {
        {"groups", std::move(groups)},
        {"bands", std::move(bands)},
        {"bands_why_not", gap.bands_why_not},
        {"relevant", gap.relevant},
        {"full_pay", gap.full_pay}
    };
}

PayGap gap_in(const Json& json) {
    PayGap gap;
    for (const auto& group : json.at("groups")) {
        gap.groups.push_back(
            {.name = group.at("name").get<std::string>(),
             .relevant = group.at("relevant").get<std::int64_t>(),
             .full_pay = group.at("full_pay").get<std::int64_t>(),
             .paid_bonus = group.at("paid_bonus").get<std::int64_t>(),
             .mean = std::nullopt,
             .median = std::nullopt,
             .bonus_proportion = figure_in(group.at("bonus_proportion")),
             .mean_gap = figure_in(group.at("mean_gap")),
             .median_gap = figure_in(group.at("median_gap")),
             .bonus_mean_gap = figure_in(group.at("bonus_mean_gap")),
             .bonus_median_gap = figure_in(group.at("bonus_median_gap"))}
        );
    }
    for (std::size_t i = 0; i < band_count; ++i) {
        const auto& band = json.at("bands").at(i);
        gap.bands[i].employees = band.at("employees").get<std::int64_t>();
        gap.bands[i].tenths = band.at("tenths").get<std::vector<std::int64_t>>();
    }
    gap.bands_why_not = json.at("bands_why_not").get<std::string>();
    gap.relevant = json.at("relevant").get<std::int64_t>();
    gap.full_pay = json.at("full_pay").get<std::int64_t>();
    return gap;
}

Json json_of(const std::optional<PayBreakdown>& breakdown) {
    if (!breakdown) return nullptr;
    Json divisions = Json::array();
    for (const auto& division : breakdown->divisions) {
        divisions.push_back(
            {{"name", division.name},
             {"reference", division.reference},
             {"others", division.others},
             {"mean_gap", json_of(division.mean_gap)},
             {"median_gap", json_of(division.median_gap)}}
        );
    }
    Json json{{"divisions", std::move(divisions)}, {"put_together", breakdown->put_together}};
    json["why_not"] = breakdown->why_not;
    json["parts"] = nullptr;
    if (breakdown->parts) json["parts"] = {{"mix", breakdown->parts->mix}, {"rate", breakdown->parts->rate}};
    return json;
}

std::optional<PayBreakdown> breakdown_in(const Json& json) {
    if (json.is_null()) return std::nullopt;
    PayBreakdown breakdown;
    for (const auto& division : json.at("divisions")) {
        breakdown.divisions.push_back(
            {.name = division.at("name").get<std::string>(),
             .reference = division.at("reference").get<std::int64_t>(),
             .others = division.at("others").get<std::int64_t>(),
             .mean_gap = figure_in(division.at("mean_gap")),
             .median_gap = figure_in(division.at("median_gap"))}
        );
    }
    breakdown.put_together = json.at("put_together").get<std::vector<std::string>>();
    breakdown.why_not = json.at("why_not").get<std::string>();
    if (const auto& parts = json.at("parts"); !parts.is_null())
        breakdown.parts =
            GapParts{.mix = parts.at("mix").get<double>(), .rate = parts.at("rate").get<double>()};
    return breakdown;
}

Json json_of(const PayGapReport& report) {
    return {
        {"by", static_cast<int>(report.by)},
        {"minimum", report.minimum},
        {"gap", json_of(report.gap)},
        {"headline", json_of(report.headline)},
        {"put_together", report.put_together},
        {"grades", json_of(report.grades)},
        {"directorates", json_of(report.directorates)},
        {"rows", report.rows},
        {"prefer_not_to_say", report.prefer_not_to_say},
        {"not_answered", report.not_answered},
        {"another_answer", report.another_answer}
    };
}

PayGapReport report_in(const Json& json, Date snapshot) {
    return {
        .by = static_cast<Characteristic>(json.at("by").get<int>()),
        .snapshot = snapshot,
        .minimum = json.at("minimum").get<std::int64_t>(),
        .gap = gap_in(json.at("gap")),
        .headline = gap_in(json.at("headline")),
        .put_together = json.at("put_together").get<std::vector<std::string>>(),
        .grades = breakdown_in(json.at("grades")),
        .directorates = breakdown_in(json.at("directorates")),
        .rows = json.at("rows").get<std::int64_t>(),
        .prefer_not_to_say = json.at("prefer_not_to_say").get<std::int64_t>(),
        .not_answered = json.at("not_answered").get<std::int64_t>(),
        .another_answer = json.at("another_answer").get<std::int64_t>(),
        .faults = {}
    };
}

Json json_of(const GapAmongOthers& standing) {
    return {
        standing.own,
        standing.lower,
        standing.same,
        standing.higher,
        standing.lower_quartile,
        standing.median,
        standing.upper_quartile
    };
}

GapAmongOthers standing_in(const Json& json) {
    const auto number = [&](std::size_t place) { return json.at(place).get<std::int64_t>(); };
    return {
        .own = number(0),
        .lower = number(1),
        .same = number(2),
        .higher = number(3),
        .lower_quartile = number(4),
        .median = number(5),
        .upper_quartile = number(6)
    };
}

std::string text_of(const Json& json) {
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace

std::string kept_text(const std::vector<PayGapReport>& gaps) {
    Json all = Json::array();
    for (const auto& gap : gaps)
        all.push_back(json_of(gap));
    return text_of({{"layout", layout}, {"gaps", std::move(all)}});
}

std::vector<PayGapReport> kept_gaps(std::string_view text, Date snapshot) {
    const auto json = Json::parse(text);
    ensure(json.at("layout").get<int>() == layout, "the figures of a statement have a layout that is known");
    std::vector<PayGapReport> gaps;
    for (const auto& gap : json.at("gaps"))
        gaps.push_back(report_in(gap, snapshot));
    return gaps;
}

std::string kept_text(const ReturnComparison& comparison) {
    return text_of(
        {{"source", comparison.source},
         {"councils", comparison.councils},
         {"mean", json_of(comparison.mean)},
         {"median", json_of(comparison.median)}}
    );
}

std::optional<ReturnComparison> kept_comparison(std::string_view text) {
    if (text.empty()) return std::nullopt;
    const auto json = Json::parse(text);
    return ReturnComparison{
        .source = json.at("source").get<std::string>(),
        .councils = json.at("councils").get<std::int64_t>(),
        .mean = standing_in(json.at("mean")),
        .median = standing_in(json.at("median"))
    };
}

}  // namespace dueregard::monitoring
