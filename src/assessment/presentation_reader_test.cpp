#include "assessment/presentation_reader.hpp"
#include "documents/read_document.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace dueregard::assessment {

namespace {

constexpr auto slides = R"(# Closing feedback: Equality peer challenge at Millbrook City Council

Cllr Hanna Obi, Eastvale Council
Tom Strand, Director of People, Fenwick Council
Rhian Cole, LGA

3 October 2024

# What we looked at

- Four modules of the framework
- 62 conversations

# Leadership – strengths

- Clear tone from the top
- Cabinet member with time for the task
  - meets networks monthly

# Leadership – areas to consider

- Middle managers not yet on board

# Communities: what is going well

- Trusted faith forum

# Communities (continued): even better if

- You shared what you heard with other teams
- Data on carers

# Our recommendations

- Write one plan
- Fund the networks

# Learning from others

- See Fenwick for a carers' register

# Verdict

The team found that the council has been awarded the level **Achieving** of the Equality Framework for Local Government
)";

constexpr auto lists_first = R"(# EQUALITY PEER CHALLENGE

**Vale of Wrenbury Council**

**Closing presentation**

# Your peer team

- Cllr Ana Ruiz - Leader, Saltby Borough Council
- Will Tarn - Weirside Fire & Rescue Service
- Kit Lowe - LGA

# Overall headlines

- Proud staff
- Real ambition

# Strengths - Knowing and understanding your communities

- Ward data
- Voluntary sector trust

# Areas for consideration - Knowing and understanding your communities

- Gaps on carers

# Strengths – Leadership and partnership

- Cross-party support

# Areas for consideration – Leadership and partnership

- One plan, not five
- Show the difference it makes

# Innovation and good practice

- Bus stop stories

# Questions?
)";

constexpr auto broken_verdict = R"(# Peer challenge of Tolland Borough Council

- Thank you for having us

# Well done!

Tolland Borough Council

has been confirmed as an

## ‘Excellent’ authority

under the

## Equality Framework for Local Government
)";

PeerReview review_of(std::string_view text) {
    const auto document = documents::read_document(text, "slides.md");
    REQUIRE(document.has_value());
    return read_presentation(*document);
}

}  // namespace

TEST_CASE("slides whose titles name the area and the list at once") {
    const auto review = review_of(slides);

    REQUIRE(review.areas.size() == 2);
    CHECK(review.areas[0].title == "Leadership");
    CHECK(review.areas[0].strengths.size() == 3);
    CHECK(review.areas[0].considerations.size() == 1);
    CHECK(review.areas[1].title == "Communities");
    CHECK(review.areas[1].strengths.size() == 1);
    CHECK(review.areas[1].considerations.size() == 2);
    CHECK(review.areas[1].considerations[1].text == "Data on carers");
    CHECK(review.recommendations.size() == 2);
    CHECK(review.signposts.size() == 1);
    CHECK(review.innovations.empty());
}

TEST_CASE("slides whose titles name the list first, with a slide for the team") {
    const auto review = review_of(lists_first);

    REQUIRE(review.areas.size() == 2);
    CHECK(review.areas[0].title == "Knowing and understanding your communities");
    CHECK(review.areas[0].strengths.size() == 2);
    CHECK(review.areas[0].considerations.size() == 1);
    CHECK(review.areas[1].considerations.size() == 2);
    CHECK(review.innovations.size() == 1);
    REQUIRE(review.team.size() == 3);
    CHECK(review.team[0].role == "Leader");
    CHECK(review.team[1].organisation == "Weirside Fire & Rescue Service");
    CHECK_FALSE(review.verdict.has_value());
}

TEST_CASE("the team stands on the first slide") {
    const auto review = review_of(slides);

    REQUIRE(review.team.size() == 3);
    CHECK(review.team[1].name == "Tom Strand");
    CHECK(review.team[1].role == "Director of People");
    CHECK(review.team[1].organisation == "Fenwick Council");
    CHECK(review.team[0].role == std::nullopt);
}

TEST_CASE("a verdict in one line, and one that runs over the lines of a slide") {
    const auto whole = review_of(slides).verdict;
    const auto broken = review_of(broken_verdict).verdict;

    REQUIRE(whole.has_value());
    CHECK(whole->framework == "eflg");
    CHECK(whole->level == "achieving");
    REQUIRE(broken.has_value());
    CHECK(broken->level == "excellent");
    CHECK(broken->at.line == 7);
    CHECK(broken->text.starts_with("Tolland Borough Council has been confirmed"));
}

}  // namespace dueregard::assessment
