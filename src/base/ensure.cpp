#include "base/ensure.hpp"

#include <fmt/core.h>

#include <cstdio>
#include <cstdlib>

namespace dueregard {

void ensure(bool condition, std::string_view why, std::source_location where) {
    if (condition) return;
    fmt::print(stderr, "dueregard: cannot be: {} ({}:{})\n", why, where.file_name(), where.line());
    std::abort();
}

}  // namespace dueregard
