#include "transfer/curl_call.hpp"

namespace dueregard::transfer {

Call fresh_call() {
    static const bool ready = curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
    ensure(ready, "libcurl could not be started");
    Call call(curl_easy_init());
    ensure(call != nullptr, "libcurl gave no handle");
    return call;
}

}  // namespace dueregard::transfer
