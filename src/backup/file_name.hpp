#pragma once
// From a file that is being written to one that stands under its name.

#include <filesystem>

namespace dueregard::backup {

/// Gives what was written as `part` the name `path`, on the disk, and never in place of another file. Answers
/// 0, or the errno of what stood in the way: EEXIST where `path` is there already.
[[nodiscard]] int give_name(const std::filesystem::path& part, const std::filesystem::path& path);

/// Something stands there, be it a link that leads nowhere.
[[nodiscard]] bool is_there(const std::filesystem::path& path);

}  // namespace dueregard::backup
