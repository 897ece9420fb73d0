#include "practice/practice.hpp"

#include "base/enumerator.hpp"
#include "base/text.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>

namespace dueregard::practice {

namespace {

constexpr std::size_t longest_line = 300;
constexpr std::size_t longest_text = 10'000;
constexpr std::size_t title_length = 80;

constexpr std::array<std::string_view, 2> kind_names = {"innovation", "signpost"};
constexpr std::array<std::string_view, 2> kind_titles = {"Innovation", "Signpost"};
constexpr std::array<std::string_view, 3> state_names = {"kept", "shared", "removed"};
constexpr std::array<std::string_view, 3> state_titles = {
    "This council alone", "All councils that share", "Nobody"
};

void check_line(Faults& faults, std::string_view field, const std::string& text, std::string_view what) {
    if (utf8_length(text) > longest_line)
        faults.push_back({std::string(field), fmt::format("{} must be 300 characters or fewer", what)});
}

std::optional<std::string> told(const std::string& text) {
    return text.empty() ? std::nullopt : std::optional(text);
}

}  // namespace

Faults faults_of(const Practice& practice) {
    Faults faults;
    if (practice.title.empty()) faults.push_back({"title", "Enter what it is called"});
    check_line(faults, "title", practice.title, "What it is called");
    if (practice.what.empty()) faults.push_back({"what", "Enter what was done"});
    if (utf8_length(practice.what) > longest_text)
        faults.push_back({"what", "What was done must be 10,000 characters or fewer"});
    check_line(faults, "who", practice.who, "Who did it");
    check_line(faults, "place", practice.place, "Where");
    check_line(faults, "since", practice.since, "Since when");
    check_line(faults, "source", practice.source, "The source");
    return faults;
}

accounts::FieldValues fields_of(const Practice& practice) {
    return {
        {"kind", std::string(name_of(practice.kind))},
        {"title", told(practice.title)},
        {"what", told(practice.what)},
        {"who", told(practice.who)},
        {"place", told(practice.place)},
        {"since", told(practice.since)},
        {"source", told(practice.source)},
        {"finding", practice.finding ? std::optional(address(*practice.finding)) : std::nullopt}
    };
}

std::string_view name_of(Kind kind) {
    return kind_names.at(static_cast<std::size_t>(kind));
}

std::string_view title_of(Kind kind) {
    return kind_titles.at(static_cast<std::size_t>(kind));
}

std::optional<Kind> kind_named(std::string_view name) {
    return enumerator_named<Kind>(kind_names, name);
}

std::string_view name_of(State state) {
    return state_names.at(static_cast<std::size_t>(state));
}

std::string_view title_of(State state) {
    return state_titles.at(static_cast<std::size_t>(state));
}

std::optional<State> state_named(std::string_view name) {
    return enumerator_named<State>(state_names, name);
}

bool says(const Practice& practice, std::string_view looked_for) {
    const auto all = lower_ascii(fmt::format(
        "{}\n{}\n{}\n{}\n{}\n{}",
        practice.title,
        practice.what,
        practice.who,
        practice.place,
        practice.since,
        practice.source
    ));
    const auto wanted = lower_ascii(squeezed(looked_for));
    return std::ranges::all_of(split(wanted, ' '), [&](std::string_view word) { return all.contains(word); });
}

Practice practice_of(const assessment::ChallengeFinding& finding, std::string_view source) {
    const auto words = squeezed(finding.text);
    return {
        .id = {},
        .kind = finding.kind == assessment::FindingKind::signpost ? Kind::signpost : Kind::innovation,
        .title = shortened(words, title_length),
        .what = std::string(whole_start(finding.text, longest_text)),
        .who = "",
        .place = "",
        .since = "",
        .source = std::string(whole_start(source, longest_line)),
        .finding = finding.id
    };
}

bool is_practice(const assessment::ChallengeFinding& finding) {
    return finding.kind == assessment::FindingKind::innovation
           || finding.kind == assessment::FindingKind::signpost;
}

}  // namespace dueregard::practice
