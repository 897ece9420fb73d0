#include "accounts/person.hpp"

#include "accounts/password_strength.hpp"
#include "accounts/wording.hpp"
#include "base/text.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace dueregard::accounts {

namespace {

constexpr std::size_t longest_email = 254;

bool is_allowed_in_email(char c) {
    constexpr std::string_view forbidden = "\"(),:;<>[\\]";
    return static_cast<unsigned char>(c) > ' ' && c != '\x7F' && !forbidden.contains(c);
}

bool is_domain(std::string_view domain) {
    const auto labels = split(domain, '.');
    return labels.size() >= 2 && std::ranges::none_of(labels, [](std::string_view label) {
               return label.empty() || label.starts_with('-') || label.ends_with('-');
           });
}

}  // namespace

bool may_at(const Person& person, Permission permission, Instant moment) {
    return !person.left_at && std::ranges::any_of(person.roles, [&](const RoleGrant& grant) {
        return !grant.challenge && allows(grant.role, permission) && is_within(grant.term, moment);
    });
}

std::expected<NewPerson, Faults> read_person(std::string_view name, std::string_view email) {
    NewPerson person{.name = squeezed(name), .email = std::string(trimmed(email))};
    Faults faults;
    if (person.name.empty()) faults.push_back({"name", "Enter the person’s name."});
    if (is_too_long(person.name)) faults.push_back({"name", "The name must be 200 characters or fewer."});
    if (person.email.empty()) {
        faults.push_back({"email", "Enter the person’s email address."});
    } else if (!is_email(person.email)) {
        faults.push_back({"email", "Enter an email address in the correct format, like name@example.com."});
    }
    if (!faults.empty()) return std::unexpected(std::move(faults));
    return person;
}

std::string email_key(std::string_view email) {
    return lower_ascii(trimmed(email));
}

namespace {

/// The last day on which something that ends at `until` still holds.
Date last_day_of(Instant until) {
    return british_date({until.milliseconds - 1});
}

}  // namespace

bool is_within(const Term& term, Instant moment) {
    return (!term.from || *term.from <= moment) && (!term.until || moment < *term.until);
}

std::string text_of(const RoleGrant& grant, std::string_view area) {
    auto text = std::string(title_of(grant.role));
    if (!area.empty()) text += fmt::format(": {}", area);
    if (grant.challenge) text += ": one challenge";
    if (grant.term.from) text += fmt::format(", from {}", long_date(british_date(*grant.term.from)));
    if (grant.term.until) text += fmt::format(", to {}", long_date(last_day_of(*grant.term.until)));
    return text;
}

bool is_email(std::string_view email) {
    const auto parts = split(email, '@');
    return email.size() <= longest_email && parts.size() == 2 && !parts[0].empty() && is_domain(parts[1])
           && std::ranges::all_of(email, is_allowed_in_email) && is_valid_utf8(email);
}

std::optional<std::string> fault_of_password(std::string_view password) {
    if (!is_valid_utf8(password)) return "The password must be text in UTF-8";
    if (character_count(password) < shortest_password) return "The password must be 12 characters or more";
    if (password.size() > longest_password_bytes) return "The password must be 1,024 bytes or fewer";
    if (is_easily_guessed(std::string(password))) {
        return "The password is too easy to guess. Three unlinked words make a good one";
    }
    return std::nullopt;
}

}  // namespace dueregard::accounts
