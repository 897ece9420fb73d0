#pragma once
// The door to libzip: a zip file in memory whose every promise is checked before and while it is unpacked.

#include "documents/read_document.hpp"

#include <chrono>
#include <cstddef>
#include <expected>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

struct zip;

namespace dueregard::documents {

[[nodiscard]] bool is_zip(std::string_view bytes);

class ZipArchive {
public:
    /// Looks at the list of entries and unpacks nothing. Refuses what is cut off, encrypted, too many, too
    /// large or packed too tightly by its own account, and entries whose names climb out of the archive or
    /// stand there twice. `bytes` must outlive the archive.
    [[nodiscard]] static std::expected<ZipArchive, Refusal>
    open(std::string_view bytes, const Limits& limits);

    [[nodiscard]] bool has(std::string_view name) const;

    /// In the order in which they stand in the archive.
    [[nodiscard]] std::vector<std::string> names() const;

    /// The entry unpacked; empty where there is none of that name. Counts what really comes out, whatever the
    /// list of entries says, against the ratio and, with all that was read before, against the total.
    [[nodiscard]] std::expected<std::string, Refusal> read(std::string_view name);

private:
    struct Discard {
        void operator()(zip* archive) const;
    };

    struct Entry {
        std::size_t index = 0;
        std::size_t packed = 0;
        std::size_t unpacked = 0;
    };

    ZipArchive(zip* archive, const Limits& limits) : archive_(archive), limits_(limits) {}

    [[nodiscard]] std::optional<Refusal> list_entries();

    std::unique_ptr<zip, Discard> archive_;
    Limits limits_;
    std::map<std::string, Entry, std::less<>> entries_;
    std::size_t unpacked_ = 0;
};

/// Names and contents.
using ZipParts = std::vector<std::pair<std::string, std::string>>;

/// A zip of the parts, in that order, all of them dated `made` (1980 at the earliest: a zip knows nothing
/// before).
[[nodiscard]] std::string zip_of(const ZipParts& parts, std::chrono::sys_seconds made);

}  // namespace dueregard::documents
