// Every official fixture of every GOV.UK component that we have: the same bytes, but for white space at
// either end. names.txt holds the fixtures' names, so that a new version of the package is taken on purpose.

#include "base/text.hpp"
#include "render.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <vector>

namespace dueregard::govuk_fixtures {

namespace {

constexpr const char* components_folder = "node_modules/govuk-frontend/dist/govuk/components";
constexpr const char* names_file = "tests/govuk_fixtures/names.txt";

struct Fixture {
    std::string component;
    std::string name;
    Json options;
    std::string html;

    [[nodiscard]] std::string title() const { return component + ": " + name; }
};

std::map<std::string_view, Render> all_components() {
    auto all = field_components();
    all.merge(choice_components());
    all.merge(content_components());
    all.merge(navigation_components());
    return all;
}

Json parsed(const std::filesystem::path& path) {
    std::ifstream file(path);
    REQUIRE_MESSAGE(file, path.string(), " is absent: run npm ci in the project's root first");
    return Json::parse(file);
}

/// The official fixtures, or those of a file that mix.mjs wrote.
Json fixtures_json(const std::string& component) {
    if (const char* mixed = std::getenv("DUEREGARD_FIXTURES")) return parsed(mixed).at(component);
    return parsed(std::filesystem::path(components_folder) / component / "fixtures.json").at("fixtures");
}

std::vector<Fixture> fixtures_of(std::string_view component) {
    std::vector<Fixture> fixtures;
    for (const Json& fixture : fixtures_json(std::string(component))) {
        fixtures.push_back({
            .component = std::string(component),
            .name = fixture.at("name"),
            .options = fixture.at("options"),
            .html = fixture.at("html"),
        });
    }
    return fixtures;
}

std::vector<Fixture> all_fixtures() {
    std::vector<Fixture> all;
    for (const auto& [component, render] : all_components())
        std::ranges::move(fixtures_of(component), std::back_inserter(all));
    return all;
}

std::string_view without_ends(std::string_view text) {
    while (!text.empty() && is_space(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && is_space(text.back()))
        text.remove_suffix(1);
    return text;
}

}  // namespace

TEST_CASE("each component writes what GOV.UK Frontend writes, byte for byte") {
    const auto components = all_components();
    std::size_t same = 0;
    const auto fixtures = all_fixtures();
    for (const Fixture& fixture : fixtures) {
        const web::Html html = components.at(fixture.component)(Options{fixture.options});
        const bool equal = without_ends(html.view()) == without_ends(fixture.html);
        if (equal) ++same;
        CHECK_MESSAGE(
            equal,
            fixture.title(),
            "\noptions: ",
            fixture.options.dump(),
            "\nexpected:\n",
            fixture.html,
            "\nfound:\n",
            html.view()
        );
    }
    std::printf("%zu of %zu fixtures of %zu components\n", same, fixtures.size(), components.size());
}

TEST_CASE("the fixtures are those that we know: accept a new version with DUEREGARD_ACCEPT=1") {
    std::set<std::string> found;
    for (const Fixture& fixture : all_fixtures())
        found.insert(fixture.title());
    if (const char* accept = std::getenv("DUEREGARD_ACCEPT");
        accept != nullptr && std::string_view(accept) == "1") {
        std::ofstream file(names_file);
        for (const auto& title : found)
            file << title << "\n";
    }

    std::set<std::string> known;
    std::ifstream file(names_file);
    for (std::string line; std::getline(file, line);)
        known.insert(line);

    std::vector<std::string> fresh;
    std::vector<std::string> gone;
    std::ranges::set_difference(found, known, std::back_inserter(fresh));
    std::ranges::set_difference(known, found, std::back_inserter(gone));
    CHECK_MESSAGE(fresh.empty(), "new: ", join(fresh, "; "));
    CHECK_MESSAGE(gone.empty(), "gone: ", join(gone, "; "));
}

}  // namespace dueregard::govuk_fixtures
