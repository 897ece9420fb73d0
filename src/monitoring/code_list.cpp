#include "monitoring/code_list.hpp"

#include "base/ensure.hpp"
#include "base/text.hpp"
#include "monitoring/embedded_code_lists.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <charconv>

namespace dueregard::monitoring {

namespace {

struct NoAnswerRow {
    NoAnswer state = NoAnswer::not_mapped;
    std::string_view name;
    std::string_view title;
};

constexpr std::array<NoAnswerRow, no_answer_count> no_answer_rows = {{
    {NoAnswer::prefer_not_to_say, "prefer_not_to_say", "Prefer not to say"},
    {NoAnswer::not_answered, "not_answered", "Asked, not answered"},
    {NoAnswer::not_asked, "not_asked", "Not asked, or not known"},
    {NoAnswer::not_applicable, "not_applicable", "Not applicable"},
    {NoAnswer::not_mapped, "not_mapped", "Another answer, not in the list"},
}};

constexpr std::array<NoAnswer, no_answer_count> no_answers = {
    NoAnswer::prefer_not_to_say,
    NoAnswer::not_answered,
    NoAnswer::not_asked,
    NoAnswer::not_applicable,
    NoAnswer::not_mapped
};

struct Wording {
    std::string_view words;
    NoAnswer state = NoAnswer::not_answered;
};

constexpr std::array<Wording, 40> wordings = {{
    {"prefer not to say", NoAnswer::prefer_not_to_say},
    {"prefer not to answer", NoAnswer::prefer_not_to_say},
    {"preferred not to say", NoAnswer::prefer_not_to_say},
    {"prefers not to say", NoAnswer::prefer_not_to_say},
    {"i d prefer not to say", NoAnswer::prefer_not_to_say},
    {"i prefer not to say", NoAnswer::prefer_not_to_say},
    {"do not wish to say", NoAnswer::prefer_not_to_say},
    {"do not wish to declare", NoAnswer::prefer_not_to_say},
    {"does not wish to say", NoAnswer::prefer_not_to_say},
    {"declined", NoAnswer::prefer_not_to_say},
    {"declined to say", NoAnswer::prefer_not_to_say},
    {"refused", NoAnswer::prefer_not_to_say},
    {"pnts", NoAnswer::prefer_not_to_say},
    {"rather not say", NoAnswer::prefer_not_to_say},
    {"", NoAnswer::not_answered},
    {"blank", NoAnswer::not_answered},
    {"not stated", NoAnswer::not_answered},
    {"z", NoAnswer::not_answered},
    {"z not stated", NoAnswer::not_answered},
    {"not answered", NoAnswer::not_answered},
    {"no answer", NoAnswer::not_answered},
    {"no response", NoAnswer::not_answered},
    {"not declared", NoAnswer::not_answered},
    {"undeclared", NoAnswer::not_answered},
    {"not disclosed", NoAnswer::not_answered},
    {"undisclosed", NoAnswer::not_answered},
    {"not provided", NoAnswer::not_answered},
    {"not specified", NoAnswer::not_answered},
    {"not completed", NoAnswer::not_answered},
    {"unknown", NoAnswer::not_asked},
    {"not known", NoAnswer::not_asked},
    {"don t know", NoAnswer::not_asked},
    {"not recorded", NoAnswer::not_asked},
    {"not asked", NoAnswer::not_asked},
    {"not collected", NoAnswer::not_asked},
    {"not held", NoAnswer::not_asked},
    {"no record", NoAnswer::not_asked},
    {"99", NoAnswer::not_asked},
    {"n a", NoAnswer::not_applicable},
    {"not applicable", NoAnswer::not_applicable},
}};

const NoAnswerRow& row_of(NoAnswer state) {
    return no_answer_rows.at(static_cast<std::size_t>(state));
}

ListCode code_in(const nlohmann::json& json, const std::vector<std::vector<std::string>>& group_names) {
    ListCode code{
        .code = json.at("code"), .title = json.at("title"), .labels = json.at("labels"), .groups = {}
    };
    const auto& groups = json.at("groups");
    ensure(groups.size() == group_names.size(), "a code names a group of each grouping");
    for (std::size_t i = 0; i < group_names.size(); ++i) {
        const auto at = std::ranges::find(group_names[i], groups[i].get<std::string>());
        ensure(at != group_names[i].end(), "a code's group is one of its grouping");
        code.groups.push_back(static_cast<std::size_t>(at - group_names[i].begin()));
    }
    return code;
}

CodeList list_in(const nlohmann::json& json) {
    CodeList list{
        .name = json.at("name"),
        .characteristic = json.at("characteristic"),
        .title = json.at("title"),
        .edition = json.at("edition"),
        .source = json.at("source"),
        .is_open = json.value("is_open", false),
        .headings = json.at("headings"),
        .groupings = {},
        .codes = {}
    };
    std::vector<std::vector<std::string>> group_names;
    for (const auto& one : json.at("groupings")) {
        Grouping grouping{.name = one.at("name"), .title = one.at("title"), .groups = {}};
        auto& names = group_names.emplace_back();
        for (const auto& group : one.at("groups")) {
            names.push_back(group.at(0));
            grouping.groups.push_back(group.at(1));
        }
        list.groupings.push_back(std::move(grouping));
    }
    for (const auto& code : json.at("codes"))
        list.codes.push_back(code_in(code, group_names));
    return list;
}

std::vector<CodeList> all_lists() {
    std::vector<CodeList> lists;
    for (const auto& [name, text] : embedded_texts()) {
        if (name.ends_with(".json")) lists.push_back(list_in(nlohmann::json::parse(text)));
    }
    return lists;
}

/// "42" is in "35 to 44": the bands are those of age_bands.json.
std::optional<std::size_t> band_of(const CodeList& list, std::string_view plain) {
    if (list.characteristic != "age") return std::nullopt;
    constexpr int oldest = 120;
    int age = 0;
    const auto [end, error] = std::from_chars(plain.data(), plain.data() + plain.size(), age);
    if (error != std::errc{} || end != plain.data() + plain.size() || age < 0 || age > oldest)
        return std::nullopt;
    constexpr std::array<int, 7> starts = {16, 25, 35, 45, 55, 65, 75};
    ensure(list.codes.size() == starts.size() + 1, "a band of ages begins with each start");
    return static_cast<std::size_t>(std::ranges::upper_bound(starts, age) - starts.begin());
}

}  // namespace

std::span<const NoAnswer> all_no_answers() {
    return no_answers;
}

std::string_view name_of(NoAnswer state) {
    return row_of(state).name;
}

std::string_view title_of(NoAnswer state) {
    return row_of(state).title;
}

std::optional<NoAnswer> no_answer_named(std::string_view name) {
    const auto* const row = std::ranges::find(no_answer_rows, name, &NoAnswerRow::name);
    return row == no_answer_rows.end() ? std::nullopt : std::optional(row->state);
}

std::span<const CodeList> code_lists() {
    static const auto lists = all_lists();
    return lists;
}

const CodeList* find_code_list(std::string_view name) {
    const auto lists = code_lists();
    const auto at = std::ranges::find(lists, name, &CodeList::name);
    return at == lists.end() ? nullptr : &*at;
}

const Grouping* find_grouping(const CodeList& list, std::string_view name) {
    const auto at = std::ranges::find(list.groupings, name, &Grouping::name);
    return at == list.groupings.end() ? nullptr : &*at;
}

std::string full_title(const CodeList& list) {
    return list.is_open ? fmt::format("{}, as the file has them", list.title)
                        : fmt::format("{}, {}", list.title, list.edition);
}

std::string plain_label(std::string_view label) {
    std::string words;
    for (const char c : label) {
        if (c == '&') {
            words += " and ";
        } else {
            const bool is_kept = is_letter(c) || is_digit(c);
            words += is_kept ? c : ' ';
        }
    }
    return lower_ascii(squeezed(words));
}

std::optional<NoAnswer> no_answer_of(std::string_view label) {
    const auto* const known = std::ranges::find(wordings, plain_label(label), &Wording::words);
    return known == wordings.end() ? std::nullopt : std::optional(known->state);
}

std::optional<Meaning> meaning_of(const CodeList& list, std::string_view label) {
    const auto plain = plain_label(label);
    if (const auto band = band_of(list, plain)) return *band;
    for (std::size_t i = 0; i < list.codes.size(); ++i) {
        const auto& code = list.codes[i];
        if (plain.empty()) break;
        if (plain_label(code.title) == plain || std::ranges::find(code.labels, plain) != code.labels.end())
            return i;
    }
    if (const auto state = no_answer_of(label)) return *state;
    return std::nullopt;
}

}  // namespace dueregard::monitoring
