#include "documents/memory_file.hpp"

#include "base/failure.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <cstddef>
#include <sys/mman.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace dueregard::documents {

namespace {

[[noreturn]] void fail(std::string_view act) {
    const auto reason = std::generic_category().message(errno);
    throw Unavailable(fmt::format("A file in memory cannot be {}: {}.", act, reason));
}

void write_all(int descriptor, std::string_view contents) {
    while (!contents.empty()) {
        const auto count = ::write(descriptor, contents.data(), contents.size());
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) fail("written");
        contents.remove_prefix(static_cast<std::size_t>(count));
    }
}

}  // namespace

MemoryFile::MemoryFile(std::string_view contents) : descriptor_(::memfd_create("dueregard", MFD_CLOEXEC)) {
    if (descriptor_ < 0) fail("made");
    write_all(descriptor_, contents);
    if (::lseek(descriptor_, 0, SEEK_SET) < 0) fail("read");
}

MemoryFile::~MemoryFile() {
    (void)::close(descriptor_);
}

std::string MemoryFile::path() const {
    return fmt::format("/proc/self/fd/{}", descriptor_);
}

std::string MemoryFile::contents() const {
    struct stat status = {};
    if (::fstat(descriptor_, &status) != 0) fail("read");
    std::string result(static_cast<std::size_t>(status.st_size), '\0');
    std::size_t done = 0;
    while (done < result.size()) {
        const auto count =
            ::pread(descriptor_, result.data() + done, result.size() - done, static_cast<off_t>(done));
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) fail("read");
        if (count == 0) break;
        done += static_cast<std::size_t>(count);
    }
    result.resize(done);
    return result;
}

}  // namespace dueregard::documents
