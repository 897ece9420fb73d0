#include "cli/arguments.hpp"
#include "cli/sample_program.hpp"

#include <doctest/doctest.h>

using namespace dueregard::cli;

namespace {

Chosen choose(const std::vector<std::string>& words) {
    return std::get<Chosen>(interpret(sample_program(), words, std::nullopt));
}

Answer answer(const std::vector<std::string>& words) {
    static const auto program = sample_program();
    return std::get<Answer>(interpret(program, words, std::nullopt));
}

std::string sentence(const std::vector<std::string>& words) {
    const auto wrong = answer(words);
    CHECK(wrong.status == exit_wrong_call);
    CHECK(wrong.out.empty());
    return wrong.error;
}

}  // namespace

TEST_CASE("a command gets its arguments and options by name, in any order") {
    const auto program = sample_program();

    const auto chosen = std::get<Chosen>(interpret(
        program,
        {"report", "--seats", "40", "progress", "--to=out.docx", "--quota", "a", "--quota", "b"},
        std::nullopt
    ));

    CHECK(chosen.command == &program.commands[1]);
    CHECK(chosen.values.get("KIND") == "progress");
    CHECK(chosen.values.get("--to") == "out.docx");
    CHECK(chosen.values.whole_number("--seats") == 40);
    CHECK(chosen.values.all("--quota") == std::vector<std::string>{"a", "b"});
    CHECK_FALSE(chosen.values.has("--json"));
}

TEST_CASE("an option that takes no value is given or not") {
    CHECK(choose({"read", "a.docx", "--json"}).values.has("--json"));
    CHECK_FALSE(choose({"read", "a.docx"}).values.has("--json"));
}

TEST_CASE("an option with a value leaves the argument after it alone") {
    const auto chosen = choose({"report", "--to", "out.csv", "committee"});

    CHECK(chosen.values.get("KIND") == "committee");
    CHECK(chosen.values.all("--to") == std::vector<std::string>{"out.csv"});
}

TEST_CASE("a file may be called like a command, and an argument may begin with a dash after --") {
    CHECK(choose({"read", "check"}).values.get("FILE") == "check");
    CHECK(choose({"read", "--", "-odd.csv"}).values.get("FILE") == "-odd.csv");
    CHECK(choose({"read", "-"}).values.get("FILE") == "-");
}

TEST_CASE("a command of a group has two words and may take several arguments") {
    CHECK(
        choose({"person", "add", "Ama", "Wells"}).values.all("NAME")
        == std::vector<std::string>{"Ama", "Wells"}
    );
    CHECK(choose({"person", "list"}).values.all("NAME").empty());
}

TEST_CASE("the database is the option's, else the environment's, else the one in this folder") {
    const auto program = sample_program();

    CHECK(choose({"check"}).database == "./dueregard.db");
    CHECK(choose({"--database", "a.db", "check"}).database == "a.db");
    CHECK(choose({"check", "--database", "a.db"}).database == "a.db");
    CHECK(choose({"person", "list", "--database=a.db"}).database == "a.db");
    CHECK(std::get<Chosen>(interpret(program, {"check"}, "e.db")).database == "e.db");
    CHECK(std::get<Chosen>(interpret(program, {"check", "--database", "a.db"}, "e.db")).database == "a.db");
    CHECK(std::get<Chosen>(interpret(program, {"check"}, "")).database == "./dueregard.db");
}

TEST_CASE("a wrong call gets one sentence and status 2") {
    CHECK(sentence({}) == "dueregard: say which command. See dueregard --help.\n");
    CHECK(sentence({"raed"}) == "dueregard: there is no command 'raed'. See dueregard --help.\n");
    CHECK(sentence({"--jsn"}) == "dueregard: '--jsn' is not expected here. See dueregard --help.\n");
    CHECK(sentence({"read"}) == "dueregard: FILE is missing. See dueregard read --help.\n");
    CHECK(
        sentence({"read", "a", "b"}) == "dueregard: 'b' is not expected here. See dueregard read --help.\n"
    );
    CHECK(
        sentence({"read", "a", "--jsn"})
        == "dueregard: '--jsn' is not expected here. See dueregard read --help.\n"
    );
    CHECK(
        sentence({"read", "a", "--database"})
        == "dueregard: --database needs a value. See dueregard read --help.\n"
    );
    CHECK(
        sentence({"read", "a", "--database", "b", "--database", "c"})
        == "dueregard: --database may be given once. See dueregard read --help.\n"
    );
    CHECK(sentence({"report", "progress"}) == "dueregard: --to is missing. See dueregard report --help.\n");
    CHECK(
        sentence({"report", "progress", "--to"})
        == "dueregard: --to needs a value. See dueregard report --help.\n"
    );
    CHECK(
        sentence({"report", "progress", "--to", "a", "--to", "b"})
        == "dueregard: --to may be given once. See dueregard report --help.\n"
    );
    CHECK(
        sentence({"report", "annual", "--to", "a"})
        == "dueregard: KIND must be one of progress, committee, and 'annual' is not. See dueregard report --help.\n"
    );
    CHECK(
        sentence({"report", "progress", "--to", "a", "--seats", "4x"})
        == "dueregard: --seats must be a whole number, and '4x' is not. See dueregard report --help.\n"
    );
    CHECK(sentence({"person"}) == "dueregard: say which command. See dueregard person --help.\n");
    CHECK(
        sentence({"person", "remove"})
        == "dueregard: there is no command 'person remove'. See dueregard person --help.\n"
    );
    CHECK(sentence({"read", "a", "--json=yes"}).starts_with("dueregard: "));
}

TEST_CASE("help, version, completion and manual are answers to print, with nothing to run") {
    CHECK(answer({"--help"}).out.starts_with("dueregard: the register of equality work\n"));
    CHECK(answer({"-h"}).out == answer({"--help"}).out);
    CHECK(answer({"read", "--help"}).out.starts_with("Usage: dueregard read [--json] FILE\n"));
    CHECK(answer({"person", "--help"}).out.starts_with("Usage: dueregard person COMMAND ...\n"));
    CHECK(answer({"person", "add", "--help"}).out.starts_with("Usage: dueregard person add NAME...\n"));
    CHECK(answer({"--version"}).out == "dueregard 0.1.0\n");
    CHECK(answer({"completion"}).out.contains("complete -F _dueregard dueregard"));
    CHECK(answer({"manual"}).out.starts_with(".TH dueregard 1"));
    CHECK(answer({"--help"}).status == exit_done);
    CHECK(answer({"--help"}).error.empty());
}
