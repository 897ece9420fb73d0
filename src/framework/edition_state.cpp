#include "framework/edition_state.hpp"

#include "base/enumerator.hpp"

#include <array>

namespace dueregard::framework {

namespace {

constexpr std::array<std::string_view, 3> state_names = {"draft", "published", "retired"};
constexpr std::array<std::string_view, 3> state_titles = {"Draft", "Published", "Retired"};
constexpr std::array<std::string_view, 4> act_names = {"added", "replaced", "published", "retired"};

}  // namespace

std::string_view name_of(EditionState state) {
    return state_names.at(static_cast<std::size_t>(state));
}

std::string_view title_of(EditionState state) {
    return state_titles.at(static_cast<std::size_t>(state));
}

std::optional<EditionState> edition_state_named(std::string_view name) {
    return enumerator_named<EditionState>(state_names, name);
}

std::string_view name_of(EditionActKind kind) {
    return act_names.at(static_cast<std::size_t>(kind));
}

std::optional<EditionActKind> edition_act_kind_named(std::string_view name) {
    return enumerator_named<EditionActKind>(act_names, name);
}

std::expected<EditionState, std::string> after(EditionState state, EditionActKind kind) {
    switch (kind) {
    case EditionActKind::added:
    case EditionActKind::replaced:
        if (state == EditionState::draft) return EditionState::draft;
        return std::unexpected(
            "This edition has been published, and assessments may stand on it: give the new text an edition "
            "of its own, such as “2021, revised 2027”"
        );
    case EditionActKind::published:
        if (state == EditionState::draft) return EditionState::published;
        return std::unexpected("Only a draft can be published");
    case EditionActKind::retired:
        break;
    }
    if (state == EditionState::published) return EditionState::retired;
    return std::unexpected("Only a published edition can be retired");
}

}  // namespace dueregard::framework
