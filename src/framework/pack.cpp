#include "framework/pack.hpp"

#include "framework/pack_schema.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <map>
#include <ranges>

namespace dueregard::framework {

namespace {

const YamlNode* member(const YamlNode& node, std::string_view name) {
    const auto found = std::ranges::find(node.members, name, &std::pair<std::string, YamlNode>::first);
    return found == node.members.end() ? nullptr : &found->second;
}

std::string text_at(const YamlNode& node, std::string_view name) {
    const auto* value = member(node, name);
    return value == nullptr ? "" : value->text;
}

/// Builds the edition entry by entry and says where refs do not hold together.
class Assembly {
public:
    explicit Assembly(const YamlNode& pack) : pack_(pack) {}

    std::expected<Edition, PackFaults> run() {
        edition_ = {
            .framework = text_at(pack_, "framework"),
            .label = text_at(pack_, "edition"),
            .title = text_at(pack_, "title"),
            .publisher = text_at(pack_, "publisher"),
            .source = text_at(pack_, "source"),
            .wording = wording_named(text_at(pack_, "wording")).value_or(Wording::ours),
            .levels = {},
            .entries = {}
        };
        for (const auto& node : member(pack_, "levels")->items)
            take_level(node);
        const auto& nodes = member(pack_, "entries")->items;
        for (const auto& node : nodes)
            if (!lines_.try_emplace(text_at(node, "ref"), node.line).second)
                fault(node, fmt::format("The ref {} stands twice", text_at(node, "ref")));
        if (!faults_.empty()) return std::unexpected(faults_);
        for (const auto& node : nodes)
            take_entry(node);
        if (!faults_.empty()) return std::unexpected(faults_);
        if (criteria_of(edition_).empty()) return std::unexpected(PackFaults{"The pack has no criterion"});
        return std::move(edition_);
    }

private:
    void fault(const YamlNode& node, std::string_view sentence) {
        if (faults_.size() < 20) faults_.push_back(fmt::format("Line {}: {}", node.line, sentence));
    }

    void take_level(const YamlNode& node) {
        const auto ref = text_at(node, "ref");
        if (find_level(edition_, ref)) fault(node, fmt::format("The level {} stands twice", ref));
        edition_.levels.push_back(
            {.ref = ref, .title = text_at(node, "title"), .meaning = text_at(node, "meaning")}
        );
    }

    void take_entry(const YamlNode& node) {
        Entry entry{
            .kind = entry_kind_named(text_at(node, "kind")).value_or(EntryKind::area),
            .ref = text_at(node, "ref"),
            .title = text_at(node, "title"),
            .parent = {},
            .statements = {},
            .questions = {}
        };
        take_parent(node, entry);
        take_statements(node, entry);
        if (const auto* questions = member(node, "questions"))
            for (const auto& question : questions->items)
                entry.questions.push_back(question.text);
        places_.emplace(entry.ref, edition_.entries.size());
        edition_.entries.push_back(std::move(entry));
    }

    /// An area stands by itself, a theme in an area, a criterion in either. Each follows its parent, so no
    /// circle can be.
    void take_parent(const YamlNode& node, Entry& entry) {
        const auto parent = text_at(node, "parent");
        if (entry.kind == EntryKind::area) {
            if (!parent.empty()) fault(node, fmt::format("{} is an area and has a parent", entry.ref));
            return;
        }
        if (parent.empty()) return fault(node, fmt::format("{} has no parent", entry.ref));
        const auto place = places_.find(parent);
        if (place == places_.end()) return fault(node, absent_parent(entry.ref, parent));
        const auto kind = edition_.entries[place->second].kind;
        if (kind == EntryKind::criterion || (kind == EntryKind::theme && entry.kind == EntryKind::theme)) {
            return fault(
                node,
                fmt::format(
                    "{} is a {} and cannot stand under the {} {}",
                    entry.ref,
                    name_of(entry.kind),
                    name_of(kind),
                    parent
                )
            );
        }
        entry.parent = place->second;
    }

