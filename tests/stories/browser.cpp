#include "stories/browser.hpp"

#include "base/text.hpp"
#include "stories/page_tree.hpp"
#include "web/parse_request.hpp"
#include "web/percent.hpp"

#include <fmt/core.h>

#include <stdexcept>

namespace dueregard::stories {

namespace {

[[noreturn]] void fail(const std::string& sentence) {
    throw std::runtime_error(sentence);
}

std::string header_of(const web::Response& response, std::string_view name) {
    for (const auto& [key, value] : response.headers) {
        if (equals_ignoring_case(key, name)) return value;
    }
    return "";
}

bool is_page(const web::Response& response) {
    return header_of(response, "content-type").starts_with("text/html");
}

/// What a form sends, as a browser writes it.
struct Body {
    std::string content_type;
    std::string content;
};

std::string urlencoded(const web::Fields& fields) {
    std::string text;
    for (const auto& [name, value] : fields.list()) {
        if (!text.empty()) text += '&';
        text += web::percent_encoded(name, web::Keep::letters_and_digits) + '='
                + web::percent_encoded(value, web::Keep::letters_and_digits);
    }
    return text;
}

Body multipart(const web::Fields& fields, const std::vector<web::UploadedFile>& files) {
    constexpr std::string_view boundary = "story-boundary-7f3a";
    std::string text;
    for (const auto& [name, value] : fields.list()) {
        text += fmt::format(
            "--{}\r\nContent-Disposition: form-data; name=\"{}\"\r\n\r\n{}\r\n", boundary, name, value
        );
    }
    for (const auto& file : files) {
        text += fmt::format(
            "--{}\r\nContent-Disposition: form-data; name=\"{}\"; filename=\"{}\"\r\n"
            "Content-Type: application/octet-stream\r\n\r\n{}\r\n",
            boundary,
            file.field,
            file.file_name,
            file.content
        );
    }
    text += fmt::format("--{}--\r\n", boundary);
    return {.content_type = fmt::format("multipart/form-data; boundary={}", boundary), .content = text};
}

std::string label_of(const PageTree& page, Node field) {
    const auto id = attribute(field, "id");
    for (const Node label : page.all("label")) {
        if (id && attribute(label, "for") == id) return text_of(label);
    }
    return attribute_or_empty(field, "aria-label");
}

std::string legend_of(Node field) {
    const Node fieldset = PageTree::above(field, "fieldset");
    if (fieldset == nullptr) return "";
    const std::string text = text_of(fieldset);
    return text;
}

bool is_choice(Node field) {
    const auto type = attribute_or_empty(field, "type");
    return is(field, "input") && (type == "radio" || type == "checkbox");
}

std::vector<Node> fields_of(const PageTree& page, Node form = nullptr) {
    std::vector<Node> fields;
    for (const auto* tag : {"input", "textarea", "select"}) {
        for (const Node field : page.all(tag, form))
            fields.push_back(field);
    }
    return fields;
}

/// The value of the option with those words.
std::string option_value(const PageTree& page, Node select, const std::string& words) {
    for (const Node option : page.all("option", select)) {
        if (text_of(option) == words || attribute(option, "value") == words) {
            return attribute(option, "value").value_or(text_of(option));
        }
    }
    fail(fmt::format("the list has no choice “{}”", words));
}

/// The field's own value, as a browser would send it without touch; nothing where it would send none.
std::optional<std::string> standing_value(const PageTree& page, Node field) {
    if (is(field, "textarea")) return text_of(field);
    if (is(field, "select")) {
        std::optional<std::string> first;
        for (const Node option : page.all("option", field)) {
            const auto value = attribute(option, "value").value_or(text_of(option));
            if (attribute(option, "selected")) return value;
            if (!first) first = value;
        }
        return first;
    }
    const auto type = attribute_or_empty(field, "type");
    if (type == "file" || type == "submit") return std::nullopt;
    if (is_choice(field)) {
        if (!attribute(field, "checked")) return std::nullopt;
        return attribute(field, "value").value_or("on");
    }
    return attribute_or_empty(field, "value");
}

}  // namespace

Browser::Browser(Answer answer) : answer_(std::move(answer)) {}

Browser::~Browser() = default;

void Browser::open(std::string_view address) {
    address_ = std::string(address);
    send({.method = "GET", .target = address_});
}

void Browser::follow(std::string_view words) {
    if (!page_) fail("no page is open");
    Node found = nullptr;
    for (const Node link : page_->all("a")) {
        const auto text = text_of(link);
        if (text == words) {
            found = link;
            break;
        }
        if (found == nullptr && text.contains(words)) found = link;
    }
    if (found == nullptr) fail(fmt::format("the page has no link “{}”", words));
    const auto href = attribute_or_empty(found, "href");
    if (href.starts_with('?')) {
        open(address_.substr(0, address_.find('?')) + href);
    } else {
        open(href);
    }
}

void Browser::enter(std::string_view label, std::string value) {
    if (!page_) fail("no page is open");
    for (const Node field : fields_of(*page_)) {
        const auto name = attribute_or_empty(field, "name");
        if (is_choice(field)) {
            // A radio button is chosen by its own words under the question's, a box by its own words alone.
            const bool is_meant = name == label || legend_of(field).starts_with(label);
            if (is_meant && (label_of(*page_, field) == value || attribute(field, "value") == value)) {
                entered_[name] = attribute(field, "value").value_or("on");
                return;
            }
            if (label_of(*page_, field) == label) {
                entered_[name] = value == "off" ? "" : attribute(field, "value").value_or("on");
                return;
            }
        } else if (name == label || label_of(*page_, field) == label) {
            entered_[name] = is(field, "select") ? option_value(*page_, field, value) : std::move(value);
            return;
        }
    }
    fail(fmt::format("the page has no field “{}” that takes “{}”", label, value));
}

void Browser::upload(std::string_view label, std::string file_name, std::string content) {
    if (!page_) fail("no page is open");
    for (const Node field : page_->all("input")) {
        if (attribute(field, "type") != "file") continue;
        const auto name = attribute_or_empty(field, "name");
        if (name != label && label_of(*page_, field) != label) continue;
        uploads_[name] = {.field = name, .file_name = std::move(file_name), .content = std::move(content)};
        return;
    }
    fail(fmt::format("the page takes no file “{}”", label));
}

void Browser::press(std::string_view words) {
    if (!page_) fail("no page is open");
    Node button = nullptr;
    for (const Node candidate : page_->all("button")) {
        if (text_of(candidate) == words) button = candidate;
        if (button != nullptr) break;
    }
    if (button == nullptr) fail(fmt::format("the page has no button “{}”", words));
    const Node form = PageTree::above(button, "form");
    if (form == nullptr) fail(fmt::format("the button “{}” stands in no form", words));

    auto address = attribute(form, "action").value_or("");
    if (address.empty()) address = address_;
    const auto [fields, files] = filled_in(form);
    web::Fields sent = fields;
    if (const auto name = attribute(button, "name")) sent.add(*name, attribute_or_empty(button, "value"));
    if (attribute_or_empty(form, "method") != "post") {
        address_ = address.substr(0, address.find('?')) + "?" + urlencoded(sent);
        return send({.method = "GET", .target = address_});
    }
    const bool has_parts = attribute(form, "enctype") == "multipart/form-data";
    const auto body =
        has_parts ? multipart(sent, files)
                  : Body{.content_type = "application/x-www-form-urlencoded", .content = urlencoded(sent)};
    address_ = address;
    send(
        {.method = "POST",
         .target = address,
         .headers = {{"Content-Type", body.content_type}},
         .body = body.content}
    );
}

Browser::Filled Browser::filled_in(Node form) const {
    Filled filled;
    for (const Node field : fields_of(*page_, form)) {
        const auto name = attribute_or_empty(field, "name");
        if (name.empty()) continue;
        if (const auto file = uploads_.find(name); file != uploads_.end()) {
            filled.files.push_back(file->second);
            continue;
        }
        const auto entered = entered_.find(name);
        if (entered == entered_.end()) {
            if (const auto value = standing_value(*page_, field)) filled.fields.add(name, *value);
        } else if (!is_choice(field) || attribute(field, "value").value_or("on") == entered->second) {
            filled.fields.add(name, entered->second);
        }
    }
    return filled;
}

std::string Browser::text() const {
    if (!is_page(response_)) return response_.body;
    const auto titles = page_->all("title");
    const auto mains = page_->all("main");
    std::string text = titles.empty() ? "" : "“" + text_of(titles.front()) + "”\n";
    text += reading_of(mains.empty() ? page_->root() : mains.front());
    return text;
}

void Browser::send(web::RawRequest raw) {
    for (int hops = 0; hops < 10; ++hops) {
        raw.headers.emplace_back("Host", "127.0.0.1");
        raw.address = "127.0.0.1";
        std::string cookies;
        for (const auto& [name, value] : cookies_)
            cookies += (cookies.empty() ? "" : "; ") + name + "=" + value;
        if (!cookies.empty()) raw.headers.emplace_back("Cookie", cookies);
        const auto request = web::parse_request(raw);
        if (!request)
            fail(fmt::format(
                "the request was refused with {}: {}", request.error().status, request.error().why
            ));
        response_ = answer_(*request);
        keep_cookies();
        if (response_.status != 303) break;
        address_ = header_of(response_, "location");
        raw = {.method = "GET", .target = address_};
    }
    entered_.clear();
    uploads_.clear();
    page_ = is_page(response_) ? std::make_unique<PageTree>(response_.body) : nullptr;
}

void Browser::keep_cookies() {
    for (const auto& [name, value] : response_.headers) {
        if (!equals_ignoring_case(name, "set-cookie")) continue;
        const auto equals = value.find('=');
        set_cookie(value.substr(0, equals), value.substr(equals + 1, value.find(';') - equals - 1));
    }
}

void Browser::set_cookie(const std::string& name, const std::string& value) {
    if (value.empty()) {
        cookies_.erase(name);
    } else {
        cookies_[name] = value;
    }
}

}  // namespace dueregard::stories
