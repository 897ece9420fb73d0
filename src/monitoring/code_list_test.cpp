#include "monitoring/code_list.hpp"
#include "support/vectors.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

namespace dueregard::monitoring {

namespace {

/// The code's name, "!" and the state's, or "" where nobody knows.
std::string meant(std::string_view list_name, std::string_view label) {
    const auto& list = *find_code_list(list_name);
    const auto meaning = meaning_of(list, label);
    if (!meaning) return "";
    if (const auto* code = std::get_if<std::size_t>(&*meaning)) return list.codes[*code].code;
    return "!" + std::string(name_of(std::get<NoAnswer>(*meaning)));
}

std::string group_of(std::string_view list_name, std::string_view code, std::string_view grouping) {
    const auto& list = *find_code_list(list_name);
    const auto at = std::ranges::find(list.codes, code, &ListCode::code);
    REQUIRE(at != list.codes.end());
    for (std::size_t i = 0; i < list.groupings.size(); ++i) {
        if (list.groupings[i].name == grouping) return list.groupings[i].groups[at->groups[i]];
    }
    return "";
}

}  // namespace

TEST_CASE("every list has names and codes of its own, and no label means two codes") {
    std::set<std::string> names;
    for (const auto& list : code_lists()) {
        CAPTURE(list.name);
        CHECK(names.insert(list.name).second);
        CHECK_FALSE(list.source.empty());
        CHECK(list.is_open == list.codes.empty());
        std::set<std::string> labels;
        for (const auto& code : list.codes) {
            CAPTURE(code.code);
            CHECK(labels.insert(plain_label(code.title)).second);
            for (const auto& label : code.labels) {
                CAPTURE(label);
                CHECK(plain_label(label) == label);
                CHECK(labels.insert(label).second);
            }
        }
    }
}

TEST_CASE("19 ethnic groups of 2021 go into five, and into White British and all others") {
    const auto& list = *find_code_list("ethnic_group_2021");

    CHECK(list.codes.size() == 19);
    CHECK(
        group_of("ethnic_group_2021", "asian_chinese", "ethnic_group_5")
        == "Asian, Asian British or Asian Welsh"
    );
    CHECK(group_of("ethnic_group_2021", "other_arab", "ethnic_group_5") == "Other ethnic group");
    CHECK(group_of("ethnic_group_2021", "white_roma", "ethnic_group_5") == "White");
    CHECK(group_of("ethnic_group_2021", "white_roma", "white_british_2") == "All other ethnic groups");
    CHECK(find_code_list("ethnic_group_2001")->codes.size() == 16);
    CHECK(
        group_of("ethnic_group_2001", "asian_chinese", "ethnic_group_5_2001")
        == "Chinese or other ethnic group"
    );
}

TEST_CASE("labels are known as systems write them, and the states of no answer stay apart") {
    CHECK(meant("ethnic_group_2021", "White - British") == "white_british");
    CHECK(meant("ethnic_group_2021", "ASIAN/ASIAN BRITISH: Indian") == "asian_indian");
    CHECK(meant("ethnic_group_2021", "Roma") == "white_roma");
    CHECK(meant("ethnic_group_2021", "R") == "asian_chinese");
    CHECK(meant("ethnic_group_2021", "Klingon") == "");
    CHECK(meant("sex", "F") == "female");
    CHECK(meant("disability", "Yes") == "disabled");
    CHECK(meant("disability", "N") == "not_disabled");
    CHECK(meant("age_bands", "15") == "under_16");
    CHECK(meant("age_bands", "16") == "16_24");
    CHECK(meant("age_bands", "64") == "55_64");
    CHECK(meant("age_bands", "121") == "");
    CHECK(meant("age_bands", "25-34") == "25_34");
    CHECK(meant("religion", "None") == "none");
    CHECK(meant("sex", "Prefer not to say") == "!prefer_not_to_say");
    CHECK(meant("sex", "") == "!not_answered");
    CHECK(meant("sex", "Not known") == "!not_asked");
    CHECK(meant("sex", "N/A") == "!not_applicable");
}

TEST_CASE("the labels that government publishers use for 19 groups are known") {
    const auto rows = support::vectors("ethnicity-classifications/classification_lookup.csv");
    if (!rows) return;
    // What the publishers' own standard makes of them, and the code that it is.
    const std::vector<std::pair<std::string, std::string>> standards = {
        {"Bangladeshi", "asian_bangladeshi"},
        {"Indian", "asian_indian"},
        {"Pakistani", "asian_pakistani"},
        {"Chinese", "asian_chinese"},
        {"Asian other", "asian_other"},
        {"Black African", "black_african"},
        {"Black Caribbean", "black_caribbean"},
        {"Black other", "black_other"},
        {"White British", "white_british"},
        {"White Irish", "white_irish"},
        {"White other", "white_other"},
        {"Arab", "other_arab"}
    };
    int known = 0;
    int all = 0;
    for (const auto& row : *rows) {
        const auto& label = row.at("Ethnicity");
        const auto& standard = row.at("Standard Ethnicity");
        const auto at = std::ranges::find(standards, standard, &std::pair<std::string, std::string>::first);
        if (at == standards.end() || label.ends_with("total") || label.starts_with("ethnicity_")) continue;
        ++all;
        CAPTURE(label);
        const auto meaning = meant("ethnic_group_2021", label);
        CHECK(meaning == at->second);
        known += meaning == at->second ? 1 : 0;
    }
    CHECK(all > 90);
    CHECK(known == all);
}

}  // namespace dueregard::monitoring
