#pragma once
// A file from the reader's own machine. GOV.UK Design System: file upload.

#include "web/form_group.hpp"
#include "web/html.hpp"
#include "web/script_messages.hpp"

#include <string>

namespace dueregard::web {

/// What the drop zone says; the component's own English where empty.
struct FileUploadTexts {
    std::string choose_files;
    std::string no_file_chosen;
    PluralMessages files_chosen;
    std::string drop_instruction;
    std::string entered_drop_zone;
    std::string left_drop_zone;
};

struct FileUpload {
    Label label;
    std::string name;
    std::string id;  ///< where not said, the name
    Hint hint;
    ErrorMessage error;
    bool multiple = false;
    bool disabled = false;
    /// With JavaScript, files may also be dropped there. Our pages do without: what the script makes of the
    /// field has a name that leaves out its visible words (axe: label-content-name-mismatch, WCAG 2.5.3;
    /// govuk-frontend 6.6).
    bool drop_zone = false;
    std::string classes;
    std::string described_by;
    std::string wrapper_classes;
    Attributes wrapper_attributes;
    FileUploadTexts texts;
    FormGroup form_group;
    Attributes attributes;  ///< {"accept", ".docx,.xlsx,.csv"}
};

[[nodiscard]] Html file_upload(const FileUpload& options);

}  // namespace dueregard::web
