#include "web/radios.hpp"

namespace dueregard::web {

Html radios(const Radios& options) {
    std::vector<std::string_view> values;
    if (!options.value.empty()) values.emplace_back(options.value);
    return choices({
        .kind = Choices::Kind::radios,
        .name = options.name,
        .id_prefix = options.id_prefix.empty() ? options.name : options.id_prefix,
        .items = options.items,
        .values = std::move(values),
        .hint = options.hint,
        .error = options.error,
        .fieldset = options.fieldset,
        .form_group = options.form_group,
        .described_by = options.fieldset ? std::string_view(options.fieldset->described_by) : "",
        .classes = options.classes,
        .attributes = options.attributes,
    });
}

}  // namespace dueregard::web
