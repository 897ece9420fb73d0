#include "web/checkboxes.hpp"

namespace dueregard::web {

Html checkboxes(const Checkboxes& options) {
    const bool fieldset_says = options.fieldset && !options.fieldset->described_by.empty();
    return choices({
        .kind = Choices::Kind::checkboxes,
        .name = options.name,
        .id_prefix = options.id_prefix.empty() ? options.name : options.id_prefix,
        .items = options.items,
        .values = {options.values.begin(), options.values.end()},
        .hint = options.hint,
        .error = options.error,
        .fieldset = options.fieldset,
        .form_group = options.form_group,
        .described_by = fieldset_says ? options.fieldset->described_by : options.described_by,
        .classes = options.classes,
        .attributes = options.attributes,
    });
}

}  // namespace dueregard::web
