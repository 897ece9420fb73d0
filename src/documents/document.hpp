#pragma once
// What every file becomes once it is read, and what every report is before it is written: blocks, tables,
// comments and notes, each of which knows its place. No domain word stands in this part.

#include <optional>
#include <string>
#include <vector>

namespace dueregard::documents {

/// Where in the source. 0 and "" mean that the format has no such thing. Lines, pages and rows count from 1.
struct Place {
    int line = 0;  ///< text, CSV: the line on which it starts; DOCX: the paragraph's number in the body; PDF,
                   ///< PPTX: the line's number on its page or slide
    int page = 0;  ///< PDF; PPTX: the slide
    std::string sheet;  ///< XLSX: the sheet's name
    std::string cell;   ///< XLSX: "B7"
    friend bool operator==(const Place&, const Place&) = default;
};

enum class Format { text, csv, docx, xlsx, html, pdf, pptx };

struct Cell {
    std::string text;  ///< UTF-8; paragraphs within the cell stand on lines of their own
    Place at;
    int column_span = 1;
    int row_span = 1;
};

struct Row {
    std::vector<Cell> cells;  ///< in order, one for each column of the table: a merged cell's text stands in
                              ///< each column and row it covers
    Place at;
};

struct Table {
    std::string name;       ///< the sheet's name, or the caption; "" where there is none
    std::vector<Row> rows;  ///< the header row, where there is one, is the first
    int header_rows = 0;    ///< how many rows the source itself marks as header; 0 says nothing
};

enum class BlockKind { heading, paragraph, list_item, table, figure };

struct Block {
    BlockKind kind = BlockKind::paragraph;
    int level = 0;         ///< heading: 1 is the highest; list item: 0 is the outermost
    std::string number;    ///< heading or list item: "4.1", "2", "a"; "" for a bullet or none
    std::string text;      ///< without the number or the bullet
    bool is_bold = false;  ///< the whole block is bold in the source
    Table table;           ///< where kind is table
    std::string
        picture;  ///< where kind is figure: an SVG element made by our own charts; `text` says what it shows
    Place at;
};

/// A remark in the margin.
struct Comment {
    int number = 0;
    std::string author;
    std::string text;
    std::string quote;        ///< the words it is anchored to; "" where the source does not say
    std::string quoted_from;  ///< the whole sentence or block that holds the quote
    Place anchor;
    Place at;
};

struct Note {
    std::string mark;
    std::string text;
    Place at;
};

struct Document {
    Format format = Format::text;
    std::string file_name;
    std::string title;     ///< from the file's own properties; "" where there is none
    std::string language;  ///< "en-GB"; "" where the file does not say
    std::vector<Block> blocks;
    std::vector<Comment> comments;
    std::vector<Note> notes;
    std::vector<std::string>
        furniture;  ///< what is printed at the head or the foot of every page, each text once
};

}  // namespace dueregard::documents
