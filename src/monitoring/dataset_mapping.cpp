#include "monitoring/dataset_mapping.hpp"

#include "base/ensure.hpp"
#include "base/natural_order.hpp"
#include "base/text.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <optional>
#include <set>

namespace dueregard::monitoring {

using analytics::SourceTable;
using analytics::StoredTable;

namespace {

constexpr std::uint16_t is_rejected = 0xFFFF;
constexpr std::size_t most_open_codes = 400;

std::string no_answer_meaning(NoAnswer state) {
    return fmt::format("!{}", name_of(state));
}

std::string guessed_meaning(const CodeList& list, std::string_view label) {
    if (list.is_open) {
        const auto state = no_answer_of(label);
        return state ? no_answer_meaning(*state) : std::string(own_meaning);
    }
    const auto meaning = meaning_of(list, label);
    if (!meaning) return "";
    if (const auto* code = std::get_if<std::size_t>(&*meaning)) return list.codes[*code].code;
    return no_answer_meaning(std::get<NoAnswer>(*meaning));
}

/// Of the records with an answer, how many the list knows the meaning of, in thousandths.
std::int64_t recognised(const CodeList& list, const MappedColumn& column) {
    std::int64_t known = 0;
    std::int64_t all = 0;
    for (const auto& one : column.labels) {
        if (no_answer_of(one.label)) continue;
        all += one.records;
        if (const auto meaning = meaning_of(list, one.label); meaning && meaning->index() == 0)
            known += one.records;
    }
    return all == 0 ? 0 : known * 1'000 / all;
}

bool has_heading(const CodeList& list, std::string_view plain) {
    return std::ranges::find(list.headings, plain) != list.headings.end();
}

/// The list whose heading it is; of several for one characteristic, the one that knows most of its labels. A
/// column without a known heading is left to a person: a list of yes and no fits too many.
std::string guessed_list(const MappedColumn& column) {
    const auto plain = plain_label(column.heading.substr(0, column.heading.find('(')));
    std::set<std::string> characteristics;
    for (const auto& list : code_lists()) {
        if (has_heading(list, plain)) characteristics.insert(list.characteristic);
    }
    std::string best;
    std::int64_t most = -1;
    for (const auto& list : code_lists()) {
        if (!characteristics.contains(list.characteristic)) continue;
        if (list.is_open && !has_heading(list, plain)) continue;
        const auto known = list.is_open ? 0 : recognised(list, column);
        if (known <= most) continue;
        most = known;
        best = list.name;
    }
    return best;
}

std::vector<std::int64_t> counts_of(const analytics::SourceColumn& column) {
    std::vector<std::int64_t> counts(column.labels.size());
    for (const auto code : column.codes)
        ++counts[code];
    return counts;
}

/// A column of a small file may hold somebody else in each row and still have few values.
bool tells_rows_apart(const analytics::SourceColumn& column) {
    constexpr std::size_t few = 20;
    return column.labels.size() > few && column.labels.size() * 2 > column.codes.size();
}

/// For each label of a column, the number that a record with it gets.
struct LabelCodes {
    DatasetColumn column;
    std::vector<std::uint16_t> code_of;
};

std::uint16_t number_of(const DatasetColumn& column, NoAnswer state) {
    return static_cast<std::uint16_t>(column.titles.size() + static_cast<std::size_t>(state));
}

std::uint16_t code_for(const LabelCodes& codes, const CodeList& list, const MappedLabel& label) {
    if (label.meaning == rejected_meaning) return is_rejected;
    if (label.meaning.starts_with('!')) {
        if (const auto state = no_answer_named(std::string_view(label.meaning).substr(1)))
            return number_of(codes.column, *state);
    }
    const auto wanted = label.meaning == own_meaning ? label.label : label.meaning;
    if (list.is_open) {
        const auto at = std::ranges::find(codes.column.titles, wanted);
        if (at != codes.column.titles.end())
            return static_cast<std::uint16_t>(at - codes.column.titles.begin());
    } else {
        const auto at = std::ranges::find(list.codes, wanted, &ListCode::code);
        if (at != list.codes.end()) return static_cast<std::uint16_t>(at - list.codes.begin());
    }
    return number_of(codes.column, NoAnswer::not_mapped);
}

std::vector<std::string> titles_of(const CodeList& list, const MappedColumn& column) {
    std::vector<std::string> titles;
    if (!list.is_open) {
        for (const auto& code : list.codes)
            titles.push_back(code.title);
        return titles;
    }
    for (const auto& one : column.labels) {
        if (one.meaning == own_meaning) titles.push_back(one.label);
    }
    std::ranges::sort(titles, {}, natural_sort_key);
    if (titles.size() > most_open_codes) titles.resize(most_open_codes);
    return titles;
}

LabelCodes label_codes(const MappedColumn& column) {
    const auto* const list = find_code_list(column.list);
    ensure(list != nullptr, "a mapped column names a code list");
    LabelCodes codes{
        .column = {.heading = column.heading, .list = column.list, .titles = titles_of(*list, column)},
        .code_of = {}
    };
    for (const auto& label : column.labels)
        codes.code_of.push_back(code_for(codes, *list, label));
    return codes;
}

const std::vector<std::uint16_t>& numbers_of(const StoredTable& rows, std::size_t column) {
    return std::get<std::vector<std::uint16_t>>(rows.columns.at(column).numbers);
}

/// The first column whose label in this row is not to be taken.
std::optional<std::size_t> rejecting_column(
    const std::vector<std::size_t>& kept,
    const std::vector<LabelCodes>& codes,
    const StoredTable& rows,
    std::size_t row
) {
    for (std::size_t i = 0; i < kept.size(); ++i) {
        if (codes[i].code_of.at(numbers_of(rows, kept[i])[row]) == is_rejected) return i;
    }
    return std::nullopt;
}

void take(CodedRecords& coded, std::size_t column, std::uint16_t code) {
    auto& of = coded.columns[column];
    coded.codes[column].push_back(code);
    if (code < of.titles.size()) {
        ++of.answered;
    } else {
        ++of.without.at(code - of.titles.size());
    }
}

/// Numbers past the codes are first those of all NoAnswers; then of those that some record is in.
void renumber(DatasetColumn& column, std::vector<std::uint16_t>& codes) {
    const auto first = column.titles.size();
    std::array<std::uint16_t, no_answer_count> number_of_state{};
    for (const auto state : all_no_answers()) {
        const auto place = static_cast<std::size_t>(state);
        number_of_state.at(place) = static_cast<std::uint16_t>(first + column.states.size());
        if (column.without.at(place) > 0) column.states.push_back(state);
    }
    for (auto& code : codes) {
        if (code >= first) code = number_of_state.at(code - first);
    }
}

}  // namespace

std::vector<MappedColumn> guessed_mapping(const SourceTable& table) {
    std::vector<MappedColumn> mapping;
    for (const auto& source : table.columns) {
        MappedColumn column{.heading = source.heading, .list = "", .labels = {}};
        if (!tells_rows_apart(source)) {
            const auto counts = counts_of(source);
            for (std::size_t i = 0; i < source.labels.size(); ++i)
                column.labels.push_back({.label = source.labels[i], .records = counts[i], .meaning = ""});
            choose_list(column, guessed_list(column));
        }
        mapping.push_back(std::move(column));
    }
    return mapping;
}

void choose_list(MappedColumn& column, std::string_view name) {
    const auto* const list = find_code_list(name);
    column.list = list == nullptr || column.labels.empty() ? "" : list->name;
    for (auto& one : column.labels)
        one.meaning = list == nullptr ? "" : guessed_meaning(*list, one.label);
}

bool choose_meaning(MappedColumn& column, std::string_view label, std::string_view meaning) {
    const auto* const list = find_code_list(column.list);
    const auto at = std::ranges::find(column.labels, label, &MappedLabel::label);
    if (list == nullptr || at == column.labels.end()) return false;
    const bool is_state = meaning.starts_with('!') && no_answer_named(meaning.substr(1));
    const bool is_code = std::ranges::find(list->codes, meaning, &ListCode::code) != list->codes.end();
    const bool is_own = list->is_open && meaning == own_meaning;
    if (!is_state && !is_code && !is_own && meaning != rejected_meaning && !meaning.empty()) return false;
    at->meaning = meaning;
    return true;
}

std::vector<UnmappedLabel> unmapped_labels(const std::vector<MappedColumn>& mapping) {
    std::vector<UnmappedLabel> found;
    for (const auto& column : mapping) {
        if (column.list.empty()) continue;
        for (const auto& one : column.labels) {
            if (one.meaning.empty() || one.meaning == no_answer_meaning(NoAnswer::not_mapped))
                found.push_back({.heading = column.heading, .label = one.label, .records = one.records});
        }
    }
    return found;
}

StoredTable stored_rows(const SourceTable& table) {
    StoredTable stored;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        auto codes = table.columns[i].codes;
        if (tells_rows_apart(table.columns[i])) codes.assign(codes.size(), 0);
        stored.columns.push_back({.name = fmt::format("c{}", i), .numbers = std::move(codes)});
    }
    stored.columns.push_back({.name = "line", .numbers = table.lines});
    return stored;
}

