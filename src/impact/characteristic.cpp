#include "impact/characteristic.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace dueregard::impact {

namespace {

constexpr std::size_t most_words = 12;  ///< in brackets councils say what they mean by it

struct Synonym {
    std::string_view words;
    std::string_view name;
};

constexpr std::array protected_names = std::to_array<std::string_view>(
    {"age",
     "disability",
     "gender_reassignment",
     "marriage_and_civil_partnership",
     "pregnancy_and_maternity",
     "race",
     "religion_or_belief",
     "sex",
     "sexual_orientation"}
);

/// The longest that a name begins with counts: "sexual orientation" is not "sex". Welsh beside English.
constexpr std::array synonyms = std::to_array<Synonym>({
    {"age", "age"},
    {"older people", "age"},
    {"younger people", "age"},
    {"young people", "age"},
    {"children and young people", "age"},
    {"oedran", "age"},
    {"oed", "age"},
    {"disability", "disability"},
    {"disabled people", "disability"},
    {"people with disabilities", "disability"},
    {"people with a disability", "disability"},
    {"anabledd", "disability"},
    {"gender reassignment", "gender_reassignment"},
    {"gender re assignment", "gender_reassignment"},
    {"gender identity", "gender_reassignment"},
    {"transgender", "gender_reassignment"},
    {"trans people", "gender_reassignment"},
    {"trans", "gender_reassignment"},
    {"ailbennu rhywedd", "gender_reassignment"},
    {"marriage", "marriage_and_civil_partnership"},
    {"civil partnership", "marriage_and_civil_partnership"},
    {"marital status", "marriage_and_civil_partnership"},
    {"priodas", "marriage_and_civil_partnership"},
    {"pregnancy", "pregnancy_and_maternity"},
    {"maternity", "pregnancy_and_maternity"},
    {"pregnant women", "pregnancy_and_maternity"},
    {"beichiogrwydd", "pregnancy_and_maternity"},
    {"race", "race"},
    {"ethnicity", "race"},
    {"ethnic origin", "race"},
    {"ethnic group", "race"},
    {"ethnic minorities", "race"},
    {"black and minority ethnic", "race"},
    {"hil", "race"},
    {"religion", "religion_or_belief"},
    {"belief", "religion_or_belief"},
    {"faith", "religion_or_belief"},
    {"crefydd", "religion_or_belief"},
    {"sex", "sex"},
    {"gender", "sex"},
    {"women", "sex"},
    {"men", "sex"},
    {"men and women", "sex"},
    {"women and men", "sex"},
    {"rhyw", "sex"},
    {"sexual orientation", "sexual_orientation"},
    {"sexuality", "sexual_orientation"},
    {"lesbian", "sexual_orientation"},
    {"lgb", "sexual_orientation"},
    {"cyfeiriadedd rhywiol", "sexual_orientation"},
    {"carers", "carers"},
    {"caring responsibilities", "carers"},
    {"unpaid carers", "carers"},
    {"socio economic", "socio_economic"},
    {"socioeconomic", "socio_economic"},
    {"deprivation", "socio_economic"},
    {"poverty", "socio_economic"},
    {"low income", "socio_economic"},
    {"people on low incomes", "socio_economic"},
    {"rural", "rural"},
    {"rurality", "rural"},
    {"rural isolation", "rural"},
    {"armed forces", "armed_forces"},
    {"veterans", "armed_forces"},
    {"care experience", "care_experience"},
    {"care experienced", "care_experience"},
    {"care leavers", "care_experience"},
    {"welsh language", "welsh_language"},
    {"human rights", "human_rights"},
});

std::vector<std::string> words_without_brackets(std::string_view printed) {
    const auto bracket = printed.find('(');
    return words_of(bracket == std::string_view::npos ? printed : printed.substr(0, bracket));
}

bool begins_with(const std::vector<std::string>& words, std::string_view phrase) {
    std::size_t at = 0;
    for (const auto part : split(phrase, ' ')) {
        if (at >= words.size() || words[at] != part) return false;
        ++at;
    }
    return true;
}

/// What may follow a name without making it another: "Race and ethnicity", "Age group", "Sex / gender".
bool goes_on_harmlessly(const std::vector<std::string>& words, std::size_t from, std::string_view name) {
    constexpr std::array harmless = std::to_array<std::string_view>(
        {"and",          "or",          "group",     "groups",       "status",  "background", "disadvantage",
         "duty",         "community",   "covenant",  "people",       "general", "a",          "neu",
         "gred",         "gay",         "bisexual",  "heterosexual", "older",   "younger",    "young",
         "including",    "nationality", "colour",    "non",          "no",      "isolation",  "factors",
         "impact",       "inequality",  "paternity", "gwlad",        "gwladol", "sifil",      "partnership",
         "partneriaeth", "mamolaeth",   "national",  "origin",       "origins", "lack",       "of",
         "beliefs",      "families",    "leavers",   "experience",   "issues",  "lgbt",       "lgbtq",
         "lgb"}
    );
    for (std::size_t at = from; at < words.size(); ++at) {
        if (std::ranges::find(harmless, words[at]) != harmless.end()) continue;
        const std::vector<std::string> rest(words.begin() + static_cast<std::ptrdiff_t>(at), words.end());
        const bool is_same = std::ranges::any_of(synonyms, [&](const Synonym& synonym) {
            return synonym.name == name && begins_with(rest, split(synonym.words, ' ').front());
        });
        if (!is_same) return false;
    }
    return true;
}

}  // namespace

std::optional<std::string_view> characteristic_named(std::string_view printed) {
    auto words = words_without_brackets(printed);
    if (!words.empty() && words.front() == "the") words.erase(words.begin());
    if (words.empty() || words.size() > most_words) return std::nullopt;
    const Synonym* best = nullptr;
    for (const auto& synonym : synonyms) {
        const bool is_longer = best == nullptr || synonym.words.size() > best->words.size();
        if (is_longer && begins_with(words, synonym.words)) best = &synonym;
    }
    if (best == nullptr) return std::nullopt;
    const auto length = split(best->words, ' ').size();
    if (!goes_on_harmlessly(words, length, best->name)) return std::nullopt;
    return best->name;
}

bool is_protected(std::string_view characteristic) {
    return std::ranges::find(protected_names, characteristic) != protected_names.end();
}

}  // namespace dueregard::impact
