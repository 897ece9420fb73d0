#include "cli/manual.hpp"
#include "cli/sample_program.hpp"

#include <doctest/doctest.h>

using namespace dueregard::cli;

TEST_CASE("the manual tells every command, its arguments and its options") {
    const auto page = manual_page(sample_program());

    CHECK(page.contains(".SH NAME\ndueregard \\- the register of equality work\n"));
    CHECK(page.contains("Reads what a council already has.\n.PP\nKeeps it.\n"));
    CHECK(page.contains(".SS dueregard report \\-\\-to FILE [\\-\\-seats N] [\\-\\-quota NAME...] KIND\n"));
    CHECK(page.contains(".TP\n.B \\-\\-to FILE\nWhere to; the ending says the format.\n"));
    CHECK(page.contains("Which report.\nOne of: progress, committee.\n"));
    CHECK(page.contains(".SS dueregard person add NAME...\n"));
    CHECK(page.contains(".SH EXIT STATUS\n"));
}

TEST_CASE("the manual tells every setting, and what holds without it") {
    auto program = sample_program();
    program.configuration_file = "/etc/dueregard/dueregard.conf";
    program.settings = {
        {.title = "Mail",
         .settings =
             {{.name = "DUEREGARD_MAIL_HOST",
               .description = "The mail server.",
               .otherwise = "no mail is sent"}}}
    };

    const auto page = manual_page(program);

    CHECK(page.contains(
        ".SS Mail\n.TP\n.B DUEREGARD_MAIL_HOST\nThe mail server.\nWithout it: no mail is sent.\n"
    ));
    CHECK(page.contains(".SH FILES\n.TP\n.I /etc/dueregard/dueregard.conf\n"));
}

TEST_CASE("text is never taken as a request of the page's language") {
    auto program = sample_program();
    program.description = ".so /etc/passwd\n'br \\n";

    CHECK(manual_page(program).contains("\\&.so /etc/passwd\n\\&'br \\en\n"));
}
