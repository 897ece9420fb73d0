#pragma once
// The tables second_step and recovery_code.

#include "accounts/ids.hpp"
#include "base/clock.hpp"
#include "storage/db.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dueregard::accounts {

struct SecondStep {
    std::string sealed_secret;
    Instant begun_at;
    std::optional<Instant> confirmed_at;  ///< from when on it is asked for
    std::optional<std::int64_t> last_step;
};

/// One begun, too.
[[nodiscard]] std::optional<SecondStep>
find_second_step(storage::Db& db, OrganisationId organisation, PersonId person);
/// A confirmed one.
[[nodiscard]] bool has_second_step(storage::Db& db, OrganisationId organisation, PersonId person);

void add_second_step(
    storage::Transaction& tx, OrganisationId organisation, PersonId person, std::string_view sealed_secret
);
void confirm_second_step(
    storage::Transaction& tx, OrganisationId organisation, PersonId person, std::int64_t step
);
/// Whether nobody had used this step or a later one.
[[nodiscard]] bool
use_time_step(storage::Transaction& tx, OrganisationId organisation, PersonId person, std::int64_t step);
/// With its recovery codes. Nothing happens where there is none.
void delete_second_step(storage::Transaction& tx, OrganisationId organisation, PersonId person);

struct RecoveryCode {
    RecoveryCodeId id;
    std::string hash;
};

/// Those not used.
[[nodiscard]] std::vector<RecoveryCode>
recovery_codes_of(storage::Db& db, OrganisationId organisation, PersonId person);
[[nodiscard]] std::int64_t
count_recovery_codes(storage::Db& db, OrganisationId organisation, PersonId person);
void replace_recovery_codes(
    storage::Transaction& tx,
    OrganisationId organisation,
    PersonId person,
    std::span<const std::string> hashes
);
/// Whether nobody had used it.
[[nodiscard]] bool
use_recovery_code(storage::Transaction& tx, OrganisationId organisation, RecoveryCodeId code);

}  // namespace dueregard::accounts
