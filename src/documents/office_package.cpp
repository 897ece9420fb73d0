#include "documents/office_package.hpp"

#include "base/text.hpp"

#include <fmt/format.h>

#include <utility>

namespace dueregard::documents {

namespace {

std::string folder_of(std::string_view part) {
    const auto slash = part.rfind('/');
    return slash == std::string_view::npos ? std::string() : std::string(part.substr(0, slash + 1));
}

/// The target as a name in the archive: relative to the folder it is named in, unless it begins at the root.
std::string resolved(std::string_view folder, std::string_view target) {
    const auto whole =
        target.starts_with('/') ? std::string(target.substr(1)) : std::string(folder) + std::string(target);
    std::vector<std::string> kept;
    for (const auto part : split(whole, '/')) {
        if (part == "..") {
            if (!kept.empty()) kept.pop_back();
        } else if (part != "." && !part.empty()) {
            kept.emplace_back(part);
        }
    }
    return join(kept, "/");
}

}  // namespace

std::expected<Xml, Refusal> read_part(ZipArchive& archive, std::string_view part, const Limits& limits) {
    auto text = archive.read(part);
    if (!text) return std::unexpected(text.error());
    return parse_xml(*std::move(text), limits);
}

std::expected<Relations, Refusal>
relations_of(ZipArchive& archive, std::string_view part, const Limits& limits) {
    const auto folder = folder_of(part);
    const auto xml =
        read_part(archive, fmt::format("{}_rels/{}.rels", folder, part.substr(folder.size())), limits);
    if (!xml) return std::unexpected(xml.error());
    Relations relations;
    for (const auto& node : child_of(**xml, "Relationships").children()) {
        if (attribute_of(node, "TargetMode") == "External") continue;
        const auto type = attribute_of(node, "Type");
        relations.push_back({
            .id = std::string(attribute_of(node, "Id")),
            .kind = std::string(type.substr(type.rfind('/') + 1)),
            .part = resolved(folder, attribute_of(node, "Target")),
        });
    }
    return relations;
}

std::string part_of_kind(const Relations& relations, std::string_view kind) {
    for (const auto& relation : relations) {
        if (relation.kind == kind) return relation.part;
    }
    return {};
}

std::expected<std::string, Refusal>
title_of(ZipArchive& archive, const Relations& file, const Limits& limits) {
    const auto xml = read_part(archive, part_of_kind(file, "core-properties"), limits);
    if (!xml) return std::unexpected(xml.error());
    const auto properties = child_of(**xml, "coreProperties");
    return squeezed(child_of(properties, "title").text().get());
}

}  // namespace dueregard::documents
