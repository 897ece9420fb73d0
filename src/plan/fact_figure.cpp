#include "plan/fact_figure.hpp"

#include "base/date.hpp"
#include "base/text.hpp"
#include "plan/document_part.hpp"
#include "plan/due_date.hpp"

#include <algorithm>
#include <array>
#include <regex>

namespace dueregard::plan {

namespace {

using Match = std::match_results<std::string_view::const_iterator>;

/// No fact is longer, and a regular expression goes as deep as its text is long.
constexpr std::size_t longest_text = 1000;

std::optional<Match> matched(std::string_view text, const std::regex& shape) {
    Match match;
    if (!std::regex_search(text.begin(), text.end(), match, shape)) return std::nullopt;
    return match;
}

std::string without_commas(std::string number) {
    std::erase(number, ',');
    return number;
}

std::size_t place_of(const Match& match) {
    return static_cast<std::size_t>(match.position(0));
}

std::optional<Figure> percentage_in(std::string_view text) {
    static const std::regex shape(R"((\d[\d,]*(?:\.\d+)?) ?(?:%|per ?cent\b))", std::regex::icase);
    const auto match = matched(text, shape);
    if (!match) return std::nullopt;
    return Figure{.value = without_commas((*match)[1].str()), .unit = "%", .begin = place_of(*match)};
}

/// "1 in 4 children", "10 out of 83 neighbourhoods"
std::optional<Figure> share_in(std::string_view text) {
    static const std::regex shape(
        R"(\b((?:\d+|[Oo]ne|[Tt]wo|[Tt]hree) (?:in|out of) (?:\d+|four|five|six|seven|eight|nine|ten|three))\b ?([a-z]*))"
    );
    const auto match = matched(text, shape);
    if (!match) return std::nullopt;
    return Figure{.value = (*match)[1].str(), .unit = (*match)[2].str(), .begin = place_of(*match)};
}

bool is_year(std::string_view number) {
    const bool is_plain = number.size() == 4 && std::ranges::all_of(number, is_digit);
    return is_plain && (number.starts_with("19") || number.starts_with("20"));
}

bool is_small_word(std::string_view word) {
    constexpr std::array<std::string_view, 16> small = {
        "of",
        "in",
        "and",
        "or",
        "to",
        "the",
        "is",
        "are",
        "from",
        "at",
        "on",
        "by",
        "for",
        "a",
        "were",
        "compared"
    };
    return std::ranges::find(small, word) != small.end();
}

/// A day of a month, a year, a step of a list or a part of a name ("16-24", "COVID-19") counts nothing.
std::optional<Figure> number_in(std::string_view text) {
    static const std::regex shape(
        R"((£ ?)?(\d[\d,]*(?:\.\d+)?)(?: (million|billion|m|bn)\b)?(?: ([A-Za-z]+))?)"
    );
    auto begin = text.begin();
    for (Match match; std::regex_search(begin, text.end(), match, shape); begin = match[2].second) {
        const auto at = static_cast<std::size_t>(match[0].first - text.begin());
        const auto end = static_cast<std::size_t>(match[2].second - text.begin());
        const char before = at > 0 ? text[at - 1] : ' ';
        const char after = end < text.size() ? text[end] : ' ';
        const bool is_part = is_letter(before) || is_digit(before) || std::string_view("-/.").contains(before)
                             || is_letter(after) || std::string_view("-/").contains(after)
                             || text.substr(end).starts_with("–");
        auto number = match[2].str();
        while (number.ends_with(','))
            number.pop_back();
        const auto word = match[4].str();
        if (is_part || is_year(number) || parse_month(lower_ascii(word))) continue;
        std::string unit = match[1].matched ? "£" : "";
        if (match[3].matched) unit += (unit.empty() ? "" : " ") + match[3].str();
        if (unit.empty() && !is_small_word(word)) unit = word;
        return Figure{.value = without_commas(std::move(number)), .unit = std::move(unit), .begin = at};
    }
    return std::nullopt;
}

bool names_a_source(std::string_view text) {
    return says_one_of(
        text, {"ons",   "census", "survey", "nomis",      "dwp",       "indices",
               "index", "dfe",    "nrs",    "estimate",   "estimates", "office for national statistics",
               "data",  "imd",    "source", "statistics", "records",   "return",
               "ashe",  "ohid",   "stats",  "statswales"}
    );
}

}  // namespace

std::optional<Figure> figure_in(std::string_view whole) {
    const auto text = whole_start(whole, longest_text);
    auto percentage = percentage_in(text);
    auto share = share_in(text);
    if (share && (!percentage || share->begin < percentage->begin)) return share;
    return percentage ? percentage : number_in(text);
}

std::optional<Comparison> comparison_in(std::string_view whole) {
    const auto text = whole_start(whole, longest_text);
    static const std::regex share_last(
        R"((?:compared (?:to|with)|against|as opposed to|in comparison (?:to|with)|versus) ((?:[^,.;()%\d]|\d+ ?(?=[A-Za-z]))*?)(?: (?:figure|average|total|rate|share))?(?: of| at|:)? ?(\d[\d,]*(?:\.\d+)?) ?(?:%|per ?cent\b)(?: (?:of|for|in|among|across) ([^,.;()]+)| ((?:nationally|locally|regionally|in|across)\b[^,.;()]*))?)",
        std::regex::icase
    );
    const auto match = matched(text, share_last);
    if (!match) return std::nullopt;
    Comparison found{.value = without_commas((*match)[2].str()), .with = {}};
    for (const std::size_t group : {3U, 4U, 1U}) {
        auto with = squeezed((*match)[group].str());
        if (!found.with && !with.empty()) found.with = std::move(with);
    }
    return found;
}

std::optional<std::string> as_of_in(std::string_view whole) {
    const auto text = whole_start(whole, longest_text);
    static const std::regex census(R"((?:[Cc]ensus,? (20\d\d))|(?:(20\d\d) [Cc]ensus))");
    if (const auto match = matched(text, census))
        return (*match)[1].matched ? (*match)[1].str() : (*match)[2].str();
    static const std::regex day(R"((?:as at|as of|[Aa]t|[Oo]n) (\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]+ \d{4}))");
    if (const auto match = matched(text, day)) {
        const auto due = parse_due((*match)[1].str());
        return due ? std::optional(iso_date(due->last_day)) : std::nullopt;
    }
    static const std::regex moment(
        R"(\b(?:as at|as of|in|at|for|In|At) ((?:(?:January|February|March|April|May|June|July|August|September|October|November|December) )?20\d\d(?:[/-]\d{2,4}\b)?))"
    );
    if (const auto match = matched(text, moment)) return (*match)[1].str();
    static const std::regex bracketed(R"(\([^()]*?\b(20\d\d(?:[/-]\d{2,4})?)\b[^()]*\))");
    if (const auto match = matched(text, bracketed)) return (*match)[1].str();
    return std::nullopt;
}

std::optional<std::string> source_in(std::string_view whole) {
    const auto text = whole_start(whole, longest_text);
    static const std::regex bracketed(R"(\(([^()]+)\))");
    auto begin = text.begin();
    for (Match match; std::regex_search(begin, text.end(), match, bracketed); begin = match[0].second) {
        auto inside = match[1].str();
        if (!names_a_source(inside)) continue;
        if (starts_with_ignoring_case(inside, "source:")) inside = inside.substr(7);
        return squeezed(inside);
    }
    static const std::regex labelled(R"([Ss]ource: ?([^.;()]+))");
    if (const auto match = matched(text, labelled)) return squeezed((*match)[1].str());
    static const std::regex census(R"(([Cc]ensus,? 20\d\d|20\d\d [Cc]ensus))");
    if (const auto match = matched(text, census)) return (*match)[1].str();
    static const std::regex according(R"([Aa]ccording to (?:the )?([A-Z][^,.;]+),)");
    if (const auto match = matched(text, according)) return squeezed((*match)[1].str());
    return std::nullopt;
}

}  // namespace dueregard::plan
