#include "documents/pdf_line.hpp"

#include "base/text.hpp"
#include "documents/text_line.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <utility>

namespace dueregard::documents {

namespace {

constexpr double share_of_overlap = 0.6;
constexpr double least_width = 0.8;        ///< of a page: text reaches so far where it is full
constexpr std::size_t most_furniture = 4;  ///< lines at either end of a page

/// Wholly above each other, or beside each other? A small raised mark is beside.
bool is_beside(const PdfLine& line, const PdfWord& word) {
    const double shared = std::min(line.bottom, word.bottom) - std::max(line.top, word.top);
    return shared >= share_of_overlap * std::min(line.height(), word.height());
}

/// A line without its numbers: "page # of #".
std::string pattern_of(const PdfLine& line) {
    std::string pattern;
    for (const char c : lower_ascii(line.text())) {
        if (!is_digit(c))
            pattern += c;
        else if (!pattern.ends_with('#'))
            pattern += '#';
    }
    return pattern;
}

bool is_page_number(const std::string& pattern) {
    return pattern == "#" || pattern == "- # -" || pattern == "page #" || pattern == "# of #"
           || pattern == "#/#" || pattern == "page # of #" || pattern == "tudalen #" || pattern == "page | #"
           || pattern == "# | page" || pattern == "# | p a g e" || pattern == "– # –";
}

using Pattern = std::pair<std::string, int>;  ///< and where on the page it stands, in steps of some points

int step_of(const PdfLine& line) {
    return static_cast<int>(std::lround(line.top / 6.0));
}

/// A table's head comes again on each page too: three texts or more, set apart, without a number.
bool is_head_of_table(const PdfLine& line) {
    int parts = 1;
    for (std::size_t i = 1; i < line.words.size(); ++i) {
        if (line.words[i].left - line.words[i - 1].right > 0.8 * line.em()) ++parts;
    }
    return parts >= 3 && !pattern_of(line).contains('#');
}

/// A header stands at the very edge, with white between it and the text; a table's head in two lines does
/// not. Nothing that stands within the text is a header or a footer.
void keep_what_belongs_to_the_text(const std::vector<PdfLine>& lines, std::vector<bool>& is_taken) {
    const auto count = lines.size();
    std::size_t first = 0;
    while (first < count && is_taken[first])
        ++first;
    if (first == count) return;
    auto last = count;
    while (last > first && is_taken[last - 1])
        --last;
    while (first > 0 && gap_between(lines[first - 1], lines[first]) < 1.0 * lines[first].em())
        --first;
    std::fill(
        is_taken.begin() + static_cast<std::ptrdiff_t>(first),
        is_taken.begin() + static_cast<std::ptrdiff_t>(last),
        false
    );
}

/// Of the lines at both ends of a page.
template <typename Visitor>
void visit_ends(const std::vector<PdfLine>& lines, const Visitor& visit) {
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (i < most_furniture || i + most_furniture >= lines.size()) visit(lines[i]);
    }
}

/// By its middle word: a symbol of another font may be taller than the letters.
void settle_box(PdfLine& line) {
    std::vector<const PdfWord*> words;
    for (const auto& word : line.words)
        words.push_back(&word);
    const auto middle = words.begin() + static_cast<std::ptrdiff_t>(words.size() / 2);
    std::ranges::nth_element(words, middle, {}, [](const PdfWord* word) { return word->height(); });
    line.top = (*middle)->top;
    line.bottom = (*middle)->bottom;
}

/// The middle one of all spaces between neighbours that are no wider than a letter.
double usual_space(const std::vector<PdfLine>& lines) {
    std::vector<double> spaces;
    for (const auto& line : lines) {
        for (std::size_t i = 1; i < line.words.size(); ++i) {
            const double space = (line.words[i].left - line.words[i - 1].right) / line.em();
            if (space > 0.05 && space < 0.8) spaces.push_back(space);
        }
    }
    if (spaces.empty()) return 0.3;
    const auto middle = spaces.begin() + static_cast<std::ptrdiff_t>(spaces.size() / 2);
    std::ranges::nth_element(spaces, middle);
    return std::min(*middle, 0.4);
}

}  // namespace

std::string PdfLine::text() const {
    std::string text;
    for (const auto& word : words) {
        if (!text.empty()) text += ' ';
        text += word.text;
    }
    return text;
}

bool PdfLine::is_bold() const {
    return std::ranges::all_of(words, [](const PdfWord& word) {
        return word.is_bold || marker_of(word.text + " x").kind == MarkerKind::bullet;
    });
}

