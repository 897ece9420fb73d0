// The bodies of forms. The first line is the content type, the rest the body.
#include "base/ensure.hpp"
#include "base/text.hpp"
#include "web/form.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>

using namespace dueregard;

// NOLINTNEXTLINE(readability-identifier-naming): libFuzzer's own name
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view input(reinterpret_cast<const char*>(data), size);
    const auto line_end = std::min(input.find('\n'), input.size());
    const auto body = input.substr(std::min(line_end + 1, input.size()));
    const auto form = web::read_form(input.substr(0, line_end), body);
    if (!form) {
        ensure(
            form.error().status >= 400 && form.error().status < 500,
            "a form is the sender's fault or nobody's"
        );
        return 0;
    }
    std::size_t bytes = 0;
    for (const auto& [name, value] : form->fields.list()) {
        ensure(is_valid_utf8(name) && is_valid_utf8(value), "every field is UTF-8");
        ensure(
            !name.contains('\0') && !value.contains('\0') && !value.contains('\r'),
            "every field is plain text"
        );
        bytes += value.size();
    }
    for (const auto& file : form->files) {
        ensure(!file.file_name.empty() && !file.file_name.contains('/'), "a file's name is one segment");
        ensure(is_valid_utf8(file.file_name), "a file's name is UTF-8");
        bytes += file.content.size();
    }
    ensure(bytes <= body.size(), "a form never grows");
    return 0;
}
