#include "documents/docx_writer.hpp"

#include "base/ensure.hpp"
#include "documents/docx_look.hpp"
#include "documents/program.hpp"
#include "documents/xml.hpp"
#include "documents/zip_archive.hpp"

#include <fmt/format.h>

#include <sstream>
#include <utility>
#include <vector>

namespace dueregard::documents {

namespace {

const Program pandoc = {.name = "pandoc", .package = "pandoc"};

/// What pandoc wrote is no stranger's file: it opens, or something is broken.
template <typename Value>
Value taken(std::expected<Value, Refusal> value) {
    ensure(value.has_value(), "pandoc writes a Word document that can be read");
    return *std::move(value);
}

std::string written(const pugi::xml_document& xml) {
    std::ostringstream text;
    xml.save(text, "", pugi::format_raw, pugi::encoding_utf8);
    return std::move(text).str();
}

void set_title(pugi::xml_document& core, const std::string& title) {
    auto node = core.child("cp:coreProperties").child("dc:title");
    if (!node) node = core.child("cp:coreProperties").append_child("dc:title");
    node.text().set(title.c_str());
}

std::string with_our_look(const std::string& bytes, const DocxProperties& properties) {
    const Limits limits;
    auto archive = taken(ZipArchive::open(bytes, limits));
    ZipParts parts;
    for (const auto& name : archive.names()) {
        auto text = taken(archive.read(name));
        const bool is_ours =
            name == "word/document.xml" || name == "word/styles.xml" || name == "docProps/core.xml";
        if (is_ours) {
            const auto xml = taken(parse_xml(std::move(text), limits));
            if (name == "word/document.xml") {
                set_layout(*xml);
            } else if (name == "word/styles.xml") {
                set_look(*xml);
            } else {
                set_title(*xml, properties.title);
            }
            text = written(*xml);
        }
        parts.emplace_back(name, std::move(text));
    }
    return zip_of(parts, properties.made);
}

}  // namespace

std::string write_docx(std::string_view html, const DocxProperties& properties) {
    const auto seconds = properties.made.time_since_epoch().count();
    const auto bytes = output_of(
        pandoc,
        {
            .arguments = {"--from=html", "--to=docx", "--output=-"},
            .input = html,
            .environment = {fmt::format("SOURCE_DATE_EPOCH={}", seconds)},
        }
    );
    return with_our_look(bytes, properties);
}

}  // namespace dueregard::documents
