#pragma once
// What one sentence counts: "32 actions are on track, five amber and two red".

#include "plan/status.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dueregard::plan {

struct SentenceClaim {
    std::map<std::string, int> says;  ///< as in `Claim`
    std::vector<std::string> refs;    ///< the refs that it names, where it says how they stand
    std::string refs_stand;           ///< the key under which it puts them: "missed"
    bool says_only = false;           ///< "the only measure …": there is no other
};

/// Nothing where the sentence counts no measures and says of none how it stands; what stands in quotation
/// marks, what was so last year and what is counted other than measures is passed over.
[[nodiscard]] std::optional<SentenceClaim> claim_of(std::string_view sentence);

/// The key of a meaning: its name.
[[nodiscard]] std::string claim_key(Meaning meaning);

}  // namespace dueregard::plan
