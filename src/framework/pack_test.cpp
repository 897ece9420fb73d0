#include "base/text.hpp"
#include "framework/built_in.hpp"
#include "framework/pack.hpp"

#include <doctest/doctest.h>
#include <fmt/core.h>

#include <algorithm>
#include <set>

namespace dueregard::framework {

namespace {

constexpr std::string_view small = R"(framework: Test
edition: "1"
title: A framework to test with
wording: ours
levels:
  - {ref: low, title: Low}
  - {ref: high, title: High, meaning: The best there is.}
entries:
  - {kind: area, ref: "1", title: First area}
  - kind: theme
    ref: "1.10"
    parent: "1"
    title: A theme
  - kind: criterion
    ref: "1.10.1"
    parent: "1.10"
    title: Something asked for
    statements:
      - {level: high, number: "2.01", text: Much of it.}
      - {level: low, text: Some of it.}
    questions:
      - How much?
)";

std::string with(std::string_view from, std::string_view to) {
    std::string text(small);
    const auto place = text.find(from);
    REQUIRE(place != std::string::npos);
    return text.replace(place, from.size(), to);
}

/// One a line; "" where the pack is sound.
std::string faults_in(std::string_view yaml) {
    const auto edition = read_pack(yaml);
    return edition ? "" : join(edition.error(), "\n");
}

}  // namespace

TEST_CASE("a pack is read into areas, themes and criteria with a statement for each level") {
    const auto edition = read_pack(small);

    REQUIRE_MESSAGE(edition, faults_in(small));
    CHECK(name_of(*edition) == "Test 1");
    REQUIRE(edition->entries.size() == 3);
    const auto& criterion = edition->entries[2];
    CHECK(criterion.parent == 1);
    CHECK(edition->entries[1].ref == "1.10");
    CHECK(area_of(*edition, 2) == 0);
    REQUIRE(criterion.statements.size() == 2);
    CHECK(criterion.statements[0].text == "Some of it.");
    CHECK(statement_at(criterion, 1)->number == "2.01");
    CHECK(criterion.questions == std::vector<std::string>{"How much?"});
}

TEST_CASE(
    "every pack that comes with the program is sound, in our own words, and reads back as it was written"
) {
    std::set<std::string> names;
    for (const auto& edition : built_in_editions()) {
        CAPTURE(edition.title);
        names.insert(name_of(edition));
        CHECK(edition.wording == Wording::ours);
        const auto again = read_pack(write_pack(edition));
        REQUIRE(again);
        CHECK(write_pack(*again) == write_pack(edition));
    }
    CHECK(names.contains("EFLG 2009"));
    CHECK(names.contains("EFLG 2021"));
    CHECK(names.size() >= 4);
}

TEST_CASE("EFLG 2021 has four modules of 5, 5, 3 and 5 themes, each a ladder of three; 2009 has five areas") {
    const auto newer = *built_in_edition("EFLG 2021");
    std::vector<int> themes;
    for (const auto& entry : newer.entries) {
        if (entry.kind == EntryKind::area) themes.push_back(0);
        if (entry.kind == EntryKind::theme) ++themes.back();
        if (entry.kind == EntryKind::criterion) CHECK(entry.statements.size() == 3);
    }
    CHECK(themes == std::vector{5, 5, 3, 5});
    const auto older = *built_in_edition("EFLG 2009");
    CHECK(std::ranges::count(older.entries, EntryKind::area, &Entry::kind) == 5);
}

TEST_CASE("what does not fit the schema is said with its line and its field, and what would") {
    CHECK(
        faults_in(with("wording: ours", "wording: mine")) == "Line 4, wording: must be one of: ours, licensed"
    );
    CHECK(
        faults_in(with("title: First area", "heading: First area"))
        == "Line 9, entries number 1: “heading” is no name that belongs here\nLine 9, entries number 1: “title” is missing"
    );
    CHECK(
        faults_in(with("text: Much of it.", "text: [Much, of, it]"))
        == "Line 19, entries number 3, statements number 1, text: must be text"
    );
    CHECK(
        faults_in(with("    title: A theme", fmt::format("    title: {}", std::string(301, 'a'))))
        == "Line 13, entries number 2, title: is longer than 300 characters"
    );
    CHECK(faults_in("- a\n- b\n") == "Line 1: must be names with values");
}

TEST_CASE("refs that do not hold together are refused in one sentence") {
    CHECK(
        faults_in(with("parent: \"1.10\"", "parent: \"1.11\""))
        == "Line 14: 1.10.1 has the parent 1.11, which there is not"
    );
    CHECK(faults_in(with("parent: \"1.10\"", "parent: \"1.10.1\"")) == "Line 14: 1.10.1 is its own parent");
    CHECK(
        faults_in(with("parent: \"1\"", "parent: \"1.10.1\""))
        == "Line 10: 1.10 has the parent 1.10.1, which comes only after it, in line 14"
    );
    CHECK(faults_in(with("ref: \"1.10.1\"", "ref: \"1\"")) == "Line 14: The ref 1 stands twice");
    CHECK(faults_in(with("level: low", "level: lower")) == "Line 20: There is no level lower");
    CHECK(faults_in(with("kind: theme", "kind: area")) == "Line 10: 1.10 is an area and has a parent");
}

TEST_CASE("an anchor bomb, a doubled name, too many entries and too deep a list are refused before they grow"
) {
    std::string bomb = "a: &a [x, x]\n";
    for (char name = 'b'; name <= 'z'; ++name)
        bomb += fmt::format("{0}: &{0} [*{1}, *{1}]\n", name, static_cast<char>(name - 1));
    CHECK(faults_in(bomb) == "Line 1: An anchor (&name) stands here; a pack writes out what it says");
    CHECK(faults_in("a: *b\n").starts_with("Line 1:"));
    CHECK(faults_in("a: 1\nb: 2\na: 3\n") == "Line 3: “a” stands twice; keep one of them");
    CHECK(faults_in(std::string(100, '[') + std::string(100, ']')).contains("more than 12 deep"));
    std::string many(small);
    for (int number = 0; number < 100'000; ++number)
        many += "  - {}\n";
    CHECK(faults_in(many).contains("more than 60000 entries"));
    CHECK(faults_in(std::string(3'000'000, 'a')) == "The file is larger than 2000000 bytes");
    CHECK(faults_in("a: \xff") == "The file is not text in UTF-8");
    CHECK(faults_in("") == "The file is empty");
    CHECK(faults_in(std::string(small) + "---\nb: 1\n").contains("second document"));
    CHECK(faults_in("a: [1, 2\n").contains("not YAML"));
}

TEST_CASE("many faults are told as the first and how many more") {
    CHECK(told({"One"}) == "One.");
    CHECK(told({"One", "Two", "Three"}) == "One; and 2 more.");
}

}  // namespace dueregard::framework
