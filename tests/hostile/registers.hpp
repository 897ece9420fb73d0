#pragma once
// Registers with two councils that have a record of every kind, each register as fresh as the first.

#include "accounts/ids.hpp"
#include "base/clock.hpp"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace dueregard::hostile {

/// Somebody of a council, with what they know.
struct Person {
    accounts::OrganisationId organisation;
    accounts::PersonId person;
    std::string session;                       ///< "" for who is not signed in
    std::string unfinished;                    ///< of who gave their password and not yet their code
    std::map<std::string, std::string> knows;  ///< what they type, by the field
    std::vector<std::string> brought;          ///< addresses of pages that stand far from any other
};

/// An administrator, who is an analyst too, with a second step; and others, for what an administrator does
/// not see: who is not signed in and has a link from a letter, who has no second step, who has begun to set
/// one up, whose code is still to come, who has only a recovery code.
struct Council : Person {
    std::vector<Person> others;
};

struct Register {
    std::string address;
    Council own;
    Council foreign;
};

/// When everything in these tests happens.
inline constexpr Instant now{1'795'000'000'000};

/// A copy that nobody has used yet, on the engine that this run is about; a file goes into `folder`.
[[nodiscard]] Register fresh_register(const std::filesystem::path& folder);
/// It is of no more use, and takes room.
void forget_register(const Register& made);

}  // namespace dueregard::hostile
