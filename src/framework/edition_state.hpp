#pragma once
// How far an edition is: a draft may be replaced by another reading of its pack; a published one may be
// assessed against and stays as it is; a retired one takes no new assessments.

#include <expected>
#include <optional>
#include <string>
#include <string_view>

namespace dueregard::framework {

enum class EditionState { draft, published, retired };

enum class EditionActKind { added, replaced, published, retired };

[[nodiscard]] std::string_view name_of(EditionState state);
[[nodiscard]] std::string_view title_of(EditionState state);
[[nodiscard]] std::optional<EditionState> edition_state_named(std::string_view name);
[[nodiscard]] std::string_view name_of(EditionActKind kind);
[[nodiscard]] std::optional<EditionActKind> edition_act_kind_named(std::string_view name);

/// What the act leads to, or one sentence why it cannot be.
[[nodiscard]] std::expected<EditionState, std::string> after(EditionState state, EditionActKind kind);

}  // namespace dueregard::framework