    [[nodiscard]] std::string absent_parent(const std::string& ref, const std::string& parent) const {
        if (parent == ref) return fmt::format("{} is its own parent", ref);
        const auto later = lines_.find(parent);
        if (later == lines_.end())
            return fmt::format("{} has the parent {}, which there is not", ref, parent);
        return fmt::format(
            "{} has the parent {}, which comes only after it, in line {}", ref, parent, later->second
        );
    }

    void take_statements(const YamlNode& node, Entry& entry) {
        const auto* statements = member(node, "statements");
        if (entry.kind != EntryKind::criterion) {
            if (statements != nullptr)
                fault(node, fmt::format("{} has statements and is no criterion", entry.ref));
            return;
        }
        if (statements == nullptr) return fault(node, fmt::format("{} has no statements", entry.ref));
        for (const auto& statement : statements->items) {
            const auto level = find_level(edition_, text_at(statement, "level"));
            if (!level)
                fault(statement, fmt::format("There is no level {}", text_at(statement, "level")));
            else if (statement_at(entry, *level) != nullptr)
                fault(statement, fmt::format("{} has two statements for one level", entry.ref));
            else
                entry.statements.push_back(
                    {.level = *level,
                     .number = text_at(statement, "number"),
                     .text = text_at(statement, "text")}
                );
        }
        std::ranges::sort(entry.statements, {}, &Statement::level);
    }

    const YamlNode& pack_;
    Edition edition_;
    std::map<std::string, int, std::less<>> lines_;
    std::map<std::string, std::size_t, std::less<>> places_;
    PackFaults faults_;
};

void write_entry(std::string& out, const Edition& edition, const Entry& entry) {
    out += fmt::format("  - kind: {}\n", name_of(entry.kind));
    write_yaml_member(out, "    ", "ref", entry.ref);
    if (entry.parent) write_yaml_member(out, "    ", "parent", edition.entries[*entry.parent].ref);
    write_yaml_member(out, "    ", "title", entry.title);
    if (!entry.statements.empty()) out += "    statements:\n";
    for (const auto& statement : entry.statements) {
        out += fmt::format("      - level: {}\n", quoted_yaml(edition.levels[statement.level].ref));
        write_yaml_member(out, "        ", "number", statement.number);
        write_yaml_member(out, "        ", "text", statement.text);
    }
    if (!entry.questions.empty()) out += "    questions:\n";
    for (const auto& question : entry.questions)
        out += fmt::format("      - {}\n", quoted_yaml(question));
}

}  // namespace

std::expected<Edition, PackFaults> read_pack(std::string_view yaml) {
    const auto tree = read_yaml(yaml);
    if (!tree) return std::unexpected(PackFaults{tree.error()});
    return edition_in(*tree);
}

std::expected<Edition, PackFaults> edition_in(const YamlNode& pack) {
    if (auto faults = misfits(pack); !faults.empty()) return std::unexpected(std::move(faults));
    return Assembly(pack).run();
}

std::string write_pack(const Edition& edition) {
    std::string out;
    write_yaml_member(out, "", "framework", edition.framework);
    write_yaml_member(out, "", "edition", edition.label);
    write_yaml_member(out, "", "title", edition.title);
    write_yaml_member(out, "", "publisher", edition.publisher);
    write_yaml_member(out, "", "source", edition.source);
    out += fmt::format("wording: {}\nlevels:\n", name_of(edition.wording));
    for (const auto& level : edition.levels) {
        out += fmt::format("  - ref: {}\n", quoted_yaml(level.ref));
        write_yaml_member(out, "    ", "title", level.title);
        write_yaml_member(out, "    ", "meaning", level.meaning);
    }
    out += "entries:\n";
    for (const auto& entry : edition.entries)
        write_entry(out, edition, entry);
    return out;
}

std::string told(const PackFaults& faults) {
    if (faults.size() == 1) return faults.front() + ".";
    return fmt::format("{}; and {} more.", faults.front(), faults.size() - 1);
}

}  // namespace dueregard::framework