std::vector<PdfLine> lines_of_page(const PdfPage& page) {
    auto words = page.words;
    std::ranges::stable_sort(words, {}, [](const PdfWord& word) { return word.top + word.bottom; });
    std::vector<PdfLine> lines;
    for (auto& word : words) {
        auto home = lines.end();
        // The lines that a word can stand beside are the last few.
        for (auto line = lines.end(); line != lines.begin() && lines.end() - line < 8;) {
            --line;
            if (!is_beside(*line, word)) continue;
            home = line;
            break;
        }
        if (home == lines.end()) {
            lines.push_back(
                {.words = {}, .top = word.top, .bottom = word.bottom, .page = page.number, .number = 0}
            );
            home = std::prev(lines.end());
        }
        // A tall word widens the line; a small one does not narrow it.
        if (word.height() > home->height()) {
            home->top = word.top;
            home->bottom = word.bottom;
        }
        home->words.push_back(std::move(word));
    }
    std::ranges::stable_sort(lines, {}, [](const PdfLine& line) { return line.top + line.bottom; });
    int number = 0;
    for (auto& line : lines) {
        std::ranges::stable_sort(line.words, {}, &PdfWord::left);
        line.number = ++number;
    }
    for (auto& line : lines)
        settle_box(line);
    const double space = usual_space(lines);
    for (auto& line : lines) {
        line.space = space * line.em();
        line.page_width = page.width;
    }
    return lines;
}

std::vector<std::string> take_furniture(std::vector<std::vector<PdfLine>>& pages) {
    std::map<Pattern, std::size_t> counts;
    for (const auto& lines : pages)
        visit_ends(lines, [&](const PdfLine& line) { ++counts[{pattern_of(line), step_of(line)}]; });
    const auto fewest = pages.size() <= 3 ? std::size_t{2} : std::max<std::size_t>(3, pages.size() / 3);
    std::vector<std::string> furniture;
    std::set<std::string> seen;
    for (auto& lines : pages) {
        const auto count = lines.size();
        std::vector<bool> is_taken(count, false);
        for (std::size_t i = 0; i < count; ++i) {
            if (i >= most_furniture && i + most_furniture < count) continue;
            const auto pattern = pattern_of(lines[i]);
            const bool is_last_or_first = i == 0 || i + 1 == count;
            std::size_t repeats = 0;
            for (const int by : {-1, 0, 1}) {
                const auto found = counts.find({pattern, step_of(lines[i]) + by});
                if (found != counts.end()) repeats += found->second;
            }
            is_taken[i] = (repeats >= fewest && !is_head_of_table(lines[i]))
                          || (is_last_or_first && is_page_number(pattern));
        }
        keep_what_belongs_to_the_text(lines, is_taken);
        std::vector<PdfLine> kept;
        for (std::size_t i = 0; i < count; ++i) {
            if (!is_taken[i]) {
                kept.push_back(std::move(lines[i]));
            } else if (auto text = lines[i].text(); seen.insert(pattern_of(lines[i])).second) {
                furniture.push_back(std::move(text));
            }
        }
        lines = std::move(kept);
    }
    return furniture;
}

namespace {

/// Words far apart: columns, or a number before its paragraph.
bool is_parted(const PdfLine& line) {
    for (std::size_t i = 2; i < line.words.size(); ++i) {
        if (line.words[i].left - line.words[i - 1].right > 0.8 * line.em()) return true;
    }
    return line.words.size() > 1 && line.words[1].left - line.words[0].right > 4.0 * line.em();
}

}  // namespace

namespace {

/// The size that most letters have, to half a point.
double usual_size(const std::vector<std::vector<PdfLine>>& pages) {
    std::map<int, std::size_t> letters;
    for (const auto& lines : pages) {
        for (const auto& line : lines)
            letters[static_cast<int>(std::lround(2.0 * line.em()))] += line.text().size();
    }
    const auto most = std::ranges::max_element(letters, {}, [](const auto& entry) { return entry.second; });
    return most == letters.end() ? 0.0 : most->first / 2.0;
}

}  // namespace

Typesetting typesetting_of(const std::vector<std::vector<PdfLine>>& pages) {
    Typesetting found;
    found.size = usual_size(pages);
    std::vector<double> sure;
    std::vector<double> all;
    for (const auto& lines : pages) {
        for (const auto& line : lines)
            found.right = std::max({found.right, line.right(), least_width * line.page_width});
    }
    for (const auto& lines : pages) {
        for (std::size_t i = 1; i < lines.size(); ++i) {
            if (std::abs(lines[i].height() - lines[i - 1].height()) > 0.08 * lines[i].height()) continue;
            if (is_parted(lines[i]) || is_parted(lines[i - 1])) continue;
            const double gap = gap_between(lines[i - 1], lines[i]) / lines[i].em();
            const auto above = lines[i - 1].text();
            const bool is_open = !ends_as_sentence(above) && above.size() > 30;
            const bool is_full =
                lines[i - 1].right() > 0.88 * found.right && lines[i - 1].left() < 0.4 * found.right;
            (is_open && (is_full || begins_small(lines[i].text())) ? sure : all).push_back(gap);
        }
    }
    found.is_sure = !sure.empty();
    auto& gaps = sure.empty() ? all : sure;
    if (gaps.empty()) return found;
    std::ranges::sort(gaps);
    found.gap = std::clamp(gaps[gaps.size() / 4], 0.2, sure.empty() ? 0.9 : 2.0);
    return found;
}

double gap_between(const PdfLine& upper, const PdfLine& lower) {
    constexpr double shrink = 0.2;
    return lower.top + shrink * lower.height() - (upper.bottom - shrink * upper.height());
}

}  // namespace dueregard::documents
