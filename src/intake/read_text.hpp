#pragma once
// Prints a reading for a person at a terminal.

#include "intake/reading.hpp"

#include <string>

namespace dueregard::intake {

/// What it is, what it says of itself, how many measures stand how, its claims, and what is wrong with it,
/// line by line.
[[nodiscard]] std::string reading_text(const Reading& reading);

}  // namespace dueregard::intake
