#include "framework/edition.hpp"

#include "base/enumerator.hpp"

#include <algorithm>
#include <array>

namespace dueregard::framework {

namespace {

constexpr std::array<std::string_view, 3> kind_names = {"area", "theme", "criterion"};
constexpr std::array<std::string_view, 2> wording_names = {"ours", "licensed"};

template <class Kind>
std::optional<std::size_t> place(const std::vector<Kind>& all, std::string_view ref) {
    const auto found = std::ranges::find(all, ref, &Kind::ref);
    if (found == all.end()) return std::nullopt;
    return static_cast<std::size_t>(found - all.begin());
}

}  // namespace

std::string name_of(const Edition& edition) {
    return edition.label.empty() ? edition.framework : edition.framework + " " + edition.label;
}

std::string_view name_of(EntryKind kind) {
    return kind_names.at(static_cast<std::size_t>(kind));
}

std::optional<EntryKind> entry_kind_named(std::string_view name) {
    return enumerator_named<EntryKind>(kind_names, name);
}

std::string_view name_of(Wording wording) {
    return wording_names.at(static_cast<std::size_t>(wording));
}

std::optional<Wording> wording_named(std::string_view name) {
    return enumerator_named<Wording>(wording_names, name);
}

std::size_t area_of(const Edition& edition, std::size_t entry) {
    while (edition.entries.at(entry).parent)
        entry = *edition.entries[entry].parent;
    return entry;
}

std::vector<std::size_t> criteria_of(const Edition& edition) {
    std::vector<std::size_t> found;
    for (std::size_t at = 0; at < edition.entries.size(); ++at)
        if (edition.entries[at].kind == EntryKind::criterion) found.push_back(at);
    return found;
}

std::optional<std::size_t> find_entry(const Edition& edition, std::string_view ref) {
    return place(edition.entries, ref);
}

std::optional<std::size_t> find_level(const Edition& edition, std::string_view ref) {
    return place(edition.levels, ref);
}

const Statement* statement_at(const Entry& criterion, std::size_t level) {
    const auto found = std::ranges::find(criterion.statements, level, &Statement::level);
    return found == criterion.statements.end() ? nullptr : &*found;
}

}  // namespace dueregard::framework
