#pragma once
// The door to libcurl: one call, its lists, and options that must be known.

#include "base/ensure.hpp"

#include <curl/curl.h>
#include <memory>

namespace dueregard::transfer {

struct Cleanup {
    void operator()(CURL* call) const { curl_easy_cleanup(call); }

    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};

using Call = std::unique_ptr<CURL, Cleanup>;
using List = std::unique_ptr<curl_slist, Cleanup>;

/// libcurl itself is started by the first call.
[[nodiscard]] Call fresh_call();

template <class Given>
void set(const Call& call, CURLoption option, Given given) {
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-vararg): libcurl's only way
    ensure(curl_easy_setopt(call.get(), option, given) == CURLE_OK, "libcurl does not know an option");
}

}  // namespace dueregard::transfer
