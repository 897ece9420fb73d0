#include "documents/text_page.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

namespace dueregard::documents {

namespace {

constexpr std::size_t most_furniture = 3;  ///< lines with text at either end of a page
constexpr int least_indent = 20;           ///< columns before a page's number that stands alone
constexpr std::size_t longest_head = 120;
constexpr std::size_t least_gap = 3;  ///< blanks between a running head and the page's number

using Lines = std::vector<TextLine>;

/// A line that may count the pages: its words, and the number of the page.
struct Counted {
    std::string words;
    int page = 0;
    std::size_t line = 0;
};

std::optional<int> whole_number(std::string_view text) {
    int number = 0;
    const auto* const end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, number);
    const bool is_whole = read.ec == std::errc() && read.ptr == end && text.size() <= 4;
    return is_whole && number > 0 ? std::optional(number) : std::nullopt;
}

/// "12", "- 12 -", "Page 12", "Page 12 of 40", "12 of 40".
std::optional<int> page_in(std::string_view text) {
    for (const std::string_view dash : {"-", "–", "—", "|"}) {
        if (text.starts_with(dash)) text = trimmed(text.substr(dash.size()));
        if (text.ends_with(dash)) text = trimmed(text.substr(0, text.size() - dash.size()));
    }
    for (const std::string_view name : {"page ", "tudalen "}) {
        if (starts_with_ignoring_case(text, name)) text = trimmed(text.substr(name.size()));
    }
    for (const std::string_view of : {" of ", " o ", "/"}) {
        const auto at = text.find(of);
        if (at == std::string_view::npos || !whole_number(trimmed(text.substr(at + of.size())))) continue;
        text = trimmed(text.substr(0, at));
        break;
    }
    return whole_number(text);
}

/// Where the last run of `least_gap` blanks or more in a line begins and ends.
std::optional<std::pair<std::size_t, std::size_t>> last_gap(std::string_view text) {
    for (auto end = text.size(); end > 0; --end) {
        if (!is_space(text[end - 1])) continue;
        auto begin = end;
        while (begin > 0 && is_space(text[begin - 1]))
            --begin;
        if (end - begin >= least_gap || text[begin] == '\t') return std::pair(begin, end);
        end = begin + 1;
    }
    return std::nullopt;
}

/// A number by itself far to the right, or a running head with the number at either end.
std::optional<Counted> counted_line(const TextLine& line, std::size_t at) {
    const auto text = line.text;
    if (text.empty() || text.size() > longest_head) return std::nullopt;
    if (const auto page = page_in(text)) {
        const bool is_bare = is_digit(text.front());
        if (!is_bare || line.indent >= least_indent) return Counted{.words = "", .page = *page, .line = at};
        return std::nullopt;
    }
    if (const auto gap = last_gap(text)) {
        if (const auto page = page_in(text.substr(gap->second)))
            return Counted{.words = squeezed(text.substr(0, gap->first)), .page = *page, .line = at};
    }
    for (const std::string_view between : {" | ", " Page ", " page "}) {
        const auto last = text.rfind(between);
        if (last == std::string_view::npos) continue;
        if (const auto page = page_in(trimmed(text.substr(last + between.size()))))
            return Counted{.words = squeezed(text.substr(0, last)), .page = *page, .line = at};
    }
    const auto front = text.find_first_not_of("0123456789");
    if (front == 0 || front == std::string_view::npos) return std::nullopt;
    const auto rest = text.substr(front);
    const bool is_apart = rest.size() - trimmed(rest).size() >= least_gap;
    const auto page = whole_number(text.substr(0, front));
    if (!is_apart || !page) return std::nullopt;
    return Counted{.words = squeezed(rest), .page = *page, .line = at};
}

bool is_at_edge(const Lines& lines, std::size_t at) {
    const bool is_after = at == 0 || lines[at - 1].is_blank() || lines[at].raw.starts_with('\f');
    const bool is_before = at + 1 == lines.size() || lines[at + 1].is_blank();
    return is_after || is_before;
}

/// Of lines with the same words, those whose numbers go up from page to page, by one or, where left and right
/// pages differ, by two.
std::set<std::size_t> lines_that_count(const Lines& lines) {
    std::map<std::string, std::vector<Counted>> same;
    for (std::size_t at = 0; at < lines.size(); ++at) {
        auto counted = counted_line(lines[at], at);
        if (!counted || !is_at_edge(lines, at)) continue;
        same[counted->words].push_back(*std::move(counted));
    }
    std::set<std::size_t> counting;
    for (const auto& [words, list] : same) {
        for (std::size_t i = 1; i < list.size(); ++i) {
            const int step = list[i].page - list[i - 1].page;
            if (step != 1 && (step != 2 || words.empty())) continue;
            counting.insert(list[i - 1].line);
            counting.insert(list[i].line);
        }
    }
    return counting;
}

std::string pattern_of(std::string_view text) {
    std::string pattern;
    for (const char c : lower_ascii(squeezed(text))) {
        if (!is_digit(c))
            pattern += c;
        else if (!pattern.ends_with('#'))
            pattern += '#';
    }
    return pattern;
}

/// A table's head comes again on each page too: three texts or more, set apart, without a number.
bool is_head_of_table(std::string_view text) {
    int parts = 1;
    for (auto at = text.find("  "); at != std::string_view::npos; at = text.find("  ", at)) {
        at = std::min(text.find_first_not_of(' ', at), text.size());
        ++parts;
    }
    return (parts >= 3 || text.contains('\t')) && text.find_first_of("0123456789") == std::string_view::npos;
}

/// One page: its first line and the one past its last.
struct Page {
    std::size_t begin = 0;
    std::size_t end = 0;
};

std::vector<Page> pages_of(const Lines& lines, const std::set<std::size_t>& counting) {
    const bool has_feeds =
        std::ranges::any_of(lines, [](const TextLine& line) { return line.raw.contains('\f'); });
    std::vector<Page> pages;
    std::size_t begin = 0;
    for (std::size_t at = 0; at < lines.size(); ++at) {
        const bool begins = has_feeds && at > begin && lines[at].raw.contains('\f');
        if (begins) {
            pages.push_back({.begin = begin, .end = at});
            begin = at;
        } else if (!has_feeds && (counting.contains(at) || lines[at].numbers_page)) {
            pages.push_back({.begin = begin, .end = at});
            begin = at + 1;
        }
    }
    if (begin < lines.size()) pages.push_back({.begin = begin, .end = lines.size()});
    return pages;
}

/// The lines with text nearest to the page's head, then those nearest to its foot.
std::pair<std::vector<std::size_t>, std::vector<std::size_t>>
ends_of(const Lines& lines, const Page& page, const std::set<std::size_t>& taken) {
    std::pair<std::vector<std::size_t>, std::vector<std::size_t>> ends;
    for (auto at = page.begin; at < page.end && ends.first.size() < most_furniture; ++at)
        if (!lines[at].is_blank() && !taken.contains(at)) ends.first.push_back(at);
    for (auto at = page.end; at > page.begin && ends.second.size() < most_furniture; --at)
        if (!lines[at - 1].is_blank() && !taken.contains(at - 1)) ends.second.push_back(at - 1);
    return ends;
}

/// A line of a few words that all stand in the lines that the document opens with: its name again, for short.
bool repeats_opening(const Lines& lines, std::size_t at) {
    constexpr std::size_t opening = 6;
    const auto words = words_of(lines[at].text);
    if (words.size() < 3 || is_head_of_table(lines[at].text)) return false;
    std::set<std::string> known;
    std::size_t seen = 0;
    for (std::size_t i = 0; i < at && seen < opening; ++i) {
        if (lines[i].is_blank()) continue;
        ++seen;
        for (auto& word : words_of(lines[i].text))
            known.insert(std::move(word));
    }
    // A dash between two of them is no word.
    return std::ranges::all_of(words, [&](const std::string& word) {
        return known.contains(word)
               || std::ranges::none_of(word, [](char c) { return is_letter(c) || is_digit(c); });
    });
}

/// Lines that come again at the same end of most pages: from the outermost inwards, so that nothing within
/// the text is taken.
void add_running_lines(const Lines& lines, const std::vector<Page>& pages, std::set<std::size_t>& taken) {
    if (pages.size() < 2) return;
    std::map<std::string, std::size_t> heads;
    std::map<std::string, std::size_t> feet;
    std::vector<std::pair<std::vector<std::size_t>, std::vector<std::size_t>>> ends;
    for (const auto& page : pages) {
        ends.push_back(ends_of(lines, page, taken));
        for (const auto at : ends.back().first)
            ++heads[pattern_of(lines[at].text)];
        for (const auto at : ends.back().second)
            ++feet[pattern_of(lines[at].text)];
    }
    const auto fewest = std::max<std::size_t>(pages.size() <= 3 ? 2 : 3, pages.size() * 3 / 5);
    const auto take = [&](const std::vector<std::size_t>& list, std::map<std::string, std::size_t>& counts) {
        for (const auto at : list) {
            const auto text = lines[at].text;
            const bool is_again = counts[pattern_of(text)] >= fewest && text.size() <= longest_head;
            if (!is_again || is_head_of_table(text) || marker_of(text).kind == MarkerKind::bullet) return;
            taken.insert(at);
        }
    };
    for (std::size_t i = 0; i < pages.size(); ++i) {
        const auto& [first, last] = ends[i];
        if (i > 0) {
            take(first, heads);
            if (!first.empty() && repeats_opening(lines, first.front())) taken.insert(first.front());
        }
        take(last, feet);
    }
}

/// The lines that stay; those between two halves of a sentence go where a page ended between them.
Lines without(const Lines& lines, const std::set<std::size_t>& taken) {
    Lines kept;
    bool is_joint = false;
    for (std::size_t at = 0; at < lines.size(); ++at) {
        if (taken.contains(at)) {
            is_joint = true;
            continue;
        }
        is_joint = is_joint || lines[at].raw.contains('\f');
        if (!lines[at].is_blank() && is_joint) {
            auto last = kept.size();
            while (last > 0 && kept[last - 1].is_blank())
                --last;
            if (last > 0 && !ends_as_sentence(kept[last - 1].text) && begins_small(lines[at].text)
                && marker_of(lines[at].text).kind == MarkerKind::none)
                kept.resize(last);
            is_joint = false;
        }
        kept.push_back(lines[at]);
    }
    return kept;
}

}  // namespace

std::vector<std::string> take_page_furniture(std::vector<TextLine>& lines) {
    auto taken = lines_that_count(lines);
    const auto pages = pages_of(lines, taken);
    add_running_lines(lines, pages, taken);
    std::vector<std::string> furniture;
    std::set<std::string> seen;
    for (const auto at : taken) {
        const auto counted = counted_line(lines[at], at);
        auto text = counted ? counted->words : squeezed(lines[at].text);
        if (!text.empty() && seen.insert(pattern_of(text)).second) furniture.push_back(std::move(text));
    }
    if (!taken.empty() || pages.size() > 1) lines = without(lines, taken);
    for (auto& line : lines) {
        while (line.raw.starts_with('\f'))
            line.raw.remove_prefix(1);
    }
    return furniture;
}

}  // namespace dueregard::documents
