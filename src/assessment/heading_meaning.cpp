#include "assessment/heading_meaning.hpp"

#include "assessment/heading_words.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <vector>

namespace dueregard::assessment {

namespace {

using Phrases = std::span<const std::string_view>;
using Words = std::vector<std::string>;

constexpr std::size_t longest_heading = 12;  // words
constexpr std::size_t most_heading_bytes = 300;
constexpr std::size_t longest_lead_in = 40;  // words

bool is_among(Phrases phrases, std::string_view word) {
    return std::ranges::find(phrases, word) != phrases.end();
}

bool has_any(std::string_view words, Phrases phrases) {
    return std::ranges::any_of(phrases, [&](std::string_view phrase) { return has_phrase(words, phrase); });
}

/// Curly apostrophes as straight ones, so that "what’s" falls into the same words everywhere.
std::string plain_quotes(std::string_view text) {
    std::string plain(text);
    for (std::size_t at = 0; (at = plain.find("’", at)) != std::string::npos;)
        plain.replace(at, std::string_view("’").size(), "'");
    return plain;
}

std::string without_fillers(const Words& words) {
    Words rest;
    for (const auto& word : words) {
        if (!is_among(fillers, word)) rest.push_back(word);
    }
    return join(rest, " ");
}

/// "areas" with "for", "to" or "of" and, soon after, what they are for.
std::optional<Meaning> meaning_of_areas(const Words& words) {
    for (std::size_t at = 0; at + 2 < words.size(); ++at) {
        if (words[at] != "areas" && words[at] != "area") continue;
        const auto& link = words[at + 1];
        if (!is_among(area_links, link)) continue;
        const auto end = std::min(words.size(), at + 8);
        for (auto next = at + 2; next < end; ++next) {
            if (words[next] == "strength" || words[next] == "strengths") return Meaning::strengths;
            if (is_among(consideration_ends, words[next])) return Meaning::considerations;
        }
    }
    return std::nullopt;
}

bool is_strengths(const std::string& core, const std::string& spaced) {
    return is_among(strength_wholes, core) || core.starts_with("strengths ")
           || has_any(spaced, strength_phrases);
}

bool is_considerations(const std::string& core, const std::string& spaced) {
    return is_among(consideration_wholes, core) || has_any(spaced, consideration_phrases);
}

bool is_practice(const Words& words, const std::string& spaced) {
    if (has_any(spaced, practice_phrases)) return true;
    const auto found =
        std::ranges::find_if(words, [](const auto& word) { return is_among(practice_openings, word); });
    if (found == words.end()) return false;
    return words.size() == 1 || std::any_of(found, words.end(), [](const auto& word) {
               return is_among(practice_nouns, word);
           });
}

bool is_team(const Words& words, const std::string& core) {
    constexpr auto people =
        std::to_array<std::string_view>({"team", "peers", "reviewers", "assessors", "visitors", "panel"});
    const bool names_team =
        std::ranges::any_of(words, [&](const auto& word) { return is_among(people, word); });
    if (core == "who we" || core == "who came" || core == "who visited" || core == "who visited you")
        return true;
    return names_team && words.size() <= 6 && (core.empty() || is_among(team_wholes, core));
}

/// Recommendations of this challenge; "Progress against previous recommendations" is history.
std::optional<Meaning>
meaning_of_recommendations(const Words& words, const std::string& spaced, const std::string& core) {
    const bool names_them =
        has_phrase(spaced, "recommendations") || has_phrase(spaced, "we recommend")
        || has_phrase(spaced, "recommended actions") || is_among(recommendation_wholes, core)
        || (words.front() == "what" && (words.back() == "recommend" || words.back() == "recommends"));
    if (!names_them) return std::nullopt;
    const bool is_old =
        std::ranges::any_of(words, [](const auto& word) { return is_among(old_words, word); });
    return is_old ? Meaning::general : Meaning::recommendations;
}

std::optional<Meaning> meaning_of_words(const Words& words) {
    if (words.empty() || words.size() > longest_heading) return std::nullopt;
    const auto spaced = " " + join(words, " ") + " ";
    const auto core = without_fillers(words);
    const auto areas = meaning_of_areas(words);
    const bool strong = is_strengths(core, spaced) || areas == Meaning::strengths;
    const bool weak = is_considerations(core, spaced) || areas == Meaning::considerations;
    if (strong && (weak || has_phrase(spaced, "weaknesses") || has_phrase(spaced, "challenges")))
        return Meaning::general;
    if (has_any(spaced, signpost_phrases)) return Meaning::signposts;
    if (strong) return Meaning::strengths;
    if (weak) return Meaning::considerations;
    if (const auto recommendations = meaning_of_recommendations(words, spaced, core)) return recommendations;
    if (is_practice(words, spaced)) return Meaning::innovations;
    if (is_team(words, core)) return Meaning::team;
    if (has_phrase(spaced, "observations") || has_phrase(spaced, "impact of challenge")
        || has_phrase(spaced, "impact of the challenge") || has_phrase(spaced, "impact of the peer challenge")
        || has_phrase(spaced, "impact of peer challenge"))
        return Meaning::observations;
    if (has_any(spaced, conclusion_phrases)) return Meaning::conclusion;
    return std::nullopt;
}

/// The parts between dashes, colons, bars and brackets.
std::vector<std::string> segments_of(std::string_view heading) {
    std::string marked(heading);
    for (const std::string_view separator : {" – ", " — ", " - ", ": ", " | ", " (", ")"}) {
        for (std::size_t at = 0; (at = marked.find(separator, at)) != std::string::npos; ++at)
            marked.replace(at, separator.size(), "\n");
    }
    std::vector<std::string> segments;
    for (const auto part : split(marked, '\n')) {
        const auto words = words_of(part);
        if (!words.empty() && words.front() != "cont" && words.front() != "continued")
            segments.emplace_back(trimmed(part));
    }
    return segments;
}

/// "Leadership strengths", "Strengths in leadership": what stands beside the one word, where it can be told.
std::optional<HeadingMeaning> trailing_strengths(std::string_view heading, const Words& words) {
    if (words.size() < 2 || words.size() > 5 || words.back() != "strengths") return std::nullopt;
    constexpr auto others =
        std::to_array<std::string_view>({"on", "community", "communities", "asset", "and", "building"});
    if (is_among(others, words[words.size() - 2]) || words.front() == "building") return std::nullopt;
    const auto end = heading.find_last_of(' ');
    if (end == std::string_view::npos) return std::nullopt;
    return HeadingMeaning{Meaning::strengths, std::string(trimmed(heading.substr(0, end)))};
}

bool is_general(const Words& words) {
    return is_among(general_wholes, without_fillers(words))
           || has_any(" " + join(words, " ") + " ", general_phrases);
}

}  // namespace

HeadingMeaning meaning_of_heading(std::string_view text) {
    if (text.size() > most_heading_bytes) return {Meaning::general, ""};
    const auto heading = plain_quotes(trimmed(text));
    const auto words = words_of(heading);
    const auto segments = segments_of(heading);
    if (segments.size() > 1) {
        for (std::size_t i = 0; i < segments.size(); ++i) {
            const auto meaning = meaning_of_words(words_of(segments[i]));
            if (!meaning || *meaning == Meaning::general) continue;
            std::vector<std::string> rest = segments;
            rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(i));
            return {*meaning, join(rest, ": ")};
        }
    }
    if (const auto meaning = meaning_of_words(words)) return {*meaning, ""};
    if (const auto trailing = trailing_strengths(heading, words)) return *trailing;
    return {is_general(words) ? Meaning::general : Meaning::none, ""};
}

