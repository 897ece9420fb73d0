#include "framework/crosswalk.hpp"

#include "base/enumerator.hpp"
#include "framework/yaml_tree.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <set>
#include <utility>

namespace dueregard::framework {

namespace {

constexpr std::array<std::string_view, 4> relation_names = {"equal", "subset", "superset", "intersects"};

constexpr std::array<std::string_view, 4> relation_wordings = {
    "the same", "part of", "more than", "partly the same"
};

/// 0 is the strongest.
int weakness(Relation relation) {
    switch (relation) {
    case Relation::equal:
        return 0;
    case Relation::superset:
        return 1;
    case Relation::subset:
        return 2;
    case Relation::intersects:
        break;
    }
    return 3;
}

bool holds(std::span<const std::string> refs, const std::string& ref) {
    return std::ranges::find(refs, ref) != refs.end();
}

using Pair = std::pair<std::string, std::string>;

const std::string* text_at(const YamlNode& node, std::string_view name) {
    for (const auto& [member, value] : node.members)
        if (member == name && value.kind == YamlKind::text && !value.text.empty()) return &value.text;
    return nullptr;
}

std::expected<Link, std::string> link_in(const YamlNode& node) {
    const auto* from = text_at(node, "from");
    const auto* to = text_at(node, "to");
    const auto* relation = text_at(node, "relation");
    if (from == nullptr || to == nullptr || relation == nullptr)
        return std::unexpected(fmt::format("Line {}: a link needs from, to and relation", node.line));
    const auto known = relation_named(*relation);
    if (!known) {
        return std::unexpected(
            fmt::format("Line {}: the relation must be equal, subset, superset or intersects", node.line)
        );
    }
    const auto* rationale = text_at(node, "rationale");
    return Link{
        .from = *from, .to = *to, .relation = *known, .rationale = rationale == nullptr ? "" : *rationale
    };
}

}  // namespace

std::string_view name_of(Relation relation) {
    return relation_names.at(static_cast<std::size_t>(relation));
}

std::optional<Relation> relation_named(std::string_view name) {
    return enumerator_named<Relation>(relation_names, name);
}

std::string_view wording_of(Relation relation) {
    return relation_wordings.at(static_cast<std::size_t>(relation));
}

Relation reversed(Relation relation) {
    if (relation == Relation::subset) return Relation::superset;
    if (relation == Relation::superset) return Relation::subset;
    return relation;
}

Relation over(Relation first, Relation second) {
    if (first == Relation::equal) return second;
    if (second == Relation::equal || first == second) return first;
    return Relation::intersects;
}

Crosswalk reversed(const Crosswalk& crosswalk) {
    Crosswalk back{.from = crosswalk.to, .to = crosswalk.from, .links = {}};
    for (const auto& [from, to, relation, rationale] : crosswalk.links)
        back.links.push_back({.from = to, .to = from, .relation = reversed(relation), .rationale = rationale}
        );
    return back;
}

Crosswalk onto_itself(const Edition& edition) {
    Crosswalk itself{.from = name_of(edition), .to = name_of(edition), .links = {}};
    for (const auto place : criteria_of(edition)) {
        const auto& ref = edition.entries[place].ref;
        itself.links.push_back({.from = ref, .to = ref, .relation = Relation::equal, .rationale = ""});
    }
    return itself;
}

Crosswalk over(const Crosswalk& first, const Crosswalk& second) {
    std::map<Pair, Link> best;
    for (const auto& one : first.links) {
        for (const auto& next : second.links) {
            if (one.to != next.from) continue;
            Link link{
                .from = one.from,
                .to = next.to,
                .relation = over(one.relation, next.relation),
                .rationale = fmt::format("By way of {}", one.to)
            };
            const auto [place, is_new] = best.try_emplace({one.from, next.to}, link);
            if (!is_new && weakness(link.relation) < weakness(place->second.relation)) place->second = link;
        }
    }
    Crosswalk all{.from = first.from, .to = second.to, .links = {}};
    for (auto& [pair, link] : best)
        all.links.push_back(std::move(link));
    return all;
}

std::vector<CarriedAnswer> carrying_over(
    const Crosswalk& crosswalk, std::span<const std::string> answered, std::span<const std::string> standing
) {
    std::vector<CarriedAnswer> all;
    for (const auto& link : crosswalk.links) {
        if (!holds(answered, link.from)) continue;
        const bool is_whole = link.relation == Relation::equal || link.relation == Relation::superset;
        all.push_back(
            {.to = link.to,
             .from = link.from,
             .relation = link.relation,
             .rationale = link.rationale,
             .carried = is_whole ? Carried::whole : Carried::in_part,
             .is_kept_out = holds(standing, link.to)}
        );
    }
    std::map<std::string, std::size_t> first_seen;
    for (const auto& answer : all)
        first_seen.try_emplace(answer.to, first_seen.size());
    std::ranges::stable_sort(all, {}, [&](const CarriedAnswer& answer) {
        return std::pair(first_seen.at(answer.to), weakness(answer.relation));
    });
    return all;
}

std::vector<std::string> left_behind(const Crosswalk& crosswalk, std::span<const std::string> answered) {
    std::vector<std::string> left;
    for (const auto& ref : answered)
        if (std::ranges::find(crosswalk.links, ref, &Link::from) == crosswalk.links.end())
            left.push_back(ref);
    return left;
}

std::vector<std::string> faults_of(const Crosswalk& crosswalk, const Edition& from, const Edition& to) {
    std::vector<std::string> faults;
    const auto is_criterion = [](const Edition& edition, const std::string& ref) {
        const auto entry = find_entry(edition, ref);
        return entry && edition.entries[*entry].kind == EntryKind::criterion;
    };
    std::set<Pair> seen;
    for (const auto& link : crosswalk.links) {
        if (!is_criterion(from, link.from))
            faults.push_back(fmt::format("{} is no criterion of {}", link.from, name_of(from)));
        if (!is_criterion(to, link.to))
            faults.push_back(fmt::format("{} is no criterion of {}", link.to, name_of(to)));
        if (!seen.emplace(link.from, link.to).second)
            faults.push_back(fmt::format("{} and {} are linked twice", link.from, link.to));
    }
    return faults;
}

std::expected<Crosswalk, std::string> read_crosswalk(std::string_view yaml) {
    const auto tree = read_yaml(yaml);
    if (!tree) return std::unexpected(tree.error());
    const auto* from = text_at(*tree, "from");
    const auto* to = text_at(*tree, "to");
    if (from == nullptr || to == nullptr)
        return std::unexpected("A crosswalk names the editions it leads from and to");
    Crosswalk crosswalk{.from = *from, .to = *to, .links = {}};
    for (const auto& [name, value] : tree->members) {
        if (name != "links") continue;
        for (const auto& node : value.items) {
            auto link = link_in(node);
            if (!link) return std::unexpected(link.error());
            crosswalk.links.push_back(std::move(*link));
        }
    }
    if (crosswalk.links.empty()) return std::unexpected("The crosswalk has no links");
    return crosswalk;
}

bool is_crosswalk(std::string_view yaml) {
    const auto tree = read_yaml(yaml);
    return tree
           && std::ranges::any_of(tree->members, [](const auto& member) { return member.first == "links"; });
}

std::string write_crosswalk(const Crosswalk& crosswalk) {
    std::string out;
    write_yaml_member(out, "", "from", crosswalk.from);
    write_yaml_member(out, "", "to", crosswalk.to);
    out += "links:\n";
    for (const auto& link : crosswalk.links) {
        write_yaml_member(out, "  - ", "from", link.from);
        write_yaml_member(out, "    ", "to", link.to);
        out += fmt::format("    relation: {}\n", name_of(link.relation));
        write_yaml_member(out, "    ", "rationale", link.rationale);
    }
    return out;
}

std::string name_of(const Crosswalk& crosswalk) {
    return fmt::format("{} to {}", crosswalk.from, crosswalk.to);
}

}  // namespace dueregard::framework
