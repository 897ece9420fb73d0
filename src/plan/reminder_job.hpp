#pragma once
// The letters that remind owners of their returns, and the job that writes them each morning.

#include "accounts/letter.hpp"
#include "jobs/job.hpp"
#include "plan/ids.hpp"
#include "storage/db.hpp"

#include <cstdint>
#include <span>

namespace dueregard::plan {

/// Of what the reader owes, and of what is late in a service area that they lead.
[[nodiscard]] std::span<const accounts::LetterKind> letter_kinds();

/// Writes the letters that are due today in every organisation and answers how many. Run again, it writes
/// none.
std::int64_t remind_of_returns(storage::Db& db, const Clock& clock);

/// A letter at once to everybody who still owes a return for the period, whatever they have had.
void remind_now(storage::Transaction& tx, accounts::OrganisationId organisation, PeriodId period);

/// Each day at seven.
[[nodiscard]] jobs::Job reminder_job();

}  // namespace dueregard::plan
