#include "intake/file_bytes.hpp"

#include "base/failure.hpp"
#include "documents/read_document.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <system_error>

namespace dueregard::intake {

/// Not a byte of a file over the limit is read: its size is asked first.
std::string bytes_of_file(const std::string& path) {
    std::error_code error;
    const auto status = std::filesystem::status(path, error);
    if (!std::filesystem::exists(status)) throw NotFound(fmt::format("There is no file {}.", path));
    if (std::filesystem::is_directory(status))
        throw NotFound(fmt::format("{} is a folder: name a file in it.", path));
    const documents::Limits limits;
    const auto size = std::filesystem::is_regular_file(status) ? std::filesystem::file_size(path, error) : 0;
    if (size > limits.file_bytes) {
        throw Failure(fmt::format(
            "{} is larger than {} MB, which is more than can be read: split it, or leave out its pictures.",
            path,
            limits.file_bytes / 1'000'000
        ));
    }
    std::ifstream file(path, std::ios::binary);
    if (!file) throw Unavailable(fmt::format("{} cannot be opened: check that you may read it.", path));
    std::string bytes{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    if (file.bad()) throw Unavailable(fmt::format("{} could not be read to its end.", path));
    return bytes;
}

}  // namespace dueregard::intake
