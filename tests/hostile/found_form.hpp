#pragma once
// A form as a page has it, and what a browser would send of it.

#include "stories/page_tree.hpp"
#include "web/request.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dueregard::hostile {

struct FoundField {
    std::string name;
    bool takes_words = false;          ///< typed into, rather than chosen or hidden
    std::string value;                 ///< as the page has it; of a choice the one that stands or the first
    std::vector<std::string> choices;  ///< of a select or of radio buttons
};

struct FoundForm {
    std::string page;                ///< the address at which it stands
    std::string action;              ///< a path
    std::vector<FoundField> fields;  ///< but its token
    std::string file_field;          ///< "" where it takes no file
};

/// Every form of the page that is sent by POST.
[[nodiscard]] std::vector<FoundForm> forms_of(const stories::PageTree& page, const std::string& address);

/// Names and values as somebody would send them who fills every field with something usual.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> usual_values(const FoundForm& form);

/// A plan that can be read, where the form takes a file; else "".
[[nodiscard]] std::string_view file_of(const FoundForm& form);

}  // namespace dueregard::hostile
