#include "plan/ref_mending.hpp"

#include <doctest/doctest.h>

namespace dueregard::plan {

namespace {

using Printed = std::vector<std::optional<std::string>>;

}  // namespace

TEST_CASE("a capital I read as a one is mended where the number fits between its neighbours") {
    const Printed printed = {
        "EDI3.02", "EDI3.03", std::nullopt, "ED14.02", "ED14.03", "ED15.01", "EDI6.01", "EDI6.02"
    };

    const auto mended = mended_refs(printed);

    CHECK(mended == Printed{{}, {}, {}, "EDI4.02", "EDI4.03", "EDI5.01", {}, {}});
}

TEST_CASE("a misprint at the start or the end is mended by the neighbours it has") {
    CHECK(mended_refs(Printed{"ED11.01", "EDI1.02", "EDI1.03"}) == Printed{"EDI1.01", {}, {}});
    CHECK(mended_refs(Printed{"EDI1.01", "EDI1.02", "ED11.03"}) == Printed{{}, {}, "EDI1.03"});
    CHECK(mended_refs(Printed{"EDl1.01", "EDI1.02", "EDI1.03"}) == Printed{"EDI1.01", {}, {}});
}

TEST_CASE("letters among digits and lost points are mended") {
    CHECK(mended_refs(Printed{"HR1.01", "HR1.O2", "HR1.03"}) == Printed{{}, "HR1.02", {}});
    CHECK(mended_refs(Printed{"A1", "A2", "A3", "AS", "A6"}) == Printed{{}, {}, {}, "A5", {}});
    CHECK(mended_refs(Printed{"1.1", "l.2", "1.3"}) == Printed{{}, "1.2", {}});
    CHECK(mended_refs(Printed{"EDI4.01", "EDI402", "EDI4.03", "EDI4.04"}) == Printed{{}, "EDI4.02", {}, {}});
    CHECK(mended_refs(Printed{"EDI4.01", "EDI4,02", "EDI4.03", "EDI4.04"}) == Printed{{}, "EDI4.02", {}, {}});
}

TEST_CASE("what is no misprint is left as it stands") {
    CHECK(mended_refs(Printed{"E1.1", "E1.2", "E1.3", "EI1.1", "EI1.2", "EI1.3"}) == Printed(6));
    CHECK(mended_refs(Printed{"EDI1.01", "EDI1.02", "EDI1.08", "EDI1.04"}) == Printed(4));
    CHECK(mended_refs(Printed{"EDI1.01", "EDI1.02", "HR7"}) == Printed(3));
    CHECK(mended_refs(Printed{"EDI1.01", "EDI1.02", "ED19.01"}) == Printed(3));
    CHECK(mended_refs(Printed{std::nullopt, "to be confirmed", ""}) == Printed(3));
    CHECK(mended_refs(Printed{}).empty());
}

}  // namespace dueregard::plan
