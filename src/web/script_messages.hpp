#pragma once
// What a component's script says, where it is not the component's own English: attributes that the script
// reads.

#include "web/html.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace dueregard::web {

/// A sentence that the script completes with a number, one for each plural rule of the language.
struct PluralMessage {
    std::string rule;  ///< "one", "other"; Welsh has more
    std::string text;  ///< "You have %{count} characters too many"
};

using PluralMessages = std::vector<PluralMessage>;

/// Adds `data-i18n.key`; nothing where the text is empty.
void add_message(Attributes& attributes, std::string_view key, const std::string& text);

/// Adds `data-i18n.key.rule` for each.
void add_messages(Attributes& attributes, std::string_view key, const PluralMessages& messages);

}  // namespace dueregard::web
