#include "framework/pack_sheet.hpp"

#include "base/text.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <map>
#include <utility>

namespace dueregard::framework {

namespace {

using documents::Row;

constexpr std::array<std::string_view, 6> head_names = {
    "framework", "edition", "title", "publisher", "source", "wording"
};

/// What a heading of the table means; anything else is the title of a level.
constexpr std::array<std::pair<std::string_view, std::string_view>, 14> column_names = {{
    {"ref", "ref"},
    {"reference", "ref"},
    {"id", "ref"},
    {"number", "ref"},
    {"no", "ref"},
    {"title", "title"},
    {"criterion", "title"},
    {"theme", "title"},
    {"heading", "title"},
    {"kind", "kind"},
    {"type", "kind"},
    {"parent", "parent"},
    {"under", "parent"},
    {"questions", "questions"},
}};

std::string heading_of(std::string_view text) {
    auto heading = lower_ascii(squeezed(text));
    while (heading.ends_with(':') || heading.ends_with('.'))
        heading.pop_back();
    return heading;
}

std::string_view meaning_of(std::string_view heading) {
    const auto* const found =
        std::ranges::find(column_names, heading, &std::pair<std::string_view, std::string_view>::first);
    return found == column_names.end() ? "" : found->second;
}

YamlNode text_node(int line, std::string_view text) {
    return {
        .kind = YamlKind::text, .line = line, .text = std::string(trimmed(text)), .items = {}, .members = {}
    };
}

YamlNode list_node(int line) {
    return {.kind = YamlKind::list, .line = line, .text = "", .items = {}, .members = {}};
}

YamlNode mapping_node(int line) {
    return {.kind = YamlKind::mapping, .line = line, .text = "", .items = {}, .members = {}};
}

void put(YamlNode& mapping, std::string_view name, YamlNode value) {
    mapping.members.emplace_back(std::string(name), std::move(value));
}

void put_text(YamlNode& mapping, std::string_view name, int line, std::string_view text) {
    if (!trimmed(text).empty()) put(mapping, name, text_node(line, text));
}

struct Columns {
    std::map<std::string_view, std::size_t> named;
    std::vector<std::pair<std::size_t, std::string>> levels;  ///< column, title
};

std::optional<Columns> columns_in(const Row& row) {
    Columns columns;
    for (std::size_t at = 0; at < row.cells.size(); ++at) {
        const auto heading = heading_of(row.cells[at].text);
        if (heading.empty()) continue;
        const auto meaning = meaning_of(heading);
        if (meaning.empty())
            columns.levels.emplace_back(at, squeezed(row.cells[at].text));
        else
            columns.named.try_emplace(meaning, at);
    }
    if (!columns.named.contains("ref") || !columns.named.contains("title") || columns.levels.empty())
        return std::nullopt;
    return columns;
}

/// Whether `longer` goes on from `ref`: "1.2" from "1", "K2" from "K", "1.10" not from "1.1".
bool goes_on_from(std::string_view longer, std::string_view ref) {
    if (longer.size() <= ref.size() || !longer.starts_with(ref)) return false;
    const auto is_digit = [](char letter) { return letter >= '0' && letter <= '9'; };
    return !(is_digit(ref.back()) && is_digit(longer[ref.size()]));
}

class SheetReader {
public:
    explicit SheetReader(const documents::Table& table) : table_(table) {}

    std::optional<YamlNode> run() {
        auto pack = mapping_node(1);
        std::size_t at = 0;
        for (; at < table_.rows.size(); ++at) {
            columns_ = columns_in(table_.rows[at]);
            if (columns_) break;
            take_head(pack, table_.rows[at], line_at(at));
        }
        if (!columns_) return std::nullopt;
        put(pack, "levels", levels(line_at(at)));
        auto entries = list_node(line_at(at));
        for (++at; at < table_.rows.size(); ++at)
            take_row(entries, table_.rows[at], line_at(at));
        put(pack, "entries", std::move(entries));
        return pack;
    }

private:
    [[nodiscard]] int line_at(std::size_t row) const {
        const auto line = table_.rows[row].at.line;
        return line > 0 ? line : static_cast<int>(row) + 1;
    }

