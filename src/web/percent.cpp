#include "web/percent.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <boost/url/encode.hpp>
#include <boost/url/pct_string_view.hpp>
#include <boost/url/rfc/unreserved_chars.hpp>

namespace dueregard::web {

namespace {

bool is_control(char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == '\x7F';
}

}  // namespace

std::string percent_encoded(std::string_view text, Keep keep) {
    constexpr auto with_slash = boost::urls::unreserved_chars + '/';
    const boost::core::string_view plain(text.data(), text.size());
    return keep == Keep::slashes ? boost::urls::encode(plain, with_slash)
                                 : boost::urls::encode(plain, boost::urls::unreserved_chars);
}

std::string strictly_encoded(std::string_view sent) {
    constexpr std::string_view loose = "\"<>[\\]^`{|}";
    std::string strict;
    strict.reserve(sent.size());
    for (const char c : sent) {
        if (loose.contains(c) || static_cast<unsigned char>(c) >= 0x80) {
            strict += percent_encoded({&c, 1}, Keep::letters_and_digits);
        } else {
            strict += c;
        }
    }
    return strict;
}

std::optional<std::string> decoded_segment(std::string_view encoded) {
    const auto escaped =
        boost::urls::make_pct_string_view(boost::core::string_view(encoded.data(), encoded.size()));
    if (escaped.has_error()) return std::nullopt;
    auto text = escaped->decode();
    if (text == "." || text == ".." || text.contains('/') || !is_valid_utf8(text)) return std::nullopt;
    if (std::ranges::any_of(text, is_control)) return std::nullopt;
    return text;
}

}  // namespace dueregard::web
