#include "evidence/evidence_rows.hpp"

#include "base/ensure.hpp"

namespace dueregard::evidence {

Kind kept_kind(const std::string& name) {
    const auto kind = kind_named(name);
    ensure(kind.has_value(), "the register holds a kind of evidence that this version does not know");
    return *kind;
}

Evidence evidence_in(const storage::Row& row, std::size_t first) {
    const auto sensitivity = sensitivity_named(row.text(first + 7));
    ensure(sensitivity.has_value(), "the register holds a sensitivity that this version does not know");
    Evidence evidence{
        .id = row.id<EvidenceId>(first),
        .kind = kept_kind(row.text(first + 1)),
        .title = row.text(first + 2),
        .note = row.text(first + 3),
        .speaks_from = row.optional_date(first + 4),
        .speaks_to = row.optional_date(first + 5),
        .expires = row.optional_date(first + 6),
        .sensitivity = *sensitivity,
        .revision = row.integer(first + 8),
        .link = row.text(first + 9),
        .file_name = row.text(first + 10),
        .media_type = row.text(first + 11),
        .size = row.integer(first + 12),
        .sha256 = row.optional_text(first + 13).value_or(""),
        .at = row.instant(first + 14),
        .person = row.optional_id<accounts::PersonId>(first + 15),
        .person_name = row.text(first + 16),
        .withdrawn = std::nullopt,
        .version = row.integer(first + 17)
    };
    if (const auto at = row.optional_instant(first + 18)) {
        evidence.withdrawn =
            Withdrawn{.at = *at, .person_name = row.text(first + 19), .why = row.text(first + 20)};
    }
    return evidence;
}

}  // namespace dueregard::evidence
