#include "backup/sealed_file.hpp"
#include "base/failure.hpp"
#include "support/file.hpp"
#include "support/temporary_directory.hpp"

#include <doctest/doctest.h>

#include <csignal>
#include <fstream>
#include <random>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>
#include <vector>

using namespace dueregard;
using namespace dueregard::backup;
using dueregard::support::TemporaryDirectory;
using dueregard::tests::file_bytes;

namespace {

using Lines = std::vector<std::string>;

void write(const std::filesystem::path& path, const Lines& lines) {
    SealedWriter writer(path);
    for (const auto& line : lines)
        writer.add(line);
    static_cast<void>(writer.keep());
}

Lines read(const std::filesystem::path& path) {
    SealedReader reader(path);
    Lines lines;
    for (std::string line; reader.next(line);)
        lines.push_back(line);
    return lines;
}

void put(const std::filesystem::path& path, const std::string& bytes) {
    std::ofstream(path, std::ios::binary) << bytes;
}

std::size_t files_in(const std::filesystem::path& folder) {
    std::size_t count = 0;
    for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator(folder))
        ++count;
    return count;
}

}  // namespace

TEST_CASE("what was written comes back line by line, however long the lines are") {
    const TemporaryDirectory folder;
    const Lines lines = {"first", "", std::string(1'000'000, 'x'), R"({"last":"\u00e9"})"};

    write(folder.path() / "a.backup", lines);

    CHECK(read(folder.path() / "a.backup") == lines);
}

TEST_CASE("only its owner may read it, and nothing else is left beside it") {
    const TemporaryDirectory folder;

    write(folder.path() / "a.backup", {"first"});

    struct stat status{};

    REQUIRE(stat((folder.path() / "a.backup").c_str(), &status) == 0);
    CHECK((status.st_mode & 0777U) == 0600U);
    CHECK(files_in(folder.path()) == 1);
}

TEST_CASE("what is not kept leaves nothing") {
    const TemporaryDirectory folder;

    {
        SealedWriter writer(folder.path() / "a.backup");
        writer.add("first");
    }

    CHECK(files_in(folder.path()) == 0);
}

TEST_CASE("it never takes the place of another file, not even of one that came meanwhile") {
    const TemporaryDirectory folder;
    const auto path = folder.path() / "a.backup";
    SealedWriter writer(path);
    writer.add("first");
    put(path, "somebody's");

    CHECK_THROWS_AS(static_cast<void>(writer.keep()), Conflict);
    CHECK_THROWS_AS(SealedWriter{path}, Conflict);
    CHECK_THROWS_AS(SealedWriter{folder.path() / "nowhere" / "a.backup"}, Unavailable);

    CHECK(file_bytes(path) == "somebody's");
}

TEST_CASE("what can be written no further is told, and leaves nothing") {
    const TemporaryDirectory folder;
    const auto path = folder.path() / "a.backup";
    auto* const on_signal = std::signal(SIGXFSZ, SIG_IGN);
    rlimit before{};
    REQUIRE(getrlimit(RLIMIT_FSIZE, &before) == 0);
    const rlimit small{.rlim_cur = 100'000, .rlim_max = before.rlim_max};
    std::mt19937 chance(7);

    REQUIRE(setrlimit(RLIMIT_FSIZE, &small) == 0);
    std::string said;
    try {
        SealedWriter writer(path);
        for (int i = 0; i < 1'000'000; ++i)
            writer.add(std::to_string(chance()));
        static_cast<void>(writer.keep());
    } catch (const Unavailable& failure) {
        said = failure.what();
    }
    setrlimit(RLIMIT_FSIZE, &before);
    std::signal(SIGXFSZ, on_signal);

    CHECK(said == path.string() + " could not be written (File too large): no backup was made.");
    CHECK(files_in(folder.path()) == 0);
}

TEST_CASE("any byte altered, anything cut off or added is found before the first line is read") {
    const TemporaryDirectory folder;
    const auto whole = folder.path() / "whole.backup";
    const auto other = folder.path() / "other.backup";
    write(whole, {"first", "second", std::string(300, 'x')});
    const auto bytes = file_bytes(whole);

    for (std::size_t at = 0; at < bytes.size(); ++at) {
        CAPTURE(at);
        auto altered = bytes;
        altered[at] = static_cast<char>(altered[at] ^ 1);
        put(other, altered);
        CHECK_THROWS_AS(SealedReader{other}, Conflict);
        put(other, bytes.substr(0, at));
        CHECK_THROWS_AS(SealedReader{other}, Conflict);
    }
    put(other, bytes + "\n");
    CHECK_THROWS_AS(SealedReader{other}, Conflict);
}

TEST_CASE("a file of another kind, of a newer format or that is not there is refused by name") {
    const TemporaryDirectory folder;
    const auto path = folder.path() / "a.backup";
    const auto sentence = [&](const std::string& bytes) {
        put(path, bytes);
        try {
            const SealedReader reader(path);
        } catch (const Conflict& refusal) {
            return std::string(refusal.what());
        }
        return std::string("read");
    };

    CHECK(sentence("") == path.string() + " is no backup of Due Regard.");
    CHECK(sentence("PK\x03\x04 and so on") == path.string() + " is no backup of Due Regard.");
    CHECK(sentence("Due Regard backup, format x\n") == path.string() + " is no backup of Due Regard.");
    CHECK(
        sentence("Due Regard backup, format 2\nwho knows")
        == path.string()
               + " was written by a newer version of dueregard (format 2, and this version reads up to 1); "
                 "install that version or a later one."
    );
    CHECK(sentence("Due Regard backup, format 1\nshort").contains("was cut off or altered"));
    CHECK_THROWS_AS(SealedReader{folder.path() / "nothing"}, NotFound);
    CHECK_THROWS_AS(SealedReader{folder.path()}, NotFound);
}
