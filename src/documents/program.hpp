#pragma once
// Another program, run for one task: without a shell, with nothing of our environment, and not for ever.

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace dueregard::documents {

struct Program {
    std::string name;     ///< "pandoc"
    std::string package;  ///< the Debian package that brings it
};

/// What one run is given.
struct ProgramCall {
    std::vector<std::string> arguments;
    std::string_view input;                ///< its standard input
    std::vector<std::string> environment;  ///< "NAME=value", beside PATH, HOME and LANG
    std::chrono::milliseconds limit = std::chrono::seconds(60);
    std::size_t most_memory = 0;             ///< bytes of address space; 0 sets no limit
    std::size_t most_written = 500'000'000;  ///< bytes
    unsigned most_files = 0;                 ///< open at once; 0 sets no limit
};

/// What became of one run.
struct ProgramRun {
    bool has_ended = false;  ///< by itself, within the limit
    int status = -1;         ///< its exit status; -1 where a signal ended it
    std::string output;
    std::string errors;
};

[[nodiscard]] bool is_installed(const Program& program);

/// Runs it to its end or to the limit. Throws Unavailable where it is not installed or cannot be started.
[[nodiscard]] ProgramRun run_of(const Program& program, const ProgramCall& call);

/// What the program wrote to its standard output. Throws Unavailable where it is not installed, takes longer
/// than the limit, or fails; the message then holds the first line of what it said.
[[nodiscard]] std::string output_of(const Program& program, const ProgramCall& call);

}  // namespace dueregard::documents
