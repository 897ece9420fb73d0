#pragma once
// Somebody of an organisation, who may sign in where they have a password.

#include "accounts/ids.hpp"
#include "accounts/permission.hpp"
#include "base/clock.hpp"
#include "base/fault.hpp"

#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dueregard::accounts {

/// From one moment to another, each where it is given; the end itself is outside.
struct Term {
    std::optional<Instant> from;
    std::optional<Instant> until;
    friend bool operator==(const Term&, const Term&) = default;
};

[[nodiscard]] bool is_within(const Term& term, Instant moment);

/// A role that nobody has ended, for the whole organisation, for a service area and those below it, or for
/// one challenge. It holds within its term only.
struct RoleGrant {
    RoleGrantId id;
    Role role = Role::measure_owner;
    std::optional<ServiceAreaId> service_area;
    Term term;
    std::optional<ChallengeId> challenge = {};
};

/// "Service lead: Housing, from 1 December 2026, to 14 December 2026"; `area` is the name of its service
/// area, or "".
[[nodiscard]] std::string text_of(const RoleGrant& grant, std::string_view area);

struct Person {
    PersonId id;
    std::string name;
    std::string email;
    bool has_password = false;
    std::optional<Instant> left_at;  ///< their access ended; what they did stays
    std::int64_t version = 1;
    std::vector<RoleGrant> roles;
};

/// Whether they have not left and a role of theirs allows it at that moment, in the whole organisation or a
/// part of it; what a peer may of their one challenge does not count.
[[nodiscard]] bool may_at(const Person& person, Permission permission, Instant moment);

struct NewPerson {
    std::string name;
    std::string email;
};

/// Faults name the fields "name" and "email".
[[nodiscard]] std::expected<NewPerson, Faults> read_person(std::string_view name, std::string_view email);

/// What two addresses are compared by: without white space round it, A to Z in small letters. Mail servers
/// may tell letters' case apart in the first half; in practice none does, and people do not.
[[nodiscard]] std::string email_key(std::string_view email);

/// It has the shape of an e-mail address: something, one @, and a domain with a full stop.
[[nodiscard]] bool is_email(std::string_view email);

// OWASP ASVS 4.0.3, 2.1.1 and 2.1.2: at least 12 characters, and a long passphrase is not cut off.
constexpr std::size_t shortest_password = 12;
constexpr std::size_t longest_password_bytes = 1024;

/// What is wrong with a password that somebody chose; nothing where it will do.
[[nodiscard]] std::optional<std::string> fault_of_password(std::string_view password);

}  // namespace dueregard::accounts
