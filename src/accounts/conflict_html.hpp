#pragma once
// Two people changed the same thing: both texts side by side, and nothing overwritten until one of them
// chooses.

#include "web/html.hpp"

#include <string>
#include <vector>

namespace dueregard::accounts {

struct ConflictRow {
    std::string field;
    std::string standing;  ///< what the register holds now
    std::string yours;     ///< what stands in the form below
};

/// A warning, and a row for each field that differs. Saving the form below it puts "yours" in place of what
/// stands.
[[nodiscard]] web::Html conflict_html(const std::vector<ConflictRow>& rows);

}  // namespace dueregard::accounts
