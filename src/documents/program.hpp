#pragma once
// Another program, run for one task: without a shell, with nothing of our environment, and not for ever.

#include <chrono>
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
};

/// What the program wrote to its standard output. Throws Unavailable where it is not installed, takes longer
/// than the limit, or fails; the message then holds the first line of what it said.
[[nodiscard]] std::string output_of(const Program& program, const ProgramCall& call);

}  // namespace dueregard::documents
