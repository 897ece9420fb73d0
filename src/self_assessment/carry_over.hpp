#pragma once
// What an earlier self-assessment gives to a later one: which criteria would be filled and how surely, which
// stay since they are answered already, what has no counterpart.

#include "framework/crosswalk.hpp"
#include "self_assessment/self_assessment.hpp"

#include <string>
#include <vector>

namespace dueregard::self_assessment {

/// One answer of the earlier self-assessment.
struct CarriedSource {
    AnswerId answer;
    std::string ref;
    std::string title;
    framework::Relation relation = framework::Relation::intersects;
    std::string rationale;
    bool are_words_left = false;  ///< there was no room left for what it says: it has to be read there
};

struct FilledCriterion {
    Answer answer;  ///< of the later one, with what it would hold
    framework::Carried carried = framework::Carried::in_part;
    std::vector<CarriedSource> sources;  ///< the strongest link first
};

struct KeptCriterion {
    std::string ref;
    std::string title;
    std::vector<std::string> sources;  ///< refs that would have been carried to it
};

enum class LeftBecause {
    nothing_like_it,  ///< no link leads on from it
    out_of_scope,     ///< what it leads to is not assessed this time
    no_such_level     ///< what it leads to asks for nothing at that level
};

/// What an earlier one says at one level, and would not arrive anywhere.
struct LeftAnswer {
    std::string ref;
    std::string title;
    std::string level;  ///< its title
    LeftBecause because = LeftBecause::nothing_like_it;
};

struct CarryOver {
    std::vector<FilledCriterion> filled;  ///< in the later edition's order
    std::vector<KeptCriterion> kept;
    std::vector<LeftAnswer> left;
};

/// `crosswalk` leads from the earlier edition to the later. A criterion with a judgement or words at any
/// level, or one that is submitted, stays as it is. Levels are those of the same ref. What arrives whole
/// keeps its judgement; in part, “met” becomes “partly met”. Where several answers arrive at one criterion,
/// the strongest link judges, of equal ones the lowest; the words of all of them are kept, while there is
/// room.
[[nodiscard]] CarryOver
carry_over(const SelfAssessment& earlier, const SelfAssessment& later, const framework::Crosswalk& crosswalk);

/// It has a judgement or words.
[[nodiscard]] bool is_answered(const LevelAnswer& at_level);
[[nodiscard]] bool is_answered(const Answer& answer);

}  // namespace dueregard::self_assessment
