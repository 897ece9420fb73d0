#pragma once
// What a reader sees when a request ends in a failure: what happened, that nothing was lost, what to do next.
// GOV.UK Design System: "page not found", "there is a problem with the service", "service unavailable".

#include "web/html.hpp"
#include "web/layout.hpp"

#include <string>
#include <string_view>

namespace dueregard::web {

struct ErrorText {
    std::string title;
    Html content;  ///< with its <h1>
};

/// For any status from 400 on; one that has no words of its own gets those of its hundred. `reference` is
/// what an administrator finds the request by; "" where there is none.
[[nodiscard]] ErrorText error_text(int status, std::string_view reference);

/// The whole page. `options` brings what is known of the visitor; its title is replaced. `more` stands below.
[[nodiscard]] Html
error_page(int status, std::string_view reference, PageOptions options = {}, const Html& more = {});

}  // namespace dueregard::web
