#include "documents/docx_numbering.hpp"

#include "base/text.hpp"
#include "documents/xml.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace dueregard::documents {

namespace {

constexpr int most_roman = 3'999;
constexpr int most_letters = 26 * 30;

std::string roman(int number) {
    constexpr std::array<std::pair<int, std::string_view>, 13> signs = {{
        {1000, "m"},
        {900, "cm"},
        {500, "d"},
        {400, "cd"},
        {100, "c"},
        {90, "xc"},
        {50, "l"},
        {40, "xl"},
        {10, "x"},
        {9, "ix"},
        {5, "v"},
        {4, "iv"},
        {1, "i"},
    }};
    std::string result;
    for (const auto& [value, sign] : signs) {
        for (; number >= value; number -= value)
            result += sign;
    }
    return result;
}

/// a to z, then aa, bb, as Word counts.
std::string letters(int number) {
    const auto turn = static_cast<std::size_t>(number - 1) / 26 + 1;
    return std::string(turn, static_cast<char>('a' + (number - 1) % 26));
}

std::string upper(std::string text) {
    for (char& c : text) {
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    }
    return text;
}

std::size_t level_in(const pugi::xml_node& node, std::size_t most) {
    return static_cast<std::size_t>(std::clamp(number_in(node, "ilvl", 0), 0, static_cast<int>(most) - 1));
}

}  // namespace

std::string bare_number(std::string_view label) {
    label = trimmed(label);
    while (!label.empty() && std::string_view("([").contains(label.front()))
        label.remove_prefix(1);
    while (!label.empty() && std::string_view(".)]:-").contains(label.back()))
        label.remove_suffix(1);
    return std::string(trimmed(label));
}

std::string written_number(int number, std::string_view format) {
    const bool is_roman = format == "lowerRoman" || format == "upperRoman";
    const bool is_letter = format == "lowerLetter" || format == "upperLetter";
    if (format == "none") return {};
    if (format == "decimalZero") return fmt::format("{:02}", number);
    if (is_roman && number > 0 && number <= most_roman) {
        return format.starts_with("upper") ? upper(roman(number)) : roman(number);
    }
    if (is_letter && number > 0 && number <= most_letters) {
        return format.starts_with("upper") ? upper(letters(number)) : letters(number);
    }
    return std::to_string(number);
}

DocxNumbering::DocxNumbering(const pugi::xml_node& numbering) {
    for (const auto& node : numbering.children()) {
        if (local_name(node) == "abstractNum") {
            auto& list = lists_[std::string(attribute_of(node, "abstractNumId"))];
            for (const auto& child : node.children()) {
                if (local_name(child) == "lvl")
                    read_level(list.levels.at(level_in(child, most_levels)), child);
            }
        } else if (local_name(node) == "num") {
            read_instance(node);
        }
    }
}

void DocxNumbering::read_level(Level& level, const pugi::xml_node& node) {
    const auto format = value_of(node, "numFmt");
    if (!format.empty()) level.format = std::string(format);
    level.text = std::string(value_of(node, "lvlText"));
    level.style = std::string(value_of(node, "pStyle"));
    level.start = number_in(child_of(node, "start"), "val", 1);
    level.restart = number_in(child_of(node, "lvlRestart"), "val", -1);
    level.is_legal = is_on(node, "isLgl");
}

/// An instance that changes a level counts with a list of its own.
void DocxNumbering::read_instance(const pugi::xml_node& node) {
    const std::string id(attribute_of(node, "numId"));
    auto& instance = instances_[id];
    instance.list = std::string(value_of(node, "abstractNumId"));
    for (const auto& child : node.children()) {
        if (local_name(child) != "lvlOverride") continue;
        const auto level = level_in(child, most_levels);
        if (const auto start = child_of(child, "startOverride"))
            instance.starts[level] = number_in(start, "val", 1);
        if (const auto changed = child_of(child, "lvl")) {
            const auto own = "instance " + id;
            if (instance.list != own && lists_.contains(instance.list)) lists_[own] = lists_[instance.list];
            instance.list = own;
            read_level(lists_[own].levels.at(level), changed);
        }
    }
}

std::optional<ListLabel> DocxNumbering::next(const NumberingRef& place, std::string_view style) {
    const auto instance = instances_.find(place.list);
    if (instance == instances_.end()) return std::nullopt;
    const auto found = lists_.find(instance->second.list);
    if (found == lists_.end()) return std::nullopt;
    auto& list = found->second;
    auto level = static_cast<std::size_t>(std::clamp(place.level, 0, static_cast<int>(most_levels) - 1));
    const auto by_style = std::ranges::find(list.levels, style, &Level::style);
    if (!style.empty() && place.level == 0 && by_style != list.levels.end()) {
        level = static_cast<std::size_t>(by_style - list.levels.begin());
    }
    if (const auto start = instance->second.starts.find(level); start != instance->second.starts.end()) {
        list.counts.at(level) = start->second - 1;
        list.has_started.at(level) = true;
        instance->second.starts.erase(start);
    }
    count_on(list, level);
    return label_of(list, level);
}

void DocxNumbering::count_on(List& list, std::size_t level) {
    // A level that was passed over counts as if its first had been there.
    for (std::size_t above = 0; above <= level; ++above) {
        if (list.has_started.at(above)) continue;
        list.has_started.at(above) = true;
        list.counts.at(above) = list.levels.at(above).start - (above == level ? 1 : 0);
    }
    ++list.counts.at(level);
    for (std::size_t below = level + 1; below < most_levels; ++below) {
        const int restart = list.levels.at(below).restart;
        const bool starts_again = restart < 0 || (restart > 0 && level < static_cast<std::size_t>(restart));
        if (starts_again) list.has_started.at(below) = false;
    }
}

ListLabel DocxNumbering::label_of(const List& list, std::size_t level) {
    const auto& own = list.levels.at(level);
    ListLabel label{.level = static_cast<int>(level)};
    if (own.format == "bullet") {
        label.is_bullet = true;
        return label;
    }
    for (std::size_t i = 0; i < own.text.size(); ++i) {
        const bool is_place =
            own.text[i] == '%' && i + 1 < own.text.size() && own.text[i + 1] >= '1' && own.text[i + 1] <= '9';
        if (!is_place) {
            label.text += own.text[i];
            continue;
        }
        const auto other = static_cast<std::size_t>(own.text[++i] - '1');
        const auto& format = list.levels.at(other).format;
        label.text += written_number(list.counts.at(other), own.is_legal ? "decimal" : format);
        ++label.parts;
    }
    return label;
}

}  // namespace dueregard::documents
