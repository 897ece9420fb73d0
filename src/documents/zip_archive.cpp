#include "documents/zip_archive.hpp"

#include "base/ensure.hpp"
#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
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
        "The file unpacks to far more than its size allows, which no document does by itself: save it again in the "
        "program that made it."
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

/// A date and time as MS-DOS kept them: years from 1980, seconds in twos.
struct DosTime {
    std::uint16_t date = 0;
    std::uint16_t time = 0;
};

DosTime dos_time_of(std::chrono::sys_seconds moment) {
    using namespace std::chrono;
    const auto earliest = sys_seconds(sys_days(year(1980) / 1 / 1));
    const auto latest = sys_seconds(sys_days(year(2107) / 12 / 31));
    moment = std::clamp(moment, earliest, latest);
    const auto day = floor<days>(moment);
    const year_month_day date(day);
    const hh_mm_ss time(moment - day);
    const auto years = static_cast<unsigned>(static_cast<int>(date.year()) - 1980);
    return {
        .date = static_cast<std::uint16_t>(
            (years << 9U) | (static_cast<unsigned>(date.month()) << 5U) | static_cast<unsigned>(date.day())
        ),
        .time = static_cast<std::uint16_t>(
            (static_cast<unsigned>(time.hours().count()) << 11U)
            | (static_cast<unsigned>(time.minutes().count()) << 5U)
            | (static_cast<unsigned>(time.seconds().count()) / 2)
        ),
    };
}

struct FreeSource {
    void operator()(zip_source_t* source) const { zip_source_free(source); }
};

std::string contents_of(zip_source_t* source) {
    ensure(zip_source_open(source) == 0, "what was just written can be read");
    zip_source_seek(source, 0, SEEK_END);
    std::string bytes(static_cast<std::size_t>(zip_source_tell(source)), '\0');
    zip_source_seek(source, 0, SEEK_SET);
    const auto count = zip_source_read(source, bytes.data(), bytes.size());
    zip_source_close(source);
    ensure(count == static_cast<zip_int64_t>(bytes.size()), "what was just written can be read");
    return bytes;
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
            "The file holds {} parts, and no more than {} are read: save it again in the program that made it.",
            count,
            limits_.entries
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
            return Refusal{
                "A part of the file has a name that points outside it, which no document has by itself: save it again in the program that made it."
            };
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

std::vector<std::string> ZipArchive::names() const {
    std::vector<std::string> names(entries_.size());
    for (const auto& [name, entry] : entries_)
        names[entry.index] = name;
    return names;
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

std::string zip_of(const ZipParts& parts, std::chrono::sys_seconds made) {
    ensure(!parts.empty(), "a zip has something in it");
    zip_error_t error;
    zip_error_init(&error);
    const std::unique_ptr<zip_source_t, FreeSource> out(zip_source_buffer_create(nullptr, 0, 0, &error));
    ensure(out != nullptr, "a zip in memory needs nothing but memory");
    zip_source_keep(out.get());
    auto* const archive = zip_open_from_source(out.get(), ZIP_TRUNCATE, &error);
    ensure(archive != nullptr, "a zip in memory needs nothing but memory");
    const auto stamp = dos_time_of(made);
    for (const auto& [name, contents] : parts) {
        auto* const source = zip_source_buffer(archive, contents.data(), contents.size(), 0);
        const auto index = zip_file_add(archive, name.c_str(), source, ZIP_FL_ENC_UTF_8);
        ensure(index >= 0, "no two parts of a zip have one name");
        (void)zip_file_set_dostime(archive, static_cast<zip_uint64_t>(index), stamp.time, stamp.date, 0);
    }
    ensure(zip_close(archive) == 0, "a zip in memory can be written");
    return contents_of(out.get());
}

}  // namespace dueregard::documents
