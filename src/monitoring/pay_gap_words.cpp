#include "monitoring/pay_gap_words.hpp"

#include <fmt/format.h>

#include <cmath>
#include <cstdlib>

namespace dueregard::monitoring {

namespace {

std::string sentence(
    const Figure& figure, std::string_view subject, const std::string& group, const std::string& reference
) {
    if (!figure.value)
        return fmt::format("The gap in {} cannot be calculated for {}. {}", subject, group, figure.why_not);
    const auto tenths = figure.value->tenths;
    if (tenths == 0)
        return fmt::format(
            "The {} of {} is level with that of {} (a gap of 0.0%).", subject, group, reference
        );
    return fmt::format(
        "The {} of {} is {}% {} than that of {}.",
        subject,
        group,
        percent_text(std::abs(tenths)),
        tenths > 0 ? "lower" : "higher",
        reference
    );
}

}  // namespace

std::string members_of(std::string_view group) {
    if (group == "Male") return "men";
    if (group == "Female") return "women";
    if (group == "Disabled") return "disabled employees";
    if (group == "Not disabled") return "employees who are not disabled";
    return fmt::format("employees in the group {}", group);
}

std::string percent_text(std::int64_t tenths) {
    const auto size = std::abs(tenths);
    return fmt::format("{}{}.{}", tenths < 0 ? "-" : "", size / 10, size % 10);
}

std::string points_text(double points) {
    return percent_text(std::lround(points * 10.0));
}

std::string parts_sentence(const GapParts& parts, std::string_view of) {
    return fmt::format(
        "Of the gap in mean hourly pay, {} percentage points come from who works in which {}, and {} from different pay "
        "within the same {}.",
        points_text(parts.mix),
        of,
        points_text(parts.rate),
        of
    );
}

std::vector<std::string> gap_sentences(const PayGap& gap) {
    std::vector<std::string> sentences;
    const auto reference = members_of(gap.groups.front().name);
    for (std::size_t i = 1; i < gap.groups.size(); ++i) {
        const auto& group = gap.groups[i];
        const auto members = members_of(group.name);
        sentences.push_back(sentence(group.mean_gap, "mean hourly pay", members, reference));
        sentences.push_back(sentence(group.median_gap, "median hourly pay", members, reference));
        sentences.push_back(sentence(group.bonus_mean_gap, "mean bonus", members, reference));
        sentences.push_back(sentence(group.bonus_median_gap, "median bonus", members, reference));
    }
    return sentences;
}

}  // namespace dueregard::monitoring
