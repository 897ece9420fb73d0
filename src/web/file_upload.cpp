#include "web/file_upload.hpp"

namespace dueregard::web {

namespace {

Html open_drop_zone(const FileUpload& options) {
    Attributes attributes;
    add_message(attributes, "choose-files-button", options.texts.choose_files);
    add_message(attributes, "no-file-chosen", options.texts.no_file_chosen);
    add_messages(attributes, "multiple-files-chosen", options.texts.files_chosen);
    add_message(attributes, "drop-instruction", options.texts.drop_instruction);
    add_message(attributes, "entered-drop-zone", options.texts.entered_drop_zone);
    add_message(attributes, "left-drop-zone", options.texts.left_drop_zone);
    const Attributes& own = options.wrapper_attributes;
    attributes.insert(attributes.end(), own.begin(), own.end());
    return Html{} << "  <div\n    class=\"" << spaced({"govuk-file-upload-wrapper", options.wrapper_classes})
                  << "\"\n    data-module=\"govuk-file-upload\"" << attributes << "\n  >\n";
}

Html element(const FileUpload& options, std::string_view id) {
    const std::string_view error_class = options.error.text.empty() ? "" : "govuk-file-upload--error";
    Html html;
    html << "  <input class=\"" << spaced({"govuk-file-upload", options.classes, error_class}) << "\" id=\""
         << id << "\" name=\"" << options.name << "\" type=\"file\"";
    if (options.disabled) html << " disabled";
    if (options.multiple) html << " multiple";
    return html << attribute(
               "aria-describedby", described_by(options.described_by, id, options.hint, options.error)
           ) << options.attributes
                << ">\n";
}

}  // namespace

Html file_upload(const FileUpload& options) {
    const std::string_view id = options.id.empty() ? options.name : options.id;
    Html html = open_form_group(options.form_group, options.error);
    html << field_head(id, options.label, options.hint, options.error)
         << beside_field(options.form_group.before);
    if (options.drop_zone) html << open_drop_zone(options);
    html << element(options, id);
    if (options.drop_zone) html << "  </div>\n";
    return html << beside_field(options.form_group.after) << "</div>";
}

}  // namespace dueregard::web
