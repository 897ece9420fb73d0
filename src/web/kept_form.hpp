#pragma once
// What somebody sent with a form that could not be taken just now, so that they need not type it again.

#include "web/html.hpp"
#include "web/request.hpp"

namespace dueregard::web {

/// A form that sends the same fields to the same place, and the longer texts to read and copy. Empty for what
/// is no form, for one with nothing in it but its token, and for one with a password, which no page repeats.
/// Files are not kept, and it says so.
[[nodiscard]] Html kept_form(const Request& request);

}  // namespace dueregard::web
