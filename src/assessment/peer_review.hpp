#pragma once
// What peers told a council after a challenge, as it stands in their report or on their slides.

#include "documents/document.hpp"

#include <optional>
#include <string>
#include <vector>

namespace dueregard::assessment {

/// A point of a list, as it is numbered there. Points below it that only spell it out follow on lines of
/// their own.
struct NumberedText {
    std::optional<std::string> number;
    std::string text;
    documents::Place at;
};

/// A part of the framework, or of what the peers looked at, with what they found there.
struct PeerArea {
    std::optional<std::string> number;
    std::string title;
    std::vector<NumberedText> strengths;
    std::vector<NumberedText> considerations;
};

/// What was found outside any area: `kind` is "strength", "area for consideration" or "observation".
struct Finding {
    std::string kind;
    std::optional<std::string> section;  ///< the heading it stands under
    std::string text;
    documents::Place at;
};

struct TeamMember {
    std::string name;
    std::optional<std::string> organisation;
    std::optional<std::string> role;
};

/// The level that the peers say was reached.
struct Verdict {
    std::optional<std::string>
        framework;                     ///< "eflg-2009", "eflg-2021", …; "eflg" where no edition can be told
    std::optional<std::string> level;  ///< in small letters: "achieving"
    std::string text;
    documents::Place at;
};

/// A list is empty where the document has no such thing.
struct PeerReview {
    std::vector<PeerArea> areas;
    std::vector<Finding> findings;
    std::vector<NumberedText> recommendations;
    std::vector<NumberedText> innovations;
    std::vector<NumberedText> signposts;
    std::vector<TeamMember> team;
    std::optional<Verdict> verdict;
};

}  // namespace dueregard::assessment
