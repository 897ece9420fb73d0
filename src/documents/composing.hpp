#pragma once
// Short ways to write a Document, for whoever composes a report.

#include "documents/document.hpp"

#include <string>
#include <vector>

namespace dueregard::documents {

void add_heading(Document& document, int level, std::string text);
void add_paragraph(Document& document, std::string text);
void add_bullet(Document& document, std::string text);
void add_row(Table& table, std::vector<std::string> texts);
/// Its first row is its header.
void add_table(Document& document, Table table);

}  // namespace dueregard::documents
