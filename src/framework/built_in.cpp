#include "framework/built_in.hpp"

#include "base/ensure.hpp"
#include "framework/embedded_packs.hpp"
#include "framework/pack.hpp"

#include <utility>

namespace dueregard::framework {

std::vector<Edition> built_in_editions() {
    std::vector<Edition> all;
    for (const auto& [name, text] : embedded_texts()) {
        if (!name.ends_with(".yaml") || name.ends_with(".crosswalk.yaml")) continue;
        auto edition = read_pack(text);
        ensure(edition.has_value(), "a pack of the program is not sound");
        all.push_back(*std::move(edition));
    }
    return all;
}

std::optional<Edition> built_in_edition(std::string_view name) {
    for (auto& edition : built_in_editions())
        if (name_of(edition) == name) return std::move(edition);
    return std::nullopt;
}

std::vector<Crosswalk> built_in_crosswalks() {
    std::vector<Crosswalk> all;
    for (const auto& [name, text] : embedded_texts()) {
        if (!name.ends_with(".crosswalk.yaml")) continue;
        auto crosswalk = read_crosswalk(text);
        ensure(crosswalk.has_value(), "a crosswalk of the program is not sound");
        all.push_back(*std::move(crosswalk));
    }
    return all;
}

std::optional<Crosswalk> built_in_crosswalk(std::string_view name) {
    for (auto& crosswalk : built_in_crosswalks())
        if (name_of(crosswalk) == name) return std::move(crosswalk);
    return std::nullopt;
}

}  // namespace dueregard::framework
