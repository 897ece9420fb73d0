#include "documents/docx_text.hpp"

#include "base/text.hpp"
#include "documents/symbol.hpp"
#include "documents/xml.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <utility>

namespace dueregard::documents {

namespace {

constexpr std::size_t longest_quote = 2'000;
constexpr std::size_t longest_context = 10'000;
constexpr std::size_t most_open = 100;
constexpr std::size_t most_quoted = 50'000'000;  ///< of all comments together, against files made of comments

enum class Inline : std::uint8_t {
    container,
    skipped,
    run,
    text,
    tab,
    line_break,
    hyphen,
    symbol,
    field,
    alternative,
    drawing,
    comment,
    footnote,
    endnote,
};

/// What an element within a paragraph is by its local name; what is not listed is looked into.
Inline inline_of(std::string_view name) {
    static const std::map<std::string_view, Inline> kinds = {
        {"r", Inline::run},
        {"t", Inline::text},
        {"tab", Inline::tab},
        {"ptab", Inline::tab},
        {"br", Inline::line_break},
        {"cr", Inline::line_break},
        {"noBreakHyphen", Inline::hyphen},
        {"sym", Inline::symbol},
        {"fldChar", Inline::field},
        {"AlternateContent", Inline::alternative},
        {"drawing", Inline::drawing},
        {"pict", Inline::drawing},
        {"object", Inline::drawing},
        {"commentRangeStart", Inline::comment},
        {"commentRangeEnd", Inline::comment},
        {"commentReference", Inline::comment},
        {"footnoteReference", Inline::footnote},
        {"endnoteReference", Inline::endnote},
        // Deleted, moved away, or never shown.
        {"del", Inline::skipped},
        {"moveFrom", Inline::skipped},
        {"delText", Inline::skipped},
        {"instrText", Inline::skipped},
        {"delInstrText", Inline::skipped},
        {"pPr", Inline::skipped},
        {"rPr", Inline::skipped},
        {"sdtPr", Inline::skipped},
        {"sdtEndPr", Inline::skipped},
        {"rt", Inline::skipped},
        {"txbxContent", Inline::skipped},
    };
    const auto found = kinds.find(name);
    return found == kinds.end() ? Inline::container : found->second;
}

/// No more than `most` bytes, cut between characters.
std::string_view at_most(std::string_view text, std::size_t most) {
    if (text.size() <= most) return text;
    while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xC0U) == 0x80U)
        --most;
    return text.substr(0, most);
}

char32_t hexadecimal(std::string_view text) {
    std::uint32_t code = 0;
    std::from_chars(text.data(), text.data() + text.size(), code, 16);
    return code;
}

}  // namespace

DocxWords DocxText::read(const pugi::xml_node& node, int number) {
    words_ = {};
    tally_ = {};
    number_ = number;
    const auto& style = styles_.paragraph(value_of(child_of(node, "pPr"), "pStyle"));
    read_children(node, style.letters);
    end_paragraph();
    return std::move(words_);
}

void DocxText::read_children(const pugi::xml_node& node, const LetterLook& look) {
    for (const auto& child : node.children())
        read_inline(child, look);
}

void DocxText::read_inline(const pugi::xml_node& node, const LetterLook& look) {
    const auto name = local_name(node);
    switch (inline_of(name)) {
    case Inline::container:
        return read_children(node, look);
    case Inline::skipped:
        return;
    case Inline::run:
        return read_run(node, look);
    case Inline::text:
        return add(node.text().get(), look);
    case Inline::tab:
        return add("\t", look);
    case Inline::line_break:
        return add("\n", look);
    case Inline::hyphen:
        return add("-", look);
    case Inline::symbol:
        return read_symbol(node);
    case Inline::field:
        return read_field_mark(node);
    case Inline::alternative:
        return read_alternative(node, look);
    case Inline::drawing:
        return collect_boxes(node);
    case Inline::comment:
        return mark_comment(node, name);
    case Inline::footnote:
    case Inline::endnote:
        notes_.push_back({
            .is_endnote = name == "endnoteReference",
            .id = std::string(attribute_of(node, "id")),
            .paragraph = number_,
        });
        return;
    }
}

void DocxText::read_run(const pugi::xml_node& node, const LetterLook& look) {
    const auto properties = child_of(node, "rPr");
    if (!properties) return read_children(node, look);
    const auto& style = styles_.letters(value_of(properties, "rStyle"));
    read_children(node, look.with(style).with(letter_look_of(properties)));
}

/// Of one thing written twice the first way, for newer programs; where that holds only a drawing, its text
/// boxes.
void DocxText::read_alternative(const pugi::xml_node& node, const LetterLook& look) {
    if (const auto choice = child_of(node, "Choice")) return read_children(choice, look);
    read_children(child_of(node, "Fallback"), look);
}

