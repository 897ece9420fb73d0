#include "assurance/document_hits.hpp"

#include <doctest/doctest.h>

namespace dueregard::assurance {

TEST_CASE("of a document's problems the register takes its untrue claims and the refs it misprinted") {
    const intake::Import import{
        .problems =
            {{.check = "claim_not_borne_out", .sentence = "The summary says 4.", .of = "Only 4", .at = {}},
             {.check = "ref_misprinted", .sentence = "Printed as S1.O2.", .of = "S1.02", .at = {}},
             {.check = "ref_misprinted", .sentence = "Printed as S9.O9.", .of = "S9.09", .at = {}},
             {.check = "owner_missing", .sentence = "S1.02 names no owner.", .of = "S1.02", .at = {}},
             {.check = "claim_not_borne_out", .sentence = "The summary says 9.", .of = "9", .at = {}},
             {.check = "of_a_later_version", .sentence = "?", .of = "?", .at = {}}}
    };
    const std::vector<plan::Standing> standings{
        {.measure = {.id = plan::MeasureId{3}, .ref = "S1.02", .action = "Fit ramps"}}
    };

    const auto hits = document_hits(import, standings);

    REQUIRE(hits.size() == 3);
    CHECK(hits[0].check == "claim_not_borne_out");
    CHECK(hits[0].subject == -1);
    CHECK(hits[1].check == "ref_misprinted");
    CHECK(hits[1].subject == 3);
    CHECK(hits[2].subject == -2);
    CHECK(hits[0].fingerprint != hits[2].fingerprint);
}

}  // namespace dueregard::assurance
