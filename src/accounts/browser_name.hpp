#pragma once
// What to call the browser that somebody is signed in on.

#include <string>
#include <string_view>

namespace dueregard::accounts {

/// "Firefox on Windows" from the header User-Agent; "A browser" where it tells neither. Browsers pose as one
/// another, so the order in which they are looked for matters
/// (https://developer.mozilla.org/docs/Web/HTTP/Browser_detection_using_the_user_agent).
[[nodiscard]] std::string browser_name(std::string_view user_agent);

}  // namespace dueregard::accounts
