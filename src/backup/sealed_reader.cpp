#include "backup/sealed_file.hpp"
#include "base/failure.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>
#include <fstream>
#include <zlib.h>

namespace dueregard::backup {

namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t seal_size = 65;  // 64 hexadecimal digits and the line's end
constexpr std::size_t longest_mark = 40;

[[noreturn]] void refuse_foreign(const fs::path& path) {
    throw Conflict(fmt::format("{} is no backup of Due Regard.", path.string()));
}

[[noreturn]] void refuse_damaged(const fs::path& path) {
    throw Conflict(fmt::format(
        "{} was cut off or altered since it was written: it does not match its checksum. Use another backup.",
        path.string()
    ));
}

std::ifstream opened(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    if (!in || !fs::is_regular_file(path)) {
        throw NotFound(fmt::format("{} could not be read; is it there?", path.string()));
    }
    return in;
}

/// The length of the first line with its end. Throws where it is not that of a format that this version
/// reads.
std::uintmax_t read_mark(std::ifstream& in, const fs::path& path) {
    std::string start(longest_mark, '\0');
    in.read(start.data(), static_cast<std::streamsize>(start.size()));
    start.resize(static_cast<std::size_t>(in.gcount()));
    const auto end = start.find('\n');
    if (!start.starts_with(sealed_mark) || end == std::string::npos) refuse_foreign(path);
    int format = 0;
    const auto* const last = start.data() + end;
    const auto number = std::from_chars(start.data() + sealed_mark.size(), last, format);
    if (number.ec != std::errc() || number.ptr != last || format < 1) refuse_foreign(path);
    if (format > newest_format) {
        throw Conflict(fmt::format(
            "{} was written by a newer version of dueregard (format {}, and this version reads up to {}); install that "
            "version or a later one.",
            path.string(),
            format,
            newest_format
        ));
    }
    return end + 1;
}

}  // namespace

class SealedReader::State {
public:
    explicit State(const fs::path& path) : path_(path), in_(opened(path)) {
        const auto mark = read_mark(in_, path);
        file_.bytes = fs::file_size(path);
        if (file_.bytes < mark + seal_size) refuse_damaged(path);
        check_seal();
        go_to(mark);
        left_ = file_.bytes - seal_size - mark;
        constexpr int gzip = 16 + MAX_WBITS;
        if (inflateInit2(&stream_, gzip) != Z_OK)
            throw Unavailable("There was not enough memory to read a backup.");
    }

    State(const State&) = delete;
    State& operator=(const State&) = delete;
    State(State&&) = delete;
    State& operator=(State&&) = delete;

    ~State() { inflateEnd(&stream_); }

    bool next(std::string& line) {
        line.clear();
        for (;;) {
            const std::string_view text(text_.data() + at_, end_ - at_);
            const auto size = text.find('\n');
            line += text.substr(0, size);
            if (size != std::string_view::npos) {
                at_ += size + 1;
                return true;
            }
            if (!fill()) break;
        }
        if (!line.empty() || !is_over_) refuse_damaged(path_);
        return false;
    }

    [[nodiscard]] const SealedFile& file() const { return file_; }

private:
    void check_seal() {
        go_to(0);
        Digest digest;
        for (auto left = file_.bytes - seal_size; left > 0;) {
            const auto piece = read_piece(left);
            digest.add(piece);
            left -= piece.size();
        }
        const auto seal = read_piece(seal_size);
        file_.sha256 = digest.hexadecimal();
        if (seal != file_.sha256 + '\n') refuse_damaged(path_);
    }

    void go_to(std::uintmax_t place) {
        in_.clear();
        in_.seekg(static_cast<std::streamoff>(place));
    }

    std::string_view read_piece(std::uintmax_t most) {
        const auto wanted = std::min<std::uintmax_t>(most, packed_.size());
        in_.read(packed_.data(), static_cast<std::streamsize>(wanted));
        if (in_.gcount() <= 0) refuse_damaged(path_);
        return {packed_.data(), static_cast<std::size_t>(in_.gcount())};
    }

    /// Unpacks some more, in place of what was read; false at the end.
    bool fill() {
        at_ = end_ = 0;
        while (end_ == 0 && !is_over_) {
            if (stream_.avail_in == 0) take_packed();
            // zlib's own type for bytes is unsigned char.
            // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast)
            stream_.next_out = reinterpret_cast<Bytef*>(text_.data());
            stream_.avail_out = static_cast<uInt>(text_.size());
            const int code = inflate(&stream_, Z_NO_FLUSH);
            if (code != Z_OK && code != Z_STREAM_END) refuse_damaged(path_);
            end_ = text_.size() - stream_.avail_out;
            is_over_ = code == Z_STREAM_END;
        }
        return end_ > 0;
    }

    void take_packed() {
        if (left_ == 0) refuse_damaged(path_);
        const auto piece = read_piece(left_);
        left_ -= piece.size();
        // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast)
        stream_.next_in = reinterpret_cast<Bytef*>(packed_.data());
        stream_.avail_in = static_cast<uInt>(piece.size());
    }

    fs::path path_;
    std::ifstream in_;
    SealedFile file_;
    std::uintmax_t left_ = 0;
    z_stream stream_{};
    bool is_over_ = false;
    std::array<char, 65'536> packed_{};
    std::array<char, 65'536> text_{};
    std::size_t at_ = 0;
    std::size_t end_ = 0;
};

SealedReader::SealedReader(const fs::path& path) : state_(std::make_unique<State>(path)) {}

SealedReader::~SealedReader() = default;

bool SealedReader::next(std::string& line) {
    return state_->next(line);
}

const SealedFile& SealedReader::file() const {
    return state_->file();
}

}  // namespace dueregard::backup
