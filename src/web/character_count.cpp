#include "web/character_count.hpp"

#include "web/indent.hpp"
#include "web/textarea.hpp"

#include <string_view>

namespace dueregard::web {

namespace {

std::string count_type(const CharacterCount& options) {
    if (!options.count_type.empty()) return options.count_type;
    return options.max_words ? "words" : "";
}

std::optional<int> limit(const CharacterCount& options) {
    return options.max_words ? options.max_words : options.max_length;
}

std::string description(const CharacterCount& options) {
    const auto most = limit(options);
    if (!most) return {};
    std::string text = options.texts.description;
    if (text.empty()) {
        text = count_type(options) == "words" ? "You can enter up to %{count} words"
                                              : "You can enter up to %{count} characters";
    }
    constexpr std::string_view place = "%{count}";
    const auto number = std::to_string(*most);
    for (auto at = text.find(place); at != std::string::npos; at = text.find(place, at + number.size())) {
        text.replace(at, place.size(), number);
    }
    return text;
}

Html message(const CharacterCount& options, const std::string& id) {
    Html html = hint({
        .text = description(options),
        .id = id + "-info",
        .classes = spaced({"govuk-character-count__message", options.message_classes}),
    });
    html << "\n";
    if (!options.form_group.after.empty()) html << inner(options.form_group.after, 0);
    return html;
}

void add_number(Attributes& attributes, const char* name, std::optional<int> number) {
    if (number) attributes.push_back({.name = name, .value = std::to_string(*number)});
}

Attributes group_attributes(const CharacterCount& options) {
    Attributes attributes = {{.name = "data-module", .value = "govuk-character-count"}};
    add_number(attributes, "data-maxlength", options.max_length);
    add_number(attributes, "data-maxwords", options.max_words);
    add_number(attributes, "data-threshold", options.threshold);
    const auto type = count_type(options);
    if (!type.empty()) attributes.push_back({.name = "data-count-type", .value = type});

    // Without a limit the sentence cannot be completed here: the script gets it whole.
    if (!limit(options)) add_message(attributes, "textarea-description.other", options.texts.description);
    add_messages(attributes, "characters-under-limit", options.texts.characters_under_limit);
    add_message(attributes, "characters-at-limit", options.texts.characters_at_limit);
    add_messages(attributes, "characters-over-limit", options.texts.characters_over_limit);
    add_messages(attributes, "words-under-limit", options.texts.words_under_limit);
    add_message(attributes, "words-at-limit", options.texts.words_at_limit);
    add_messages(attributes, "words-over-limit", options.texts.words_over_limit);
    const Attributes& own = options.form_group.attributes;
    attributes.insert(attributes.end(), own.begin(), own.end());
    return attributes;
}

}  // namespace

Html character_count(const CharacterCount& options) {
    const std::string id = options.id.empty() ? options.name : options.id;
    return textarea({
        .label = options.label,
        .name = options.name,
        .id = id,
        .value = options.value,
        .hint = options.hint,
        .error = options.error,
        .rows = options.rows,
        .classes = spaced({"govuk-js-character-count", options.classes}),
        .spellcheck = options.spellcheck,
        .described_by = id + "-info",
        .form_group =
            {.classes = spaced({"govuk-character-count", options.form_group.classes}),
             .attributes = group_attributes(options),
             .before = options.form_group.before,
             .after = message(options, id)},
        .attributes = options.attributes,
    });
}

}  // namespace dueregard::web