    static void take_head(YamlNode& pack, const Row& row, int line) {
        if (row.cells.size() < 2) return;
        const auto heading = heading_of(row.cells[0].text);
        if (std::ranges::find(head_names, heading) == head_names.end()) return;
        put_text(pack, heading, line, row.cells[1].text);
    }

    [[nodiscard]] YamlNode levels(int line) const {
        auto list = list_node(line);
        for (const auto& [column, title] : columns_->levels) {
            auto level = mapping_node(line);
            put_text(level, "ref", line, lower_ascii(title));
            put_text(level, "title", line, title);
            list.items.push_back(std::move(level));
        }
        return list;
    }

    [[nodiscard]] std::string_view cell(const Row& row, std::string_view name) const {
        const auto column = columns_->named.find(name);
        if (column == columns_->named.end() || column->second >= row.cells.size()) return "";
        return trimmed(row.cells[column->second].text);
    }

    [[nodiscard]] YamlNode statements(const Row& row, int line) const {
        auto list = list_node(line);
        for (const auto& [column, title] : columns_->levels) {
            if (column >= row.cells.size() || trimmed(row.cells[column].text).empty()) continue;
            auto statement = mapping_node(line);
            put_text(statement, "level", line, lower_ascii(title));
            put_text(statement, "text", line, row.cells[column].text);
            list.items.push_back(std::move(statement));
        }
        return list;
    }

    [[nodiscard]] std::string parent_of(std::string_view ref) const {
        std::string longest;
        for (const auto& [other, kind] : seen_)
            if (kind != "criterion" && goes_on_from(ref, other) && other.size() > longest.size())
                longest = other;
        return longest;
    }

    [[nodiscard]] std::string kind_of(const Row& row, bool has_statements, const std::string& parent) const {
        if (const auto told = lower_ascii(cell(row, "kind")); !told.empty())
            return told == "module" ? "area" : told;
        if (has_statements) return "criterion";
        return parent.empty() ? "area" : "theme";
    }

    void take_row(YamlNode& entries, const Row& row, int line) {
        const auto ref = std::string(cell(row, "ref"));
        const auto title = cell(row, "title");
        if (ref.empty() && title.empty()) return;
        auto asked = statements(row, line);
        auto parent = std::string(cell(row, "parent"));
        if (parent.empty()) parent = parent_of(ref);
        const auto kind = kind_of(row, !asked.items.empty(), parent);
        auto entry = mapping_node(line);
        put_text(entry, "kind", line, kind);
        put_text(entry, "ref", line, ref);
        if (kind != "area") put_text(entry, "parent", line, parent);
        put_text(entry, "title", line, title);
        if (!asked.items.empty()) put(entry, "statements", std::move(asked));
        auto questions = list_node(line);
        for (const auto question : split(cell(row, "questions"), '\n'))
            if (!trimmed(question).empty()) questions.items.push_back(text_node(line, question));
        if (!questions.items.empty()) put(entry, "questions", std::move(questions));
        if (!ref.empty()) seen_.emplace(ref, kind);
        entries.items.push_back(std::move(entry));
    }

    const documents::Table& table_;
    std::optional<Columns> columns_;
    std::map<std::string, std::string, std::less<>> seen_;  ///< ref, kind
};

}  // namespace

std::expected<Edition, PackFaults> read_sheet(const documents::Document& document) {
    for (const auto& block : document.blocks) {
        if (block.kind != documents::BlockKind::table) continue;
        if (const auto pack = SheetReader(block.table).run()) return edition_in(*pack);
    }
    return std::unexpected(PackFaults{
        "No table has the columns ref and title and one for each level; above it, in two columns, stand "
        "framework, edition, title and wording"
    });
}

}  // namespace dueregard::framework
