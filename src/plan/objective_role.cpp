#include "plan/objective_role.hpp"

#include "base/text.hpp"
#include "plan/document_part.hpp"
#include "plan/section_heading.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace dueregard::plan {

namespace {

constexpr std::size_t most_role_words = 9;
constexpr std::size_t most_head_words = 8;

bool begins_with_one_of(std::string_view words, std::initializer_list<std::string_view> openings) {
    return std::ranges::any_of(openings, [&](std::string_view opening) {
        return words == opening || words.starts_with(std::string(opening) + " ");
    });
}

/// Without what may stand before the word that matters: "Our key priorities" is "priorities".
std::string bare(std::string_view title) {
    constexpr std::array<std::string_view, 12> small = {
        "our",
        "key",
        "the",
        "main",
        "planned",
        "proposed",
        "council",
        "s",
        "specific",
        "strategic",
        "these",
        "agreed"
    };
    auto words = words_of(title);
    while (!words.empty() && std::ranges::find(small, words.front()) != small.end())
        words.erase(words.begin());
    return join(words, " ");
}

}  // namespace

ListRole list_role_of(std::string_view title) {
    const auto words = bare(title);
    if (words.empty() || words_of(title).size() > most_role_words) return ListRole::none;
    if (begins_with_one_of(
            words,
            {"how we will measure",
             "how will we measure",
             "how we will know",
             "how will we know",
             "measures",
             "measuring",
             "success measures",
             "what success",
             "what good looks",
             "context",
             "why",
             "what we know",
             "what we have done",
             "what we did",
             "achievements",
             "progress",
             "evidence",
             "background",
             "where we are",
             "outcomes",
             "what the data",
             "what you told us",
             "what people told us",
             "what we heard"}
        ))
        return ListRole::other;
    if (begins_with_one_of(
            words,
            {"priorities",
             "aims",
             "what we want",
             "what we aim",
             "what we hope",
             "ambitions",
             "what we are aiming",
             "blaenoriaethau",
             "focus areas",
             "we want to",
             "we aim to"}
        ))
        return ListRole::priorities;
    if (begins_with_one_of(
            words, {"actions",      "activities",  "activity",        "commitments",       "what we will",
                    "what will we", "what we ll",  "what we plan",    "what we are going", "what we re going",
                    "we will",      "how we will", "how will we",     "how we ll",         "steps",
                    "next steps",   "to do this",  "to achieve this", "deliverables",      "camau gweithredu",
                    "beth fyddwn"}
        ))
        return ListRole::actions;
    return ListRole::none;
}

ListRole lead_in_role_of(std::string_view text) {
    const auto words = join(words_of(text), " ");
    const auto ends = [&](std::initializer_list<std::string_view> endings) {
        return std::ranges::any_of(endings, [&](std::string_view ending) { return words.ends_with(ending); });
    };
    // "We know that few answered. We will:" leads in with its last sentence.
    const auto stop = text.rfind(". ");
    const auto last = stop == std::string_view::npos ? text : text.substr(stop + 2);
    if (says_one_of(
            last, {"measure", "know", "succeeded", "evidence", "told us", "already", "so far", "achieved"}
        ))
        return ListRole::other;
    if (ends(
            {"we will",
             "we ll",
             "we will also",
             "we shall",
             "the council will",
             "we are going to",
             "we commit to",
             "we are committed to"}
        ))
        return ListRole::actions;
    if (const auto role = list_role_of(text); role != ListRole::none) return role;
    if (says_one_of(text, {"priorities", "priorities are", "we want to", "we aim to", "our aims"}))
        return ListRole::priorities;
    if (says_one_of(text, {"actions", "commitments", "activities", "steps"})) return ListRole::actions;
    return ListRole::none;
}

bool is_head_of_objectives(std::string_view title) {
    const auto count = words_of(title).size();
    if (count == 0 || count > most_head_words || names_an_objective(title)) return false;
    if (says_one_of(title, {"action plan", "pay", "context", "national", "legal", "progress"})) return false;
    return says_one_of(
        title,
        {"objectives",
         "priorities",
         "priority areas",
         "themes",
         "aims",
         "goals",
         "pillars",
         "ambitions",
         "areas of focus",
         "focus areas",
         "key areas",
         "strands",
         "amcanion"}
    );
}

bool is_never_an_objective(std::string_view title) {
    return is_common_heading(title)
           || says_one_of(
               title,
               {"governance",
                "oversight",
                "monitoring",
                "foreword",
                "introduction",
                "appendix",
                "annex",
                "glossary",
                "contact",
                "accountability",
                "reviewing",
                "consultation",
                "legislation",
                "legal",
                "equality act",
                "duty",
                "protected characteristics",
                "facts",
                "profile",
                "achievements",
                "accreditations",
                "contents",
                "conclusion",
                "references",
                "reporting",
                "vision",
                "about this",
                "challenges",
                "about us",
                "statement"}
           );
}

}  // namespace dueregard::plan
