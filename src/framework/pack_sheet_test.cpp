#include "base/text.hpp"
#include "documents/read_document.hpp"
#include "framework/incoming_pack.hpp"
#include "framework/pack_sheet.hpp"

#include <doctest/doctest.h>

namespace dueregard::framework {

namespace {

constexpr std::string_view sheet = "Framework,Test,,\n"
                                   "Edition,2027,,\n"
                                   "Title,\"Licensed text, for a test\",,\n"
                                   "Wording,licensed,,\n"
                                   ",,,\n"
                                   "Ref,Title,Working towards,There\n"
                                   "1,First area,,\n"
                                   "1.1,A theme,,\n"
                                   "1.1.1,Something,Begun.,Done.\n"
                                   "1.10,Something else,,Done too.\n"
                                   "2,Second area,,\n"
                                   "2a,Right under its area,Begun.,\n";

std::string with(std::string_view from, std::string_view to) {
    std::string text(sheet);
    const auto place = text.find(from);
    REQUIRE(place != std::string::npos);
    return text.replace(place, from.size(), to);
}

}  // namespace

TEST_CASE("a sheet's rows become areas, themes and criteria by their refs, its columns levels") {
    const auto edition = read_incoming(sheet, "ours.csv");

    REQUIRE_MESSAGE(edition, join(edition.error(), "; "));
    CHECK(name_of(*edition) == "Test 2027");
    CHECK(edition->wording == Wording::licensed);
    REQUIRE(edition->levels.size() == 2);
    CHECK(edition->levels[0].title == "Working towards");
    REQUIRE(edition->entries.size() == 6);
    CHECK(edition->entries[1].kind == EntryKind::theme);
    CHECK(edition->entries[2].parent == 1);
    CHECK(edition->entries[3].kind == EntryKind::criterion);
    CHECK(edition->entries[3].parent == 0);
    CHECK(edition->entries[3].statements.front().level == 1);
    CHECK(edition->entries[5].parent == 4);
}

TEST_CASE("the same sheet as YAML reads to the same edition") {
    const auto edition = read_incoming(sheet, "ours.csv");
    REQUIRE(edition);
    const auto again = read_incoming(write_pack(*edition), "ours.yaml");
    REQUIRE(again);
    CHECK(write_pack(*again) == write_pack(*edition));
}

TEST_CASE("what is wrong with a sheet is told with its row") {
    CHECK(
        read_incoming(with("Wording,licensed,,\n", ",,,\n"), "ours.csv").error()
        == PackFaults{"Line 1: “wording” is missing"}
    );
    CHECK(
        read_incoming(with("1.1.1,Something,", "1.1,Something,"), "ours.csv").error()
        == PackFaults{"Line 9: The ref 1.1 stands twice"}
    );
    CHECK(
        read_incoming(with("Ref,Title", "What,Where"), "ours.csv").error().front().starts_with("No table has")
    );
    CHECK(read_incoming("no zip", "ours.xlsx").error().size() == 1);
}

}  // namespace dueregard::framework
