#pragma once
// A directory that goes when the test does.

#include <filesystem>
#include <random>
#include <string>

namespace dueregard::support {

class TemporaryDirectory {
public:
    TemporaryDirectory()
        : path_(
              std::filesystem::temp_directory_path() / ("dueregard-" + std::to_string(std::random_device{}()))
          ) {
        std::filesystem::create_directories(path_);
    }

    ~TemporaryDirectory() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }

    TemporaryDirectory(const TemporaryDirectory&) = delete;
    TemporaryDirectory& operator=(const TemporaryDirectory&) = delete;
    TemporaryDirectory(TemporaryDirectory&&) = delete;
    TemporaryDirectory& operator=(TemporaryDirectory&&) = delete;

    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

}  // namespace dueregard::support
