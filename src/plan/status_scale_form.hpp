#pragma once
// The form in which a council's scale of statuses is changed: a row for each status, and empty rows for more.

#include "accounts/visit.hpp"
#include "base/fault.hpp"
#include "plan/status.hpp"
#include "web/html.hpp"

#include <optional>
#include <string>
#include <vector>

namespace dueregard::plan {

struct StatusScaleRow {
    std::string place;  ///< as typed: where it stands in the list
    std::string symbol;
    std::string word;
    std::optional<Meaning> meaning;
};

struct StatusScaleForm {
    std::string started_from;  ///< the scale that was changed, as `told` tells it
    std::vector<StatusScaleRow> rows;
    Faults faults;  ///< fields "place-1", "symbol-1", "word-1", "meaning-1" of the first row; "statuses"
};

[[nodiscard]] StatusScaleForm form_of(const StatusScale& scale);

/// A row without symbol and word is left out: that is how a status leaves the scale.
[[nodiscard]] StatusScaleForm read_status_scale_form(const accounts::Visit& visit);

/// The rows in the order of their places; where two have the same, the upper one comes first.
[[nodiscard]] StatusScale scale_in(const StatusScaleForm& form);

[[nodiscard]] web::Html status_scale_form_html(const accounts::Visit& visit, const StatusScaleForm& form);

}  // namespace dueregard::plan
