#pragma once
// Somebody's authenticator app in tests: it has the secret of their second step and knows the time.

#include "accounts/ids.hpp"
#include "accounts/one_time_code.hpp"
#include "accounts/seal.hpp"
#include "accounts/second_step_store.hpp"
#include "base/id.hpp"
#include "support/test_db.hpp"

#include <cstdint>
#include <string>

namespace dueregard::test_support {

inline const accounts::Seal& seal_of_tests() {
    static const accounts::Seal seal(std::string(32, 'k'));
    return seal;
}

/// What a page showed them in letters.
[[nodiscard]] inline std::string
app_secret(storage::Db& db, accounts::OrganisationId organisation, accounts::PersonId person) {
    const auto kept = accounts::find_second_step(db, organisation, person);
    const auto about = "second step " + crockford(organisation.value) + " " + crockford(person.value);
    return seal_of_tests().opened(kept.value().sealed_secret, about).value();
}

/// What the app shows, `drift` half minutes from now.
[[nodiscard]] inline std::string app_code(
    TestDb& test, accounts::OrganisationId organisation, accounts::PersonId person, std::int64_t drift = 0
) {
    const auto step = accounts::time_step(test.clock.now()) + drift;
    return accounts::one_time_code(app_secret(test, organisation, person), step);
}

}  // namespace dueregard::test_support
