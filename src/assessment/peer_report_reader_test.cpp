#include "assessment/peer_report_reader.hpp"
#include "assessment/review_texts.hpp"
#include "assessment/team_list.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

namespace dueregard::assessment {

namespace {

constexpr auto modules_of_2023 = R"(# Equality Peer Challenge: Northmere District Council

Final report, 14 June 2023

## Introduction

The peers looked at the council's work against the four modules of the Equality Framework for Local Government (EFLG) 2021.

### The peer team

| Name | Role | Organisation |
|---|---|---|
| Cllr Petra Lindqvist | Member peer | Saltby Borough Council |
| Owen Marsh-Taylor | Head of Inclusion | Weirside County Council |
| Dilys Ap Rhys | Challenge manager | Local Government Association |

## Executive summary

- Staff are proud of the place.
- The council knows that it must go further.

## Key recommendations

We recommend that the council:

1. Set one measure of access for each service by spring.
2. Give each staff network a budget.
   - with a named director
3. Publish every impact assessment with the decision.

## Detailed feedback

### Module 1: Understanding and working with your communities

#### What works well

- Ward profiles are used when budgets are set.
- Faith groups speak with the council each month.

> Notable practice: Young interpreters help new families at the school gate.

#### Areas for development

- Complaints are not broken down by disability.

### Module 2: Leadership and organisational commitment

#### Areas for development

1. Scrutiny sees equality once a year only.
2. Few managers can name the objectives.

#### What works well

1. The leader opens each network day.

### Module 3: Responsive services and customer care

#### What works well

The new letters are plain and short. Residents helped to write them.

Home visits are offered to anyone who asks.

#### Areas for development

The web forms time out after five minutes.

### Module 4: Diverse and engaged workforce

#### What works well

- Guaranteed interviews reach care leavers.

#### Areas for development

- Exit interviews are rare.
- Pay bands above grade nine are mostly men.

## Signposting

- Learn from Weirside County Council on plain letters.
- Contact the Saltby network of networks.

## Conclusion

The team concluded that Northmere District Council is at the Excellent level of the framework.
)";

constexpr auto numbered_paragraphs = R"(REPORT OF THE EQUALITY PEER REVIEW OF HARROWMOOR COUNTY COUNCIL

1. Background

The review took place over three days in March. It was designed to validate the council's view that it is at the Developing level.

The review team comprised:
- Lead peer: Joanna Field, Chief Executive, Brackwater City Council
- Councillor Amir Dasani (Labour), Leader of Tolland Borough Council
- Sunniva Holt, LGA Peer Challenge Manager

2. Findings by theme

2.1 Communities

Areas for improvement

2.1.1 The panel of residents has not met since last summer and nobody could say when it would meet again.

2.1.2 Translation is paid for by each service alone, which means that small services go without.

Strengths

2.1.3 The council has built up a trusted group of street champions in all nine market towns.

2.2 Services

Areas for improvement

2.2.1 Lifts at two libraries have been out of order for a year.

Strengths

2.2.2 Housing officers carry a short guide to adjustments and use it well.

2.2.3 Parking staff asked disabled drivers which bays to move.

3. Recommendations

Recommendation 1: Bring the panel back by May and pay its members.

Recommendation 2: Hold one translation contract.
This should be run by customer services.

4. Good practice

Street champions
Nine people know every doorstep in their town and report back each week.

5. Verdict

The council has not yet met the criteria for the Achieving level.
)";

constexpr auto table_and_turned_lists = R"(# Peer challenge of Saltby Borough Council's equality work

| Theme | Strengths | Areas for consideration |
|---|---|---|
| Knowing residents | Profiles for all wards; used in planning | Nothing on carers |
| Workforce | Two networks | No exit interviews |

## Team members

Petra Onslow – Head of Equalities, Vale of Wrenbury Council

Idris Calloway – Independent consultant

The team thanks everybody whom it met.

## Strengths

### Community voice

- Good forum

### Staff

- Active networks
- Kind managers

## Areas for improvement

### Community voice

- Few young people

### Staff

- No budget for networks

## Examples of innovative practice

### Bus stop stories

Residents record what a bus stop means to them.

The tapes are played to planners.

### Borrow a ramp

Shops lend each other ramps.
)";

constexpr auto summary_only = R"(# Peer challenge report

## Executive summary and recommendations

The council is liked by those who use it.

## Strengths

- Open doors
- Short queues

## Challenges

- Old buildings

## Progress against previous recommendations

- Three of five were carried out.

## Key areas for the coming year

- Libraries
)";

}  // namespace

TEST_CASE("a report on four modules: areas in order, whichever list comes first, numbered or not") {
    const auto review = review_of(modules_of_2023);

    CHECK(
        counts_of(review.areas)
        == Texts{"1 Understanding and working with your communities 2/1", "2 Leadership and organisational commitment 1/2", "3 Responsive services and customer care 2/1", "4 Diverse and engaged workforce 1/2"}
    );
    CHECK(
        texts_of(review.areas[1].considerations)
        == Texts{"1 Scrutiny sees equality once a year only.", "2 Few managers can name the objectives."}
    );
    CHECK(
        texts_of(review.areas[2].strengths)
        == Texts{"The new letters are plain and short. Residents helped to write them.", "Home visits are offered to anyone who asks."}
    );
    CHECK(review.areas[1].strengths[0].at.line == 55);
    CHECK(review.findings.empty());
}

