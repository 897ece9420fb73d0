#include "mail/message.hpp"

#include "base/ensure.hpp"

#include <gmime/gmime.h>
#include <memory>

namespace dueregard::mail {

namespace {

struct Unreference {
    void operator()(void* object) const { g_object_unref(object); }
};

struct Free {
    void operator()(char* text) const { g_free(text); }
};

struct FreeOptions {
    void operator()(GMimeFormatOptions* options) const { g_mime_format_options_free(options); }
};

using MimeMessage = std::unique_ptr<GMimeMessage, Unreference>;
using TextPart = std::unique_ptr<GMimeTextPart, Unreference>;
using DateTime = std::unique_ptr<GDateTime, decltype(&g_date_time_unref)>;

void prepare_gmime() {
    static const bool ready = [] {
        g_mime_init();
        return true;
    }();
    static_cast<void>(ready);
}

TextPart text_part(const std::string& text) {
    TextPart part(g_mime_text_part_new_with_subtype("plain"));
    // GMime chooses the smallest character set that holds the text, and says which.
    g_mime_text_part_set_text(part.get(), text.c_str());
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-cstyle-cast): GMime's own way up its classes
    g_mime_part_set_content_encoding(GMIME_PART(part.get()), GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE);
    return part;
}

void set_header(GMimeMessage& message, const char* name, const char* value) {
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-cstyle-cast): as above
    g_mime_object_set_header(GMIME_OBJECT(&message), name, value, "utf-8");
}

std::string domain_of(const std::string& address) {
    return address.substr(address.find('@') + 1);
}

}  // namespace

std::string wire_form(const Message& message, const Sender& from, Instant now) {
    prepare_gmime();
    const MimeMessage mime(g_mime_message_new(TRUE));
    g_mime_message_add_mailbox(
        mime.get(),
        GMIME_ADDRESS_TYPE_FROM,
        from.name.empty() ? nullptr : from.name.c_str(),
        from.address.c_str()
    );
    g_mime_message_add_mailbox(mime.get(), GMIME_ADDRESS_TYPE_TO, nullptr, message.to.c_str());
    g_mime_message_set_subject(mime.get(), message.subject.c_str(), "utf-8");
    const DateTime date(g_date_time_new_from_unix_utc(now.milliseconds / 1000), g_date_time_unref);
    g_mime_message_set_date(mime.get(), date.get());
    const std::unique_ptr<char, Free> id(g_mime_utils_generate_message_id(domain_of(from.address).c_str()));
    g_mime_message_set_message_id(mime.get(), id.get());
    // RFC 3834: nobody's holiday notice should answer.
    set_header(*mime, "Auto-Submitted", "auto-generated");
    const auto part = text_part(message.text);
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-cstyle-cast): as above
    g_mime_message_set_mime_part(mime.get(), GMIME_OBJECT(part.get()));

    const std::unique_ptr<GMimeFormatOptions, FreeOptions> options(g_mime_format_options_new());
    g_mime_format_options_set_newline_format(options.get(), GMIME_NEWLINE_FORMAT_DOS);
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-cstyle-cast): as above
    const std::unique_ptr<char, Free> bytes(g_mime_object_to_string(GMIME_OBJECT(mime.get()), options.get()));
    ensure(bytes != nullptr, "a mail has no form on the wire");
    return bytes.get();
}

}  // namespace dueregard::mail
