#pragma once
// Evidence: what a claim stands on. A file, a link, a table of figures or a record of the register itself,
// with the period it speaks of, when it expires and who may open it. Its revisions stay; withdrawn, it stays
// with the reason.

#include "accounts/acting.hpp"
#include "base/clock.hpp"
#include "base/date.hpp"
#include "base/fault.hpp"
#include "evidence/ids.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace dueregard::evidence {

enum class Kind {
    file,
    link,
    figures,  ///< a table typed or pasted in, kept as CSV
    record,   ///< a page of the register itself: a return
    named,    ///< a document named it, and nothing is attached
};

/// Who may open it.
enum class Sensitivity { published, council, restricted };

struct Withdrawn {
    Instant at;
    std::string person_name;
    std::string why;
};

/// With what its latest revision holds, but for the bytes.
struct Evidence {
    EvidenceId id;
    Kind kind = Kind::named;
    std::string title;
    std::string note;                 ///< what it is and what it shows
    std::optional<Date> speaks_from;  ///< the period it speaks of, either end open
    std::optional<Date> speaks_to;
    std::optional<Date> expires;  ///< the last day on which it holds
    Sensitivity sensitivity = Sensitivity::council;
    std::int64_t revision = 1;  ///< number of the latest
    std::string link;           ///< of a link; of a record the path of its page
    std::string file_name;
    std::string media_type;
    std::int64_t size = 0;  ///< bytes
    std::string sha256;     ///< of a file or a table, 64 digits
    Instant at;
    std::optional<accounts::PersonId> person;  ///< who added it
    std::string person_name;
    std::optional<Withdrawn> withdrawn;
    std::int64_t version = 0;
};

struct Revision {
    RevisionId id;
    std::int64_t number = 1;
    Kind kind = Kind::named;
    std::string link;
    std::string file_name;
    std::string media_type;
    std::int64_t size = 0;
    std::string sha256;
    std::string why;  ///< what is new in it; "" for the first
    Instant at;
    std::string person_name;
};

/// What a person gives: one of a link, a file's bytes and a table. A revision takes these alone.
struct NewEvidence {
    std::string title;  ///< "" takes the file's name or the link
    std::string link;
    std::string file_name;
    std::string content;  ///< of the file
    std::string figures;  ///< a table as text: columns parted by tabs, commas or semicolons
    std::string note;
    std::optional<Date> speaks_from;
    std::optional<Date> speaks_to;
    std::optional<Date> expires;
    Sensitivity sensitivity = Sensitivity::council;
};

inline constexpr std::size_t largest_evidence = 20'000'000;

[[nodiscard]] std::span<const Kind> all_kinds();
[[nodiscard]] std::string_view name_of(Kind kind);   ///< as stored
[[nodiscard]] std::string_view title_of(Kind kind);  ///< "Table of figures"
[[nodiscard]] std::optional<Kind> kind_named(std::string_view name);

[[nodiscard]] std::span<const Sensitivity> all_sensitivities();
[[nodiscard]] std::string_view name_of(Sensitivity sensitivity);
[[nodiscard]] std::string_view title_of(Sensitivity sensitivity);  ///< "Within the council"
/// A whole sentence that says who may open it.
[[nodiscard]] std::string_view who_may_open(Sensitivity sensitivity);
[[nodiscard]] std::optional<Sensitivity> sensitivity_named(std::string_view name);

/// Who gives returns, answers self-assessments, records findings or imports documents.
[[nodiscard]] bool may_add(const accounts::Acting& acting);
/// Who sees the plan; what is restricted only who may change the plan, and who added it. In an evidence room
/// the challenge is asked as well (assessment/exhibit_store).
[[nodiscard]] bool may_open(const accounts::Acting& acting, const Evidence& evidence);
/// Who may change the plan, and who added it.
[[nodiscard]] bool may_change(const accounts::Acting& acting, const Evidence& evidence);

/// Nothing was given: no title, no link, no file, no table.
[[nodiscard]] bool is_absent(const NewEvidence& evidence);
/// Fields: "evidence_title", "evidence_link", "evidence_file", "evidence_figures", "evidence_note",
/// "evidence_to", "evidence_expires". A link begins with http:// or https:// and holds no white space or
/// control characters; a link and a file at once are two pieces of evidence. Nothing is wrong with what is
/// absent.
[[nodiscard]] Faults faults_of(const NewEvidence& evidence);
/// What is said about it, without what it holds.
[[nodiscard]] Faults faults_of_description(const NewEvidence& evidence);

[[nodiscard]] Kind kind_of(const NewEvidence& evidence);
/// As it will be called.
[[nodiscard]] std::string title_of(const NewEvidence& evidence);

/// It has something to open, and was not withdrawn.
[[nodiscard]] bool has_content(const Evidence& evidence);

[[nodiscard]] bool is_expired(const Evidence& evidence, Date today);
/// How many days before its last day it is told.
inline constexpr int days_soon = 90;
[[nodiscard]] bool expires_soon(const Evidence& evidence, Date today);

/// "1 April 2026 to 30 June 2026", "From 1 April 2026", "Until 30 June 2026", "30 June 2026" for one day; ""
/// where it does not say.
[[nodiscard]] std::string period_text(const Evidence& evidence);

/// "2.4 MB", "310 KB", "12 bytes".
[[nodiscard]] std::string size_text(std::int64_t bytes);
/// By the name's ending; "application/octet-stream" for one we do not know.
[[nodiscard]] std::string_view media_type_of(std::string_view file_name);

}  // namespace dueregard::evidence
