#include "plan/board_reader.hpp"

#include "base/text.hpp"
#include "plan/document_part.hpp"
#include "plan/wording.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <span>

namespace dueregard::plan {

namespace {

using documents::Block;
using documents::BlockKind;

constexpr std::size_t most_name_words = 10;
constexpr std::size_t most_header_words = 6;

struct Often {
    std::string_view words;
    std::string_view every;
};

constexpr std::array often = std::to_array<Often>({
    {"every two months", "two months"},
    {"every second month", "two months"},
    {"bi - monthly", "two months"},
    {"bimonthly", "two months"},
    {"every six weeks", "six weeks"},
    {"six - weekly", "six weeks"},
    {"every 6 weeks", "six weeks"},
    {"every eight weeks", "eight weeks"},
    {"every four weeks", "four weeks"},
    {"every two weeks", "fortnight"},
    {"fortnightly", "fortnight"},
    {"four times a year", "quarter"},
    {"every three months", "quarter"},
    {"each quarter", "quarter"},
    {"every quarter", "quarter"},
    {"once a quarter", "quarter"},
    {"quarterly", "quarter"},
    {"three times a year", "four months"},
    {"every four months", "four months"},
    {"six times a year", "two months"},
    {"twice a year", "half year"},
    {"twice yearly", "half year"},
    {"every six months", "half year"},
    {"six - monthly", "half year"},
    {"half - yearly", "half year"},
    {"biannually", "half year"},
    {"bi - annually", "half year"},
    {"once a year", "year"},
    {"every year", "year"},
    {"annually", "year"},
    {"yearly", "year"},
    {"every month", "month"},
    {"each month", "month"},
    {"once a month", "month"},
    {"monthly", "month"},
    {"every week", "week"},
    {"weekly", "week"},
    {"each term", "term"},
    {"every term", "term"},
    {"termly", "term"},
});

struct FoundOften {
    std::string every;
    std::size_t first = 0;  ///< token
};

std::optional<FoundOften> often_in(std::span<const Token> tokens) {
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        for (const auto& one : often) {
            if (phrase_length(tokens, i, one.words) > 0) return FoundOften{std::string(one.every), i};
        }
    }
    return std::nullopt;
}

bool is_body_noun(std::string_view word) {
    constexpr std::array<std::string_view, 18> nouns = {
        "board",
        "group",
        "committee",
        "panel",
        "forum",
        "meeting",
        "network",
        "team",
        "taskforce",
        "cabinet",
        "council",
        "commission",
        "cmt",
        "slt",
        "partnership",
        "body",
        "executive",
        "assembly"
    };
    return std::ranges::find(nouns, word) != nouns.end();
}

/// The group that a heading or a subject names: to its last noun for a group, without what stands around.
std::string body_name(std::string_view text) {
    auto tokens = tokens_of(text);
    constexpr std::array<std::string_view, 8> before = {
        "proposed", "the", "our", "a", "an", "new", "this", "each"
    };
    constexpr std::array<std::string_view, 9> after = {
        "oversight", "governance", "edi", "equality", "equalities", "meeting", "meetings", "will", "reporting"
    };
    std::size_t first = 0;
    auto end = tokens.size();
    while (first < end && std::ranges::find(before, tokens[first].text) != before.end())
        ++first;
    auto noun = end;
    for (auto i = end; i > first; --i) {
        if (is_body_noun(tokens[i - 1].text)) {
            noun = i;
            break;
        }
    }
    if (noun < end) {
        end = noun;
    } else if (noun == end && end > first && !is_body_noun(tokens[end - 1].text)) {
        while (end > first + 1 && std::ranges::find(after, tokens[end - 1].text) != after.end())
            --end;
    }
    if (first >= end || end - first > most_name_words) return {};
    return std::string(text_of(text, tokens[first], tokens[end - 1]));
}

/// What is before the dash, bracket, comma or verb that leads to how often.
std::string_view before_often(std::string_view line, std::span<const Token> tokens, std::size_t first) {
    auto end = first;
    for (std::size_t i = 0; i < first; ++i) {
        const bool is_mark = tokens[i].kind == TokenKind::mark && tokens[i].begin > 0
                             && std::string_view(",(:;").contains(tokens[i].text);
        const bool is_dash = tokens[i].is("-") && is_space(line[tokens[i].begin - 1]);
        const bool is_verb =
            tokens[i].is("meets") || tokens[i].is("meet") || (tokens[i].is("meeting") && i + 1 == first);
        if (i > 0 && (is_mark || is_dash || is_verb)) {
            end = i;
            break;
        }
    }
    return end == 0 ? std::string_view() : line.substr(0, tokens[end - 1].end);
}

bool has_capital(std::string_view name) {
    return std::ranges::any_of(name, [](char c) { return c >= 'A' && c <= 'Z'; });
}

void keep(std::vector<ReadBoard>& boards, ReadBoard board) {
    const auto same = std::ranges::find_if(boards, [&](const auto& known) {
        return equals_ignoring_case(known.name, board.name);
    });
    if (same == boards.end()) {
        boards.push_back(std::move(board));
        return;
    }
    if (!same->every) same->every = std::move(board.every);
    if (same->members.empty()) same->members = std::move(board.members);
}

/// "Members: a, b and c", apart at its commas or semicolons.
void take_members_line(std::vector<std::string>& members, std::string_view line) {
    const auto behind = trimmed(line.substr(line.find(':') + 1));
    const auto separator = behind.contains(';') ? ';' : ',';
    for (const auto member : split(behind, separator)) {
        if (!trimmed(member).empty()) members.push_back(squeezed(member));
    }
}

std::vector<std::string> members_of(std::span<const Block* const> body) {
    std::vector<std::string> members;
    for (const auto* block : body) {
        const bool is_labelled = starts_with_ignoring_case(block->text, "members:")
                                 || starts_with_ignoring_case(block->text, "membership:");
        if (is_labelled && members.empty()) {
            take_members_line(members, block->text);
            return members;
        }
        if (block->kind == BlockKind::list_item) {
            members.push_back(item_text(block->text));
        } else if (!members.empty()) {
            break;
        }
    }
    return members;
}

/// "Equality Board – meets quarterly", as a heading or a short line of its own.
std::optional<ReadBoard> board_in_line(std::string_view line) {
    if (trimmed(line).ends_with('.')) return std::nullopt;
    const auto tokens = tokens_of(line);
    const auto found = often_in(tokens);
    if (!found || found->first == 0) return std::nullopt;
    auto name = body_name(before_often(line, tokens, found->first));
    const bool meets = says_one_of(line, {"meets", "meeting", "meetings", "meet"});
    const auto words = words_of(name);
    const bool is_body = std::ranges::any_of(words, is_body_noun);
    if (name.empty() || !has_capital(name) || (!meets && !is_body)) return std::nullopt;
    return ReadBoard{.name = std::move(name), .every = found->every, .members = {}};
}

/// The words with capitals before a group's noun, and the small ones that join them.
std::size_t first_of_name(std::string_view source, std::span<const Token> tokens, std::size_t noun) {
    constexpr std::array<std::string_view, 4> joining = {"and", "of", "for", "&"};
    auto first = noun;
    for (auto i = noun; i-- > 0;) {
        const auto c = source[tokens[i].begin];
        if (c >= 'A' && c <= 'Z') {
            first = i;
        } else if (std::ranges::find(joining, tokens[i].text) == joining.end()) {
            break;
        }
    }
    return first;
}

/// "The Equality Board, chaired by …, meets quarterly": the subject must name a group with capitals.
std::optional<ReadBoard> board_in_sentence(std::string_view sentence) {
    const auto tokens = tokens_of(sentence);
    const auto meets = std::ranges::find_if(tokens, [](const Token& token) {
        return token.is("meets") || token.is("meet");
    });
    const auto found = often_in(tokens);
    if (meets == tokens.end() || !found) return std::nullopt;
    const auto verb = static_cast<std::size_t>(meets - tokens.begin());
    if (found->first < verb || found->first > verb + 6) return std::nullopt;
    for (std::size_t i = 0; i < verb; ++i) {
        const bool is_last = i + 1 == verb || !is_body_noun(tokens[i + 1].text);
        if (!is_body_noun(tokens[i].text) || !is_last) continue;
        const auto first = first_of_name(sentence, tokens, i);
        auto name = body_name(sentence.substr(tokens[first].begin, tokens[i].end - tokens[first].begin));
        const auto words = words_of(name);
        const bool is_named = words.size() >= 2 && name.front() >= 'A' && name.front() <= 'Z'
                              && has_capital(std::string_view(name).substr(1));
        if (is_named) return ReadBoard{.name = std::move(name), .every = found->every, .members = {}};
        return std::nullopt;
    }
    return std::nullopt;
}

bool is_about_oversight(std::string_view title) {
    return says_one_of(title, {"governance", "oversight", "accountability", "monitoring", "who oversees"});
}

struct Columns {
    std::optional<std::size_t> name;
    std::optional<std::size_t> every;
    std::optional<std::size_t> members;
};

Columns columns_of(const documents::Row& header) {
    Columns columns;
    for (std::size_t i = 0; i < header.cells.size(); ++i) {
        const auto& text = header.cells[i].text;
        if (words_of(text).size() > most_header_words) return {};
        if (says_one_of(text, {"how often", "frequency", "meets", "when it meets", "meetings", "when"})) {
            columns.every = i;
        } else if (says_one_of(
                       text, {"members", "membership", "who", "who attends", "attendees", "attended by"}
                   )) {
            columns.members = i;
        } else if (!columns.name
                   && says_one_of(
                       text, {"group", "board", "body", "forum", "committee", "meeting", "name", "level"}
                   )) {
            columns.name = i;
        }
    }
    return columns;
}

void take_table(std::vector<ReadBoard>& boards, const documents::Table& table) {
    if (table.rows.size() < 2) return;
    const auto columns = columns_of(table.rows.front());
    if (!columns.name || !columns.every) return;
    for (std::size_t i = 1; i < table.rows.size(); ++i) {
        const auto& cells = table.rows[i].cells;
        const auto cell = [&](std::optional<std::size_t> column) {
            return column && *column < cells.size() ? std::string_view(cells[*column].text)
                                                    : std::string_view();
        };
        if (trimmed(cell(columns.name)).empty()) continue;
        const auto found = often_in(tokens_of(cell(columns.every)));
        ReadBoard board{.name = squeezed(cell(columns.name)), .every = std::nullopt, .members = {}};
        if (found) board.every = found->every;
        const auto separator = cell(columns.members).contains(';') ? ';' : ',';
        for (const auto& line : items_of_cell(cell(columns.members))) {
            for (const auto member : split(line, separator)) {
                if (!trimmed(member).empty()) board.members.push_back(squeezed(member));
            }
        }
        keep(boards, std::move(board));
    }
}

void take_body(std::vector<ReadBoard>& boards, const DocumentPart& part) {
    const std::span<const Block* const> body(part.body);
    for (std::size_t i = 0; i < body.size(); ++i) {
        const auto& block = *body[i];
        if (block.kind == BlockKind::table) {
            take_table(boards, block.table);
            continue;
        }
        if (block.kind == BlockKind::figure) continue;
        const bool may_be_named = is_about_oversight(part.title) || leads_in(block);
        if (auto board = may_be_named ? board_in_line(block.text) : std::nullopt) {
            if (block.kind != BlockKind::list_item) board->members = members_of(body.subspan(i + 1));
            keep(boards, std::move(*board));
            continue;
        }
        for (const auto sentence : sentences_of(block.text)) {
            if (auto board = board_in_sentence(sentence)) keep(boards, std::move(*board));
        }
    }
}

}  // namespace

std::vector<ReadBoard> boards_in(const documents::Document& document) {
    std::vector<ReadBoard> boards;
    const auto parts = parts_of(document);
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const auto& part = parts[i];
        if (auto board = part.is_title ? std::nullopt : board_in_line(part.title)) {
            board->members = members_of(part.body);
            keep(boards, std::move(*board));
        } else if (i > 0 && is_about_oversight(parts[part_around(parts, i)].title)
                   && part_around(parts, i) != i) {
            const auto words = words_of(part.title);
            auto members = members_of(part.body);
            if (!words.empty() && is_body_noun(words.back()) && !members.empty())
                keep(
                    boards,
                    {.name = body_name(part.title), .every = std::nullopt, .members = std::move(members)}
                );
        }
        take_body(boards, part);
    }
    return boards;
}

}  // namespace dueregard::plan
