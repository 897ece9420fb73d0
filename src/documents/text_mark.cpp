#include "documents/text_mark.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace dueregard::documents {

namespace {

constexpr auto npos = std::string_view::npos;
constexpr std::size_t longest_mark = 40;

/// A stretch of a text that is taken out.
struct Cut {
    std::size_t begin = 0;
    std::size_t end = 0;
};

struct Text {
    std::string* text = nullptr;
    std::vector<Break>* breaks = nullptr;
    Place at;
};

/// Applies cuts that are in order and do not overlap.
void apply(const std::vector<Cut>& cuts, const Text& target) {
    if (cuts.empty()) return;
    std::string kept;
    std::size_t from = 0;
    for (const auto& cut : cuts) {
        kept.append(*target.text, from, cut.begin - from);
        from = cut.end;
    }
    kept.append(*target.text, from);
    if (target.breaks != nullptr) {
        for (auto& at : *target.breaks) {
            std::size_t gone = 0;
            for (const auto& cut : cuts)
                gone += std::min(at.offset, cut.end) - std::min(at.offset, cut.begin);
            at.offset -= gone;
        }
    }
    *target.text = std::string(trimmed(kept));
}

/// For each opening bracket in `text` where its closing one stands; npos where there is none.
std::vector<std::size_t> closings_of(std::string_view text) {
    std::vector<std::size_t> closings(text.size(), npos);
    std::vector<std::size_t> open;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '[') open.push_back(i);
        if (text[i] != ']' || open.empty()) continue;
        closings[open.back()] = i;
        open.pop_back();
    }
    return closings;
}

struct Definition {
    std::string_view mark;
    std::string_view text;
};

/// "1:  text", what Word's notes become between brackets.
std::optional<Definition> definition_of(std::string_view inside) {
    const auto colon = inside.substr(0, longest_mark).find(':');
    if (colon == npos || colon == 0 || colon + 1 >= inside.size() || !is_space(inside[colon + 1]))
        return std::nullopt;
    const auto mark = inside.substr(0, colon);
    const bool is_mark =
        std::ranges::all_of(mark, [](char c) { return is_digit(c) || is_letter(c); }) && mark.size() < 6;
    if (!is_mark) return std::nullopt;
    return Definition{.mark = mark, .text = trimmed(inside.substr(colon + 1))};
}

bool is_reference(std::string_view inside) {
    return inside.size() < longest_mark
           && (inside.starts_with("footnoteRef:") || inside.starts_with("endnoteRef:"));
}

bool is_bookmark(std::string_view inside) {
    return inside.size() < longest_mark && inside.starts_with("bookmark: ");
}

void take_notes(const Text& target, bool has_notes, std::vector<Note>& notes) {
    const std::string_view text = *target.text;
    if (!text.contains('[')) return;
    const auto closings = closings_of(text);
    std::vector<Cut> cuts;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '[' || closings[i] == npos) continue;
        const auto inside = text.substr(i + 1, closings[i] - i - 1);
        const auto definition = has_notes ? definition_of(inside) : std::nullopt;
        if (definition) {
            notes.push_back(
                {.mark = std::string(definition->mark), .text = std::string(definition->text), .at = target.at
                }
            );
        } else if (!is_reference(inside) && !is_bookmark(inside)) {
            continue;
        }
        cuts.push_back({.begin = i, .end = closings[i] + 1});
        i = closings[i];
    }
    apply(cuts, target);
}

/// "[^1]" in the text; "[^1]: text" at the front is the note itself, and the piece is emptied.
void take_markdown_notes(const Text& target, std::vector<Note>& notes) {
    const std::string_view text = *target.text;
    std::vector<Cut> cuts;
    for (auto at = text.find("[^"); at != npos; at = text.find("[^", at + 1)) {
        const auto end = text.substr(at, longest_mark).find(']');
        if (end == npos || end == 2) continue;
        if (at == 0 && text.substr(end + 1).starts_with(':')) {
            notes.push_back({
                .mark = std::string(text.substr(2, end - 2)),
                .text = std::string(trimmed(text.substr(end + 2))),
                .at = target.at,
            });
            target.text->clear();
            return;
        }
        cuts.push_back({.begin = at, .end = at + end + 1});
    }
    apply(cuts, target);
}

/// Of each "**bold**" the stars; a lone "**" stays.
void take_emphasis(const Text& target) {
    const std::string_view text = *target.text;
    std::vector<Cut> cuts;
    for (auto open = text.find("**"); open != npos;) {
        const auto close = text.find("**", open + 2);
        if (close == npos) break;
        const bool is_tight = close > open + 2 && !is_space(text[open + 2]) && !is_space(text[close - 1]);
        if (!is_tight) {
            open = close;
            continue;
        }
        cuts.push_back({.begin = open, .end = open + 2});
        cuts.push_back({.begin = close, .end = close + 2});
        open = text.find("**", close + 2);
    }
    apply(cuts, target);
}

/// Of each "[text](address)" all but the text.
void take_links(const Text& target) {
    const std::string_view text = *target.text;
    std::vector<Cut> cuts;
    std::size_t from = 0;
    for (auto middle = text.find("]("); middle != npos; middle = text.find("](", middle + 2)) {
        const auto open = text.substr(0, middle).rfind('[');
        const auto close = text.find(')', middle);
        if (close == npos) break;
        if (open == npos || open < from) continue;
        cuts.push_back({.begin = open, .end = open + 1});
        cuts.push_back({.begin = middle, .end = close + 1});
        from = close + 1;
    }
    apply(cuts, target);
}

void take_all(const Text& target, bool has_notes, std::vector<Note>& notes) {
    if (target.text->find_first_of("[*") == std::string::npos) return;
    take_notes(target, has_notes, notes);
    if (target.text->contains("[^")) take_markdown_notes(target, notes);
    if (target.text->contains("](")) take_links(target);
    if (target.text->contains("**")) take_emphasis(target);
}

template <typename Visitor>
void visit_texts(std::span<Piece> pieces, const Visitor& visit) {
    for (auto& piece : pieces) {
        visit(Text{.text = &piece.text, .breaks = &piece.breaks, .at = piece.at});
        for (auto& row : piece.table.rows) {
            for (auto& cell : row.cells)
                visit(Text{.text = &cell.text, .breaks = nullptr, .at = cell.at});
        }
    }
}

}  // namespace

std::vector<Note> take_marks(std::span<Piece> pieces) {
    bool has_notes = false;
    visit_texts(pieces, [&](const Text& target) {
        has_notes =
            has_notes || target.text->contains("[footnoteRef:") || target.text->contains("[endnoteRef:");
    });
    std::vector<Note> notes;
    visit_texts(pieces, [&](const Text& target) { take_all(target, has_notes, notes); });
    return notes;
}

}  // namespace dueregard::documents
