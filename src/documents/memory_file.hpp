#pragma once
// A file without a name, in memory: what programs and libraries that know only files are given instead of one
// on disk.

#include <string>
#include <string_view>

namespace dueregard::documents {

class MemoryFile {
public:
    /// Throws Unavailable where the system has no more file descriptors or memory.
    explicit MemoryFile(std::string_view contents = {});
    ~MemoryFile();
    MemoryFile(const MemoryFile&) = delete;
    MemoryFile& operator=(const MemoryFile&) = delete;
    MemoryFile(MemoryFile&&) = delete;
    MemoryFile& operator=(MemoryFile&&) = delete;

    [[nodiscard]] int descriptor() const { return descriptor_; }

    /// A path by which this process alone can open it.
    [[nodiscard]] std::string path() const;
    /// All that has been written to it.
    [[nodiscard]] std::string contents() const;

private:
    int descriptor_;
};

}  // namespace dueregard::documents
