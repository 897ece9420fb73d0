#pragma once
// Why a request was not understood.

#include <string>

namespace dueregard::web {

struct Refusal {
    int status = 400;
    std::string why;  ///< one sentence for the log, without anything that the visitor typed
};

}  // namespace dueregard::web
