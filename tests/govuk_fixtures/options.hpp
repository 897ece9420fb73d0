#pragma once
// A fixture's options, read as Nunjucks reads them: what is false, null, 0 or "" counts as not said.

#include "web/fieldset.hpp"
#include "web/form_group.hpp"
#include "web/html.hpp"
#include "web/script_messages.hpp"

#include <nlohmann/json.hpp>

#include <optional>
#include <string>
#include <vector>

namespace dueregard::govuk_fixtures {

using Json = nlohmann::ordered_json;

class Options {
public:
    Options() = default;

    explicit Options(const Json& json) : json_(&json) {}

    [[nodiscard]] Options operator[](const char* key) const;
    [[nodiscard]] std::vector<Options> items() const;

    [[nodiscard]] bool is_defined() const { return json_ != nullptr; }

    [[nodiscard]] bool is_true() const;

    [[nodiscard]] bool is_object() const { return json_ != nullptr && json_->is_object(); }

    [[nodiscard]] bool is_number() const { return json_ != nullptr && json_->is_number(); }

    /// As JavaScript would write it; "" where it was not said at all or is null.
    [[nodiscard]] std::string text() const;
    [[nodiscard]] std::string text_or(const char* otherwise) const;
    [[nodiscard]] std::optional<std::string> text_if_defined() const;
    [[nodiscard]] std::optional<bool> flag() const;
    [[nodiscard]] std::optional<int> number() const;

    [[nodiscard]] web::Html markup() const;
    /// `html` where it was said, else `text`.
    [[nodiscard]] web::Content content() const;
    /// The same of `titleHtml` and `titleText`.
    [[nodiscard]] web::Content content(const char* html_key, const char* text_key) const;
    [[nodiscard]] web::Attributes attributes() const;
    [[nodiscard]] web::PluralMessages plural_messages() const;

    [[nodiscard]] web::Label label() const;
    [[nodiscard]] web::Hint hint() const;
    [[nodiscard]] web::ErrorMessage error_message() const;
    [[nodiscard]] web::FormGroup form_group() const;
    [[nodiscard]] std::optional<web::Fieldset> fieldset() const;

private:
    const Json* json_ = nullptr;
};

}  // namespace dueregard::govuk_fixtures
