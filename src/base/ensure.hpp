#pragma once
// What cannot be: a broken promise between our own functions. Stays on in release.

#include <source_location>
#include <string_view>

namespace dueregard {

/// Ends the program with `why` and the place when `condition` is false. No user's input may reach it.
void ensure(
    bool condition, std::string_view why, std::source_location where = std::source_location::current()
);

}  // namespace dueregard
