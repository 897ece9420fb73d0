#pragma once
// Registers with the sample council and a second one like it, each as fresh as the first.

#include "accounts/ids.hpp"
#include "base/clock.hpp"

#include <filesystem>
#include <string>

namespace dueregard::hostile {

/// An administrator of each, signed in.
struct Council {
    accounts::OrganisationId organisation;
    accounts::PersonId person;
    std::string session;
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

}  // namespace dueregard::hostile
