#include "plan/document_part.hpp"

#include "base/text.hpp"
#include "plan/objective_role.hpp"
#include "plan/section_heading.hpp"

#include <algorithm>
#include <array>

namespace dueregard::plan {

namespace {

using documents::Block;
using documents::BlockKind;

constexpr int line_level = 8;
constexpr std::size_t most_heading_words = 14;

bool is_in_capitals(std::string_view text) {
    const bool has_small = std::ranges::any_of(text, [](char c) { return c >= 'a' && c <= 'z'; });
    const auto capitals = std::ranges::count_if(text, [](char c) { return c >= 'A' && c <= 'Z'; });
    return !has_small && capitals >= 4;
}

/// A line that is the name of a list and nothing else.
bool is_name_of_a_list(std::string_view text) {
    const bool is_asked =
        equals_ignoring_case(text, "recommendations") || equals_ignoring_case(text, "recommendation");
    return is_asked || (!text.ends_with(':') && list_role_of(text) != ListRole::none);
}

/// "That the committee:", "The council will:": a sentence begins that the items below it end.
bool begins_a_sentence(std::string_view text) {
    constexpr std::array<std::string_view, 17> last = {
        "will",
        "ll",
        "that",
        "to",
        "are",
        "is",
        "were",
        "include",
        "includes",
        "shows",
        "show",
        "by",
        "for",
        "also",
        "should",
        "shall",
        "must"
    };
    if (!text.ends_with(':') || list_role_of(text) != ListRole::none) return false;
    const auto words = words_of(text);
    return words.size() >= 2
           && (words.front() == "that" || std::ranges::find(last, words.back()) != last.end());
}

/// Of a line that names an objective: that of the headings that do, else the highest.
int level_of_objectives(const documents::Document& document) {
    for (const auto& block : document.blocks) {
        if (block.kind == BlockKind::heading && names_an_objective(block.text))
            return std::max(1, block.level);
    }
    return 1;
}

/// 0 where the block heads nothing.
int heading_level(const Block& block, int of_objectives) {
    const auto text = trimmed(block.text);
    if (block.kind == BlockKind::heading) return begins_a_sentence(text) ? 0 : std::max(1, block.level);
    if (block.kind != BlockKind::paragraph || text.empty()) return 0;
    if (words_of(text).size() > most_heading_words || std::string_view(".,;?!").contains(text.back()))
        return 0;
    if (names_an_objective(text)) return of_objectives;
    return block.is_bold || is_in_capitals(text) || is_name_of_a_list(text) ? line_level : 0;
}

std::string without_colon(std::string_view text) {
    auto title = squeezed(text);
    while (title.ends_with(':') || title.ends_with(' '))
        title.pop_back();
    return title;
}

bool is_number(std::string_view word) {
    constexpr std::array<std::string_view, 10> names = {
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"
    };
    const bool is_digits = word.size() <= 2 && std::ranges::all_of(word, is_digit);
    const bool is_letter_alone = word.size() == 1 && is_letter(word.front());
    return is_digits || is_letter_alone || std::ranges::find(names, word) != names.end();
}

}  // namespace

bool names_an_objective(std::string_view title) {
    constexpr std::array<std::string_view, 15> names = {
        "objective",
        "priority",
        "theme",
        "aim",
        "goal",
        "outcome",
        "pillar",
        "ambition",
        "area",
        "amcan",
        "commitment",
        "blaenoriaeth",
        "thema",
        "strand",
        "principle"
    };
    const auto words = words_of(title);
    for (std::size_t i = 0; i + 1 < words.size() && i < 3; ++i) {
        const bool is_name = std::ranges::find(names, words[i]) != names.end();
        if (is_name && is_number(words[i + 1]) && words[i + 1] != "a") return true;
    }
    return false;
}

namespace {

/// "Objective 1" over a heading that says what it is: one part under both.
void join_names(std::vector<DocumentPart>& parts) {
    for (std::size_t i = 1; i + 1 < parts.size(); ++i) {
        const auto& next = parts[i + 1];
        const bool is_number_alone =
            names_an_objective(parts[i].title) && words_of(parts[i].title).size() <= 3;
        const bool says_what = next.level > parts[i].level && list_role_of(next.title) == ListRole::none;
        if (!is_number_alone || !parts[i].body.empty() || !says_what) continue;
        parts[i].title += ": " + next.title;
        parts[i].body = next.body;
        parts.erase(parts.begin() + static_cast<std::ptrdiff_t>(i) + 1);
    }
}

}  // namespace

std::vector<DocumentPart> parts_of(const documents::Document& document) {
    const auto titles = title_headings(document);
    const int of_objectives = level_of_objectives(document);
    std::vector<DocumentPart> parts(1);
    for (const auto& block : document.blocks) {
        const int level = heading_level(block, of_objectives);
        if (level == 0) {
            parts.back().body.push_back(&block);
            continue;
        }
        parts.push_back(
            {.heading = &block,
             .number = block.number,
             .title = without_colon(block.text),
             .level = level,
             .is_title = titles.contains(&block),
             .body = {}}
        );
    }
    join_names(parts);
    return parts;
}

std::size_t part_around(const std::vector<DocumentPart>& parts, std::size_t index) {
    for (auto i = index; i-- > 1;) {
        if (parts[i].level < parts[index].level) return i;
    }
    return index;
}

bool leads_in(const Block& block) {
    const bool can = block.kind != BlockKind::table && block.kind != BlockKind::figure;
    const auto text = trimmed(block.text);
    return can
           && (text.ends_with(':') || text.ends_with(":-") || text.ends_with("…") || text.ends_with("..."));
}

std::string item_text(std::string_view text) {
    auto item = squeezed(text);
    const auto drop = [&](std::string_view ending) {
        if (!item.ends_with(ending)) return false;
        item = std::string(trimmed(std::string_view(item).substr(0, item.size() - ending.size())));
        return true;
    };
    if (!drop("; and") && !drop("; or")) drop(", and");
    drop(";");
    return item;
}

std::vector<std::string> items_of_cell(std::string_view text) {
    constexpr std::array<std::string_view, 5> bullets = {"•", "·", "-", "*", "–"};
    std::vector<std::string> items;
    for (auto line : lines_of(text)) {
        line = trimmed(line);
        for (const auto bullet : bullets) {
            if (line.starts_with(bullet)) line = trimmed(line.substr(bullet.size()));
        }
        const auto digits = static_cast<std::size_t>(std::ranges::find_if_not(line, is_digit) - line.begin());
        const bool is_numbered = digits > 0 && digits <= 2 && digits + 1 < line.size()
                                 && (line[digits] == '.' || line[digits] == ')')
                                 && is_space(line[digits + 1]);
        if (is_numbered) line = trimmed(line.substr(digits + 1));
        if (auto item = item_text(line); !item.empty()) items.push_back(std::move(item));
    }
    return items;
}

bool says_one_of(std::string_view text, std::initializer_list<std::string_view> phrases) {
    const auto words = " " + join(words_of(text), " ") + " ";
    return std::ranges::any_of(phrases, [&](std::string_view phrase) {
        return words.contains(" " + std::string(phrase) + " ");
    });
}

}  // namespace dueregard::plan
