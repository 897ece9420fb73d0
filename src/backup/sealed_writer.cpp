#include "backup/file_name.hpp"
#include "backup/sealed_file.hpp"
#include "base/ensure.hpp"
#include "base/failure.hpp"

#include <fmt/format.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

namespace dueregard::backup {

namespace {

namespace fs = std::filesystem;

[[noreturn]] void refuse_write(const fs::path& path) {
    if (errno == ENOSPC || errno == EDQUOT) {
        throw Unavailable(fmt::format(
            "The disk that holds {} is full: no backup was made; make room and try again.", path.string()
        ));
    }
    throw Unavailable(
        fmt::format("{} could not be written ({}): no backup was made.", path.string(), std::strerror(errno))
    );
}

[[noreturn]] void refuse_existing(const fs::path& path) {
    throw Conflict(fmt::format("{} is there already; give the backup another name.", path.string()));
}

}  // namespace

struct Digest::State {
    crypto_hash_sha256_state sha256{};
};

Digest::Digest() : state_(std::make_unique<State>()) {
    ensure(sodium_init() >= 0, "libsodium could not begin");
    crypto_hash_sha256_init(&state_->sha256);
}

Digest::~Digest() = default;

void Digest::add(std::string_view bytes) {
    // libsodium's own type for raw bytes is unsigned char.
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast)
    const auto* const start = reinterpret_cast<const unsigned char*>(bytes.data());
    crypto_hash_sha256_update(&state_->sha256, start, bytes.size());
}

std::string Digest::hexadecimal() {
    std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
    crypto_hash_sha256_final(&state_->sha256, hash.data());
    std::string text;
    for (const auto byte : hash)
        text += fmt::format("{:02x}", byte);
    return text;
}

class SealedWriter::State {
public:
    explicit State(const fs::path& path)
        : path_(path), part_(fmt::format("{}.part-{}", path.string(), getpid())) {
        if (is_there(path)) refuse_existing(path);
        file_ = open(part_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR);
        if (file_ < 0) refuse_write(path_);
        write_all(fmt::format("{}{}\n", sealed_mark, newest_format));
        constexpr int gzip = 16 + MAX_WBITS;
        constexpr int most_memory = 8;
        const int begun =
            deflateInit2(&stream_, Z_DEFAULT_COMPRESSION, Z_DEFLATED, gzip, most_memory, Z_DEFAULT_STRATEGY);
        if (begun != Z_OK) throw Unavailable("There was not enough memory for a backup.");
    }

    State(const State&) = delete;
    State& operator=(const State&) = delete;
    State(State&&) = delete;
    State& operator=(State&&) = delete;

    ~State() {
        deflateEnd(&stream_);
        if (file_ >= 0) close(file_);
        if (!is_kept_) unlink(part_.c_str());
    }

    void compress(std::string_view bytes, int flush) {
        // zlib does not change what it reads; its own type for bytes is unsigned char.
        // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast, cppcoreguidelines-pro-type-const-cast)
        stream_.next_in = const_cast<Bytef*>(reinterpret_cast<const Bytef*>(bytes.data()));
        stream_.avail_in = static_cast<uInt>(bytes.size());
        do {
            stream_.next_out = out_.data();
            stream_.avail_out = static_cast<uInt>(out_.size());
            ensure(deflate(&stream_, flush) != Z_STREAM_ERROR, "zlib lost its state");
            // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast)
            write_all({reinterpret_cast<const char*>(out_.data()), out_.size() - stream_.avail_out});
        } while (stream_.avail_out == 0);
    }

    SealedFile keep() {
        compress("", Z_FINISH);
        SealedFile sealed{.bytes = 0, .sha256 = digest_.hexadecimal()};
        write_plain(sealed.sha256 + '\n');
        sealed.bytes = written_;
        const bool is_on_disk = fsync(file_) == 0;
        const bool is_closed = close(file_) == 0;
        file_ = -1;
        if (!is_on_disk || !is_closed) refuse_write(path_);
        errno = give_name(part_, path_);
        if (errno == EEXIST) refuse_existing(path_);
        if (errno != 0) refuse_write(path_);
        is_kept_ = true;
        return sealed;
    }

private:
    void write_all(std::string_view bytes) {
        write_plain(bytes);
        digest_.add(bytes);
    }

    void write_plain(std::string_view bytes) {
        while (!bytes.empty()) {
            const auto count = ::write(file_, bytes.data(), bytes.size());
            if (count < 0 && errno == EINTR) continue;
            if (count <= 0) refuse_write(path_);
            written_ += static_cast<std::uintmax_t>(count);
            bytes.remove_prefix(static_cast<std::size_t>(count));
        }
    }

    fs::path path_;
    fs::path part_;
    int file_ = -1;
    bool is_kept_ = false;
    std::uintmax_t written_ = 0;
    Digest digest_;
    z_stream stream_{};
    std::array<Bytef, 65'536> out_{};
};

SealedWriter::SealedWriter(const fs::path& path) : state_(std::make_unique<State>(path)) {}

SealedWriter::~SealedWriter() = default;

void SealedWriter::add(std::string_view line) {
    // zlib counts in 32 bits.
    constexpr std::size_t piece = std::size_t{1} << 30U;
    for (; line.size() > piece; line.remove_prefix(piece))
        state_->compress(line.substr(0, piece), Z_NO_FLUSH);
    state_->compress(line, Z_NO_FLUSH);
    state_->compress("\n", Z_NO_FLUSH);
}

SealedFile SealedWriter::keep() {
    return state_->keep();
}

}  // namespace dueregard::backup