void DocxText::add(std::string_view text, const LetterLook& look) {
    if (look.is_hidden.value_or(false) || is_in_instruction()) return;
    const auto before = words_.text.size();
    if (look.font && is_symbol_font(*look.font)) {
        while (!text.empty()) {
            const auto character = utf8_front(text);
            const auto meant = symbol_of(*look.font, character);
            append_utf8(words_.text, meant == 0 ? character : meant);
            text.remove_prefix(std::max<std::size_t>(utf8_length(text), 1));
        }
    } else {
        words_.text += text;
    }
    const auto added = std::string_view(words_.text).substr(before);
    const auto letters =
        static_cast<std::size_t>(std::ranges::count_if(added, [](char c) { return !is_space(c); }));
    tally_.letters += letters;
    if (look.is_bold.value_or(false)) tally_.bold += letters;
    tally_.sizes[look.size.value_or(0)] += letters;
}

void DocxText::read_symbol(const pugi::xml_node& node) {
    const auto code = hexadecimal(attribute_of(node, "char"));
    const auto meant = symbol_of(attribute_of(node, "font"), code);
    if (meant == 0 && code == 0) return;
    append_utf8(words_.text, meant == 0 ? code : meant);
    ++tally_.letters;
}

/// Text in the instruction of a field is only the result of a field within it; a field that is never closed
/// must not hide what follows.
bool DocxText::is_in_instruction() const {
    return fields_.size() > 1 && std::find(fields_.begin(), fields_.end() - 1, false) != fields_.end() - 1;
}

void DocxText::read_field_mark(const pugi::xml_node& node) {
    const auto kind = attribute_of(node, "fldCharType");
    if (kind == "begin") {
        read_form_field(child_of(node, "ffData"));
        if (fields_.size() < 64) fields_.push_back(false);
    } else if (!fields_.empty() && kind == "separate") {
        fields_.back() = true;
    } else if (!fields_.empty() && kind == "end") {
        fields_.pop_back();
    }
}

/// The boxes to tick and lists to choose from of old forms hold their state beside the text.
void DocxText::read_form_field(const pugi::xml_node& field) {
    if (const auto box = child_of(field, "checkBox")) {
        const bool is_ticked = child_of(box, "checked") ? is_on(box, "checked") : is_on(box, "default");
        words_.text += is_ticked ? "☒" : "☐";
    }
    if (const auto list = child_of(field, "ddList")) {
        int left = number_in(child_of(list, "result"), "val", number_in(child_of(list, "default"), "val", 0));
        for (const auto& entry : list.children()) {
            if (local_name(entry) == "listEntry" && left-- == 0) words_.text += attribute_of(entry, "val");
        }
    }
}

void DocxText::collect_boxes(const pugi::xml_node& node) {
    for (const auto& child : node.children()) {
        const auto name = local_name(child);
        if (name == "txbxContent") {
            words_.boxes.push_back(child);
        } else if (name != "Fallback" || !child_of(node, "Choice")) {
            collect_boxes(child);
        }
    }
}

void DocxText::mark_comment(const pugi::xml_node& node, std::string_view name) {
    const std::string id(attribute_of(node, "id"));
    const auto found = spots_.find(id);
    if (name == "commentRangeEnd") {
        if (found == spots_.end() || !found->second.is_open) return;
        auto& spot = found->second;
        extend_quote(spot, std::string_view(words_.text).substr(std::min(spot.from, words_.text.size())));
        spot.is_open = false;
        std::erase(open_, id);
        return;
    }
    if (found != spots_.end()) return;
    const bool is_start = name == "commentRangeStart" && open_.size() < most_open;
    const CommentSpot spot{
        .order = static_cast<int>(spots_.size()),
        .paragraph = number_,
        .is_open = is_start,
        .from = words_.text.size(),
    };
    spots_.emplace(id, spot);
    begun_.push_back(id);
    if (is_start) open_.push_back(id);
}

void DocxText::mark_between(const pugi::xml_node& node, int next_number) {
    words_ = {};
    number_ = next_number;
    mark_comment(node, local_name(node));
}

void DocxText::extend_quote(CommentSpot& spot, std::string_view text) {
    const auto room = longest_quote - std::min(spot.quote.size(), longest_quote);
    const auto kept = at_most(text, std::min(room, most_quoted - std::min(quoted_, most_quoted)));
    quoted_ += kept.size();
    spot.quote += kept;
}

void DocxText::end_paragraph() {
    const auto most =
        std::ranges::max_element(tally_.sizes, {}, [](const auto& entry) { return entry.second; });
    words_.is_bold = tally_.letters > 0 && tally_.bold == tally_.letters;
    words_.size = most == tally_.sizes.end() ? 0 : most->first;
    for (const auto& id : begun_) {
        const auto context = at_most(trimmed(words_.text), longest_context);
        if (quoted_ + context.size() > most_quoted) break;
        quoted_ += context.size();
        spots_.at(id).quoted_from = std::string(context);
    }
    begun_.clear();
    for (const auto& id : open_) {
        auto& spot = spots_.at(id);
        extend_quote(spot, std::string_view(words_.text).substr(std::min(spot.from, words_.text.size())));
        extend_quote(spot, "\n");
        spot.from = 0;
    }
    std::erase(fields_, false);
}

}  // namespace dueregard::documents
