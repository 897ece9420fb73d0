#pragma once
// The grid of an HTML table: cells that span columns and rows stand in each that they cover.

#include "documents/document.hpp"
#include "documents/read_document.hpp"

#include <cstddef>
#include <expected>
#include <optional>
#include <vector>

namespace dueregard::documents {

class HtmlGrid {
public:
    explicit HtmlGrid(const Limits& limits) : limits_(limits) {}

    void begin_row(const Place& at);
    /// Goes to the next free column. Spans below 1 count as 1.
    void add_cell(Cell cell);
    void end_row();

    /// Every row as wide as the widest; the refusal where it became too wide or too large.
    [[nodiscard]] std::expected<std::vector<Row>, Refusal> rows() &&;

private:
    /// A cell that goes on into rows below.
    struct Hanging {
        int rows = 0;
        Cell cell;
    };

    void fill_hanging();
    void put(const Cell& cell);

    const Limits& limits_;
    std::vector<Row> rows_;
    std::vector<Hanging> hanging_;  ///< by column
    std::size_t cells_ = 0;
    std::size_t repeated_ = 0;  ///< bytes of text that stand a second time
    std::optional<Refusal> refusal_;
};

}  // namespace dueregard::documents
