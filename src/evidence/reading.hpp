#pragma once
// Evidence is found by what stands in its files: these are read once, after they have come in.

#include "accounts/ids.hpp"
#include "evidence/evidence.hpp"
#include "jobs/job.hpp"
#include "storage/db.hpp"

#include <cstddef>

namespace dueregard::evidence {

/// Keeps the words that this evidence is found by: of its title, its note, its link, and of its file where
/// that has been read.
void keep_words(storage::Transaction& tx, accounts::OrganisationId organisation, const Evidence& evidence);

/// Reads files that nobody has read yet, at most so many of all organisations, and answers how many those
/// were. One that cannot be read (a picture) is found by its title alone. Run again, it reads no file twice.
std::size_t read_waiting_files(storage::Db& db, std::size_t most);

/// Each minute, for what came in by an import or an upgrade.
[[nodiscard]] jobs::Job reading_job();

}  // namespace dueregard::evidence
