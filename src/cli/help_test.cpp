#include "base/text.hpp"
#include "cli/help.hpp"
#include "cli/sample_program.hpp"

#include <doctest/doctest.h>

using namespace dueregard::cli;

TEST_CASE("the help of a command shows how to call it and what each word means") {
    const auto program = sample_program();

    CHECK(
        help_of(program, program.commands[1])
        == "Usage: dueregard report --to FILE [--seats N] [--quota NAME...] KIND\n"
           "\n"
           "Writes KIND to a file.\n"
           "\n"
           "Arguments:\n"
           "  KIND                      Which report. One of: progress, committee.\n"
           "\n"
           "Options:\n"
           "  --to FILE                 Where to; the ending says the format.\n"
           "  --seats N                 How many.\n"
           "  --quota NAME              May stand more than once.\n"
           "  --database ADDRESS        The register: a path or a postgresql:// address.\n"
           "                            Without it DUEREGARD_DATABASE says which, and\n"
           "                            without that it is ./dueregard.db.\n"
           "  --help                    Print this and stop.\n"
    );
}

TEST_CASE("the help of the program lists every command, and no line is longer than 80 columns") {
    const auto help = help_of(sample_program());

    CHECK(help.contains("Reads what a council already has.\n\nKeeps it.\n"));
    CHECK(help.contains("\n  read                      print what is in a document\n"));
    CHECK(help.contains("\n  person add                add a person\n"));
    CHECK(help.contains("\n  manual                    print the manual page, for man\n"));
    for (const auto line : dueregard::lines_of(help))
        CHECK(line.size() <= 80);
}
