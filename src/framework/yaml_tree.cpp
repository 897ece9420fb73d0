#include "framework/yaml_tree.hpp"

#include "base/text.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <sstream>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

namespace dueregard::framework {

namespace {

struct Refused {
    std::string sentence;
};

int line_of(const YAML::Mark& mark) {
    return mark.line + 1;
}

[[noreturn]] void refuse(const YAML::Mark& mark, std::string_view what) {
    throw Refused{fmt::format("Line {}: {}", line_of(mark), what)};
}

/// Builds the tree as the parser tells of it, so that an alias is refused before it is followed and a tree
/// too large before it is built.
class TreeBuilder final : public YAML::EventHandler {
public:
    explicit TreeBuilder(const YamlLimits& limits) : limits_(limits) {}

    void OnDocumentStart(const YAML::Mark& /*mark*/) override {}

    void OnDocumentEnd() override {}

    void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
        add(mark, anchor, YamlKind::text, "");
    }

    void OnAlias(const YAML::Mark& mark, YAML::anchor_t /*anchor*/) override {
        refuse(mark, "An alias (*name) stands here; write out what it stands for");
    }

    void OnScalar(
        const YAML::Mark& mark, const std::string& /*tag*/, YAML::anchor_t anchor, const std::string& value
    ) override {
        if (expects_name()) {
            refuse_anchor(mark, anchor);
            take_name(mark, value);
        } else {
            add(mark, anchor, YamlKind::text, value);
        }
    }

    void OnSequenceStart(
        const YAML::Mark& mark,
        const std::string& /*tag*/,
        YAML::anchor_t anchor,
        YAML::EmitterStyle::value /*style*/
    ) override {
        open(mark, anchor, YamlKind::list);
    }

    void OnSequenceEnd() override { close(); }

    void OnMapStart(
        const YAML::Mark& mark,
        const std::string& /*tag*/,
        YAML::anchor_t anchor,
        YAML::EmitterStyle::value /*style*/
    ) override {
        open(mark, anchor, YamlKind::mapping);
    }

    void OnMapEnd() override { close(); }

    [[nodiscard]] YamlNode take() { return std::move(root_); }

private:
    struct Open {
        YamlNode node;
        std::string name;  ///< of the member whose value comes next
        bool has_name = false;
    };

    [[nodiscard]] bool expects_name() const {
        return !open_.empty() && open_.back().node.kind == YamlKind::mapping && !open_.back().has_name;
    }

    void take_name(const YAML::Mark& mark, const std::string& name) {
        auto& [node, next, has_name] = open_.back();
        if (std::ranges::find(node.members, name, &std::pair<std::string, YamlNode>::first)
            != node.members.end())
            refuse(mark, fmt::format("“{}” stands twice; keep one of them", name));
        count(mark);
        next = name;
        has_name = true;
    }

    void count(const YAML::Mark& mark) {
        if (++nodes_ > limits_.nodes)
            refuse(mark, fmt::format("There are more than {} entries; a pack has fewer", limits_.nodes));
    }

    static void refuse_anchor(const YAML::Mark& mark, YAML::anchor_t anchor) {
        if (anchor != 0) refuse(mark, "An anchor (&name) stands here; a pack writes out what it says");
    }

    void add(const YAML::Mark& mark, YAML::anchor_t anchor, YamlKind kind, const std::string& text) {
        refuse_anchor(mark, anchor);
        if (expects_name()) refuse(mark, "A name is missing before the colon");
        count(mark);
        keep({.kind = kind, .line = line_of(mark), .text = text, .items = {}, .members = {}});
    }

    void open(const YAML::Mark& mark, YAML::anchor_t anchor, YamlKind kind) {
        refuse_anchor(mark, anchor);
        if (expects_name()) refuse(mark, "A name must be a text");
        if (open_.size() >= limits_.depth)
            refuse(mark, fmt::format("Lists stand within lists more than {} deep", limits_.depth));
        count(mark);
        open_.push_back(
            {.node = {.kind = kind, .line = line_of(mark), .text = "", .items = {}, .members = {}},
             .name = "",
             .has_name = false}
        );
    }

    void close() {
        auto node = std::move(open_.back().node);
        open_.pop_back();
        keep(std::move(node));
    }

    void keep(YamlNode node) {
        if (open_.empty()) {
            root_ = std::move(node);
        } else if (auto& [parent, name, has_name] = open_.back(); parent.kind == YamlKind::list) {
            parent.items.push_back(std::move(node));
        } else {
            parent.members.emplace_back(std::move(name), std::move(node));
            has_name = false;
        }
    }

    const YamlLimits& limits_;
    std::size_t nodes_ = 0;
    std::vector<Open> open_;
    YamlNode root_;
};

}  // namespace

std::expected<YamlNode, std::string> read_yaml(std::string_view text, const YamlLimits& limits) {
    if (text.size() > limits.bytes)
        return std::unexpected(fmt::format("The file is larger than {} bytes", limits.bytes));
    if (!is_valid_utf8(text) || text.contains('\0')) return std::unexpected("The file is not text in UTF-8");
    try {
        std::istringstream stream{std::string(text)};
        YAML::Parser parser(stream);
        TreeBuilder builder(limits);
        if (!parser.HandleNextDocument(builder)) return std::unexpected("The file is empty");
        if (parser) return std::unexpected("The file holds a second document after “---”; a pack is one");
        return builder.take();
    } catch (const Refused& refused) {
        return std::unexpected(refused.sentence);
    } catch (const YAML::Exception& exception) {
        return std::unexpected(
            fmt::format("Line {}: this is not YAML ({})", exception.mark.line + 1, exception.msg)
        );
    }
}

std::string quoted_yaml(std::string_view text) {
    std::string out = "\"";
    for (const char letter : text) {
        if (letter == '"' || letter == '\\')
            (out += '\\') += letter;
        else if (letter == '\n')
            out += "\\n";
        else if (letter == '\t')
            out += "\\t";
        else if (static_cast<unsigned char>(letter) < 0x20 || letter == 0x7F)
            out += fmt::format("\\x{:02X}", static_cast<unsigned char>(letter));
        else
            out += letter;
    }
    return out + '"';
}

void write_yaml_member(
    std::string& out, std::string_view indent, std::string_view name, std::string_view text
) {
    if (!text.empty()) out += fmt::format("{}{}: {}\n", indent, name, quoted_yaml(text));
}

}  // namespace dueregard::framework
