#include "render.hpp"
#include "web/button.hpp"
#include "web/character_count.hpp"
#include "web/file_upload.hpp"
#include "web/input.hpp"
#include "web/password_input.hpp"
#include "web/select.hpp"
#include "web/textarea.hpp"

namespace dueregard::govuk_fixtures {

namespace {

/// What Nunjucks' `optional` attributes leave out: what is false, null or was not said.
std::optional<std::string> optional_value(const Options& options) {
    if (!options.is_defined() || (options.flag() && !*options.flag())) return std::nullopt;
    return options.text();
}

web::Affix affix(const Options& o) {
    return {.text = o.content(), .classes = o["classes"].text(), .attributes = o["attributes"].attributes()};
}

web::Html label(const Options& o) {
    return web::label(o.label());
}

web::Html hint(const Options& o) {
    return web::hint(o.hint());
}

web::Html error_message(const Options& o) {
    return web::error_message(o.error_message());
}

web::Html fieldset(const Options& o) {
    return web::fieldset(o.fieldset().value_or(web::Fieldset{}));
}

web::Html button(const Options& o) {
    return web::button({
        .text = o.content(),
        .href = o["href"].text(),
        .name = o["name"].text(),
        .value = o["value"].text(),
        .type = o["type"].text_or("submit"),
        .id = o["id"].text(),
        .disabled = o["disabled"].is_true(),
        .is_start_button = o["isStartButton"].is_true(),
        .prevent_double_click = o["preventDoubleClick"].flag(),
        .classes = o["classes"].text(),
        .attributes = o["attributes"].attributes(),
    });
}

web::Html input(const Options& o) {
    const Options wrapper = o["inputWrapper"];
    return web::input({
        .label = o["label"].label(),
        .name = o["name"].text(),
        .id = o["id"].text(),
        .value = optional_value(o["value"]),
        .hint = o["hint"].hint(),
        .error = o["errorMessage"].error_message(),
        .classes = o["classes"].text(),
        .type = o["type"].text_or("text"),
        .inputmode = o["inputmode"].text(),
        .autocomplete = o["autocomplete"].text(),
        .autocapitalize = o["autocapitalize"].text(),
        .pattern = o["pattern"].text(),
        .spellcheck = o["spellcheck"].flag(),
        .disabled = o["disabled"].is_true(),
        .prefix = affix(o["prefix"]),
        .suffix = affix(o["suffix"]),
        .described_by = o["describedBy"].text(),
        .form_group = o["formGroup"].form_group(),
        .input_wrapper =
            {.classes = wrapper["classes"].text(), .attributes = wrapper["attributes"].attributes()},
        .attributes = o["attributes"].attributes(),
    });
}

web::Html password_input(const Options& o) {
    return web::password_input({
        .label = o["label"].label(),
        .name = o["name"].text(),
        .id = o["id"].text(),
        .value = optional_value(o["value"]),
        .hint = o["hint"].hint(),
        .error = o["errorMessage"].error_message(),
        .classes = o["classes"].text(),
        .autocomplete = o["autocomplete"].text_or("current-password"),
        .disabled = o["disabled"].is_true(),
        .described_by = o["describedBy"].text(),
        .form_group = o["formGroup"].form_group(),
        .texts =
            {.show = o["showPasswordText"].text(),
             .hide = o["hidePasswordText"].text(),
             .show_label = o["showPasswordAriaLabelText"].text(),
             .hide_label = o["hidePasswordAriaLabelText"].text(),
             .shown_announcement = o["passwordShownAnnouncementText"].text(),
             .hidden_announcement = o["passwordHiddenAnnouncementText"].text()},
        .button_classes = o["button"]["classes"].text(),
        .attributes = o["attributes"].attributes(),
    });
}

web::Html textarea(const Options& o) {
    return web::textarea({
        .label = o["label"].label(),
        .name = o["name"].text(),
        .id = o["id"].text(),
        .value = o["value"].text(),
        .hint = o["hint"].hint(),
        .error = o["errorMessage"].error_message(),
        .rows = o["rows"].number().value_or(5),
        .classes = o["classes"].text(),
        .autocomplete = o["autocomplete"].text(),
        .spellcheck = o["spellcheck"].flag(),
        .disabled = o["disabled"].is_true(),
        .described_by = o["describedBy"].text(),
        .form_group = o["formGroup"].form_group(),
        .attributes = o["attributes"].attributes(),
    });
}

web::CharacterCountTexts character_count_texts(const Options& o) {
    return {
        .description = o["textareaDescriptionText"].text(),
        .characters_under_limit = o["charactersUnderLimitText"].plural_messages(),
        .characters_at_limit = o["charactersAtLimitText"].text(),
        .characters_over_limit = o["charactersOverLimitText"].plural_messages(),
        .words_under_limit = o["wordsUnderLimitText"].plural_messages(),
        .words_at_limit = o["wordsAtLimitText"].text(),
        .words_over_limit = o["wordsOverLimitText"].plural_messages(),
    };
}

web::Html character_count(const Options& o) {
    return web::character_count({
        .label = o["label"].label(),
        .name = o["name"].text(),
        .id = o["id"].text(),
        .value = o["value"].text(),
        .max_length = o["maxlength"].number(),
        .max_words = o["maxwords"].number(),
        .threshold = o["threshold"].number(),
        .count_type = o["countType"].text(),
        .hint = o["hint"].hint(),
        .error = o["errorMessage"].error_message(),
        .rows = o["rows"].number().value_or(5),
        .classes = o["classes"].text(),
        .spellcheck = o["spellcheck"].flag(),
        .message_classes = o["countMessage"]["classes"].text(),
        .form_group = o["formGroup"].form_group(),
        .texts = character_count_texts(o),
        .attributes = o["attributes"].attributes(),
    });
}

web::Html select(const Options& o) {
    std::vector<web::SelectItem> items;
    for (const Options& item : o["items"].items()) {
        if (!item.is_true()) continue;
        items.push_back({
            .text = item["text"].text(),
            .value = item["value"].text_if_defined(),
            .selected = item["selected"].flag(),
            .disabled = item["disabled"].is_true(),
            .attributes = item["attributes"].attributes(),
        });
    }
    return web::select({
        .label = o["label"].label(),
        .name = o["name"].text(),
        .id = o["id"].text(),
        .items = std::move(items),
        .value = o["value"].text(),
        .hint = o["hint"].hint(),
        .error = o["errorMessage"].error_message(),
        .classes = o["classes"].text(),
        .disabled = o["disabled"].is_true(),
        .described_by = o["describedBy"].text(),
        .form_group = o["formGroup"].form_group(),
        .attributes = o["attributes"].attributes(),
    });
}

web::Html file_upload(const Options& o) {
    return web::file_upload({
        .label = o["label"].label(),
        .name = o["name"].text(),
        .id = o["id"].text(),
        .hint = o["hint"].hint(),
        .error = o["errorMessage"].error_message(),
        .multiple = o["multiple"].is_true(),
        .disabled = o["disabled"].is_true(),
        .drop_zone = o["javascript"].is_true(),
        .classes = o["classes"].text(),
        .described_by = o["describedBy"].text(),
        .wrapper_classes = o["wrapperClasses"].text(),
        .wrapper_attributes = o["wrapperAttributes"].attributes(),
        .texts =
            {.choose_files = o["chooseFilesButtonText"].text(),
             .no_file_chosen = o["noFileChosenText"].text(),
             .files_chosen = o["multipleFilesChosenText"].plural_messages(),
             .drop_instruction = o["dropInstructionText"].text(),
             .entered_drop_zone = o["enteredDropZoneText"].text(),
             .left_drop_zone = o["leftDropZoneText"].text()},
        .form_group = o["formGroup"].form_group(),
        .attributes = o["attributes"].attributes(),
    });
}

}  // namespace

std::map<std::string_view, Render> field_components() {
    return {
        {"button", button},
        {"character-count", character_count},
        {"error-message", error_message},
        {"fieldset", fieldset},
        {"file-upload", file_upload},
        {"hint", hint},
        {"input", input},
        {"label", label},
        {"password-input", password_input},
        {"select", select},
        {"textarea", textarea},
    };
}

}  // namespace dueregard::govuk_fixtures