CodedRecords coded_records(const std::vector<MappedColumn>& mapping, const StoredTable& rows) {
    ensure(rows.columns.size() == mapping.size() + 1, "rows and mapping are of one file");
    const auto& lines = std::get<std::vector<std::uint32_t>>(rows.columns.back().numbers);
    std::vector<std::size_t> kept;
    std::vector<LabelCodes> codes;
    CodedRecords coded;
    for (std::size_t i = 0; i < mapping.size(); ++i) {
        if (mapping[i].list.empty()) continue;
        kept.push_back(i);
        codes.push_back(label_codes(mapping[i]));
        coded.columns.push_back(codes.back().column);
        coded.codes.emplace_back();
    }
    for (std::size_t row = 0; row < lines.size(); ++row) {
        if (const auto by = rejecting_column(kept, codes, rows, row)) {
            const auto& column = mapping[kept[*by]];
            const auto& label = column.labels.at(numbers_of(rows, kept[*by])[row]).label;
            coded.rejected.push_back(
                {.line = lines[row],
                 .why = fmt::format("“{}” stands under {}: such rows are left out.", label, column.heading)}
            );
            continue;
        }
        ++coded.records;
        for (std::size_t i = 0; i < kept.size(); ++i)
            take(coded, i, codes[i].code_of.at(numbers_of(rows, kept[i])[row]));
    }
    for (std::size_t i = 0; i < kept.size(); ++i)
        renumber(coded.columns[i], coded.codes[i]);
    return coded;
}

std::string mapping_json(const std::vector<MappedColumn>& mapping) {
    auto json = nlohmann::json::array();
    for (const auto& column : mapping) {
        auto labels = nlohmann::json::array();
        for (const auto& one : column.labels)
            labels.push_back({one.label, one.records, one.meaning});
        json.push_back({{"heading", column.heading}, {"list", column.list}, {"labels", std::move(labels)}});
    }
    return json.dump();
}

std::vector<MappedColumn> mapping_in(std::string_view text) {
    std::vector<MappedColumn> mapping;
    for (const auto& one : nlohmann::json::parse(text)) {
        MappedColumn column{.heading = one.at("heading"), .list = one.at("list"), .labels = {}};
        for (const auto& label : one.at("labels"))
            column.labels.push_back({.label = label.at(0), .records = label.at(1), .meaning = label.at(2)});
        mapping.push_back(std::move(column));
    }
    return mapping;
}

}  // namespace dueregard::monitoring
