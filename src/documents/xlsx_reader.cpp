#include "documents/xlsx_reader.hpp"

#include "documents/office_package.hpp"
#include "documents/xlsx_sheet.hpp"

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace dueregard::documents {

namespace {

struct Sheet {
    std::string name;
    std::string part;
};

std::vector<NumberFormat> formats_in(const pugi::xml_node& styles) {
    std::map<int, NumberFormat> written;
    for (const auto& node : child_of(styles, "numFmts").children()) {
        written[number_in(node, "numFmtId", 0)] = number_format_of(attribute_of(node, "formatCode"));
    }
    std::vector<NumberFormat> formats;
    for (const auto& node : child_of(styles, "cellXfs").children()) {
        const int id = number_in(node, "numFmtId", 0);
        const auto found = written.find(id);
        formats.push_back(found == written.end() ? number_format_of(builtin_format(id)) : found->second);
    }
    return formats;
}

std::vector<std::string> strings_in(const pugi::xml_node& table) {
    std::vector<std::string> strings;
    for (const auto& node : table.children()) {
        if (local_name(node) == "si") strings.push_back(rich_text(node));
    }
    return strings;
}

/// The sheets that are shown, in the order of their tabs.
std::vector<Sheet> sheets_in(const pugi::xml_node& workbook, const Relations& relations) {
    std::map<std::string, const Relation*, std::less<>> by_id;
    for (const auto& relation : relations)
        by_id.emplace(relation.id, &relation);
    std::vector<Sheet> sheets;
    for (const auto& node : child_of(workbook, "sheets").children()) {
        const auto state = attribute_of(node, "state");
        const auto found = by_id.find(attribute_of(node, "id"));
        const bool is_shown = state.empty() || state == "visible";
        if (!is_shown || found == by_id.end() || found->second->kind != "worksheet") continue;
        sheets.push_back({.name = std::string(attribute_of(node, "name")), .part = found->second->part});
    }
    return sheets;
}

struct Workbook {
    Xml xml;
    Relations relations;
    std::string title;
};

std::expected<Workbook, Refusal> open_workbook(ZipArchive& archive, const Limits& limits) {
    const auto file = relations_of(archive, "", limits);
    if (!file) return std::unexpected(file.error());
    auto main = part_of_kind(*file, "officeDocument");
    if (main.empty()) main = "xl/workbook.xml";
    auto relations = relations_of(archive, main, limits);
    if (!relations) return std::unexpected(relations.error());
    auto xml = read_part(archive, main, limits);
    if (!xml) return std::unexpected(xml.error());
    auto title = title_of(archive, *file, limits);
    if (!title) return std::unexpected(title.error());
    return Workbook{.xml = *std::move(xml), .relations = *std::move(relations), .title = *std::move(title)};
}

std::expected<XlsxBook, Refusal>
read_book(ZipArchive& archive, const Workbook& workbook, const Limits& limits) {
    const auto strings = read_part(archive, part_of_kind(workbook.relations, "sharedStrings"), limits);
    if (!strings) return std::unexpected(strings.error());
    const auto styles = read_part(archive, part_of_kind(workbook.relations, "styles"), limits);
    if (!styles) return std::unexpected(styles.error());
    const auto properties = child_of(child_of(*workbook.xml, "workbook"), "workbookPr");
    const auto system = attribute_of(properties, "date1904");
    return XlsxBook{
        .strings = strings_in(child_of(**strings, "sst")),
        .formats = formats_in(child_of(**styles, "styleSheet")),
        .dates = system == "1" || system == "true" ? DateSystem::from_1904 : DateSystem::from_1900,
    };
}

}  // namespace

std::expected<Document, Refusal> read_xlsx(ZipArchive& archive, const Limits& limits) {
    const auto workbook = open_workbook(archive, limits);
    if (!workbook) return std::unexpected(workbook.error());
    const auto book = read_book(archive, *workbook, limits);
    if (!book) return std::unexpected(book.error());
    Document document{.format = Format::xlsx, .title = workbook->title};
    auto left = limits;
    for (const auto& sheet : sheets_in(child_of(*workbook->xml, "workbook"), workbook->relations)) {
        const auto xml = read_part(archive, sheet.part, limits);
        if (!xml) return std::unexpected(xml.error());
        auto table = read_sheet(child_of(**xml, "worksheet"), sheet.name, *book, left);
        if (!table) return std::unexpected(table.error());
        if (table->rows.empty()) continue;
        left.cells -= std::min(left.cells, table->rows.size() * table->rows.front().cells.size());
        const auto at = table->rows.front().at;
        document.blocks.push_back({.kind = BlockKind::table, .table = *std::move(table), .at = at});
    }
    return document;
}

}  // namespace dueregard::documents
