#include "documents/file_bytes.hpp"

#include "base/failure.hpp"

#include <fmt/format.h>

#include <array>
#include <cstddef>
#include <filesystem>
#include <fstream>
#include <system_error>

namespace dueregard::documents {

/// Not a byte of a file over the limit is read: its size is asked first.
std::string bytes_of_file(const std::string& path, std::size_t most) {
    std::error_code error;
    const auto status = std::filesystem::status(path, error);
    if (!std::filesystem::exists(status)) throw NotFound(fmt::format("There is no file {}.", path));
    if (std::filesystem::is_directory(status))
        throw NotFound(fmt::format("{} is a folder: name a file in it.", path));
    const auto size = std::filesystem::is_regular_file(status) ? std::filesystem::file_size(path, error) : 0;
    if (size > most) {
        throw Failure(fmt::format(
            "{} is larger than {} MB, which is more than can be read: split it, or leave out its pictures.",
            path,
            most / 1'000'000
        ));
    }
    std::ifstream file(path, std::ios::binary);
    if (!file) throw Unavailable(fmt::format("{} cannot be opened: check that you may read it.", path));
    std::string bytes;
    bytes.reserve(size);
    std::array<char, 65'536> chunk{};
    do {
        file.read(chunk.data(), chunk.size());
        bytes.append(chunk.data(), static_cast<std::size_t>(file.gcount()));
    } while (file);
    if (file.bad()) throw Unavailable(fmt::format("{} could not be read to its end.", path));
    return bytes;
}

}  // namespace dueregard::documents
