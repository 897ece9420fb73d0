#include "base/ensure.hpp"
#include "monitoring/pay_gap_report.hpp"

#include <nlohmann/json.hpp>

#include <array>
#include <string_view>

namespace dueregard::monitoring {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::array<std::string_view, band_count> band_names = {
    "lower", "lower_middle", "upper_middle", "upper"
};

std::string_view name_of(Characteristic by) {
    switch (by) {
    case Characteristic::sex:
        return "sex";
    case Characteristic::ethnic_group:
        return "ethnicity";
    case Characteristic::disability:
        return "disability";
    }
    ensure(false, "a characteristic is one of those listed");
    return {};
}

Json percent(std::int64_t tenths) {
    return static_cast<double>(tenths) / 10.0;
}

Json rounded(const Figure& figure) {
    return figure.value ? percent(figure.value->tenths) : Json(nullptr);
}

Json unrounded(const Figure& figure) {
    return figure.value ? Json(figure.value->exact) : Json(nullptr);
}

Json proportions(const PayGap& gap) {
    Json json = Json::object();
    for (const auto& group : gap.groups)
        json[group.name] = rounded(group.bonus_proportion);
    return json;
}

Json bands(const PayGap& gap) {
    Json json = Json::array();
    if (!gap.bands_why_not.empty()) return json;
    for (std::size_t i = 0; i < band_count; ++i) {
        Json shares = Json::object();
        for (std::size_t k = 0; k < gap.groups.size(); ++k)
            shares[gap.groups[k].name] = percent(gap.bands[i].tenths[k]);
        json.push_back({{"name", band_names[i]}, {"n", gap.bands[i].employees}, {"shares", std::move(shares)}}
        );
    }
    return json;
}

Json groups(const PayGap& gap) {
    Json json = Json::array();
    for (std::size_t i = 0; i < gap.groups.size(); ++i) {
        const auto& group = gap.groups[i];
        Json one{{"group", group.name}, {"relevant", group.relevant}, {"full_pay", group.full_pay}};
        one["mean"] = group.mean ? Json(*group.mean) : Json(nullptr);
        one["median"] = group.median ? Json(*group.median) : Json(nullptr);
        if (i > 0) {
            one["mean_gap"] = rounded(group.mean_gap);
            one["median_gap"] = rounded(group.median_gap);
            one["bonus_mean_gap"] = rounded(group.bonus_mean_gap);
            one["bonus_median_gap"] = rounded(group.bonus_median_gap);
        }
        json.push_back(std::move(one));
    }
    return json;
}

/// The figures of a gap that have no value.
void append_cannot(Json& json, const PayGap& gap) {
    const auto add = [&](std::string_view name, const Figure& figure, const GroupPay& group) {
        if (!figure.value) json.push_back({{"figure", name}, {"group", group.name}, {"why", figure.why_not}});
    };
    for (std::size_t i = 0; i < gap.groups.size(); ++i) {
        const auto& group = gap.groups[i];
        add("bonus.proportions", group.bonus_proportion, group);
        if (i == 0) continue;
        add("mean_gap", group.mean_gap, group);
        add("median_gap", group.median_gap, group);
        add("bonus.mean_gap", group.bonus_mean_gap, group);
        add("bonus.median_gap", group.bonus_median_gap, group);
    }
    if (!gap.bands_why_not.empty())
        json.push_back({{"figure", "bands"}, {"group", nullptr}, {"why", gap.bands_why_not}});
}

Json cannot(const PayGapReport& report) {
    Json json = Json::array();
    append_cannot(json, report.gap);
    if (report.gap.groups.size() != 2) {
        Json headline = Json::array();
        append_cannot(headline, report.headline);
        for (auto& one : headline) {
            if (one["group"] == report.headline.groups.back().name) json.push_back(std::move(one));
        }
    }
    return json;
}

Json breakdown_json(const std::optional<PayBreakdown>& breakdown) {
    if (!breakdown) return nullptr;
    Json divisions = Json::array();
    for (const auto& division : breakdown->divisions)
        divisions.push_back(
            {{"name", division.name},
             {"reference", division.reference},
             {"others", division.others},
             {"mean_gap", rounded(division.mean_gap)},
             {"median_gap", rounded(division.median_gap)}}
        );
    Json json{{"divisions", std::move(divisions)}, {"put_together", breakdown->put_together}};
    json["mix"] = breakdown->parts ? Json(breakdown->parts->mix) : Json(nullptr);
    json["rate"] = breakdown->parts ? Json(breakdown->parts->rate) : Json(nullptr);
    json["why_not"] = breakdown->why_not.empty() ? Json(nullptr) : Json(breakdown->why_not);
    return json;
}

Json standing_json(const GapAmongOthers& standing) {
    return {
        {"own", percent(standing.own)},
        {"lower", standing.lower},
        {"same", standing.same},
        {"higher", standing.higher},
        {"quartiles",
         {percent(standing.lower_quartile), percent(standing.median), percent(standing.upper_quartile)}}
    };
}

Json beside_json(const std::optional<ReturnComparison>& beside) {
    if (!beside) return nullptr;
    return {
        {"councils", beside->councils},
        {"mean_gap", standing_json(beside->mean)},
        {"median_gap", standing_json(beside->median)}
    };
}

Json rejected(const PayGapReport& report) {
    Json json = Json::array();
    for (const auto& fault : report.faults)
        json.push_back({{"line", fault.line}, {"sentence", fault.sentence}});
    return json;
}

}  // namespace

std::string pay_gap_json(const PayGapReport& report, const std::optional<ReturnComparison>& beside) {
    const auto& others = report.headline.groups.back();
    const Json json{
        {"by", name_of(report.by)},
        {"snapshot", iso_date(report.snapshot)},
        {"reference", report.gap.groups.front().name},
        {"relevant", report.gap.relevant},
        {"full_pay", report.gap.full_pay},
        {"mean_gap", rounded(others.mean_gap)},
        {"median_gap", rounded(others.median_gap)},
        {"bonus",
         {{"mean_gap", rounded(others.bonus_mean_gap)},
          {"median_gap", rounded(others.bonus_median_gap)},
          {"proportions", proportions(report.gap)}}},
        {"unrounded",
         {{"mean_gap", unrounded(others.mean_gap)},
          {"median_gap", unrounded(others.median_gap)},
          {"bonus_mean_gap", unrounded(others.bonus_mean_gap)},
          {"bonus_median_gap", unrounded(others.bonus_median_gap)}}},
        {"bands", bands(report.gap)},
        {"groups", groups(report.gap)},
        {"grades", breakdown_json(report.grades)},
        {"directorates", breakdown_json(report.directorates)},
        {"put_together", report.put_together},
        {"beside", beside_json(beside)},
        {"cannot", cannot(report)},
        {"no_group",
         {{"prefer_not_to_say", report.prefer_not_to_say},
          {"not_answered", report.not_answered},
          {"another_answer", report.another_answer}}},
        {"rows", report.rows},
        {"rejected", rejected(report)}
    };
    return json.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

}  // namespace dueregard::monitoring
