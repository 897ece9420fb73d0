#include "monitoring/answer.hpp"

#include "base/ensure.hpp"
#include "base/text.hpp"

#include <array>
#include <span>

namespace dueregard::monitoring {

namespace {

struct Wording {
    std::string_view words;
    AnswerState state = AnswerState::answered;
    std::string_view group;
};

constexpr std::array<Wording, 20> of_none{
    {{"", AnswerState::not_answered, ""},
     {"-", AnswerState::not_answered, ""},
     {"n/a", AnswerState::not_answered, ""},
     {"unknown", AnswerState::not_answered, ""},
     {"not known", AnswerState::not_answered, ""},
     {"not stated", AnswerState::not_answered, ""},
     {"not recorded", AnswerState::not_answered, ""},
     {"not answered", AnswerState::not_answered, ""},
     {"not declared", AnswerState::not_answered, ""},
     {"not disclosed", AnswerState::not_answered, ""},
     {"not provided", AnswerState::not_answered, ""},
     {"not specified", AnswerState::not_answered, ""},
     {"no response", AnswerState::not_answered, ""},
     {"undisclosed", AnswerState::not_answered, ""},
     {"blank", AnswerState::not_answered, ""},
     {"prefer not to say", AnswerState::prefer_not_to_say, ""},
     {"prefer not to answer", AnswerState::prefer_not_to_say, ""},
     {"preferred not to say", AnswerState::prefer_not_to_say, ""},
     {"declined", AnswerState::prefer_not_to_say, ""},
     {"pnts", AnswerState::prefer_not_to_say, ""}}
};

constexpr std::array<Wording, 14> of_sex{
    {{"male", AnswerState::answered, "Male"},
     {"m", AnswerState::answered, "Male"},
     {"man", AnswerState::answered, "Male"},
     {"men", AnswerState::answered, "Male"},
     {"female", AnswerState::answered, "Female"},
     {"f", AnswerState::answered, "Female"},
     {"woman", AnswerState::answered, "Female"},
     {"women", AnswerState::answered, "Female"},
     {"non-binary", AnswerState::another, ""},
     {"nonbinary", AnswerState::another, ""},
     {"non binary", AnswerState::another, ""},
     {"other", AnswerState::another, ""},
     {"another", AnswerState::another, ""},
     {"x", AnswerState::another, ""}}
};

constexpr std::array<Wording, 10> of_disability{
    {{"yes", AnswerState::answered, "Disabled"},
     {"y", AnswerState::answered, "Disabled"},
     {"disabled", AnswerState::answered, "Disabled"},
     {"has a disability", AnswerState::answered, "Disabled"},
     {"no", AnswerState::answered, "Not disabled"},
     {"n", AnswerState::answered, "Not disabled"},
     {"not disabled", AnswerState::answered, "Not disabled"},
     {"non-disabled", AnswerState::answered, "Not disabled"},
     {"no disability", AnswerState::answered, "Not disabled"},
     {"none", AnswerState::answered, "Not disabled"}}
};

const Wording* found(std::span<const Wording> wordings, std::string_view text) {
    for (const auto& wording : wordings) {
        if (equals_ignoring_case(wording.words, text)) return &wording;
    }
    return nullptr;
}

std::span<const Wording> wordings_of(Characteristic of) {
    switch (of) {
    case Characteristic::sex:
        return of_sex;
    case Characteristic::disability:
        return of_disability;
    case Characteristic::ethnic_group:
        return {};
    }
    ensure(false, "a characteristic is one of those listed");
    return {};
}

}  // namespace

Answer read_answer(std::string_view text, Characteristic of) {
    const auto words = squeezed(text);
    const auto* wording = found(wordings_of(of), words);
    if (wording == nullptr) wording = found(of_none, words);
    if (wording != nullptr) return {.state = wording->state, .group = std::string(wording->group)};
    if (of == Characteristic::ethnic_group) return {.state = AnswerState::answered, .group = words};
    return {};
}

std::string_view known_answers(Characteristic of) {
    switch (of) {
    case Characteristic::sex:
        return "Male, Female, Non-binary, Prefer not to say, or nothing where it is not known";
    case Characteristic::disability:
        return "Yes, No, Prefer not to say, or nothing where it is not known";
    case Characteristic::ethnic_group:
        return "the ethnic group, Prefer not to say, or nothing where it is not known";
    }
    ensure(false, "a characteristic is one of those listed");
    return {};
}

std::string_view usual_reference(Characteristic of) {
    switch (of) {
    case Characteristic::sex:
        return "Male";
    case Characteristic::disability:
        return "Not disabled";
    case Characteristic::ethnic_group:
        return "White British";
    }
    ensure(false, "a characteristic is one of those listed");
    return {};
}

}  // namespace dueregard::monitoring
