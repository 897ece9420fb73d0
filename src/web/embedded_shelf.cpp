#include "web/embedded_assets.hpp"

namespace dueregard::web {

const AssetShelf& embedded_shelf() {
    static const AssetShelf shelf(embedded_assets());
    return shelf;
}

std::string asset_address(std::string_view name) {
    return embedded_shelf().address_of(name);
}

}  // namespace dueregard::web
