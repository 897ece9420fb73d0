#include "plan/report_heading.hpp"

#include "base/text.hpp"
#include "plan/due_date.hpp"
#include "plan/organisation_name.hpp"
#include "plan/report_texts.hpp"
#include "plan/wording.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <span>

namespace dueregard::plan {

namespace {

using documents::BlockKind;

constexpr std::size_t longest_title = 160;
constexpr std::size_t most_title_lines = 4;
constexpr std::size_t most_last_lines = 4;
constexpr std::size_t longest_date_line = 60;
constexpr int fewest_mentions = 3;

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
    return std::ranges::any_of(labels, [&](std::string_view label) { return small.starts_with(label); });
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
    const auto due = text.size() <= longest_date_line ? parse_due(text) : std::nullopt;
    const auto words = words_of(text);
    if (!due || words.empty() || words.size() > 4) return false;
    const auto first = lower_ascii(words.front());
    return is_digit(first.front()) || parse_month(first) || (first.front() == 'q' && first.size() == 2)
           || std::ranges::find(openings, first) != openings.end();
}

/// The day that a short line ends with, after a comma, a dash, a bar or a day of the week.
std::optional<Date> trailing_date(std::string_view text) {
    constexpr std::size_t longest = 120;
    if (text.size() > longest) return std::nullopt;
    for (const std::string_view before : {", ", " - ", " – ", " — ", " | ", " on ", ": ", "day "}) {
        const auto at = text.rfind(before);
        if (at == std::string_view::npos) continue;
        const auto rest = trimmed(text.substr(at + before.size()));
        const auto words = words_of(rest);
        if (words.size() != 3 || !is_digit(rest.front())) continue;
        const auto due = parse_due(rest);
        if (due && due->precision == DuePrecision::day) return due->last_day;
    }
    return std::nullopt;
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

/// English before Welsh where a bilingual document names itself in both.
std::string preferred(std::vector<std::string> names) {
    const auto english =
        std::ranges::find_if(names, [](const auto& name) { return !name.starts_with("Cyngor"); });
    return english == names.end() ? names.front() : *english;
}

std::vector<std::string> distinct(std::vector<std::string> names) {
    std::ranges::sort(names);
    const auto rest = std::ranges::unique(names);
    names.erase(rest.begin(), rest.end());
    return names;
}

/// All of one body: a single name, or an English and a Welsh one.
bool name_one_body(const std::vector<std::string>& names) {
    const auto welsh =
        std::ranges::count_if(names, [](const auto& name) { return name.starts_with("Cyngor"); });
    return names.size() == 1 || (names.size() == 2 && welsh == 1);
}

/// The name that the whole text gives most often, where it does so clearly.
std::optional<std::string> most_frequent(const documents::Document& document) {
    std::map<std::string, int> counts;
    for_each_text(document, [&](std::string_view text) {
        for (auto& name : organisations_in(text))
            ++counts[std::move(name)];
    });
    if (counts.empty()) return std::nullopt;
    const auto first = std::ranges::max_element(counts, {}, [](const auto& entry) { return entry.second; });
    int second = 0;
    for (const auto& [name, count] : counts) {
        if (name != first->first) second = std::max(second, count);
    }
    if (first->second < fewest_mentions || first->second < second * 2) return std::nullopt;
    return first->first;
}

/// Who signs below: the one body that the short lines at the end name.
std::optional<std::string> in_last_lines(const documents::Document& document) {
    std::vector<std::string> named;
    std::size_t seen = 0;
    for (auto block = document.blocks.rbegin(); block != document.blocks.rend(); ++block) {
        if (++seen > most_last_lines) break;
        if (block->text.size() > longest_title || block->text.ends_with('.')) continue;
        for (auto& name : organisations_in(block->text))
            named.push_back(std::move(name));
    }
    named = distinct(std::move(named));
    return !named.empty() && name_one_body(named) ? std::optional(preferred(std::move(named))) : std::nullopt;
}

/// The rest of "Date: 12 March 2031"; the whole where the line is a date alone.
std::optional<Date> date_in_line(std::string_view line) {
    if (line.size() > longest_date_line) return std::nullopt;
    auto rest = line;
    bool is_labelled = false;
    for (const std::string_view label :
         {"date of meeting",
          "meeting date",
          "date of report",
          "report date",
          "date published",
          "published",
          "date"}) {
        if (!starts_with_ignoring_case(line, label)) continue;
        rest = trimmed(line.substr(label.size()));
        is_labelled = rest.starts_with(':') || rest.starts_with("\t");
        break;
    }
    const auto due = parse_due(rest);
    if (!due || due->precision != DuePrecision::day) return std::nullopt;
    return is_labelled || words_of(line).size() <= 4 ? std::optional(due->last_day) : std::nullopt;
}

/// "Council | Torrwick City Council": cells of a cover sheet that are a name and nothing else.
std::vector<std::string> names_in_first_table(const documents::Document& document) {
    constexpr std::size_t opening = 4;  // blocks
    constexpr std::size_t most_rows = 16;
    std::vector<std::string> found;
    std::size_t seen = 0;
    for (const auto& block : document.blocks) {
        if (++seen > opening) break;
        if (block.table.rows.size() > most_rows) continue;
        for (const auto& row : block.table.rows) {
            if (row.cells.size() != 2 || !is_only_an_organisation(row.cells[1].text)) continue;
            for (auto& name : organisations_in(row.cells[1].text))
                found.push_back(std::move(name));
        }
    }
    return found;
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
            if (row.cells.size() != 2) continue;
            auto label = std::string(trimmed(row.cells[0].text));
            while (label.ends_with(':'))
                label.pop_back();
            if (auto title = titled(label, row.cells[1].text)) return title;
        }
    }
    return std::nullopt;
}

