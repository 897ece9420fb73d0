#pragma once
// Style sheets, scripts and pictures that stand in the program itself, served so that a browser keeps them
// for a year.

#include "web/request.hpp"
#include "web/response.hpp"

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace dueregard::web {

/// A file as it was embedded when the program was built.
struct EmbeddedAsset {
    std::string_view name;        ///< "application.css", "images/favicon.svg"
    std::string_view media_type;  ///< "text/css; charset=utf-8"
    std::string_view content;
};

/// Every embedded file with the one fingerprint of them all. The fingerprint is a folder of the address
/// ("/assets/3f2a9c51d07be684/application.css"), so that what a style sheet names by a relative address
/// carries it too.
class AssetShelf {
public:
    explicit AssetShelf(std::span<const EmbeddedAsset> files);

    /// "/assets/3f2a9c51d07be684/application.css". A name that is not on the shelf is a fault of ours.
    [[nodiscard]] std::string address_of(std::string_view name) const;

    /// The file, packed with gzip where the browser takes that and it is smaller; 304 where the browser has
    /// it; nothing where the path is not one of an asset. Under its fingerprint it is kept for a year; under
    /// "/assets/NAME", or a fingerprint of an earlier version, the browser is told to ask again each time.
    [[nodiscard]] std::optional<Response> answer(const Request& request) const;

private:
    struct File {
        std::string media_type;
        std::string content;
        std::string packed;  ///< gzip; "" where that is no smaller
        std::string tag;     ///< the ETag, in its quotation marks
    };

    std::map<std::string, File, std::less<>> files_;
    std::string fingerprint_;
};

}  // namespace dueregard::web
