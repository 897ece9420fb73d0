#pragma once
// A check: a standing question put to every record. Each part lists its own in checks.hpp; assurance collects
// them.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dueregard {

enum class Severity { mend, look };

/// What a check is, as data. `name` is stable: accepted hits and `dueregard check --json` refer to it.
struct Check {
    std::string_view name;      ///< "ref_missing"
    std::string_view title;     ///< "Measure without a reference", as a heading on the page of checks
    std::string_view question;  ///< "Has every measure a reference?"
    Severity severity = Severity::look;
};

/// One record that a check found wanting.
struct Hit {
    std::string_view check;  ///< the check's name
    std::string sentence;    ///< what is wrong, in one whole sentence a critical friend would say
    std::string of;  ///< what it is about, as a person would name it: the ref, or the start of the action
    std::int64_t subject =
        0;  ///< the record's id in the register; its place in the list when a file was only read
    std::vector<std::int64_t> also;  ///< the other records it is about, where it is about several
    std::string
        fingerprint;  ///< changes when what was found changes, so that an accepted hit comes back then
};

}  // namespace dueregard
