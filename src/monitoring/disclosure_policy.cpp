#include "monitoring/disclosure_policy.hpp"

#include "base/ensure.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace dueregard::monitoring {

namespace {

constexpr std::array<DisclosurePolicy, 7> policies{
    {{.name = "none",
      .rule = DisclosureRule::none,
      .threshold = 1,
      .width = 0.0,
      .note = "Counts as they are, for people cleared to see them. Not for publication."},
     {.name = "threshold",
      .rule = DisclosureRule::threshold,
      .threshold = 10,
      .width = 10.0,
      .note =
          "Counts below the threshold are suppressed (*), and further counts so that those cannot be worked out."
     },
     {.name = "nhs",
      .rule = DisclosureRule::nhs,
      .threshold = 8,
      .width = 2.0,
      .note = "Counts from 1 to 7 are suppressed (*); others are rounded to the nearest 5."},
     {.name = "ofqual",
      .rule = DisclosureRule::ofqual,
      .threshold = 5,
      .width = 2.0,
      .note = "Counts from 1 to 4 are shown as fewer than 5; others are rounded to the nearest 5."},
     {.name = "hesa",
      .rule = DisclosureRule::hesa,
      .threshold = 3,
      .width = 1.0,
      .note = "Counts of 0, 1 and 2 are shown as 0; others are rounded to the nearest 5."},
     {.name = "cell-keys",
      .rule = DisclosureRule::cell_keys,
      .threshold = 10,
      .width = 2.0,
      .note =
          "Counts are changed slightly by cell keys with ONS's 10-5 table; those below 10 are suppressed (*)."
     },
     {.name = "small-counts",
      .rule = DisclosureRule::small_counts,
      .threshold = 5,
      .width = 1.0,
      .note = "Counts from 1 to 4 are shown as 0 or 5, and totals are the sums of what is shown."}}
};

ShownCount exactly(std::int64_t count) {
    const auto value = static_cast<double>(count);
    return {.number = count, .text = fmt::format("{}", count), .told = {.lower = value, .upper = value}};
}

ShownCount in_words(std::string text, double lower, double upper) {
    return {.number = std::nullopt, .text = std::move(text), .told = {.lower = lower, .upper = upper}};
}

/// To the nearest 5; `fewest` is the least that is rounded and not shown in another way.
ShownCount rounded(std::int64_t count, std::int64_t fewest) {
    const auto shown = (count + 2) / 5 * 5;
    return {
        .number = shown,
        .text = fmt::format("{}", shown),
        .told =
            {.lower = static_cast<double>(std::max(fewest, shown - 2)),
             .upper = static_cast<double>(shown + 2)}
    };
}

}  // namespace

std::span<const DisclosurePolicy> disclosure_policies() {
    return policies;
}

std::optional<DisclosurePolicy> disclosure_policy(std::string_view name) {
    const auto* const found = std::ranges::find(policies, name, &DisclosurePolicy::name);
    if (found == policies.end()) return std::nullopt;
    return *found;
}

DisclosurePolicy threshold_policy(std::int64_t threshold) {
    ensure(threshold > 1, "a threshold protects counts from 1");
    auto policy = *disclosure_policy("threshold");
    policy.threshold = threshold;
    policy.width = static_cast<double>(threshold);
    return policy;
}

ShownCount shown_count(const DisclosurePolicy& policy, std::int64_t count) {
    const bool is_small = count > 0 && count < policy.threshold;
    switch (policy.rule) {
    case DisclosureRule::none:
        return exactly(count);
    case DisclosureRule::threshold:
        return is_small ? in_words("*", 1.0, static_cast<double>(policy.threshold - 1)) : exactly(count);
    case DisclosureRule::nhs:
        if (is_small) return in_words("*", 1.0, 7.0);
        return count == 0 ? exactly(0) : rounded(count, 8);
    case DisclosureRule::ofqual:
        if (is_small) return in_words("fewer than 5", 1.0, 4.0);
        return count == 0 ? exactly(0) : rounded(count, 5);
    case DisclosureRule::hesa:
        if (count < policy.threshold) return {.number = 0, .text = "0", .told = {.lower = 0.0, .upper = 2.0}};
        return rounded(count, 3);
    case DisclosureRule::cell_keys:
    case DisclosureRule::small_counts:
        break;
    }
    ensure(false, "cell keys and rounding of small counts look at more than one count");
    return {};
}

bool shows_average(const DisclosurePolicy& policy, std::int64_t people) {
    switch (policy.rule) {
    case DisclosureRule::none:
        return people > 0;
    case DisclosureRule::nhs:
    case DisclosureRule::hesa:
        return people > 7;
    case DisclosureRule::threshold:
    case DisclosureRule::ofqual:
    case DisclosureRule::cell_keys:
    case DisclosureRule::small_counts:
        break;
    }
    return people >= std::max<std::int64_t>(policy.threshold, 2);
}

std::optional<std::int64_t>
shown_percentage(const DisclosurePolicy& policy, const ShownCount& part, const ShownCount& whole) {
    // HESA shows no percentage of fewer than 22.5 people.
    const bool is_too_few = policy.rule == DisclosureRule::hesa && whole.number && *whole.number < 23;
    if (!part.number || !whole.number || *whole.number == 0 || is_too_few) return std::nullopt;
    return std::min<std::int64_t>(1'000, (*part.number * 2'000 + *whole.number) / (*whole.number * 2));
}

}  // namespace dueregard::monitoring
