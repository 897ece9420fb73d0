#include "web/percent.hpp"

#include <boost/url/encode.hpp>
#include <boost/url/grammar/lut_chars.hpp>
#include <boost/url/rfc/unreserved_chars.hpp>

namespace dueregard::web {

std::string percent_encoded(std::string_view text, Keep keep) {
    constexpr auto with_slash = boost::urls::unreserved_chars + '/';
    const boost::core::string_view plain(text.data(), text.size());
    return keep == Keep::slashes ? boost::urls::encode(plain, with_slash)
                                 : boost::urls::encode(plain, boost::urls::unreserved_chars);
}

}  // namespace dueregard::web
