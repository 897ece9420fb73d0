#include "web/form.hpp"

#include "base/text.hpp"
#include "web/multipart.hpp"
#include "web/percent.hpp"

#include <algorithm>
#include <boost/url/params_encoded_view.hpp>
#include <boost/url/parse_query.hpp>

namespace dueregard::web {

namespace {

constexpr std::size_t longest_file_name = 255;

std::unexpected<Refusal> refused(int status, std::string_view why) {
    return std::unexpected(Refusal{.status = status, .why = std::string(why)});
}

bool is_text(std::string_view text) {
    return is_valid_utf8(text) && !text.contains('\0');
}

/// Browsers end a text area's lines with \r\n whatever the person typed (HTML, "constructing the entry
/// list").
std::string with_plain_line_ends(std::string text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\r') out += text[i];
        if (text[i] == '\r' && !(i + 1 < text.size() && text[i + 1] == '\n')) out += '\n';
    }
    return out;
}

std::string decoded(boost::urls::pct_string_view encoded) {
    boost::urls::encoding_opts options;
    options.space_as_plus = true;
    return encoded.decode(options);
}

std::expected<Form, Refusal> urlencoded_form(std::string_view body, const FormLimits& limits) {
    const auto fields = read_fields(body, limits.fields);
    if (!fields) return std::unexpected(fields.error());
    Form form;
    for (const auto& [name, value] : fields->list())
        form.fields.add(name, with_plain_line_ends(value));
    return form;
}

std::expected<Form, Refusal>
multipart_form(std::string_view body, std::string_view boundary, const FormLimits& limits) {
    const auto parts = form_parts(body, boundary, limits.fields + limits.files);
    if (!parts) return std::unexpected(parts.error());
    Form form;
    for (const auto& part : *parts) {
        const std::string_view file_name = part.file_name ? std::string_view(*part.file_name) : "";
        if (!is_text(part.name) || !is_text(file_name))
            return refused(400, "A name in the form is not UTF-8.");
        if (!part.file_name) {
            if (!is_text(part.content)) return refused(400, "A field of the form is not UTF-8.");
            form.fields.add(part.name, with_plain_line_ends(std::string(part.content)));
            continue;
        }
        if (file_name.empty() && part.content.empty()) continue;
        if (form.files.size() == limits.files) return refused(413, "The form has too many files.");
        form.files.push_back(
            {.field = part.name, .file_name = clean_file_name(file_name), .content = std::string(part.content)
            }
        );
    }
    if (form.fields.list().size() > limits.fields) return refused(413, "The form has too many fields.");
    return form;
}

}  // namespace

std::expected<Form, Refusal>
read_form(std::string_view content_type, std::string_view body, const FormLimits& limits) {
    const auto media_type = trimmed(split(content_type, ';').front());
    if (equals_ignoring_case(media_type, "application/x-www-form-urlencoded"))
        return urlencoded_form(body, limits);
    if (equals_ignoring_case(media_type, "multipart/form-data")) {
        const auto boundary = form_boundary(content_type);
        if (!boundary) return refused(400, "The form's boundary is missing or malformed.");
        return multipart_form(body, *boundary, limits);
    }
    if (body.empty()) return Form{};
    return refused(415, "The body is not a form.");
}

std::expected<Fields, Refusal> read_fields(std::string_view encoded, std::size_t most) {
    Fields fields;
    if (encoded.empty()) return fields;
    const auto strict = strictly_encoded(encoded);
    const auto parsed = boost::urls::parse_query(boost::core::string_view(strict));
    if (parsed.has_error()) return refused(400, "The fields are not properly encoded.");
    for (const auto& parameter : *parsed) {
        if (parameter.key.empty() && parameter.value.empty()) continue;  // between two "&"
        auto name = decoded(parameter.key);
        auto value = decoded(parameter.value);
        if (!is_text(name) || !is_text(value)) return refused(400, "A field is not UTF-8.");
        if (fields.list().size() == most) return refused(413, "There are too many fields.");
        fields.add(std::move(name), std::move(value));
    }
    return fields;
}

std::string clean_file_name(std::string_view sent) {
    const auto slash = sent.find_last_of("/\\");
    std::string name(slash == std::string_view::npos ? sent : sent.substr(slash + 1));
    std::erase_if(name, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == '\x7F'; });
    name = trimmed(name);
    if (name.size() > longest_file_name) name = std::string(whole_end(name, longest_file_name));
    const bool means_nothing = name.find_first_not_of('.') == std::string::npos;
    return means_nothing ? "unnamed" : name;
}

}  // namespace dueregard::web