/// The one body that the whole document names, where its first blocks do.
std::optional<std::string> only_one_named(const documents::Document& document) {
    constexpr std::size_t opening = 12;  // blocks
    std::vector<std::string> names;
    for_each_text(document, [&](std::string_view text) {
        for (auto& name : organisations_in(text))
            names.push_back(std::move(name));
    });
    names = distinct(std::move(names));
    if (names.size() != 1) return std::nullopt;
    for (std::size_t i = 0; i < std::min(opening, document.blocks.size()); ++i) {
        if (document.blocks[i].text.contains(names.front())) return names.front();
    }
    return std::nullopt;
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
        return squeezed(line.text);
    }
    if (can_be_title(trimmed(document.title))) return squeezed(document.title);
    for (const auto& line : lines) {
        const bool is_name = line.is_furniture && can_be_title(line.text) && words_of(line.text).size() >= 3;
        if (is_name && !is_only_an_organisation(line.text) && !is_only_a_date(line.text))
            return squeezed(line.text);
    }
    return std::nullopt;
}

std::optional<std::string> organisation_of(const documents::Document& document) {
    std::vector<std::string> named = organisations_in(document.title);
    std::vector<std::string> letterhead;
    for (const auto& line : opening_lines(document)) {
        if (line.text.size() > longest_title) continue;
        auto& names = is_only_an_organisation(line.text) ? letterhead : named;
        for (auto& name : organisations_in(line.text))
            names.push_back(std::move(name));
    }
    if (letterhead.empty()) letterhead = names_in_first_table(document);
    letterhead = distinct(std::move(letterhead));
    if (!letterhead.empty() && name_one_body(letterhead)) return preferred(std::move(letterhead));
    std::ranges::copy(letterhead, std::back_inserter(named));
    named = distinct(std::move(named));
    if (!named.empty() && name_one_body(named)) return preferred(std::move(named));
    if (auto frequent = most_frequent(document)) return frequent;
    if (!named.empty()) return std::nullopt;
    auto last = in_last_lines(document);
    return last ? last : only_one_named(document);
}

bool is_only_an_organisation(std::string_view text) {
    const auto names = organisations_in(text);
    return !names.empty() && names.front().size() + 4 >= text.size();
}

namespace {

/// "Date of meeting | 6 June 2032" in one of the first tables.
std::optional<Date> date_in_tables(const documents::Document& document) {
    constexpr std::size_t opening = 6;  // blocks
    constexpr std::size_t most_rows = 16;
    std::size_t seen = 0;
    for (const auto& block : document.blocks) {
        if (++seen > opening) break;
        if (block.table.rows.size() > most_rows) continue;
        for (const auto& row : block.table.rows) {
            const auto texts = filled_texts(row);
            if (texts.size() != 2) continue;
            const auto line = squeezed(texts[0]) + ": " + squeezed(texts[1]);
            if (const auto date = date_in_line(line)) return date;
        }
    }
    return std::nullopt;
}

}  // namespace

std::optional<Date> date_of(const documents::Document& document) {
    constexpr std::size_t first_lines = 6;
    const auto lines = opening_lines(document);
    for (const auto& line : lines) {
        if (const auto date = date_in_line(line.text)) return date;
    }
    if (const auto date = date_in_tables(document)) return date;
    for (std::size_t i = 0; i < std::min(lines.size(), first_lines); ++i) {
        if (const auto date = trailing_date(lines[i].text)) return date;
    }
    return std::nullopt;
}

}  // namespace dueregard::plan
