#include "documents/pptx.hpp"

#include "base/text.hpp"
#include "documents/office_package.hpp"
#include "documents/pptx_shape.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

namespace dueregard::documents {

namespace {

pugi::xml_node shapes_of(const Xml& xml, std::string_view root) {
    return child_of(child_of(child_of(*xml, root), "cSld"), "spTree");
}

class PptxReader {
public:
    PptxReader(ZipArchive& archive, const Limits& limits) : archive_(archive), limits_(limits) {}

    std::expected<Document, Refusal> run() {
        const auto file = relations_of(archive_, "", limits_);
        if (!file) return std::unexpected(file.error());
        auto main = part_of_kind(*file, "officeDocument");
        if (main.empty()) main = "ppt/presentation.xml";
        const auto relations = relations_of(archive_, main, limits_);
        if (!relations) return std::unexpected(relations.error());
        const auto presentation = read_part(archive_, main, limits_);
        if (!presentation) return std::unexpected(presentation.error());
        auto title = title_of(archive_, *file, limits_);
        if (!title) return std::unexpected(title.error());
        document_.title = *std::move(title);
        for (const auto& id : child_of(child_of(**presentation, "presentation"), "sldIdLst").children()) {
            const auto found = std::ranges::find(*relations, relation_of(id), &Relation::id);
            if (found == relations->end() || found->kind != "slide") continue;
            if (const auto done = read_slide(found->part); !done) return std::unexpected(done.error());
        }
        if (document_.blocks.empty()) {
            return std::unexpected(Refusal{
                "The presentation’s slides hold no text, only pictures perhaps: give the text that they show."
            });
        }
        return std::move(document_);
    }

private:
    /// "r:id"; "id" alone is the slide's own number.
    static std::string relation_of(const pugi::xml_node& node) {
        for (const auto& attribute : node.attributes()) {
            if (std::string_view(attribute.name()).ends_with(":id")) return attribute.value();
        }
        return {};
    }

    std::expected<void, Refusal> read_slide(const std::string& part) {
        const auto xml = read_part(archive_, part, limits_);
        if (!xml) return std::unexpected(xml.error());
        const auto relations = relations_of(archive_, part, limits_);
        if (!relations) return std::unexpected(relations.error());
        ++number_;
        // A hidden slide was not shown.
        if (attribute_of(child_of(**xml, "sld"), "show") == "0") return {};
        const auto layout = read_part(archive_, part_of_kind(*relations, "slideLayout"), limits_);
        if (!layout) return std::unexpected(layout.error());
        PptxSlide slide(number_, shapes_of(*layout, "sldLayout"), limits_);
        slide.read(shapes_of(*xml, "sld"));
        if (slide.refusal()) return std::unexpected(*slide.refusal());
        std::ranges::move(slide.take(), std::back_inserter(document_.blocks));
        for (const auto& text : slide.furniture()) {
            if (std::ranges::find(document_.furniture, text) == document_.furniture.end())
                document_.furniture.push_back(text);
        }
        for (const auto& relation : *relations) {
            if (relation.kind != "diagramData") continue;
            if (const auto done = read_diagram(relation.part); !done) return std::unexpected(done.error());
        }
        return read_notes(part_of_kind(*relations, "notesSlide"));
    }

    /// SmartArt: the words of its points, in the order in which the file keeps them.
    std::expected<void, Refusal> read_diagram(const std::string& part) {
        const auto xml = read_part(archive_, part, limits_);
        if (!xml) return std::unexpected(xml.error());
        int line = 1'000;  // after all that stands on the slide itself
        for (const auto& point : child_of(child_of(**xml, "dataModel"), "ptLst").children()) {
            const auto kind = attribute_of(point, "type");
            if (!kind.empty() && kind != "node" && kind != "asst") continue;
            auto text = squeezed(text_of_body(child_of(point, "t")));
            if (text.empty()) continue;
            document_.blocks.push_back(
                {.kind = BlockKind::list_item,
                 .number = {},
                 .text = std::move(text),
                 .table = {},
                 .picture = {},
                 .at = {.line = ++line, .page = number_}}
            );
        }
        return {};
    }

    std::expected<void, Refusal> read_notes(const std::string& part) {
        if (part.empty()) return {};
        const auto xml = read_part(archive_, part, limits_);
        if (!xml) return std::unexpected(xml.error());
        for (const auto& shape : shapes_of(*xml, "notes").children()) {
            if (local_name(shape) != "sp") continue;
            const auto place = child_of(child_of(child_of(shape, "nvSpPr"), "nvPr"), "ph");
            if (attribute_of(place, "type") != "body") continue;
            auto text = text_of_body(child_of(shape, "txBody"));
            if (!text.empty()) {
                document_.notes.push_back(
                    {.mark = fmt::format("slide {}", number_),
                     .text = std::move(text),
                     .at = {.page = number_}}
                );
            }
        }
        return {};
    }

    ZipArchive& archive_;
    const Limits& limits_;
    Document document_{.format = Format::pptx};
    int number_ = 0;
};

}  // namespace

std::expected<Document, Refusal> read_pptx(ZipArchive& archive, const Limits& limits) {
    return PptxReader(archive, limits).run();
}

}  // namespace dueregard::documents
