#pragma once
// Where evidence is used: a record of some part stands on it. The part says what its records are called and
// whose they are; this part keeps that it was so, by whom, and why no longer.

#include "evidence/evidence.hpp"
#include "web/html.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dueregard::accounts {
struct Visit;
}  // namespace dueregard::accounts

namespace dueregard::evidence {

/// A record by its table's name and its id.
struct Used {
    std::string_view noun;  ///< "measure_return"
    std::int64_t id = 0;
};

struct Ended {
    Instant at;
    std::string person_name;
    std::string why;
};

struct EvidenceUse {
    UseId id;
    EvidenceId evidence;
    std::string noun;
    std::int64_t noun_id = 0;
    Instant at;
    std::string person_name;
    std::optional<Ended> ended;
};

/// A use and what is used.
struct UsedEvidence {
    EvidenceUse use;
    Evidence evidence;
};

/// It counts: neither was it taken back, nor the evidence withdrawn.
[[nodiscard]] bool bears_out(const UsedEvidence& used);

/// One place where evidence is used, as its page tells it.
struct PlaceOfUse {
    std::string what;  ///< "Return", "Self-assessment"
    web::Html where;   ///< a link, with what stands on it there
    Instant at;
    std::string person_name;
};

/// What a part tells of those uses that are of its own records, to who asks: what they may not see is left
/// out.
using PlacesOfUse = std::vector<PlaceOfUse> (*)(accounts::Visit& visit, const std::vector<EvidenceUse>& uses);

}  // namespace dueregard::evidence
