#pragma once
// A textarea that says how much room is left. GOV.UK Design System: character count. The server counts as
// well: without JavaScript only the limit is told.

#include "web/form_group.hpp"
#include "web/html.hpp"
#include "web/script_messages.hpp"

#include <optional>
#include <string>

namespace dueregard::web {

/// What the script says; the component's own English where empty.
struct CharacterCountTexts {
    std::string description;  ///< "You can enter up to %{count} characters"
    PluralMessages characters_under_limit;
    std::string characters_at_limit;
    PluralMessages characters_over_limit;
    PluralMessages words_under_limit;
    std::string words_at_limit;
    PluralMessages words_over_limit;
};

struct CharacterCount {
    Label label;
    std::string name;
    std::string id;  ///< where not said, the name
    std::string value;
    std::optional<int> max_length = std::nullopt;
    std::optional<int> max_words = std::nullopt;  ///< goes before max_length
    std::optional<int> threshold = std::nullopt;  ///< per cent of the limit at which the count begins to show
    std::string count_type;                       ///< where not said, "words" when there is max_words
    Hint hint;
    ErrorMessage error;
    int rows = 5;
    std::string classes;
    std::optional<bool> spellcheck = std::nullopt;
    std::string message_classes;
    FormGroup form_group;
    CharacterCountTexts texts;
    Attributes attributes;
};

[[nodiscard]] Html character_count(const CharacterCount& options);

}  // namespace dueregard::web
