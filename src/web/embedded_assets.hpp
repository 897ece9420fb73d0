#pragma once
// The style sheet, scripts and pictures that stand in the program: cmake/embed_assets.cmake puts them there.

#include "web/asset.hpp"

#include <span>
#include <string>
#include <string_view>

namespace dueregard::web {

[[nodiscard]] std::span<const EmbeddedAsset> embedded_assets();

/// All of them, packed once and never changed.
[[nodiscard]] const AssetShelf& embedded_shelf();

/// "/assets/3f2a9c51d07be684/application.css" for "application.css". A name that is not embedded is a fault
/// of ours.
[[nodiscard]] std::string asset_address(std::string_view name);

}  // namespace dueregard::web
