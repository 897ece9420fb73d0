#pragma once
// The form by which an edition or a crosswalk comes in: one that comes with the program, or a file.

#include "accounts/visit.hpp"
#include "base/fault.hpp"
#include "web/html.hpp"
#include "web/radios.hpp"
#include "web/request.hpp"

#include <expected>
#include <string>
#include <string_view>
#include <vector>

namespace dueregard::framework {

struct PackForm {
    std::string action;                ///< where it is sent, and where Cancel leads
    std::string name;                  ///< of the choice: "edition"
    std::string legend;                ///< "Which edition?"
    std::vector<web::Choice> choices;  ///< what comes with the program; a file of one's own is added
    std::string hint;
    std::string file_hint;
    std::string accept;  ///< ".yaml,.csv"
};

[[nodiscard]] web::Html pack_form(const accounts::Visit& visit, PackForm form, const Faults& faults);

struct SentPack {
    std::string name;                         ///< of what comes with the program
    const web::UploadedFile* file = nullptr;  ///< where one was sent, it is meant
};

/// `name` as in the form, `what` as in "Select an edition, or choose a file". Faults name the field, or
/// "file".
[[nodiscard]] std::expected<SentPack, Faults>
sent_pack(const accounts::Visit& visit, std::string_view name, std::string_view what);

}  // namespace dueregard::framework
