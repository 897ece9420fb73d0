#pragma once
// The letters that tell owners what expires, and the job that writes them each morning.

#include "accounts/letter.hpp"
#include "jobs/job.hpp"
#include "storage/db.hpp"

#include <cstdint>
#include <span>

namespace dueregard::scheme {

[[nodiscard]] std::span<const accounts::LetterKind> letter_kinds();

/// Writes the letters that are due today in every organisation and answers how many; one letter speaks of all
/// that a reader answers for. Run again, it writes none.
std::int64_t remind_of_expiry(storage::Db& db, const Clock& clock);

/// Each day at seven.
[[nodiscard]] jobs::Job expiry_job();

}  // namespace dueregard::scheme
