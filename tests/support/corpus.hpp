#pragma once
// The real documents that stand beside the repository, for tests that hold our readers against them.

#include <doctest/doctest.h>

#include <cstdio>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>

namespace dueregard::support {

/// The bytes of a file; nothing where there is none.
inline std::optional<std::string> bytes_of(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) return std::nullopt;
    return std::string(std::istreambuf_iterator<char>(file), {});
}

/// A document of ../shared/corpus. Where it is absent, the output says that the test did not run.
inline std::optional<std::string> corpus(const std::string& name) {
    auto bytes = bytes_of("../shared/corpus/" + name);
    if (!bytes) std::printf("did not run: ../shared/corpus/%s is not there\n", name.c_str());
    return bytes;
}

}  // namespace dueregard::support