Meaning meaning_of_lead_in(std::string_view paragraph) {
    const auto text = plain_quotes(trimmed(paragraph));
    const auto words = words_of(text);
    if (!text.ends_with(':') || words.empty() || words.size() > longest_lead_in) return Meaning::none;
    if (const auto whole = meaning_of_words(words); whole && words.size() <= 6) return *whole;
    const auto spaced = spaced_words(text);
    const auto says = [&](std::initializer_list<std::string_view> phrases) {
        return has_any(spaced, Phrases(phrases.begin(), phrases.size()));
    };
    if (says(
            {"we recommend",
             "team recommends",
             "peers recommend",
             "team recommend",
             "following recommendations",
             "recommendations are",
             "some recommendations",
             "these recommendations",
             "recommendations for the council",
             "we would recommend",
             "key recommendations",
             "made recommendations",
             "recommendations below"}
        ))
        return Meaning::recommendations;
    if (says(
            {"team was",
             "team were",
             "team comprised",
             "team consisted",
             "team included",
             "team members were",
             "team is",
             "team are",
             "peers were",
             "peers are",
             "peers who",
             "peer team",
             "members of the team",
             "challenge team",
             "team was made up",
             "team made up",
             "team that came",
             "team that visited",
             "peers that visited",
             "peers who came"}
        )
        && !says({"found", "saw", "heard", "recommends", "impressed"}))
        return Meaning::team;
    const auto areas = meaning_of_areas(words);
    const bool weak = areas == Meaning::considerations
                      || says(
                          {"points to consider",
                           "points for consideration",
                           "could be considered",
                           "could consider",
                           "might consider",
                           "may wish to consider",
                           "should consider",
                           "to be considered",
                           "council to consider",
                           "could be improved",
                           "could be strengthened",
                           "could be better",
                           "needs to improve",
                           "should be improved",
                           "could improve",
                           "could be developed"}
                      );
    const bool strong = areas == Meaning::strengths
                        || says(
                            {"following strengths",
                             "strengths are",
                             "strengths were",
                             "strengths include",
                             "these strengths",
                             "working well",
                             "were impressed by",
                             "was impressed by",
                             "impressed us",
                             "particularly liked"}
                        );
    if (strong != weak) return strong ? Meaning::strengths : Meaning::considerations;
    if (says({"following observations", "these observations"})) return Meaning::observations;
    return Meaning::none;
}

