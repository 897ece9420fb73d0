#include "plan/checks.hpp"
#include "plan/promised_number.hpp"
#include "plan/setback.hpp"

#include <doctest/doctest.h>

#include <set>

namespace dueregard::plan {

namespace {

using Measures = std::vector<CheckedMeasure>;

std::vector<std::string> hits_of(std::string_view check, const CheckedPlan& plan) {
    std::vector<std::string> found;
    for (const auto& hit : hits_in(plan)) {
        if (hit.check == check) found.push_back(hit.of + ": " + hit.sentence);
    }
    return found;
}

std::vector<std::string>
of(std::string_view check, const Measures& measures, CheckedSource source = CheckedSource::plan) {
    std::vector<std::string> found;
    for (const auto& hit : hits_in({.source = source, .measures = measures})) {
        if (hit.check == check) found.push_back(hit.of);
    }
    return found;
}

CheckedMeasure numbered(std::string ref) {
    return {.ref = ref, .printed_ref = ref, .action = "Train every receptionist"};
}

CheckedMeasure met(std::string commentary) {
    return {
        .ref = "A1",
        .action = "Train every receptionist",
        .status = Meaning::met,
        .commentary = std::move(commentary)
    };
}

Date day(int year, unsigned month, unsigned day_of_month) {
    return Date{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{day_of_month}};
}

}  // namespace

TEST_CASE("every check has a name, a title and a question of its own") {
    std::set<std::string_view> names;
    for (const auto& [check, find] : all_checks()) {
        CHECK(names.insert(check.name).second);
        CHECK(check.question.ends_with("?"));
        CHECK(find({}).empty());
    }
    CHECK(names.size() == 17);
}

TEST_CASE("a row without a ref is told its likely place, a gap without such a row is told as skipped") {
    const Measures measures = {
        numbered("HR1.01"),
        numbered("HR1.02"),
        {.key = 3, .action = "Open a quiet room"},
        numbered("HR2.02"),
        numbered("HR2.03"),
        numbered("HR2.05")
    };
    const CheckedPlan plan{.measures = measures};

    CHECK(
        hits_of("ref_missing", plan)
        == std::vector<
            std::
                string>{"“Open a quiet room”: “Open a quiet room” has no reference; by its place it would be HR2.01."
        }
    );
    CHECK(
        hits_of("ref_skipped", plan)
        == std::vector<std::string>{"HR2.04: HR2.04 is not there: the numbering goes past it to HR2.05."}
    );
}

TEST_CASE("numbers far apart are no sequence, and letters are one") {
    CHECK(of("ref_skipped", {numbered("1043"), numbered("1077"), numbered("1102")}).empty());
    CHECK(of("ref_skipped", {numbered("4(a)"), numbered("4(b)"), numbered("5(a)")}).empty());
    CHECK(
        of("ref_skipped", {numbered("A1"), numbered("A2"), numbered("A4")}) == std::vector<std::string>{"A3"}
    );
    CHECK(
        of("ref_skipped", {numbered("B12"), numbered("B13"), numbered("B15")})
        == std::vector<std::string>{"B14"}
    );
}

TEST_CASE("a document without any refs is told so once") {
    const Measures measures = {{.action = "Train"}, {.action = "Open"}};

    CHECK(
        of("ref_missing", measures, CheckedSource::document) == std::vector<std::string>{"the whole document"}
    );
    CHECK(of("ref_missing", measures, CheckedSource::plan).size() == 2);
}

TEST_CASE("a mended ref is told, a ref used twice is told once") {
    auto mended = numbered("HR1.01");
    mended.printed_ref = "HRl.01";

    CHECK(of("ref_misprinted", {mended, numbered("HR1.02")}) == std::vector<std::string>{"HR1.01"});
    CHECK(
        of("ref_doubled", {numbered("HR1.1"), numbered("HR1.2"), numbered("HR 1.01")})
        == std::vector<std::string>{"HR1.1"}
    );
}

TEST_CASE("actions one after the other under one numbered objective share its ref rightly") {
    const Measures measures = {
        {.ref = "1", .objective = "Listen", .action = "Ask"},
        {.ref = "1", .objective = "Listen", .action = "Answer"}
    };

    CHECK(of("ref_doubled", measures).empty());
}

TEST_CASE("one ref used twice among many is a slip, even where the two stand together") {
    const auto under = [](std::string ref, std::string action) {
        return CheckedMeasure{.ref = std::move(ref), .objective = "Listen", .action = std::move(action)};
    };

    CHECK(
        of("ref_doubled",
           {under("A1", "Ask"),
            under("A2", "Answer"),
            under("A2", "Explain"),
            under("A3", "Meet"),
            under("A4", "Write"),
            under("A5", "Call")})
        == std::vector<std::string>{"A2"}
    );
}

TEST_CASE("a commentary is repeated when long and word for word the same") {
    auto first = met("The new booking page was tested with members of the staff network.");
    auto second = met("The new booking page was tested  with members of the staff network");
    second.ref = "A2";
    auto third = met("On track");
    auto fourth = met("On track");

    const auto hits = hits_of("commentary_repeated", {.measures = Measures{first, second, third, fourth}});

    CHECK(
        hits
        == std::vector<
            std::
                string>{"A1, A2: A1 and A2 give one and the same commentary: “The new booking page was tested "
                        "with members of the staff network.”."}
    );
}

TEST_CASE(
    "a commentary that has not moved since last period is told, and so is a status that changed without a word"
) {
    auto same = met("Two sessions were held.");
    same.previous_commentary = "Two sessions were held.";
    auto changed = same;
    changed.previous_status = Meaning::missed;
    auto explained = changed;
    explained.commentary = "The third session made up for it.";

    CHECK(of("commentary_unchanged", {same}).size() == 1);
    CHECK(of("status_unexplained", {same}).empty());
    CHECK(
        hits_of("status_unexplained", {.measures = Measures{changed}})
        == std::vector<std::string>{"A1: A1 went from missed to met, and its commentary has not changed."}
    );
    CHECK(of("status_unexplained", {explained}).empty());
}

TEST_CASE("a setback is what the commentary tells against its status") {
    CHECK(setback_in("The open evenings were postponed after the flood.")->words == "were postponed");
    CHECK(setback_in("A second day had to be cancelled.")->words == "had to be cancelled");
    CHECK(setback_in("Training has not yet started.")->words == "has not yet started");
    CHECK(setback_in("The survey is on hold.")->words == "is on hold");
    CHECK(setback_in("Our bid was unsuccessful.")->words == "was unsuccessful");
    CHECK(setback_in("The team missed its deadline of May.")->words == "missed its deadline");
    CHECK(setback_in("Work has been paused; it will be taken up in spring.")->words == "has been paused");
    CHECK(setback_in("The contract is delayed by the supplier.")->words == "is delayed");
    CHECK(setback_in("Two networks have not yet been given a budget.")->words == "have not yet been given");
}

TEST_CASE("what did not happen, might happen or is over is no setback") {
    for (const std::string commentary :
         {"The launch was delayed but has now been completed.",
          "Nothing was delayed: no session was cancelled.",
          "The exact date has not yet been confirmed.",
          "We text patients to reduce delays in referrals.",
          "If the hall floods, sessions may be postponed.",
          "Feedback is given to unsuccessful candidates.",
          "Work is no longer on hold.",
          "All ran without delay.",
          "Fewer people cancelled appointments.",
          "Sessions paused in August are back on track.",
          "A guide on the menopause was published.",
          ""}) {
        CAPTURE(commentary);
        CHECK_FALSE(setback_in(commentary));
    }
}

TEST_CASE("work done after its due date contradicts a status of met") {
    auto late = met("The guide was completed in June 2031 and sent to every school.");
    late.due = parse_due("April 2031");
    auto planned = met("The guide will be published in autumn 2031.");
    planned.due = parse_due("April 2031");
    auto in_time = met("The guide was completed in April 2031. Further leaflets will be published in 2032.");
    in_time.due = parse_due("April 2031");
    auto undated = met("The guide was completed in June 2031.");

    CHECK(
        hits_of("status_contradicted", {.measures = Measures{late}})
        == std::vector<
            std::
                string>{"A1: A1 is reported as met, but it was due by 30 April 2031 and its commentary speaks of June 2031."
        }
    );
    CHECK(of("status_contradicted", {planned}).size() == 1);
    CHECK(of("status_contradicted", {in_time, undated}).empty());
    late.status = Meaning::missed;
    CHECK(of("status_contradicted", {late}).empty());
    auto lit = met("The lamps were switched on for the first time on 9 October 2031.");
    lit.due = parse_due("Summer 2031");
    CHECK(of("status_contradicted", {lit}).size() == 1);
}

TEST_CASE("one objective in two wordings is told, two objectives are not") {
    const auto under = [](std::string ref, std::string objective) {
        return CheckedMeasure{.ref = std::move(ref), .objective = std::move(objective)};
    };

    CHECK(
        of("objective_wordings",
           {under("A1", "Listen to tenants, carers & families when we design and deliver services"),
            under("A2", "Listen to tenants, those caring, and families when we design services")})
        == std::vector<std::string>{"A1, A2"}
    );
    CHECK(
        of("objective_wordings",
           {under("A1", "A supportive environment for every member of staff"),
            under("A2", "A supportive enviroment for every member of staff")})
            .size()
        == 1
    );
    CHECK(of("objective_wordings",
             {under("A1", "Improve housing advice for older residents"),
              under("A2", "Improve housing advice for disabled residents")})
              .empty());
    CHECK(of("objective_wordings", {under("A1", "Fair work"), under("A2", "Fair work")}).empty());
}

TEST_CASE("of two wordings the rarer one is told, and anybody is anybody in every word") {
    const auto under = [](std::string ref, std::string objective) {
        return CheckedMeasure{.ref = std::move(ref), .objective = std::move(objective)};
    };

    CHECK(
        of("objective_wordings",
           {under("A1", "Parks where people feel welcome and can find their way"),
            under("A2", "Parks where everybody feels welcome and can find their way"),
            under("A3", "Parks where people feel welcome and can find their way")})
        == std::vector<std::string>{"A2"}
    );
}

TEST_CASE("a day to be done by is a date, not a word") {
    const Measures measures = {
        {.key = 1, .ref = "A1", .due = parse_due("May 2031")},
        {.key = 2, .ref = "A2", .due_words = "Ongoing"},
        {.key = 3, .ref = "A3"}
    };

    CHECK(
        hits_of("due_missing", {.source = CheckedSource::plan, .measures = measures})
        == std::vector<
            std::
                string>{"A2: A2 says “Ongoing” and names no day to be done by.", "A3: A3 does not say by when."}
    );
}

TEST_CASE("a document is told once what most of its rows lack, a plan measure by measure") {
    const Measures measures = {
        {.ref = "A1", .owner = "Head of HR", .due = parse_due("May 2031")}, {.ref = "A2"}, {.ref = "A3"}
    };

    CHECK(
        hits_of("owner_missing", {.source = CheckedSource::document, .measures = measures})
        == std::vector<std::string>{"the whole document: 2 of the 3 measures name no owner."}
    );
    CHECK(of("due_missing", measures, CheckedSource::plan) == std::vector<std::string>{"A2", "A3"});
}

TEST_CASE("an action that promises a quantity names one") {
    CHECK(unnumbered_promise("We will double the number of free swims in 2031/32") == "double");
    CHECK(unnumbered_promise("Increase the number of supported internships") == "Increase the number");
    CHECK(unnumbered_promise("Reduce the ethnicity pay gap by March 2031") == "Reduce the ethnicity pay gap");
    CHECK_FALSE(unnumbered_promise("Increase the number of supported internships to 20"));
    CHECK_FALSE(unnumbered_promise("Increase take-up by 5%"));
    CHECK_FALSE(unnumbered_promise("Double the number of free swims from 200 to 400"));
    CHECK_FALSE(unnumbered_promise("Increase understanding of the duty"));
    CHECK(numbered_promise("Offer support to 104 additional families by March 2031") == "104 additional");
    CHECK(numbered_promise("Train at least twenty champions") == "twenty champions");
    CHECK_FALSE(numbered_promise("Publish the plan by March 2031"));
    CHECK(numbered_promise("Offer 45 supported placements a year") == "45 supported");
    CHECK(numbered_promise("Give the question 10% of the marks") == "10%");
    CHECK_FALSE(numbered_promise("Win the level 3 award under section 149"));
    CHECK_FALSE(numbered_promise("Keep the panel going for three years"));
    CHECK(
        of("number_missing", {{.ref = "A1", .action = "Train at least 20 champions"}})
        == std::vector<std::string>{"A1"}
    );
    CHECK(of("number_missing",
             {{.ref = "A1", .action = "Train at least 20 champions"}},
             CheckedSource::document)
              .empty());
    CHECK(
        of("number_missing", {{.ref = "A1", .action = "Double the number of swims", .target = "400"}}).empty()
    );
}

TEST_CASE("a number in the action needs a target with a number wherever targets are recorded") {
    const CheckedMeasure baseline_only{
        .ref = "A1", .action = "Offer 45 placements a year", .baseline = "17 placements", .target = "More"
    };
    const CheckedMeasure counted{.ref = "A2", .action = "Train 20 champions", .target = "20 champions"};

    CHECK(of("number_missing", {baseline_only, counted}) == std::vector<std::string>{"A1"});
    CHECK(
        of("number_missing", {baseline_only, counted}, CheckedSource::document)
        == std::vector<std::string>{"A1"}
    );
}

TEST_CASE("a due date is judged on the last day that the statuses speak of, by what was said last") {
    const Measures measures = {
        {.ref = "A1", .due = parse_due("May 2031"), .status = Meaning::not_due},
        {.ref = "A2", .due = parse_due("March 2031"), .previous_status = Meaning::met},
        {.ref = "A3", .due = parse_due("March 2031"), .previous_status = Meaning::missed},
        {.ref = "A4", .due = parse_due("March 2031")}
    };
    const CheckedPlan plan{
        .source = CheckedSource::plan,
        .measures = measures,
        .today = day(2031, 7, 1),
        .reported_to = day(2031, 4, 30)
    };

    CHECK(
        hits_of("due_passed", plan)
        == std::vector<
            std::
                string>{"A3: A3 was due by 31 March 2031 and is not reported as met.", "A4: A4 was due by 31 March 2031 and is not reported as met."}
    );
}

TEST_CASE("a measure that is met on evidence that had expired is told; one that is missed claims nothing") {
    const std::vector<ExpiredEvidence> policy{{.title = "Policy", .held_until = day(2031, 5, 1)}};
    const Measures measures = {
        {.ref = "A1", .status = Meaning::met, .evidence = 1, .expired_evidence = policy},
        {.ref = "A2", .status = Meaning::missed, .evidence = 1, .expired_evidence = policy}
    };

    CHECK(
        hits_of("evidence_expired", {.source = CheckedSource::plan, .measures = measures})
        == std::vector<
            std::string>{"A1: A1 is reported as met, and its evidence “Policy” held only until 1 May 2031."}
    );
}

TEST_CASE("a due date that passed, a return that is late and a met without evidence are told") {
    const Measures measures = {
        {.key = 7, .ref = "A1", .due = parse_due("May 2031"), .status = Meaning::missed},
        {.ref = "A2", .due = parse_due("May 2031"), .status = Meaning::met, .evidence = 0},
        {.ref = "A3", .due_return = CheckedReturn{.given = day(2031, 6, 17), .due = day(2031, 6, 14)}},
        {.ref = "A4", .due_return = CheckedReturn{.due = day(2031, 6, 14)}}
    };
    const CheckedPlan plan{.source = CheckedSource::plan, .measures = measures, .today = day(2031, 6, 30)};

    CHECK(
        hits_of("due_passed", plan)
        == std::vector<std::string>{"A1: A1 was due by 31 May 2031 and is not reported as met."}
    );
    CHECK(
        hits_of("evidence_missing", plan)
        == std::vector<std::string>{"A2: A2 is reported as met, but no evidence is attached."}
    );
    CHECK(hits_of("evidence_expired", plan).empty());
    CHECK(
        hits_of("return_late", plan)
        == std::vector<
            std::
                string>{"A3: The return of A3 was given 3 days late.", "A4: The return of A4 was due on 14 June 2031 and has not been given."}
    );
    CHECK(hits_in(plan).front().subject == 7);
}

TEST_CASE("a claim that its rows do not bear out is told with what they say") {
    const std::vector<Claim> claims = {
        {.text = "All is well.", .says = {{"not_met", 0}}, .holds = true},
        {.text = "30 of 41 measures are green.",
         .says = {{"met", 30}},
         .holds = false,
         .counted = "28 are met"},
        {.text = "Most are.", .says = {}, .holds = std::nullopt}
    };

    const auto hits = hits_in({.claims = claims});

    REQUIRE(hits.size() == 1);
    CHECK(hits[0].subject == -2);
    CHECK(
        hits[0].sentence
        == "The summary says “30 of 41 measures are green.”, but its rows do not bear that out: 28 are met."
    );
}

TEST_CASE("a fingerprint depends on what was found and on nothing else") {
    const auto one = hits_in({.measures = Measures{met("It was postponed.")}});
    const auto same = hits_in({.measures = Measures{met("It was postponed.")}});
    const auto other = hits_in({.measures = Measures{met("It was cancelled.")}});

    REQUIRE_FALSE(one.empty());
    CHECK(one.front().fingerprint == same.front().fingerprint);
    CHECK(one.front().fingerprint != other.front().fingerprint);
}

}  // namespace dueregard::plan
