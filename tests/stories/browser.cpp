#include "stories/browser.hpp"

#include "base/text.hpp"
#include "stories/page_tree.hpp"
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

void set_address(web::Request& request, std::string_view address) {
    const auto question = address.find('?');
    request.path = web::decoded(address.substr(0, question)).value_or(std::string(address));
    if (question == std::string_view::npos) return;
    for (const auto pair : split(address.substr(question + 1), '&')) {
        if (pair.empty()) continue;
        const auto equals = pair.find('=');
        const auto value = equals == std::string_view::npos ? std::string_view{} : pair.substr(equals + 1);
        request.query.add(
            web::decoded_form(pair.substr(0, equals)).value_or(""), web::decoded_form(value).value_or("")
        );
    }
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
        for (const Node field : page.all(tag, form)) fields.push_back(field);
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
    web::Request request;
    set_address(request, address);
    address_ = std::string(address);
    send(std::move(request));
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

    web::Request request;
    auto address = attribute(form, "action").value_or(address_);
    if (address.empty()) address = address_;
    const bool is_post = attribute_or_empty(form, "method") == "post";
    request.method = is_post ? web::Method::post : web::Method::get;
    if (!is_post) address = address.substr(0, address.find('?'));
    set_address(request, address);
    auto& fields = is_post ? request.form : request.query;
    std::string query;
    const auto add = [&](const std::string& name, const std::string& value) {
        fields.add(name, value);
        query += (query.empty() ? "?" : "&") + web::encoded(name) + "=" + web::encoded(value);
    };
    for (const Node field : fields_of(*page_, form)) {
        const auto name = attribute_or_empty(field, "name");
        if (name.empty()) continue;
        if (const auto file = uploads_.find(name); file != uploads_.end()) {
            request.files.push_back(file->second);
            continue;
        }
        const auto entered = entered_.find(name);
        if (entered == entered_.end()) {
            if (const auto value = standing_value(*page_, field)) add(name, *value);
        } else if (!is_choice(field)) {
            add(name, entered->second);
        } else if (attribute(field, "value").value_or("on") == entered->second) {
            add(name, entered->second);
        }
    }
    if (const auto name = attribute(button, "name")) add(*name, attribute_or_empty(button, "value"));
    address_ = is_post ? address : address + query;
    send(std::move(request));
}

std::string Browser::text() const {
    if (!is_page(response_)) return response_.body;
    const auto titles = page_->all("title");
    const auto mains = page_->all("main");
    std::string text = titles.empty() ? "" : "“" + text_of(titles.front()) + "”\n";
    text += reading_of(mains.empty() ? page_->root() : mains.front());
    return text;
}

void Browser::send(web::Request request) {
    for (int hops = 0; hops < 10; ++hops) {
        request.cookies = cookies_;
        request.address = "127.0.0.1";
        response_ = answer_(request);
        for (const auto& [name, value] : response_.headers) {
            if (!equals_ignoring_case(name, "set-cookie")) continue;
            const auto equals = value.find('=');
            const auto end = value.find(';');
            cookies_[value.substr(0, equals)] = value.substr(equals + 1, end - equals - 1);
        }
        if (response_.status != 303) break;
        address_ = header_of(response_, "location");
        request = {};
        set_address(request, address_);
    }
    entered_.clear();
    uploads_.clear();
    page_ = is_page(response_) ? std::make_unique<PageTree>(response_.body) : nullptr;
}

}  // namespace dueregard::stories
