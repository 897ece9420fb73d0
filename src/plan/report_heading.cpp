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
constexpr std::size_t most_first_lines = 3;
constexpr std::size_t most_last_lines = 4;
constexpr std::size_t longest_date_line = 60;
constexpr int fewest_mentions = 3;

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

/// "Published on 31 January 2032 under the Act": the date that follows at once.
std::optional<Date> published_on(std::string_view line) {
    for (const std::string_view label : {"published on ", "published ", "agreed on ", "adopted on "}) {
        if (!starts_with_ignoring_case(line, label)) continue;
        const auto rest = trimmed(line.substr(label.size()));
        std::size_t end = 0;
        for (int words = 0; words < 3 && end < rest.size(); ++words)
            end = std::min(rest.find(' ', end + 1), rest.size());
        const auto due = parse_due(rest.substr(0, end));
        if (due && due->precision == DuePrecision::day && is_digit(rest.front())) return due->last_day;
    }
    return std::nullopt;
}

/// The rest of "Date: 12 March 2031"; the whole where the line is a date alone.
std::optional<Date> date_in_line(std::string_view line) {
    if (line.size() > longest_date_line) return published_on(line);
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
    if (!due || due->precision != DuePrecision::day) return published_on(line);
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
            const auto texts = filled_texts(row);
            if (texts.size() != 2 || !is_only_an_organisation(texts[1])) continue;
            for (auto& name : organisations_in(texts[1]))
                found.push_back(std::move(name));
        }
    }
    return found;
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

namespace {

/// "VALE DISTRICT COUNCIL" on a cover as the text writes it, where it does.
std::string as_written(std::string name, const documents::Document& document) {
    if (std::ranges::any_of(name, [](char c) { return c >= 'a' && c <= 'z'; })) return name;
    std::string written;
    for_each_text(document, [&](std::string_view text) {
        if (!written.empty()) return;
        for (auto& other : organisations_in(text)) {
            if (other != name && equals_ignoring_case(other, name)) written = std::move(other);
        }
    });
    return written.empty() ? name : written;
}

std::optional<std::string> organisation_as_printed(const documents::Document& document) {
    std::vector<std::string> named = organisations_in(document.title);
    std::vector<std::string> letterhead;
    std::vector<std::string> first;
    std::size_t seen = 0;
    for (const auto& line : opening_lines(document)) {
        if (line.text.size() > longest_title) continue;
        ++seen;
        auto& names = is_only_an_organisation(line.text) ? letterhead : named;
        for (auto& name : organisations_in(line.text)) {
            if (seen <= most_first_lines) first.push_back(name);
            names.push_back(std::move(name));
        }
    }
    if (letterhead.empty()) letterhead = names_in_first_table(document);
    letterhead = distinct(std::move(letterhead));
    if (!letterhead.empty() && name_one_body(letterhead)) return preferred(std::move(letterhead));
    std::ranges::copy(letterhead, std::back_inserter(named));
    named = distinct(std::move(named));
    if (!named.empty() && name_one_body(named)) return preferred(std::move(named));
    if (auto frequent = most_frequent(document)) return frequent;
    first = distinct(std::move(first));
    if (!first.empty() && name_one_body(first)) return preferred(std::move(first));
    if (!named.empty()) return std::nullopt;
    auto last = in_last_lines(document);
    return last ? last : only_one_named(document);
}

}  // namespace

std::optional<std::string> organisation_of(const documents::Document& document) {
    auto name = organisation_as_printed(document);
    return name ? std::optional(as_written(*std::move(name), document)) : std::nullopt;
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
