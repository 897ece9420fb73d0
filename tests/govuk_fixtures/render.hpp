#pragma once
// From a fixture's options to our component: one function for each component that we have.

#include "options.hpp"

#include <map>
#include <string_view>

namespace dueregard::govuk_fixtures {

using Render = web::Html (*)(const Options&);

[[nodiscard]] std::map<std::string_view, Render> field_components();
[[nodiscard]] std::map<std::string_view, Render> choice_components();
[[nodiscard]] std::map<std::string_view, Render> content_components();
[[nodiscard]] std::map<std::string_view, Render> navigation_components();

}  // namespace dueregard::govuk_fixtures
