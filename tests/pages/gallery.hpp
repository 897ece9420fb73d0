#pragma once
// Pages that show each component in the states a reader meets, about an invented council.

#include "web/error_summary.hpp"
#include "web/html.hpp"

#include <string>
#include <vector>

namespace dueregard::gallery {

struct GalleryPage {
    std::string name;   ///< of the file, without ".html"
    std::string title;  ///< also the <h1>, unless the content has its own
    web::Html content;
    std::vector<web::ErrorLink> errors = {};
    bool has_heading = false;
};

[[nodiscard]] std::vector<GalleryPage> field_pages();
[[nodiscard]] std::vector<GalleryPage> choice_pages();
[[nodiscard]] std::vector<GalleryPage> word_pages();
[[nodiscard]] std::vector<GalleryPage> list_pages_and_charts();

}  // namespace dueregard::gallery
