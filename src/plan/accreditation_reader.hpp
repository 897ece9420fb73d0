#pragma once
// The schemes under which a council says that it is recognised.

#include "documents/document.hpp"
#include "plan/strategy_reading.hpp"

#include <vector>

namespace dueregard::plan {

/// From sentences, list items and tables that name a scheme with a level or a date. One that is only aimed at
/// is none.
[[nodiscard]] std::vector<Accreditation> accreditations_in(const documents::Document& document);

}  // namespace dueregard::plan
