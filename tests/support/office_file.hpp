#pragma once
// Word and Excel files made in a test from the XML that the test is about, so that both can be read side by
// side.

#include <cstring>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>
#include <zip.h>

namespace dueregard::tests {

using Parts = std::vector<std::pair<std::string, std::string>>;

/// A zip of the parts, in memory.
inline std::string zipped(const Parts& parts) {
    zip_error_t error;
    zip_error_init(&error);
    auto* const out = zip_source_buffer_create(nullptr, 0, 0, &error);
    auto* const archive = zip_open_from_source(out, ZIP_TRUNCATE, &error);
    zip_source_keep(out);
    for (const auto& [name, text] : parts) {
        auto* const source = zip_source_buffer(archive, text.data(), text.size(), 0);
        zip_file_add(archive, name.c_str(), source, ZIP_FL_ENC_UTF_8 | ZIP_FL_OVERWRITE);
    }
    zip_close(archive);
    zip_source_open(out);
    zip_source_seek(out, 0, SEEK_END);
    std::string bytes(static_cast<std::size_t>(zip_source_tell(out)), '\0');
    zip_source_seek(out, 0, SEEK_SET);
    zip_source_read(out, bytes.data(), bytes.size());
    zip_source_close(out);
    zip_source_free(out);
    zip_error_fini(&error);
    return bytes;
}

constexpr std::string_view package_relations = "http://schemas.openxmlformats.org/package/2006/relationships";
constexpr std::string_view office_relations =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

/// A ".rels" part; each target under the kind of its relation.
inline std::string relations(const Parts& targets) {
    std::string xml = "<Relationships xmlns=\"" + std::string(package_relations) + "\">";
    int number = 0;
    for (const auto& [kind, target] : targets) {
        xml += "<Relationship Id=\"rId" + std::to_string(++number) + "\" Type=\""
               + std::string(office_relations) + kind + "\" Target=\"" + target + "\"/>";
    }
    return xml + "</Relationships>";
}

/// A Word document of this body. `more` are the other parts of the folder "word" by name without ending:
/// "styles", "numbering", "comments", "footnotes", "endnotes", each with the XML within its root element of
/// the same name.
inline std::string docx(std::string_view body, const Parts& more = {}) {
    const std::string spaces =
        " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
        " xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" xmlns:wps=\"wps\" xmlns:v=\"v\">";
    Parts parts = {
        {"_rels/.rels", relations({{"officeDocument", "word/document.xml"}})},
        {"word/document.xml",
         "<w:document" + spaces + "<w:body>" + std::string(body) + "</w:body></w:document>"},
    };
    Parts targets;
    for (const auto& [name, xml] : more) {
        parts.emplace_back("word/" + name + ".xml", "<w:" + name + spaces + xml + "</w:" + name + ">");
        targets.emplace_back(name, name + ".xml");
    }
    parts.emplace_back("word/_rels/document.xml.rels", relations(targets));
    return zipped(parts);
}

/// A workbook of these sheets: each name with the XML within its "worksheet". `styles` and `strings` stand
/// within "styleSheet" and "sst".
inline std::string xlsx(const Parts& sheets, std::string_view styles = "", std::string_view strings = "") {
    const std::string space = " xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
    Parts parts = {{"_rels/.rels", relations({{"officeDocument", "xl/workbook.xml"}})}};
    Parts targets;
    std::string list;
    for (const auto& [name, xml] : sheets) {
        const auto number = std::to_string(targets.size() + 1);
        targets.emplace_back("worksheet", "worksheets/sheet" + number + ".xml");
        parts.emplace_back(
            "xl/worksheets/sheet" + number + ".xml", "<worksheet" + space + ">" + xml + "</worksheet>"
        );
        list += "<sheet name=\"" + name + "\" sheetId=\"" + number + "\" r:id=\"rId" + number + "\"/>";
    }
    targets.emplace_back("styles", "styles.xml");
    targets.emplace_back("sharedStrings", "sharedStrings.xml");
    parts.emplace_back("xl/styles.xml", "<styleSheet" + space + ">" + std::string(styles) + "</styleSheet>");
    parts.emplace_back("xl/sharedStrings.xml", "<sst" + space + ">" + std::string(strings) + "</sst>");
    parts.emplace_back("xl/_rels/workbook.xml.rels", relations(targets));
    parts.emplace_back(
        "xl/workbook.xml",
        "<workbook" + space + " xmlns:r=\"" + std::string(office_relations) + "\"><sheets>" + list
            + "</sheets></workbook>"
    );
    return zipped(parts);
}

}  // namespace dueregard::tests
