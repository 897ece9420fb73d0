#pragma once
// Text files of this part, in the program itself: the schema of packs, and the packs that come with it.

#include <span>
#include <string_view>

namespace dueregard::framework {

struct EmbeddedText {
    std::string_view name;  ///< "eflg-2021.yaml"
    std::string_view text;
};

/// The schema first, then the packs, the newest edition of each framework before its others, and the
/// crosswalks.
[[nodiscard]] std::span<const EmbeddedText> embedded_texts();

}  // namespace dueregard::framework
