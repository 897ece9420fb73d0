#pragma once
// A council with a record of every kind that an address can name, for tests that go through all routes. Needs
// every part's migrations.

#include "accounts/acting.hpp"
#include "accounts/role_grant_store.hpp"
#include "assessment/ids.hpp"
#include "plan/ids.hpp"
#include "storage/db.hpp"

#include <map>
#include <string>
#include <string_view>

namespace dueregard::test_support {

struct FilledCouncil {
    accounts::OrganisationId organisation;
    accounts::Acting lead;                                ///< equality lead
    std::map<std::string, std::string, std::less<>> ids;  ///< by the path before {}: "/measures/"
    /// The same where an address may name what is restricted as well: evidence, and an exhibit that is some.
    std::map<std::string, std::string, std::less<>> restricted_ids;
    plan::MeasureId measure;
    assessment::ChallengeId challenge;
    assessment::ChallengeId other_challenge;
};

/// Called `name`, and so are its people, each with an address at rights.example.
[[nodiscard]] FilledCouncil filled_council(storage::Db& db, const std::string& name);

[[nodiscard]] accounts::Actor installation_of(accounts::OrganisationId organisation);

accounts::PersonId add_someone(
    storage::Transaction& tx,
    accounts::OrganisationId organisation,
    const std::string& name,
    const accounts::NewRole& role
);

/// The route's path with the ids of the council for {…}: the longest beginning that is known says which, and
/// "html" stands where none is.
[[nodiscard]] std::string path_of(std::string_view pattern, const FilledCouncil& filled);

}  // namespace dueregard::test_support
