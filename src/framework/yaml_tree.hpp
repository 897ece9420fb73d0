#pragma once
// The door to yaml-cpp: YAML as texts, lists and mappings, each with its line. Only what data needs: no
// anchors, no tags, no second document.

#include <cstddef>
#include <expected>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dueregard::framework {

enum class YamlKind { text, list, mapping };

struct YamlNode {
    YamlKind kind = YamlKind::text;
    int line = 0;      ///< counts from 1
    std::string text;  ///< as it stands: "1.10" stays "1.10"
    std::vector<YamlNode> items;
    std::vector<std::pair<std::string, YamlNode>> members;  ///< in the file's order, each name once
};

struct YamlLimits {
    std::size_t bytes = 2'000'000;
    std::size_t nodes = 60'000;
    std::size_t depth = 12;
};

/// One sentence with the line where the text is no such YAML.
[[nodiscard]] std::expected<YamlNode, std::string>
read_yaml(std::string_view text, const YamlLimits& limits = {});

/// In double quotes, with what YAML reads there marked.
[[nodiscard]] std::string quoted_yaml(std::string_view text);
/// A line `name: "text"` of a mapping; nothing for an empty text.
void write_yaml_member(
    std::string& out, std::string_view indent, std::string_view name, std::string_view text
);

}  // namespace dueregard::framework
