#pragma once
// What equality work speaks of, by the words it is spoken of in. Peers write "EqIA", a plan "impact
// assessment": the topic is one.

#include <map>
#include <string_view>

namespace dueregard::thread {

/// The topics of a text and how often each is named.
[[nodiscard]] std::map<std::string_view, int> topics_of(std::string_view text);

}  // namespace dueregard::thread
