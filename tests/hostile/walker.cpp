#include "hostile/walker.hpp"

#include "accounts/admission.hpp"
#include "accounts/secret.hpp"
#include "app/routes.hpp"
#include "base/failure.hpp"
#include "base/text.hpp"
#include "support/authenticator_app.hpp"
#include "web/csrf.hpp"
#include "web/form.hpp"

#include <algorithm>
#include <variant>

namespace dueregard::hostile {

namespace {

constexpr int most_of_a_kind = 2;
/// In the cookie of a browser in which nobody is signed in.
constexpr auto visitor = "a visitor of the tests";

std::vector<web::PathPattern> patterns() {
    std::vector<web::PathPattern> all;
    for (const auto& route : app::all_routes())
        all.push_back({.method = route.method, .path = route.path});
    return all;
}

bool is_page(const web::Response& response) {
    return response.body.starts_with("<!DOCTYPE html>");
}

}  // namespace

Walker::Walker(const std::string& address, Person person)
    : person_(std::move(person))
    , application_(
          {.database = address,
           .connections = 1,
           .site = {.mail = accounts::Mail::on, .seal = &test_support::seal_of_tests()}},
          clock_
      )
    , paths_(patterns()) {}

Answered Walker::get(const std::string& path, const Pairs& query) {
    web::Request request{.method = web::Method::get, .path = path};
    for (const auto& [name, value] : query)
        request.query.add(name, value);
    return ask(std::move(request));
}

Answered Walker::send(const FoundForm& form, const Pairs& values) {
    web::Request request{.method = web::Method::post, .path = form.action};
    const auto token = person_.session.empty() ? std::string(visitor) : person_.session;
    request.form.add("csrf_token", web::masked_token(accounts::form_token(token)));
    for (const auto& [name, value] : values)
        request.form.add(name, value);
    if (!form.file_field.empty()) {
        request.files.push_back({.field = form.file_field, .file_name = form.file_name, .content = form.file}
        );
    }
    return ask(std::move(request));
}

Answered Walker::ask(web::Request request) {
    if (person_.session.empty()) {
        request.cookies[std::string(accounts::visitor_cookie)] = visitor;
    } else {
        request.cookies["session"] = person_.session;
    }
    if (!person_.unfinished.empty())
        request.cookies[std::string(accounts::unfinished_cookie)] = person_.unfinished;
    request.address = "192.0.2.1";
    try {
        const auto response = application_.answer(request);
        return {.status = response.status, .body = is_page(response) ? response.body : "", .why = ""};
    } catch (const NotFound& failure) {
        return {.status = 404, .body = "", .why = failure.what()};
    } catch (const Forbidden& failure) {
        return {.status = 403, .body = "", .why = failure.what()};
    } catch (const Conflict& failure) {
        return {.status = 409, .body = "", .why = failure.what()};
    } catch (const BadRequest& failure) {
        return {.status = 400, .body = "", .why = failure.what()};
    } catch (const std::exception& failure) {
        return {.status = 500, .body = "", .why = failure.what()};
    }
}

Pairs Walker::values(const FoundForm& form, const Person& person, Way way) {
    auto values = values_of(form, way);
    for (auto& [name, value] : values) {
        const auto known = person.knows.find(name);
        if (known != person.knows.end()) value = known->second;
    }
    return values;
}

std::string Walker::pattern_of(web::Method method, const std::string& path) const {
    const auto found = paths_.find(method, path);
    const auto* const match = std::get_if<web::PathMatch>(&found);
    return match == nullptr ? "" : std::string(app::all_routes().at(match->index).path);
}

void Walker::explore() {
    queue_.clear();
    known_.clear();
    count_.clear();
    for (const auto& address : person_.brought)
        queue_.emplace_back(address, "brought " + address);
    for (const auto& route : app::all_routes()) {
        if (route.method == web::Method::get && !route.path.contains("{}"))
            queue_.emplace_back(std::string(route.path), "");
    }
    for (std::size_t next = 0; next < queue_.size(); ++next) {
        const auto [address, from] = queue_[next];
        visit(address, from);
    }
}

void Walker::visit(const std::string& address, const std::string& from) {
    const auto question = std::min(address.find('?'), address.size());
    const auto path = address.substr(0, question);
    const auto pattern = pattern_of(web::Method::get, path);
    const bool is_for_strangers = path.starts_with("/sign-in");
    if (pattern.empty() || (is_for_strangers && !person_.session.empty())) return;
    const auto fields =
        web::read_fields(std::string_view(address).substr(std::min(question + 1, address.size())), 100);
    const auto asked = fields ? fields->list() : Pairs{};
    auto kind = from + ' ' + pattern;
    for (const auto& [name, value] : asked) {
        parameters.insert(name);
        kind += ' ' + name;
    }
    if (++count_[kind] > most_of_a_kind) return;
    pages.emplace(pattern, path);
    const auto answered = get(path, asked);
    if (answered.body.empty()) return;
    const stories::PageTree page(answered.body);
    note_links(page, pattern);
    for (auto& form : forms_of(page, path)) {
        auto form_kind = pattern_of(web::Method::post, form.action);
        for (const auto& field : form.fields)
            form_kind += ' ' + field.name;
        forms.emplace(std::move(form_kind), std::move(form));
    }
}

void Walker::note_links(const stories::PageTree& page, const std::string& from) {
    for (const auto* const link : page.all("a")) {
        auto address = stories::attribute_or_empty(link, "href");
        address = address.substr(0, address.find('#'));
        if (!address.starts_with('/') || !known_.insert(address).second) continue;
        queue_.emplace_back(std::move(address), from);
    }
    for (const auto* const form : page.all("form")) {
        if (stories::attribute_or_empty(form, "method") == "post") continue;
        for (const auto* tag : {"input", "select"})
            for (const auto* const field : page.all(tag, form))
                parameters.insert(stories::attribute_or_empty(field, "name"));
    }
}

}  // namespace dueregard::hostile
