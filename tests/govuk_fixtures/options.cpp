#include "options.hpp"

namespace dueregard::govuk_fixtures {

Options Options::operator[](const char* key) const {
    if (json_ == nullptr || !json_->is_object()) return {};
    const auto found = json_->find(key);
    return found == json_->end() ? Options{} : Options{*found};
}

std::vector<Options> Options::items() const {
    std::vector<Options> items;
    if (json_ == nullptr || !json_->is_array()) return items;
    for (const Json& item : *json_)
        items.emplace_back(item);
    return items;
}

bool Options::is_true() const {
    if (json_ == nullptr || json_->is_null()) return false;
    if (json_->is_boolean()) return json_->get<bool>();
    if (json_->is_number()) return json_->get<double>() != 0;
    return !json_->is_string() || !json_->get_ref<const std::string&>().empty();
}

std::string Options::text() const {
    if (json_ == nullptr || json_->is_null()) return "";
    return json_->is_string() ? json_->get<std::string>() : json_->dump();
}

std::string Options::text_or(const char* otherwise) const {
    return is_true() ? text() : otherwise;
}

std::optional<std::string> Options::text_if_defined() const {
    return is_defined() ? std::optional(text()) : std::nullopt;
}

std::optional<bool> Options::flag() const {
    return json_ != nullptr && json_->is_boolean() ? std::optional(json_->get<bool>()) : std::nullopt;
}

std::optional<int> Options::number() const {
    if (json_ == nullptr) return std::nullopt;
    return json_->is_string() ? std::stoi(json_->get<std::string>()) : json_->get<int>();
}

web::Html Options::markup() const {
    return web::Html::from_trusted(text());
}

web::Content Options::content() const {
    return content("html", "text");
}

web::Content Options::content(const char* html_key, const char* text_key) const {
    if ((*this)[html_key].is_true()) return (*this)[html_key].markup();
    return (*this)[text_key].text();
}

web::Attributes Options::attributes() const {
    web::Attributes attributes;
    if (!is_object()) return attributes;
    for (const auto& [name, value] : json_->items()) {
        attributes.push_back({.name = name, .value = Options{value}.text()});
    }
    return attributes;
}

web::PluralMessages Options::plural_messages() const {
    web::PluralMessages messages;
    if (!is_object()) return messages;
    for (const auto& [rule, text] : json_->items())
        messages.push_back({rule, text.get<std::string>()});
    return messages;
}

web::Label Options::label() const {
    return {
        .text = content(),
        .for_id = (*this)["for"].text(),
        .is_page_heading = (*this)["isPageHeading"].is_true(),
        .classes = (*this)["classes"].text(),
        .attributes = (*this)["attributes"].attributes(),
    };
}

web::Hint Options::hint() const {
    return {
        .text = content(),
        .id = (*this)["id"].text(),
        .classes = (*this)["classes"].text(),
        .attributes = (*this)["attributes"].attributes(),
    };
}

web::ErrorMessage Options::error_message() const {
    return {
        .text = content(),
        .id = (*this)["id"].text(),
        .visually_hidden_text = (*this)["visuallyHiddenText"].text_if_defined().value_or("Error"),
        .classes = (*this)["classes"].text(),
        .attributes = (*this)["attributes"].attributes(),
    };
}

web::FormGroup Options::form_group() const {
    const auto either = [this](const char* one, const char* many) {
        return (*this)[one].is_true() ? (*this)[one].content() : (*this)[many].content();
    };
    return {
        .classes = (*this)["classes"].text(),
        .attributes = (*this)["attributes"].attributes(),
        .before = either("beforeInput", "beforeInputs"),
        .after = either("afterInput", "afterInputs"),
    };
}

std::optional<web::Fieldset> Options::fieldset() const {
    if (!is_true()) return std::nullopt;
    const Options legend = (*this)["legend"];
    return web::Fieldset{
        .legend =
            {.text = legend.content(),
             .is_page_heading = legend["isPageHeading"].is_true(),
             .classes = legend["classes"].text()},
        .html = (*this)["html"].markup(),
        .described_by = (*this)["describedBy"].text(),
        .role = (*this)["role"].text(),
        .classes = (*this)["classes"].text(),
        .attributes = (*this)["attributes"].attributes(),
    };
}

}  // namespace dueregard::govuk_fixtures
