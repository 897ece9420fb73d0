#include "cli/completion.hpp"
#include "cli/sample_program.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>

using namespace dueregard::cli;

namespace {

/// What bash itself offers after `words`, the last of which is being typed.
std::string offered(const std::string& words) {
    std::string folder = (std::filesystem::temp_directory_path() / "completion-XXXXXX").string();
    REQUIRE(mkdtemp(folder.data()) != nullptr);
    const auto script = folder + "/try.bash";
    std::ofstream(script
    ) << bash_completion(sample_program())
      << "compopt() { :; }\nCOMP_WORDS=(dueregard " << words
      << ")\nCOMP_CWORD=$((${#COMP_WORDS[@]} - 1))\n_dueregard\necho -n \"${COMPREPLY[*]}\"\n";
    const std::unique_ptr<FILE, int (*)(FILE*)> bash(popen(("bash " + script).c_str(), "r"), pclose);
    std::string out;
    std::array<char, 4096> chunk{};
    while (const auto count = std::fread(chunk.data(), 1, chunk.size(), bash.get()))
        out.append(chunk.data(), count);
    std::filesystem::remove_all(folder);
    return out;
}

}  // namespace

TEST_CASE("bash completes commands, groups, options and choices from the same list") {
    CHECK(offered("re") == "read report");
    CHECK(offered("''") == "read report check person completion manual --help --version");
    CHECK(offered("person ''") == "add list --help");
    CHECK(offered("report --") == "--to --seats --quota --database --help");
    CHECK(offered("report p") == "progress");
    CHECK(offered("--database x.db per") == "person");
    CHECK(offered("report --seats ''").empty());
}
