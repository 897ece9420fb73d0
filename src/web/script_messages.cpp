#include "web/script_messages.hpp"

namespace dueregard::web {

void add_message(Attributes& attributes, std::string_view key, const std::string& text) {
    if (text.empty()) return;
    attributes.push_back({.name = std::string("data-i18n.").append(key), .value = text});
}

void add_messages(Attributes& attributes, std::string_view key, const PluralMessages& messages) {
    for (const auto& [rule, text] : messages) {
        attributes.push_back({.name = std::string("data-i18n.").append(key) + "." + rule, .value = text});
    }
}

}  // namespace dueregard::web
