#pragma once
// The look of the Word documents we write.

#include <pugixml.hpp>

#include <string>
#include <string_view>

namespace dueregard::documents {

/// Gives the styles of a document that pandoc made our fonts, colours and table lines.
void set_look(pugi::xml_document& styles);

/// Sets the page, the widths of the tables' columns and the rows that must not break; takes away the title
/// paragraph that only repeats the first heading.
void set_layout(pugi::xml_document& document);

}  // namespace dueregard::documents
