#pragma once
// A file of lines that shows whether it is whole: a first line that says what it is, the lines compressed
// (gzip, RFC 1952), and the SHA-256 of all before it as the last line. Neither is ever held in memory at
// once.

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

namespace dueregard::backup {

/// The format that this version writes; it reads this and every earlier one.
constexpr int newest_format = 1;

struct SealedFile {
    std::uintmax_t bytes = 0;
    std::string sha256;  ///< of all but its last line, in hexadecimal
};

/// Writes to a name of its own beside `path`, readable by its owner alone. Without `keep` nothing is left of
/// it.
class SealedWriter {
public:
    /// Throws Conflict where `path` is there already, Unavailable where it cannot be written.
    explicit SealedWriter(const std::filesystem::path& path);
    ~SealedWriter();
    SealedWriter(const SealedWriter&) = delete;
    SealedWriter& operator=(const SealedWriter&) = delete;
    SealedWriter(SealedWriter&&) = delete;
    SealedWriter& operator=(SealedWriter&&) = delete;

    /// One line, without its end. Throws Unavailable where the disk is full.
    void add(std::string_view line);
    /// From now on the file stands under its name, on the disk.
    [[nodiscard]] SealedFile keep();

private:
    class State;
    std::unique_ptr<State> state_;
};

class SealedReader {
public:
    /// Reads the whole file once to see that it is what was written. Throws NotFound where it cannot be
    /// read, Conflict with one sentence where it is something else, was written by a newer version, was cut
    /// off or altered.
    explicit SealedReader(const std::filesystem::path& path);
    ~SealedReader();
    SealedReader(const SealedReader&) = delete;
    SealedReader& operator=(const SealedReader&) = delete;
    SealedReader(SealedReader&&) = delete;
    SealedReader& operator=(SealedReader&&) = delete;

    /// The next line into `line`; false after the last.
    [[nodiscard]] bool next(std::string& line);
    [[nodiscard]] const SealedFile& file() const;

private:
    class State;
    std::unique_ptr<State> state_;
};

/// The first line of each sealed file, up to the number of its format.
constexpr std::string_view sealed_mark = "Due Regard backup, format ";

/// SHA-256 of what is given piece by piece.
class Digest {
public:
    Digest();
    ~Digest();
    Digest(const Digest&) = delete;
    Digest& operator=(const Digest&) = delete;
    Digest(Digest&&) = delete;
    Digest& operator=(Digest&&) = delete;

    void add(std::string_view bytes);
    /// In hexadecimal; nothing may be added afterwards.
    [[nodiscard]] std::string hexadecimal();

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace dueregard::backup