TEST_CASE("a report on four modules: recommendations, box, signposts, team and verdict") {
    const auto review = review_of(modules_of_2023);

    CHECK(
        texts_of(review.recommendations)
        == Texts{"1 Set one measure of access for each service by spring.", "2 Give each staff network a budget.\nwith a named director", "3 Publish every impact assessment with the decision."}
    );
    CHECK(texts_of(review.innovations) == Texts{"Young interpreters help new families at the school gate."});
    CHECK(
        texts_of(review.signposts)
        == Texts{"Learn from Weirside County Council on plain letters.", "Contact the Saltby network of networks."}
    );
    REQUIRE(review.team.size() == 3);
    CHECK(person(review.team[1]) == "Owen Marsh-Taylor | Weirside County Council | Head of Inclusion");
    REQUIRE(review.verdict.has_value());
    CHECK(review.verdict->framework == "eflg-2021");
    CHECK(review.verdict->level == "excellent");
    CHECK(review.verdict->at.line == 87);
}

TEST_CASE("plain text with numbered paragraphs: each is a point of the list above it") {
    const auto review = review_of(numbered_paragraphs, "report.txt");

    CHECK(counts_of(review.areas) == Texts{"2.1 Communities 1/2", "2.2 Services 2/1"});
    CHECK(
        texts_of(review.areas[1].considerations)
        == Texts{"2.2.1 Lifts at two libraries have been out of order for a year."}
    );
    CHECK(
        texts_of(review.recommendations)
        == Texts{"1 Bring the panel back by May and pay its members.", "2 Hold one translation contract.\nThis should be run by customer services."}
    );
    REQUIRE(review.team.size() == 3);
    CHECK(person(review.team[0]) == "Joanna Field | Brackwater City Council | Lead peer, Chief Executive");
    CHECK(person(review.team[1]) == "Councillor Amir Dasani | Tolland Borough Council | Leader");
    CHECK(person(review.team[2]) == "Sunniva Holt | LGA | Peer Challenge Manager");
    CHECK(review.innovations.size() == 1);
}

TEST_CASE("what a challenge is meant to find out and what a council missed are no verdicts") {
    CHECK_FALSE(review_of(numbered_paragraphs, "report.txt").verdict.has_value());
    CHECK_FALSE(
        review_of("# Peer challenge\n\nThe council has completed excellent work on the framework.\n").verdict
    );
    CHECK_FALSE(
        review_of("# Peer challenge\n\nThe council is working towards the Achieving level of the framework.\n"
        )
            .verdict
    );
}

TEST_CASE("a table of themes, and lists that hold areas instead of standing in them") {
    const auto review = review_of(table_and_turned_lists);

    CHECK(
        counts_of(review.areas)
        == Texts{"- Knowing residents 1/1", "- Workforce 1/1", "- Community voice 1/1", "- Staff 2/1"}
    );
    CHECK(texts_of(review.areas[0].considerations) == Texts{"Nothing on carers"});
    CHECK(review.areas[1].strengths[0].at.line == 6);
    CHECK(
        texts_of(review.innovations)
        == Texts{"Bus stop stories\nResidents record what a bus stop means to them.\nThe tapes are played to planners.", "Borrow a ramp\nShops lend each other ramps."}
    );
    REQUIRE(review.team.size() == 2);
    CHECK(person(review.team[0]) == "Petra Onslow | Vale of Wrenbury Council | Head of Equalities");
    CHECK_FALSE(review.verdict.has_value());
}

TEST_CASE("findings outside any area are findings; nothing is made of headings that only sound alike") {
    const auto review = review_of(summary_only);

    CHECK(review.areas.empty());
    REQUIRE(review.findings.size() == 3);
    CHECK(review.findings[0].kind == "strength");
    CHECK(review.findings[1].text == "Short queues");
    CHECK(review.findings[2].kind == "area for consideration");
    CHECK(review.recommendations.empty());
    CHECK(review.team.empty());
}

TEST_CASE("a person's line has a name first, or a role and then a name") {
    const auto who = [](std::string_view line) {
        const auto member = team_member(line);
        return member ? person(*member) : "";
    };

    CHECK(
        who("Ann Other (Leader, Northmere District Council)")
        == "Ann Other | Northmere District Council | Leader"
    );
    CHECK(
        who("Officer peer – Bo Reed, Weirside Fire and Rescue Service")
        == "Bo Reed | Weirside Fire and Rescue Service | Officer peer"
    );
    CHECK(
        who("Dr Cai Moss, Director of Policy at Fenwick Council")
        == "Dr Cai Moss | Fenwick Council | Director of Policy"
    );
    CHECK(who("The team thanks everybody") == "");
    CHECK(who("Northmere District Council") == "");
    CHECK(who("14 June 2023") == "");
}

}  // namespace dueregard::assessment
