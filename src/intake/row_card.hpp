#pragma once
// One row on the page of rows: at the left what the document says and where, at the right what becomes of it.

#include "intake/preview.hpp"
#include "web/html.hpp"

#include <cstddef>

namespace dueregard::intake {

/// A row of an import that waits; with what can be decided of it.
[[nodiscard]] web::Html waiting_card(const Preview& preview, std::size_t row);

/// A row of an import that was accepted: what it did.
[[nodiscard]] web::Html
done_card(const DecidedRow& row, const RowOutcome& outcome, const plan::StatusScale& scale);

}  // namespace dueregard::intake
