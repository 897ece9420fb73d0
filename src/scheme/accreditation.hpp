#pragma once
// An accreditation: under which scheme a council is recognised, at which level, from when to when.

#include "accounts/changes.hpp"
#include "accounts/ids.hpp"
#include "base/date.hpp"
#include "base/fault.hpp"
#include "framework/ids.hpp"
#include "scheme/ids.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace dueregard::scheme {

/// Whether the council says that it holds it.
enum class State { held, ended };

struct Accreditation {
    AccreditationId id;
    std::string scheme;                                ///< "Disability Confident"
    std::optional<framework::EditionId> edition = {};  ///< what is assessed for it, where that is kept here
    std::string edition_name = {};                     ///< "White Ribbon accreditation"; read only
    std::string level = {};
    std::optional<Date> awarded = {};
    std::optional<Date> expires = {};  ///< the last day on which it holds
    std::string evidence = {};         ///< an address, or where the certificate is kept
    std::optional<accounts::PersonId> owner = {};
    std::string owner_name = {};  ///< read only
    std::string source = {};      ///< where it was read: "strategy.docx"; "" where somebody wrote it
    State state = State::held;
    std::int64_t version = 0;
};

[[nodiscard]] Faults faults_of(const Accreditation& accreditation);
[[nodiscard]] accounts::FieldValues fields_of(const Accreditation& accreditation);

/// Where it stands on a day.
enum class Standing { held, expiring, expired, ended };

/// So many days before it expires it is called expiring, and its owner hears of it for the first time.
inline constexpr int expiring_days = 90;

[[nodiscard]] Standing standing_on(const Accreditation& accreditation, Date today);
[[nodiscard]] std::string_view title_of(Standing standing);

/// How many reminders have been due by the end of `today`: 1 from 90 days before it expires, 2 from 30, 3
/// from a week, 4 from the day after, and 0 before.
[[nodiscard]] int reminders_by(Date today, Date expires);

[[nodiscard]] std::string_view name_of(State state);
[[nodiscard]] State state_named(std::string_view name);

/// Its page.
[[nodiscard]] std::string path_of(AccreditationId id);
/// "Disability Confident, Leader"
[[nodiscard]] std::string name_of(const Accreditation& accreditation);

}  // namespace dueregard::scheme
