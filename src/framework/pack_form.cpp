#include "framework/pack_form.hpp"

#include "accounts/form_pieces.hpp"
#include "accounts/visit_page.hpp"
#include "web/button.hpp"
#include "web/button_group.hpp"
#include "web/file_upload.hpp"
#include "web/link.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace dueregard::framework {

using web::Html;

Html pack_form(const accounts::Visit& visit, PackForm form, const Faults& faults) {
    form.choices.push_back({.text = "From a file of our own", .value = "file"});
    Html html;
    return html << R"(<form method="post" action=")" << form.action
                << R"(" enctype="multipart/form-data" novalidate>)" << accounts::token_field(visit)
                << web::radios(
                       {.name = form.name,
                        .fieldset = web::Fieldset{.legend = {.text = form.legend}},
                        .items = form.choices,
                        .value = accounts::typed(visit, form.name),
                        .hint = {.text = form.hint},
                        .error = accounts::error_at(faults, form.name)}
                   )
                << web::file_upload(
                       {.label = {.text = "File, if it is your own"},
                        .name = "file",
                        .hint = {.text = form.file_hint},
                        .error = accounts::error_at(faults, "file"),
                        .attributes = {{"accept", form.accept}}}
                   )
                << web::button_group(
                       {web::button({.text = "Add it as a draft", .prevent_double_click = true}),
                        web::link({.text = "Cancel", .href = form.action})}
                   )
                << "</form>\n";
}

std::expected<SentPack, Faults>
sent_pack(const accounts::Visit& visit, std::string_view name, std::string_view what) {
    const auto chosen = accounts::typed(visit, name);
    const auto file = std::ranges::find(visit.request.files, "file", &web::UploadedFile::field);
    if (file != visit.request.files.end()) return SentPack{.name = {}, .file = &*file};
    if (chosen.empty())
        return std::unexpected(Faults{{std::string(name), fmt::format("Select {}, or choose a file", what)}});
    if (chosen == "file") return std::unexpected(Faults{{"file", "Choose the file"}});
    return SentPack{.name = chosen};
}

}  // namespace dueregard::framework
