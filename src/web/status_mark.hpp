#pragma once
// A status as a shape and a word: the colour only repeats what both say.

#include "web/html.hpp"

#include <string>

namespace dueregard::web {

enum class Tone { met, narrowly_missed, missed, not_due, not_reported };

struct StatusMark {
    std::string symbol;  ///< "★"; not read out, since the word says it
    std::string word;    ///< "On target"
    Tone tone = Tone::not_reported;
};

[[nodiscard]] Html status_mark(const StatusMark& options);

}  // namespace dueregard::web