NumberedTitle numbered_title(std::string_view number, std::string_view heading) {
    NumberedTitle titled{.number = std::nullopt, .title = squeezed(heading)};
    if (!number.empty()) titled.number = std::string(number);
    for (const std::string_view more :
         {" (cont.)", " (cont)", " (continued)", " (cont'd)", " cont.", " continued", " cont'd", " (cont’d)"
         }) {
        if (titled.title.size() > more.size()
            && equals_ignoring_case(
                std::string_view(titled.title).substr(titled.title.size() - more.size()), more
            ))
            titled.title.resize(titled.title.size() - more.size());
    }
    while (titled.title.ends_with(':'))
        titled.title.pop_back();
    for (const auto label : area_labels) {
        if (!starts_with_ignoring_case(titled.title, label)) continue;
        const auto rest = trimmed(std::string_view(titled.title).substr(label.size()));
        if (rest.starts_with(": ") && rest.size() > 2) {
            titled.title = std::string(trimmed(rest.substr(1)));
            break;
        }
        const auto end = rest.find_first_of(" :.)-");
        const auto mark = rest.substr(0, end);
        const bool counts =
            !mark.empty() && mark.size() <= 3
            && (std::ranges::all_of(mark, is_digit) || mark.find_first_not_of("IVX") == std::string_view::npos
                || (mark.size() == 1 && mark[0] >= 'A' && mark[0] <= 'H'));
        if (!counts) continue;
        auto title = end == std::string_view::npos ? std::string_view() : trimmed(rest.substr(end));
        for (const std::string_view separator : {":", ".", ")", "-", "–", "—"}) {
            if (title.starts_with(separator)) title = trimmed(title.substr(separator.size()));
        }
        if (!titled.number) titled.number = std::string(mark);
        if (!title.empty()) titled.title = std::string(title);
        break;
    }
    return titled;
}

std::string spaced_words(std::string_view text) {
    return " " + join(words_of(plain_quotes(text)), " ") + " ";
}

bool has_phrase(std::string_view words, std::string_view phrase) {
    for (auto at = words.find(phrase); at != std::string_view::npos; at = words.find(phrase, at + 1)) {
        const auto end = at + phrase.size();
        if ((at == 0 || words[at - 1] == ' ') && (end == words.size() || words[end] == ' ')) return true;
    }
    return false;
}

}  // namespace dueregard::assessment
