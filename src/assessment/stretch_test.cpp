#include "assessment/peer_report_reader.hpp"
#include "assessment/review_texts.hpp"
#include "assessment/stretch.hpp"
#include "assessment/team_list.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

namespace dueregard::assessment {

namespace {

constexpr auto prose_with_lead_ins = R"(Corporate and Equality Peer Challenge
Dunmere City Council

May 2024
Feedback report

1. Executive summary

Dunmere is a proud place. Staff say that they are heard.

2. Key recommendations

There are a number of observations and suggestions within the main section of the report. The following are the peer team's key recommendations to the council:

Recommendation 1 – Agree a single plan
The plan should name a lead for each action.

Recommendation 2 – Invest in data
Data should be split by ward.

3. Summary of the peer challenge approach

3.1 The peer team

Peer challenges are delivered by experienced peers. The peers who delivered the challenge at Dunmere were:

• Lead Member Peer: Councillor Tara Noakes, Deputy Leader, Brackwater City Council
• Chief Executive Peer – Fiona Dell, Tolland Borough Council
• Marcus Oyelaran – Assistant Director, Communities, Fenwick Council
• LGA Peer Challenge Manager: Eve Lund
• Project support: Jo Pike, Local Government Association

3.2 The scope

The team looked at:
• leadership
• workforce

4. Feedback

4.1 Theme 1: Understanding your communities

The council has good data. It is used.

Strengths include:
• Street level profiles
• A trusted data hub

The team thought the following could be considered further:
• Sharing data with health partners

4.2 Theme 2: Workforce

What's working well?

• Staff networks have time and money
• A mentoring scheme

What could be improved?

• Recruitment panels

Good practice example: Reverse mentoring pairs directors with new starters.

5. Next steps

The LGA would be happy to discuss this. Contact: someone at the LGA.
• Share the report with staff
)";

constexpr auto bold_labels = R"(# Equality Peer Challenge report for Fenwick Council

## 1. Summary

The team consisted of Councillor Ora Lane (Saltby Borough Council), Ned Fry (Head of Equality, Weirside County Council) and Pia Holm (LGA).

**Strengths**

| Area | What works well | What could be even better |
|---|---|---|
| Leadership | Open doors | Fewer plans |

## 2. Findings

### Theme A – Leadership

**What we heard that was positive**

- Clear aims

**Areas the council may wish to develop**

- Fewer plans

*Learn from: Weirside County Council's one-page plan*

### Theme B – Services

**Good**

- Quick replies

**Could be better**

- Lifts

**Recommendation:** mend the lifts by June.

## 3. Overall recommendations

- R1: One plan.
- R2: Mend lifts.

The team judged the council to be at the "Developing" level.
)";

constexpr auto fire_service =
    R"(# Fire and Rescue Service Equality Framework peer challenge: Weirside Fire and Rescue Service

## Executive summary

The team was impressed. The service was assessed as Achieving under the framework.

The following strengths were found:

- Proud crews
- Clear values

The following areas for improvement were found:

- Few women on stations

We would recommend that the service:

- Opens its yards
- Counts its applicants

## 1 Leadership and inclusion

### 1.1 Strengths

- The chief visits.

### 1.2 Areas for improvement

- Minutes are late.

## 2 Accountability

### 2.1 Strengths

None were found.

## Appendix: how recommendations are followed

- By a board
)";

constexpr auto named_modules = R"(Peer Challenge of Equality - Marlbury District Council

The Peer Team
Councillor Una Frith (Leader, Saltby)
Gil Ames (Fenwick)

Module: Leadership

Strengths:
• Open leaders
• Shared vision

Areas for Consideration:
• Too many plans
• No budget
This should be resolved soon.

Module: Workforce

Strengths:
• Networks

Areas for Consideration:
• Shortlisting

Notable practice
• Reverse mentoring

The team would like to thank everybody.
)";

}  // namespace

TEST_CASE(
    "strengths of the whole stand outside the areas; \"none\" is no finding; history is no recommendation"
) {
    const auto review = review_of(fire_service);

    CHECK(counts_of(review.areas) == Texts{"1 Leadership and inclusion 1/1"});
    REQUIRE(review.findings.size() == 3);
    CHECK(review.findings[1].text == "Clear values");
    CHECK(review.findings[2].kind == "area for consideration");
    CHECK(review.findings[2].section == "Executive summary");
    CHECK(texts_of(review.recommendations) == Texts{"Opens its yards", "Counts its applicants"});
    REQUIRE(review.verdict.has_value());
    CHECK(review.verdict->framework == "frsef");
    CHECK(review.verdict->level == "achieving");
}

TEST_CASE("modules that are named without a number") {
    const auto review = review_of(named_modules, "report.txt");

    CHECK(counts_of(review.areas) == Texts{"- Leadership 2/2", "- Workforce 1/1"});
    CHECK(review.findings.empty());
    CHECK(texts_of(review.innovations) == Texts{"Reverse mentoring"});
    CHECK(review.team.size() == 2);
}

TEST_CASE("bold labels in everyday words, a team in one sentence, recommendations with marks") {
    const auto review = review_of(bold_labels);

    CHECK(counts_of(review.areas) == Texts{"A Leadership 2/1", "B Services 1/1"});
    CHECK(
        texts_of(review.recommendations) == Texts{"mend the lifts by June.", "R1 One plan.", "R2 Mend lifts."}
    );
    CHECK(texts_of(review.signposts) == Texts{"Weirside County Council's one-page plan"});
    REQUIRE(review.team.size() == 3);
    CHECK(person(review.team[0]) == "Councillor Ora Lane | Saltby Borough Council | -");
    CHECK(person(review.team[1]) == "Ned Fry | Weirside County Council | Head of Equality");
    CHECK(person(review.team[2]) == "Pia Holm | LGA | -");
    REQUIRE(review.verdict.has_value());
    CHECK(review.verdict->level == "developing");
    CHECK(review.verdict->framework == std::nullopt);
}

TEST_CASE("lead-ins, questions as headings and recommendations with a heading each") {
    const auto review = review_of(prose_with_lead_ins, "report.txt");

    CHECK(counts_of(review.areas) == Texts{"4.1 Understanding your communities 2/1", "4.2 Workforce 2/1"});
    CHECK(texts_of(review.areas[0].considerations) == Texts{"Sharing data with health partners"});
    CHECK(
        texts_of(review.recommendations)
        == Texts{"1 Agree a single plan\nThe plan should name a lead for each action.", "2 Invest in data\nData should be split by ward."}
    );
    CHECK(texts_of(review.innovations) == Texts{"Reverse mentoring pairs directors with new starters."});
    CHECK(review.findings.empty());
    REQUIRE(review.team.size() == 5);
    CHECK(person(review.team[2]) == "Marcus Oyelaran | Fenwick Council | Assistant Director, Communities");
    CHECK(person(review.team[3]) == "Eve Lund | LGA | Peer Challenge Manager");
    CHECK(person(review.team[4]) == "Jo Pike | Local Government Association | Project support");
}

}  // namespace dueregard::assessment
