#pragma once
// What a heading, or the line that leads in to a list, says of what stands below it.

#include <optional>
#include <string>
#include <string_view>

namespace dueregard::assessment {

enum class Meaning {
    none,     ///< perhaps an area
    general,  ///< "Background", "Detailed findings": never an area, and no list of findings either
    strengths,
    considerations,
    recommendations,
    innovations,
    signposts,
    observations,
    team,
    conclusion,
};

struct HeadingMeaning {
    Meaning meaning = Meaning::none;
    std::string rest;  ///< what else the heading names: "Leadership" in "Leadership – strengths"
};

/// By its words, in whatever order and with whatever else stands beside them.
[[nodiscard]] HeadingMeaning meaning_of_heading(std::string_view heading);

/// A sentence that opens a list: "The team was:", "We recommend that the council:". Meaning::none for others.
[[nodiscard]] Meaning meaning_of_lead_in(std::string_view paragraph);

/// A heading's own number and title: "Module 2: Leadership" is ("2", "Leadership").
struct NumberedTitle {
    std::optional<std::string> number;
    std::string title;
};

[[nodiscard]] NumberedTitle numbered_title(std::string_view number, std::string_view heading);

/// Its words, small, with one space before, between and after them: what phrases are looked for in.
[[nodiscard]] std::string spaced_words(std::string_view text);

/// `phrase` stands in `words` (of `spaced_words`) as whole words.
[[nodiscard]] bool has_phrase(std::string_view words, std::string_view phrase);

}  // namespace dueregard::assessment
