#pragma once
// Files that tests read.

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace dueregard::tests {

/// The whole file as bytes; "" where it cannot be read. Paths are from the repository's root.
inline std::string file_bytes(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

/// The one file of the corpus whose name begins so; an empty path where there is no corpus.
inline std::filesystem::path corpus_file(const std::string& start) {
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator("../shared/corpus", error)) {
        if (entry.path().filename().string().starts_with(start)) return entry.path();
    }
    return {};
}

}  // namespace dueregard::tests
