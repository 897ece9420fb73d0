// How a document's title is told from what else stands at its top.

#include "base/text.hpp"
#include "plan/due_date.hpp"
#include "plan/report_heading.hpp"
#include "plan/report_texts.hpp"

#include <algorithm>
#include <array>
#include <span>

namespace dueregard::plan {

namespace {

using documents::BlockKind;

constexpr std::size_t longest_title = 160;
constexpr std::size_t most_title_lines = 4;
constexpr std::size_t longest_date_line = 60;
constexpr std::size_t most_words_of_second_line = 8;

/// Headings that many documents open with; none is a title.
constexpr std::array common_headings = std::to_array<std::string_view>({
    "foreword",         "introduction",
    "contents",         "table of contents",
    "background",       "executive summary",
    "summary",          "overview",
    "key points",       "key points summary",
    "purpose",          "purpose of report",
    "context",          "conclusion",
    "appendix",         "annex",
    "recommendations",  "version control",
    "document control", "official",
    "public",           "agenda",
    "welcome",          "key",
    "legend",           "sheet1",
    "sheet 1",          "data",
    "the challenge",    "our vision",
    "vision",
});

/// "Wards affected: all", "Report of the Director": a line of a report's form.
bool is_label_line(std::string_view small) {
    constexpr auto labels = std::to_array<std::string_view>(
        {"divisions affected",
         "division affected",
         "divisions",
         "wards affected",
         "ward affected",
         "ward(s) affected",
         "report of ",
         "report by ",
         "report to ",
         "prepared by",
         "author",
         "contact",
         "key decision",
         "portfolio",
         "cabinet member",
         "lead officer",
         "lead member",
         "classification",
         "forward plan",
         "for decision",
         "for information",
         "to: ",
         "produced by"}
    );
    // "Report of the peer challenge at …" is no form's line: it says which report this is.
    constexpr auto kinds = std::to_array<std::string_view>(
        {"challenge", "peer review", "inspection", "progress", "visit", "audit", "consultation"}
    );
    const bool says_which = small.starts_with("report o") && !small.contains(':')
                            && std::ranges::any_of(kinds, [&](auto kind) { return small.contains(kind); });
    return !says_which
           && std::ranges::any_of(labels, [&](std::string_view label) { return small.starts_with(label); });
}

bool is_never_a_title(std::string_view text) {
    const auto small = lower_ascii(trimmed(text));
    return std::ranges::find(common_headings, small) != common_headings.end()
           || small.starts_with("appendix ") || small.starts_with("agenda item")
           || small.starts_with("annex ") || is_label_line(small);
}

/// "Item 7", "Agenda item 7b", "Paper C", "Official - sensitive": where a paper lies, and who may see it.
bool is_filing_mark(std::string_view text) {
    constexpr std::array<std::string_view, 10> places = {
        "item", "agenda", "paper", "enclosure", "attachment", "report", "page", "ref", "version", "document"
    };
    constexpr std::array<std::string_view, 5> marks = {
        "official", "unclassified", "restricted", "public", "not"
    };
    const auto small = lower_ascii(text);
    const auto words = words_of(small);
    if (words.size() <= 5 && small.contains("agenda item")) return true;
    if (words.empty() || words.size() > 3) return false;
    const bool is_counted = words.back().size() <= 3 || std::ranges::all_of(words.back(), is_digit);
    if (words.size() >= 2 && is_counted && std::ranges::find(places, words.front()) != places.end())
        return true;
    const bool is_marked =
        small.contains("sensitive") || small.contains("protectively") || small.contains("agenda");
    return is_marked && std::ranges::find(marks, words.front()) != marks.end();
}

bool can_be_title(std::string_view text) {
    if (text.size() < 4 || text.size() > longest_title || is_never_a_title(text) || is_filing_mark(text))
        return false;
    if (std::string_view(".:;,?").contains(text.back()) || text.contains('\t') || text.contains(" | "))
        return false;
    const auto words = words_of(text);
    return words.size() >= 2 && words.size() <= 24 && !text.contains("://");
}

/// "14 – 16 October 2031", "5 and 6 February", "2031 to 2035": days, months and years and what joins them.
bool is_stretch_of_days(const std::vector<std::string>& words) {
    constexpr std::array<std::string_view, 6> joints = {"and", "to", "until", "from", "between", "the"};
    const auto is_ordinal = [](std::string_view word) {
        return word.size() <= 4 && is_digit(word.front())
               && (word.ends_with("st") || word.ends_with("nd") || word.ends_with("rd")
                   || word.ends_with("th"));
    };
    return !words.empty() && std::ranges::any_of(words, [](const auto& word) { return is_digit(word[0]); })
           && std::ranges::all_of(words, [&](const std::string& word) {
                  return std::ranges::all_of(word, is_digit) || is_ordinal(word) || parse_month(word)
                         || std::ranges::find(joints, word) != joints.end();
              });
}

/// "Equality scheme 2025 - 2029" names years and is more than a date.
bool is_only_a_date(std::string_view text) {
    constexpr std::array<std::string_view, 18> openings = {
        "date",
        "dated",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "spring",
        "summer",
        "autumn",
        "winter",
        "quarter",
        "year",
        "early",
        "mid",
        "late"
    };
    const auto words = words_of(text);
    if (is_stretch_of_days(words)) return true;
    const auto due = text.size() <= longest_date_line ? parse_due(text) : std::nullopt;
    if (!due || words.empty() || words.size() > 4) return false;
    const auto first = lower_ascii(words.front());
    return is_digit(first.front()) || parse_month(first) || (first.front() == 'q' && first.size() == 2)
           || std::ranges::find(openings, first) != openings.end();
}

/// "CABINET - 14 JULY 2032", "Policy and Resources Committee, 3 November 2031": who meets and when.
bool is_meeting(std::string_view text) {
    constexpr std::array<std::string_view, 11> bodies = {
        "cabinet",
        "committee",
        "council",
        "board",
        "panel",
        "executive",
        "meeting",
        "forum",
        "scrutiny",
        "group",
        "cabined"
    };
    const auto words = words_of(text);
    if (words.size() < 3 || words.size() > 12 || !trailing_date(text)) return false;
    constexpr std::array<std::string_view, 10> papers = {
        "report",
        "plan",
        "strategy",
        "review",
        "update",
        "scheme",
        "progress",
        "objectives",
        "challenge",
        "outcomes"
    };
    const auto names = [&](std::span<const std::string_view> list) {
        return std::ranges::any_of(words, [&](const auto& word) {
            return std::ranges::find(list, word) != list.end();
        });
    };
    return names(bodies) && !names(papers);
}

/// "Title of report: …", "Subject | …" in a line or a row near the top.
std::optional<std::string> labelled_title(const documents::Document& document) {
    constexpr std::size_t opening = 14;  // blocks
    constexpr std::array<std::string_view, 7> labels = {
        "title of report",
        "report title",
        "title",
        "subject",
        "subject of report",
        "title of the report",
        "teitl"
    };
    const auto titled = [&](std::string_view label, std::string_view text) -> std::optional<std::string> {
        const auto name = lower_ascii(trimmed(label));
        const bool is_label = std::ranges::find(labels, name) != labels.end();
        return is_label && can_be_title(trimmed(text)) ? std::optional(squeezed(text)) : std::nullopt;
    };
    std::size_t seen = 0;
    for (const auto& block : document.blocks) {
        if (++seen > opening) break;
        const auto colon = block.text.find(':');
        if (colon != std::string::npos && colon < 24) {
            if (auto title = titled(block.text.substr(0, colon), block.text.substr(colon + 1))) return title;
        }
        for (const auto& row : block.table.rows) {
            const auto texts = filled_texts(row);
            if (texts.size() != 2) continue;
            auto label = std::string(texts[0]);
            while (label.ends_with(':'))
                label.pop_back();
            if (auto title = titled(label, texts[1])) return title;
        }
    }
    return std::nullopt;
}

/// It says what kind of paper this is.
bool names_a_paper(std::string_view text) {
    constexpr std::array<std::string_view, 22> papers = {
        "strategy",   "plan",    "report",     "scheme",   "review",    "statement", "challenge", "update",
        "objectives", "policy",  "assessment", "analysis", "programme", "outcomes",  "letter",    "findings",
        "feedback",   "summary", "charter",    "progress", "roadmap",   "tracker"
    };
    const auto words = words_of(text);
    return std::ranges::any_of(words, [&](const auto& word) {
        return std::ranges::find(papers, word) != papers.end();
    });
}

/// "2031 to 2035" below a title belongs to it; a day or a month is a date.
bool is_years(std::string_view text) {
    const auto words = words_of(text);
    const auto years = std::ranges::count_if(words, [](const std::string& word) {
        return word.size() == 4 && std::ranges::all_of(word, is_digit);
    });
    const auto is_part = [](const std::string& word) {
        return word == "to" || std::ranges::all_of(word, is_digit);
    };
    return years > 0 && words.size() <= 3 && words.size() >= 2 && std::ranges::all_of(words, is_part);
}

/// A title over several lines: the next line goes on with it where only that one says what kind of paper it
/// is, and so do the years it is for.
std::string with_lines_below(const std::vector<OpeningLine>& lines, std::size_t first) {
    auto title = squeezed(lines[first].text);
    const auto can_follow = [&](std::size_t at) {
        return at < lines.size() && !lines[at].is_furniture && lines[at].number.empty()
               && lines[at].kind != BlockKind::list_item;
    };
    auto next = first + 1;
    if (can_follow(next) && !names_a_paper(title) && names_a_paper(lines[next].text)
        && words_of(lines[next].text).size() <= most_words_of_second_line && can_be_title(lines[next].text)
        && !is_only_an_organisation(lines[next].text) && !is_meeting(lines[next].text)) {
        title += " " + squeezed(lines[next].text);
        ++next;
    }
    if (can_follow(next) && is_years(lines[next].text)) title += " " + squeezed(lines[next].text);
    return title;
}

}  // namespace

std::optional<std::string> title_of(const documents::Document& document) {
    std::size_t seen = 0;
    const auto lines = opening_lines(document);
    if (auto labelled = labelled_title(document)) return labelled;
    for (const auto& line : lines) {
        if (++seen > most_title_lines || line.is_furniture) break;
        if (!line.number.empty() || line.kind == BlockKind::list_item) continue;
        if (!can_be_title(line.text) || is_only_an_organisation(line.text) || is_only_a_date(line.text)
            || is_meeting(line.text))
            continue;
        return with_lines_below(lines, seen - 1);
    }
    if (can_be_title(trimmed(document.title))) return squeezed(document.title);
    for (const auto& line : lines) {
        const bool is_name = line.is_furniture && can_be_title(line.text) && words_of(line.text).size() >= 3;
        if (is_name && !is_only_an_organisation(line.text) && !is_only_a_date(line.text))
            return squeezed(line.text);
    }
    return std::nullopt;
}

}  // namespace dueregard::plan
