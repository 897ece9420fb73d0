#include "monitoring/pay_gap.hpp"
#include "monitoring/pay_gap_words.hpp"
#include "support/shuffled.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <numeric>
#include <rapidcheck.h>
#include <vector>

namespace dueregard::monitoring {

namespace {

constexpr std::uint16_t man = 0;
constexpr std::uint16_t woman = 1;

const PayGroups sexes{.names = {"Male", "Female"}, .minimum = 1};

void add(
    std::vector<PaidEmployee>& employees, std::size_t n, std::uint16_t group, double rate, double bonus = 0.0
) {
    const auto amount = [](double pounds) {
        return static_cast<Amount>(pounds * static_cast<double>(one_pound) + 0.5);
    };
    employees.insert(
        employees.end(), n, {.group = group, .hourly_rate = amount(rate), .bonus = amount(bonus)}
    );
}

bool same(const PayGap& a, const PayGap& b) {
    for (std::size_t i = 0; i < a.groups.size(); ++i) {
        const auto& x = a.groups[i];
        const auto& y = b.groups[i];
        if (x.mean != y.mean || x.median != y.median || x.mean_gap != y.mean_gap
            || x.median_gap != y.median_gap)
            return false;
        if (x.bonus_mean_gap != y.bonus_mean_gap || x.bonus_median_gap != y.bonus_median_gap) return false;
        if (x.bonus_proportion != y.bonus_proportion) return false;
    }
    for (std::size_t i = 0; i < band_count; ++i) {
        if (a.bands[i].counts != b.bands[i].counts || a.bands[i].tenths != b.bands[i].tenths) return false;
    }
    return true;
}

}  // namespace

TEST_CASE("GOV.UK's worked example: mean and median pay") {
    // 1,345 men with £23,550 in all, no. 673 on £15; 3,100 women with £46,900, nos 1,550 and 1,551 on £13 and
    // £15.
    std::vector<PaidEmployee> employees;
    add(employees, 672, man, 10);
    add(employees, 1, man, 15);
    add(employees, 671, man, 25);
    add(employees, 1, man, 40);
    add(employees, 1'549, woman, 10);
    add(employees, 1, woman, 13);
    add(employees, 1, woman, 15);
    add(employees, 1'548, woman, 20);
    add(employees, 1, woman, 422);

    const auto gap = pay_gap(employees, sexes);

    CHECK(gap.full_pay == 4'445);
    CHECK(*gap.groups[man].mean == doctest::Approx(17.51).epsilon(0.0003));
    CHECK(*gap.groups[woman].mean == doctest::Approx(15.13).epsilon(0.0003));
    CHECK(gap.groups[woman].mean_gap.value->exact == doctest::Approx(13.594).epsilon(0.00005));
    CHECK(gap.groups[woman].mean_gap.value->tenths == 136);
    CHECK(*gap.groups[man].median == 15.0);
    CHECK(*gap.groups[woman].median == 14.0);
    CHECK(gap.groups[woman].median_gap.value->exact == doctest::Approx(6.6667).epsilon(0.00005));
    CHECK(gap.groups[woman].median_gap.value->tenths == 67);
}

TEST_CASE("GOV.UK's worked example: the four pay bands") {
    const std::vector<std::pair<std::size_t, std::size_t>> bands{
        {187, 925}, {110, 1'001}, {298, 813}, {750, 361}
    };
    std::vector<PaidEmployee> employees;
    for (std::size_t i = 0; i < bands.size(); ++i) {
        add(employees, bands[i].first, man, 10.0 + static_cast<double>(i));
        add(employees, bands[i].second, woman, 10.5 + static_cast<double>(i));
    }

    const auto gap = pay_gap(employees, sexes);

    CHECK(gap.groups[man].full_pay == 1'345);
    CHECK(gap.groups[woman].full_pay == 3'100);
    CHECK(gap.bands[0].employees == 1'112);
    CHECK(gap.bands[0].counts == std::vector<std::int64_t>{187, 925});
    CHECK(gap.bands[0].tenths == std::vector<std::int64_t>{168, 832});
    CHECK(gap.bands[1].tenths == std::vector<std::int64_t>{99, 901});
    CHECK(gap.bands[2].tenths == std::vector<std::int64_t>{268, 732});
    CHECK(gap.bands[3].counts == std::vector<std::int64_t>{750, 361});
    CHECK(gap.bands[3].tenths == std::vector<std::int64_t>{675, 325});
}

TEST_CASE("GOV.UK's worked example: bonuses") {
    // 1,300 of 1,375 men and 2,000 of 3,125 women; mean £1,650 and £1,490, median £2,300 and £2,225.
    std::vector<PaidEmployee> employees;
    add(employees, 651, man, 10, 2'300);
    add(employees, 648, man, 10, 998);
    add(employees, 1, man, 10, 996);
    add(employees, 75, man, 10);
    add(employees, 1'001, woman, 10, 2'225);
    add(employees, 998, woman, 10, 753);
    add(employees, 1, woman, 10, 1'281);
    add(employees, 1'125, woman, 10);

    const auto gap = pay_gap(employees, sexes);

    CHECK(gap.groups[man].relevant == 1'375);
    CHECK(gap.groups[woman].relevant == 3'125);
    CHECK(gap.groups[man].bonus_proportion.value->tenths == 945);
    CHECK(gap.groups[woman].bonus_proportion.value->tenths == 640);
    CHECK(gap.groups[woman].bonus_mean_gap.value->tenths == 97);
    CHECK(gap.groups[woman].bonus_median_gap.value->tenths == 33);
}

TEST_CASE("somebody on less than full pay is in the bonus figures only") {
    std::vector<PaidEmployee> employees;
    add(employees, 2, man, 20, 100);
    add(employees, 2, woman, 10, 50);
    employees.push_back({.group = woman, .hourly_rate = std::nullopt, .bonus = 0});

    const auto gap = pay_gap(employees, sexes);

    CHECK(gap.relevant == 5);
    CHECK(gap.full_pay == 4);
    CHECK(gap.groups[woman].bonus_proportion.value->tenths == 667);
    CHECK(gap.groups[woman].mean_gap.value->tenths == 500);
}

TEST_CASE("what has no value says why, and is never nought") {
    std::vector<PaidEmployee> women_only;
    add(women_only, 3, woman, 12);
    std::vector<PaidEmployee> men_only;
    add(men_only, 3, man, 12, 50);

    const auto without_men = pay_gap(women_only, sexes);
    const auto without_women = pay_gap(men_only, sexes);
    const auto nobody = pay_gap({}, sexes);

    CHECK_FALSE(without_men.groups[woman].mean_gap.value);
    CHECK(
        without_men.groups[woman].mean_gap.why_not
        == "Nobody in the group Male is on full pay, so there is nothing to compare with."
    );
    CHECK(without_men.groups[man].bonus_proportion.why_not == "There is nobody in the group Male.");
    CHECK(without_women.groups[woman].median_gap.why_not == "Nobody in the group Female is on full pay.");
    CHECK(nobody.bands_why_not == "Nobody is on full pay.");
    CHECK(
        gap_sentences(without_women)[0]
        == "The gap in mean hourly pay cannot be calculated for women. Nobody in the group Female is on full pay."
    );
}

TEST_CASE("where men alone were paid a bonus, the gap is all of it") {
    std::vector<PaidEmployee> employees;
    add(employees, 3, man, 12, 50);
    add(employees, 3, woman, 12);

    const auto gap = pay_gap(employees, sexes);

    CHECK(gap.groups[woman].bonus_mean_gap.value->tenths == 1'000);
    CHECK(gap.groups[woman].bonus_proportion.value->tenths == 0);
}

TEST_CASE("lower, higher and level have words of their own") {
    std::vector<PaidEmployee> employees;
    add(employees, 2, man, 10);
    add(employees, 1, man, 16);
    add(employees, 3, woman, 12);

    const auto sentences = gap_sentences(pay_gap(employees, sexes));

    CHECK(sentences[0] == "The mean hourly pay of women is level with that of men (a gap of 0.0%).");
    CHECK(sentences[1] == "The median hourly pay of women is 20.0% higher than that of men.");
    CHECK(percent_text(-4) == "-0.4");
    CHECK(percent_text(-200) == "-20.0");
}

TEST_CASE("a group below the minimum has no figures, nor have the bands that would tell of it") {
    std::vector<PaidEmployee> employees;
    add(employees, 30, 0, 20);
    add(employees, 9, 1, 18);

    const auto gap = pay_gap(employees, {.names = {"Not disabled", "Disabled"}, .minimum = 10});

    CHECK_FALSE(gap.groups[1].mean);
    CHECK(gap.groups[1].mean_gap.why_not == "The group Disabled has fewer than 10 employees on full pay.");
    CHECK(gap.bands_why_not == "The group Disabled has fewer than 10 employees on full pay.");
    CHECK(gap.bands[0].employees == 0);
}

TEST_CASE("a percentage is rounded once, half a tenth away from nought") {
    // (2000 - 1999) / 2000 is 0.05 % exactly.
    std::vector<PaidEmployee> lower;
    add(lower, 1, man, 2'000);
    add(lower, 1, woman, 1'999);
    std::vector<PaidEmployee> higher;
    add(higher, 1, man, 2'000);
    add(higher, 1, woman, 2'001);

    CHECK(pay_gap(lower, sexes).groups[woman].mean_gap.value->tenths == 1);
    CHECK(pay_gap(higher, sexes).groups[woman].mean_gap.value->tenths == -1);
}

TEST_CASE("shares add up to exactly 100.0, and each is within a tenth of the truth") {
    CHECK(rc::check([] {
        const auto counts = *rc::gen::container<std::vector<std::int64_t>>(
            *rc::gen::inRange<std::size_t>(1, 8), rc::gen::inRange<std::int64_t>(0, 5'000)
        );
        const auto all = std::accumulate(counts.begin(), counts.end(), std::int64_t{0});
        RC_PRE(all > 0);

        const auto tenths = shares_in_tenths(counts);

        RC_ASSERT(std::accumulate(tenths.begin(), tenths.end(), std::int64_t{0}) == 1'000);
        for (std::size_t i = 0; i < counts.size(); ++i)
            RC_ASSERT(std::abs(tenths[i] * all - counts[i] * 1'000) < all);
    }));
}

TEST_CASE("the order of the rows changes no figure") {
    CHECK(rc::check([] {
        std::vector<PaidEmployee> employees(*rc::gen::inRange<std::size_t>(0, 60));
        for (auto& employee : employees) {
            employee.group = *rc::gen::element<std::uint16_t>(0, 1, 1, no_group);
            if (*rc::gen::inRange(0, 5) > 0)
                employee.hourly_rate = *rc::gen::inRange<Amount>(1, 40) * 333'333;
            employee.bonus = *rc::gen::inRange<Amount>(0, 3) * 1'000'001;
        }
        const auto reordered = support::shuffled(employees);

        RC_ASSERT(same(pay_gap(employees, sexes), pay_gap(reordered, sexes)));
    }));
}

}  // namespace dueregard::monitoring
