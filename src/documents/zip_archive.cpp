#include "documents/zip_archive.hpp"

#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <zip.h>

namespace dueregard::documents {

namespace {

constexpr std::size_t chunk_bytes = 65'536;
// A small entry may be packed as tightly as it likes: it cannot fill the memory.
constexpr std::size_t harmless_bytes = 1'000'000;

constexpr auto cut_off =
    "The file is cut off or damaged: its list of contents cannot be read. Send or download it again.";
constexpr auto encrypted = "The file is protected by a password: remove the password and save it again.";

Refusal too_tight() {
    return {
        "The file unpacks to far more than its size allows, which no document does by itself: it is not opened."
    };
}

Refusal too_large(const Limits& limits) {
    return {fmt::format(
        "The file unpacks to more than {} MB, which is more than can be read: split it, or leave out what is not needed.",
        limits.unpacked_bytes / 1'000'000
    )};
}

/// Some programs for Windows write backslashes.
std::string with_slashes(std::string_view name) {
    std::string result(name);
    std::ranges::replace(result, '\\', '/');
    return result;
}

bool climbs_out(std::string_view name) {
    const bool is_absolute = name.starts_with('/') || (name.size() > 1 && name[1] == ':');
    const auto parts = split(name, '/');
    return is_absolute || std::ranges::find(parts, "..") != parts.end();
}

bool is_too_tight(std::size_t packed, std::size_t unpacked, const Limits& limits) {
    return unpacked > harmless_bytes && unpacked / limits.ratio > packed;
}

struct CloseFile {
    void operator()(zip_file_t* file) const { (void)zip_fclose(file); }
};

}  // namespace

bool is_zip(std::string_view bytes) {
    return bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06");
}

void ZipArchive::Discard::operator()(zip* archive) const {
    zip_discard(archive);
}

std::expected<ZipArchive, Refusal> ZipArchive::open(std::string_view bytes, const Limits& limits) {
    zip_error_t error;
    zip_error_init(&error);
    auto* const source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
    auto* const archive = source == nullptr ? nullptr : zip_open_from_source(source, ZIP_RDONLY, &error);
    zip_error_fini(&error);
    if (archive == nullptr) {
        if (source != nullptr) zip_source_free(source);
        return std::unexpected(Refusal{cut_off});
    }
    ZipArchive result(archive, limits);
    if (auto refusal = result.list_entries()) return std::unexpected(*std::move(refusal));
    return result;
}

std::optional<Refusal> ZipArchive::list_entries() {
    const auto count =
        static_cast<std::size_t>(std::max<zip_int64_t>(zip_get_num_entries(archive_.get(), 0), 0));
    if (count > limits_.entries) {
        return Refusal{fmt::format(
            "The file holds {} parts, and no more than {} are read: it is not opened.", count, limits_.entries
        )};
    }
    std::size_t total = 0;
    for (std::size_t i = 0; i < count; ++i) {
        zip_stat_t stat;
        zip_stat_init(&stat);
        if (zip_stat_index(archive_.get(), i, 0, &stat) != 0 || stat.name == nullptr) return Refusal{cut_off};
        if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat.encryption_method != ZIP_EM_NONE) {
            return Refusal{encrypted};
        }
        auto name = with_slashes(stat.name);
        if (climbs_out(name))
            return Refusal{"A part of the file has a name that points outside it: it is not opened."};
        const Entry entry{.index = i, .packed = stat.comp_size, .unpacked = stat.size};
        if (is_too_tight(entry.packed, entry.unpacked, limits_)) return too_tight();
        if (entry.unpacked > limits_.unpacked_bytes - total) return too_large(limits_);
        total += entry.unpacked;
        if (!entries_.emplace(std::move(name), entry).second) {
            return Refusal{
                "The file holds two parts of the same name, so that it cannot be told which is meant: save it again."
            };
        }
    }
    return std::nullopt;
}

bool ZipArchive::has(std::string_view name) const {
    return entries_.contains(name);
}

std::expected<std::string, Refusal> ZipArchive::read(std::string_view name) {
    const auto found = entries_.find(name);
    if (found == entries_.end()) return std::string();
    const auto& entry = found->second;
    const std::unique_ptr<zip_file_t, CloseFile> file(zip_fopen_index(archive_.get(), entry.index, 0));
    if (!file) return std::unexpected(Refusal{cut_off});
    std::string text;
    text.reserve(std::min(entry.unpacked, limits_.unpacked_bytes - unpacked_));
    for (;;) {
        const auto before = text.size();
        text.resize(before + chunk_bytes);
        const auto count = zip_fread(file.get(), text.data() + before, chunk_bytes);
        if (count < 0) return std::unexpected(Refusal{cut_off});
        text.resize(before + static_cast<std::size_t>(count));
        if (count == 0) break;
        if (is_too_tight(entry.packed, text.size(), limits_)) return std::unexpected(too_tight());
        if (text.size() > limits_.unpacked_bytes - unpacked_) return std::unexpected(too_large(limits_));
    }
    unpacked_ += text.size();
    return text;
}

}  // namespace dueregard::documents
