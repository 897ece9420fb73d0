#pragma once
// How a row of evidence is read, wherever it stands in an answer.

#include "evidence/evidence.hpp"
#include "storage/db.hpp"

#include <string_view>

namespace dueregard::evidence {

/// 21 columns of e (evidence), r (its latest revision) and w (its withdrawal).
inline constexpr std::string_view evidence_columns =
    "e.id, e.kind, e.title, e.note, e.speaks_from, e.speaks_to, e.expires, e.sensitivity, e.revision, r.link, r.file_name, "
    "r.media_type, r.size, r.sha256, e.at, e.person, e.person_name, e.version, w.at, w.person_name, w.why";
inline constexpr std::size_t evidence_column_count = 21;

inline constexpr std::string_view with_revision_and_withdrawal =
    "join evidence_revision r on r.organisation = e.organisation and r.evidence = e.id and r.number = e.revision "
    "left join evidence_withdrawal w on w.organisation = e.organisation and w.evidence = e.id ";

[[nodiscard]] Evidence evidence_in(const storage::Row& row, std::size_t first = 0);
/// A kind as the register holds it.
[[nodiscard]] Kind kept_kind(const std::string& name);

}  // namespace dueregard::evidence
