#pragma once
// The body of a Word document, paragraph by paragraph and table by table.

#include "documents/docx_numbering.hpp"
#include "documents/docx_style.hpp"
#include "documents/docx_text.hpp"
#include "documents/piece.hpp"
#include "documents/read_document.hpp"

#include <pugixml.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace dueregard::documents {

class DocxBody {
public:
    DocxBody(const DocxStyles& styles, DocxNumbering& numbering, const Limits& limits)
        : styles_(styles), numbering_(numbering), limits_(limits), text_(styles) {}

    /// Reads the paragraphs and tables within `node`, one piece for each.
    void read(const pugi::xml_node& node);

    [[nodiscard]] std::vector<Piece>& pieces() { return pieces_; }

    [[nodiscard]] const DocxText& text() const { return text_; }

    /// Why the body cannot be read after all: too many columns or cells.
    [[nodiscard]] const std::optional<Refusal>& refusal() const { return refusal_; }

private:
    struct Paragraph {
        DocxWords words;
        std::optional<ListLabel> label;
        std::string style;
        int heading_level = 0;
        int number = 0;
    };

    struct TableState {
        Table table;
        std::vector<std::size_t> origins;  ///< for each column the row in which its cell begins
        std::size_t merged_from = 0;       ///< the column in which the last cell begins
    };

    void read_paragraph(const pugi::xml_node& node);
    void read_table(const pugi::xml_node& node);
    void add_piece(Paragraph paragraph);
    [[nodiscard]] std::optional<Paragraph> paragraph_of(const pugi::xml_node& node);
    [[nodiscard]] std::optional<ListLabel> label_of(const pugi::xml_node& properties, std::string_view style);

    void read_rows(const pugi::xml_node& node, TableState& state);
    void read_row(const pugi::xml_node& node, TableState& state);
    void read_cells(const pugi::xml_node& node, TableState& state, Row& row);
    void read_cell(const pugi::xml_node& node, TableState& state, Row& row);
    void read_cell_text(const pugi::xml_node& node, std::string& text);
    void read_cell_paragraph(const pugi::xml_node& node, std::string& text);
    void read_nested_table(const pugi::xml_node& node, std::string& text);
    void add_line(std::string& text, std::string_view line);
    void add_empty_cells(TableState& state, Row& row, int count);
    [[nodiscard]] bool may_repeat(std::size_t bytes);
    void refuse_columns();
    void refuse_cells();

    const DocxStyles& styles_;
    DocxNumbering& numbering_;
    const Limits& limits_;
    DocxText text_;
    std::vector<Piece> pieces_;
    std::optional<Refusal> refusal_;
    std::string carried_;  ///< the words of a paragraph whose mark was deleted: they begin the next
    int paragraphs_ = 0;
    bool is_after_blank_ = true;
    std::size_t cells_ = 0;
    std::size_t repeated_ = 0;  ///< bytes of text put into cells that a merged cell covers
};

}  // namespace dueregard::documents
