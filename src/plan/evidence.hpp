#pragma once
// Evidence: what a return stands on, a link or a file. Taken back, it stays in the register with the reason.

#include "base/clock.hpp"
#include "base/fault.hpp"
#include "plan/ids.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace dueregard::plan {

struct TakenBack {
    Instant at;
    std::string person_name;
    std::string why;
};

struct Evidence {
    EvidenceId id;
    MeasureId measure;
    std::optional<ReturnId> given;  ///< the return it was given with
    std::string title;
    std::string link;       ///< "" for a file
    std::string file_name;  ///< "" for a link
    std::string media_type;
    std::int64_t size = 0;  ///< bytes
    std::string sha256;     ///< of the file, 64 digits
    Instant at;
    std::string person_name;
    std::optional<TakenBack> taken_back;
};

/// What a person gives: a link or a file's bytes.
struct NewEvidence {
    std::string title;
    std::string link;
    std::string file_name;
    std::string content;
};

inline constexpr std::size_t largest_evidence = 20'000'000;

/// Nothing was given: no title, no link, no file.
[[nodiscard]] bool is_absent(const NewEvidence& evidence);

/// Fields: "evidence_title", "evidence_link", "evidence_file". A link begins with http:// or https:// and
/// holds no white space or control characters; a link and a file at once are two pieces of evidence.
[[nodiscard]] Faults faults_of(const NewEvidence& evidence);

/// The title, or the file's name, or the link: what a list shows.
[[nodiscard]] std::string name_of(const Evidence& evidence);

/// "2.4 MB", "310 KB", "12 bytes".
[[nodiscard]] std::string size_text(std::int64_t bytes);

/// By the name's ending; "application/octet-stream" for one we do not know.
[[nodiscard]] std::string_view media_type_of(std::string_view file_name);

}  // namespace dueregard::plan
