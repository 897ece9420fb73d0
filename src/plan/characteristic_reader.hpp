#pragma once
// Reads which protected characteristics a document lists.

#include "documents/document.hpp"

#include <string>
#include <vector>

namespace dueregard::plan {

/// The first list of at least three items of which most name a protected characteristic (Equality Act 2010,
/// section 4), each as printed; the council's own among them. None where there is no such list.
[[nodiscard]] std::vector<std::string> characteristics_in(const documents::Document& document);

/// Its words name one of the nine.
[[nodiscard]] bool names_a_characteristic(std::string_view text);

}  // namespace dueregard::plan
