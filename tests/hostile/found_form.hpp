#pragma once
// A form as a page has it, and what a browser would send of it.

#include "stories/page_tree.hpp"
#include "web/request.hpp"

#include <string>
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
    std::string file_name;
    std::string file;  ///< a plan or a peers' paper that can be read and was sent with no other form
};

/// How somebody fills it in.
enum class Way {
    usual,      ///< as it stands, with usual words in what is empty
    changed,    ///< and with other words in the first text that stands, and the first of what can be chosen
    otherwise,  ///< the same with the last of what can be chosen
};

/// Every form of the page that is sent by POST.
[[nodiscard]] std::vector<FoundForm> forms_of(const stories::PageTree& page, const std::string& address);

/// Names and values as somebody would send them. What is empty gets words that no other form got.
[[nodiscard]] std::vector<std::pair<std::string, std::string>>
values_of(const FoundForm& form, Way way = Way::usual);

}  // namespace dueregard::hostile
