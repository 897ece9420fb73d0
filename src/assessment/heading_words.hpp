#pragma once
// The words that headings of peers' reports and slides are told apart by.

#include <array>
#include <string_view>

namespace dueregard::assessment {

// clang-format off
/// They change nothing about what a heading means.
inline constexpr auto fillers = std::to_array<std::string_view>({
    "the", "our", "your", "their", "key", "main", "some", "other", "overall", "initial", "a", "cont", "continued",
    "summary", "of", "peer", "team", "s", "council", "councils", "these", "are", "is", "were", "top", "list",
    "detailed",
});

inline constexpr auto strength_wholes = std::to_array<std::string_view>({
    "strengths", "strength", "positives", "positive", "positive findings", "positive aspects", "successes", "strong points", "good", "what good",
    "strengths and good practice", "good practice and strengths", "achievements and strengths",
    "strengths and achievements", "strengths found", "strengths identified", "what impressed us", "what we liked",
});
inline constexpr auto strength_phrases = std::to_array<std::string_view>({
    "works well", "working well", "worked well", "work well", "going well", "went well", "gone well", "does well",
    "do well", "doing well", "done well", "was positive", "were positive", "is positive",
    "was strong", "were strong", "is strong", "thought was good", "found was good", "going right", "bright spots",
    "worth celebrating", "to be proud of", "impressed us", "we liked",
});

inline constexpr auto consideration_wholes = std::to_array<std::string_view>({
    "considerations", "challenges", "weaknesses", "improvements", "opportunities", "gaps", "concerns",
    "risks and challenges", "challenges and opportunities", "weaknesses and challenges", "challenges and risks",
    "for consideration", "to consider", "to improve", "to develop",
});
inline constexpr auto consideration_phrases = std::to_array<std::string_view>({
    "could be improved", "could be better", "could be stronger", "could improve", "could do better",
    "could work better", "even better if", "even better", "needs to improve", "need to improve", "needs improvement",
    "needs improving", "needs further work", "needs more work", "room for improvement",
    "opportunities for improvement", "opportunities for development", "opportunities to improve",
    "points to consider", "points for consideration", "things to consider", "issues to consider",
    "issues for consideration", "matters for consideration", "things to think about", "what to think about",
    "what to consider", "may wish to consider", "might wish to consider", "may want to consider", "could consider",
    "to work on", "could be done better", "could go further", "could do more", "blind spots", "development areas",
    "improvement areas", "less well", "not so well", "scope for improvement",
});

inline constexpr auto area_links = std::to_array<std::string_view>({
    "for", "to", "of", "that", "which", "requiring", "the", "where", "we", "you",
});

/// "Areas for further consideration", "Areas to develop": the word at the end tells.
inline constexpr auto consideration_ends = std::to_array<std::string_view>({
    "consideration", "consider", "improvement", "improve", "development", "develop", "attention", "focus",
    "growth", "explore", "exploration", "work", "address", "challenge", "learning", "strengthen", "enhancement",
    "action",
});

inline constexpr auto signpost_phrases = std::to_array<std::string_view>({
    "signpost", "signposts", "signposting", "signposted", "learn from", "learning from others",
    "learning from other councils", "who to contact", "useful contacts", "useful links", "councils to contact",
    "where to look", "where else to look", "councils to talk to",
});
inline constexpr auto practice_phrases = std::to_array<std::string_view>({
    "notable practice", "good practice", "best practice", "innovative practice", "promising practice",
    "case study", "case studies", "examples of practice",
});
inline constexpr auto practice_nouns = std::to_array<std::string_view>({
    "practice", "practices", "example", "examples", "project", "projects", "initiative", "initiatives", "ideas",
    "work", "approaches",
});
inline constexpr auto practice_openings = std::to_array<std::string_view>({
    "innovation", "innovations", "innovative", "innovating",
});

/// Whole headings of peers who recommend without saying so.
inline constexpr auto recommendation_wholes = std::to_array<std::string_view>({
    "suggestions", "recommendation", "suggested actions", "suggested next steps", "asks", "advice",
});

inline constexpr auto old_words = std::to_array<std::string_view>({
    "previous", "how", "appendix", "follow", "followed", "monitoring", "progress", "response", "responses", "last", "earlier", "implementation", "implementing", "past",
});

inline constexpr auto general_phrases = std::to_array<std::string_view>({
    "executive summary", "findings", "methodology", "appendix", "annex", "next steps", "peer challenge",
    "peer review", "feedback session", "key messages", "thank you", "any questions", "action plan",
    "about this report",
});
/// General where they are all that the heading says.
inline constexpr auto general_wholes = std::to_array<std::string_view>({
    "", "background", "introduction", "overview", "contents", "process", "report", "scope", "context", "purpose",
    "foreword", "challenge", "presentation", "questions", "feedback", "acknowledgements", "headlines", "headline",
    "messages", "scope and focus", "background and context", "context and background", "approach", "what we did",
});

inline constexpr auto conclusion_phrases = std::to_array<std::string_view>({
    "conclusion", "conclusions", "verdict", "congratulations", "accreditation", "award", "judgement",
    "level reached", "level awarded", "overall outcome", "overall result", "outcome of the challenge",
    "our conclusion",
});

inline constexpr auto team_wholes = std::to_array<std::string_view>({
    "peers", "challenge", "members", "review", "who we", "who reviewers", "who assessors", "panel", "review panel", "who visited", "who came", "visitors", "who peers", "challenge members", "review members",
    "challenge peers", "assessors", "assessment", "reviewers", "composition", "meet", "introducing",
});

inline constexpr auto area_labels = std::to_array<std::string_view>({
    "module", "theme", "area", "priority", "strand", "domain", "element", "focus area", "key area",
    "performance area", "dimension", "key theme", "section", "part", "principle",
});
// clang-format on

}  // namespace dueregard::assessment
