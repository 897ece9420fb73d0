#include "backup/file_name.hpp"

#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <unistd.h>

namespace dueregard::backup {

namespace {

namespace fs = std::filesystem;

/// A folder that may be written to and not read is left to the system.
void put_on_disk(const fs::path& folder) {
    const int file = open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (file < 0) return;
    fsync(file);
    close(file);
}

/// Some file systems cannot promise to leave another file alone; there it is looked for.
int renamed(const fs::path& part, const fs::path& path) {
    if (renameat2(AT_FDCWD, part.c_str(), AT_FDCWD, path.c_str(), RENAME_NOREPLACE) == 0) return 0;
    if (errno != EINVAL && errno != ENOSYS) return errno;
    if (is_there(path)) return EEXIST;
    return std::rename(part.c_str(), path.c_str()) == 0 ? 0 : errno;
}

}  // namespace

int give_name(const fs::path& part, const fs::path& path) {
    const int code = renamed(part, path);
    if (code == 0) put_on_disk(path.has_parent_path() ? path.parent_path() : fs::path("."));
    return code;
}

bool is_there(const fs::path& path) {
    return fs::exists(fs::symlink_status(path));
}

}  // namespace dueregard::backup
